import { sayDecimal, sayWorking } from '../domain/say.ts';

/** The words of the page of figures for everybody. */
export const publicWords: Record<'id' | 'en', PublicWords> = {
  id: {
    title: 'Angka aduan warga',
    lead: (city) => `Berapa aduan yang diterima ${city}, dan seberapa cepat dijawab.`,
    periods: { month: 'Bulan ini', last_month: 'Bulan lalu', year: 'Tahun ini' },
    days: (from, to) => `${from} sampai ${to}`,
    nav: 'Rentang waktu',
    parts: { agencies: 'Per OPD', networks: 'Per kanal', kinds: 'Per jenis', topics: 'Per topik (15 teratas)' },
    received: (n) => `${n} diterima`,
    answered: (n) => `${n} dijawab petugas`,
    wait: (half, nine) => `separuhnya dalam ${half}, sembilan dari sepuluh dalam ${nine} waktu kerja`,
    solved: (n) => `${n} diselesaikan`,
    reopened: (n) => `${n} dibuka kembali`,
    open: (n) => `${n} masih terbuka`,
    late: (n) => `${n} lewat tenggat`,
    satisfaction: (mean) => `nilai warga ${mean} dari 5`,
    empty: 'Belum ada aduan dalam rentang ini.',
    hiddenNote:
      'Angka 1 sampai 4, dan angka yang akan membukanya, tidak ditampilkan supaya tidak menunjuk orang. Tanda terima otomatis bukan jawaban. "Terbuka" dan "lewat tenggat" adalah keadaan saat dihitung.',
    madeAt: (when) => `Dihitung ${when}, diperbarui paling cepat tiap sepuluh menit.`,
    data: 'Data terbuka',
    dataLead: 'Angka yang sama untuk diolah sendiri:',
    schema: 'skema JSON',
  },
  en: {
    title: 'Figures of residents’ reports',
    lead: (city) => `How many reports ${city} received, and how fast they were answered.`,
    periods: { month: 'This month', last_month: 'Last month', year: 'This year' },
    days: (from, to) => `${from} to ${to}`,
    nav: 'Period',
    parts: { agencies: 'By agency', networks: 'By channel', kinds: 'By kind', topics: 'By topic (first 15)' },
    received: (n) => `${n} received`,
    answered: (n) => `${n} answered by staff`,
    wait: (half, nine) => `half within ${half}, nine of ten within ${nine} of working time`,
    solved: (n) => `${n} solved`,
    reopened: (n) => `${n} reopened`,
    open: (n) => `${n} still open`,
    late: (n) => `${n} past their due time`,
    satisfaction: (mean) => `rated ${mean} of 5`,
    empty: 'No reports in this period yet.',
    hiddenNote:
      'Numbers from 1 to 4, and those that would give them away, are left out so that they point at nobody. An automatic receipt is no answer. "Open" and "past their due time" are as things stood when this was counted.',
    madeAt: (when) => `Counted ${when}, renewed every ten minutes at most.`,
    data: 'Open data',
    dataLead: 'The same figures to work with:',
    schema: 'JSON schema',
  },
};

type Row = {
  received: number | null;
  answered: number | null;
  solved: number | null;
  reopened: number | null;
  open: number | null;
  late: number | null;
  working_median: number | null;
  working_ninetieth: number | null;
  satisfaction: number | null;
};

/** A row of figures as one sentence; what is not published is not mentioned. */
export function sayRow(row: Row, language: 'id' | 'en', count: (n: number) => string): string {
  const words = publicWords[language];
  const { working_median: half, working_ninetieth: nine, satisfaction } = row;
  const said = [
    row.received === null ? null : words.received(count(row.received)),
    row.answered
      ? words.answered(count(row.answered)) +
        (half === null || nine === null
          ? ''
          : ` (${words.wait(sayWorking(half, language), sayWorking(nine, language))})`)
      : null,
    row.solved ? words.solved(count(row.solved)) : null,
    row.reopened ? words.reopened(count(row.reopened)) : null,
    satisfaction === null ? null : words.satisfaction(sayDecimal(satisfaction, language)),
    row.open ? words.open(count(row.open)) : null,
    row.late ? words.late(count(row.late)) : null,
  ];
  return `${said.filter((one) => one !== null).join(', ')}.`;
}

interface PublicWords {
  title: string;
  lead(city: string): string;
  periods: Record<'month' | 'last_month' | 'year', string>;
  days(from: string, to: string): string;
  nav: string;
  parts: Record<'agencies' | 'networks' | 'kinds' | 'topics', string>;
  received(n: string): string;
  answered(n: string): string;
  wait(half: string, nine: string): string;
  solved(n: string): string;
  reopened(n: string): string;
  open(n: string): string;
  late(n: string): string;
  satisfaction(mean: string): string;
  empty: string;
  hiddenNote: string;
  madeAt(when: string): string;
  data: string;
  dataLead: string;
  schema: string;
}
