import type { SlaPolicies, SlaPolicy } from './sla-schema.ts';

const ours = 'pilihan awal Mimin, tanpa dasar aturan; ubah sesuai kebijakan kota';
const ladder: SlaPolicy['escalateTo'] = [
  { afterMinutes: 0, to: 'mimin' },
  { afterMinutes: 60, to: 'head' },
  { afterMinutes: 240, to: 'coordinator' },
  // Two ordinary days of seven and a half hours.
  { afterMinutes: 900, to: 'leader' },
];

const emergency: SlaPolicy = {
  id: 'darurat',
  name: { id: 'Darurat, siang malam', en: 'Emergency, day and night' },
  urgency: ['emergency'],
  counts: 'wall_clock',
  firstAnswer: { minutes: 15 },
  nextAnswer: { minutes: 15 },
  resolution: { minutes: 1_440 },
  warnAt: 0.5,
  pauseLimit: { minutes: 240 },
  escalateTo: [
    { afterMinutes: 0, to: 'mimin' },
    { afterMinutes: 5, to: 'head' },
    { afterMinutes: 15, to: 'coordinator' },
    { afterMinutes: 60, to: 'leader' },
  ],
  source: ours,
};

const withoutClock: SlaPolicy = {
  id: 'tanpa-tenggat',
  name: { id: 'Pujian, obrolan, spam: tanpa tenggat', en: 'Praise, chatter, spam: no clock' },
  kind: ['praise', 'chatter', 'spam'],
  counts: 'working',
  firstAnswer: null,
  nextAnswer: null,
  resolution: null,
  warnAt: 0.75,
  pauseLimit: { workingDays: 10 },
  escalateTo: ladder,
  source: ours,
};

const sixtyMinutes: SlaPolicy = {
  id: 'kota-60-menit',
  name: {
    id: 'Janji kota: dijawab manusia dalam 60 menit kerja',
    en: "The city's goal: a human answer in 60 working minutes",
  },
  counts: 'working',
  firstAnswer: { minutes: 60 },
  nextAnswer: { minutes: 240 },
  resolution: { workingDays: 14 },
  warnAt: 0.75,
  pauseLimit: { workingDays: 10 },
  escalateTo: ladder,
  source: `jawaban pertama: sasaran kota 60 menit; penyelesaian: SP4N-LAPOR!, pengaduan tidak berkadar pengawasan 14 hari kerja; jawaban berikutnya dan batas jeda: ${ours}`,
};

const forward: SlaPolicy = {
  ...sixtyMinutes,
  id: 'sp4n',
  name: { id: 'SP4N-LAPOR!: pengaduan', en: 'SP4N-LAPOR!: complaint' },
  firstAnswer: { workingDays: 3 },
  nextAnswer: { workingDays: 3 },
  escalateTo: ladder,
  source: `SP4N-LAPOR!: verifikasi dan penerusan 3 hari kerja, pengaduan tidak berkadar pengawasan 14 hari kerja; jawaban berikutnya dan batas jeda: ${ours}`,
};

function information(base: SlaPolicy, id: string): SlaPolicy {
  return {
    ...base,
    id,
    name: { id: `${base.name.id} (permintaan informasi)`, en: `${base.name.en} (information request)` },
    kind: ['question', 'information'],
    resolution: { workingDays: 5 },
    source: `${base.source}; SP4N-LAPOR!: permintaan informasi 5 hari kerja`,
  };
}

function inspection(base: SlaPolicy, id: string): SlaPolicy {
  return {
    ...base,
    id,
    name: { id: `${base.name.id} (perlu pemeriksaan)`, en: `${base.name.en} (needs an inspection)` },
    kind: ['complaint'],
    inspection: true,
    resolution: { workingDays: 60 },
    source: `${base.source}; SP4N-LAPOR!: pengaduan berkadar pengawasan 60 hari kerja`,
  };
}

/** The city's 60-minute goal for the first human answer, with SP4N's times for the solution. */
export const cityPreset: SlaPolicies = [
  sixtyMinutes,
  information(sixtyMinutes, 'kota-60-menit-informasi'),
  inspection(sixtyMinutes, 'kota-60-menit-pemeriksaan'),
  emergency,
  withoutClock,
];

/** SP4N-LAPOR! alone: 3 working days to verify and forward, 5, 14 or 60 to solve. */
export const sp4nPreset: SlaPolicies = [
  forward,
  information(forward, 'sp4n-informasi'),
  inspection(forward, 'sp4n-pemeriksaan'),
  emergency,
  withoutClock,
];
