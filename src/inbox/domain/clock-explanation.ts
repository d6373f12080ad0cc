import type { DueQuestion } from './clock-due.ts';
import type { Clock } from './clock-state.ts';
import { type TracedDay, traceDue } from './clock-trace.ts';
import { type Language, sayDayOff, sayDays, sayInstant, sayMinutes, sayTarget, sayTime } from './clock-words.ts';
import type { Condition, PolicyChoice } from './sla-policy.ts';
import type { SlaPolicy, Target } from './sla-schema.ts';
import { type CompiledCalendar, isKnown } from './working-calendar.ts';

/** A run of neighbouring days that are told in one sentence. */
interface Run {
  days: TracedDay[];
  first: TracedDay;
  last: TracedDay;
}

function isSameStory(a: TracedDay, b: TracedDay): boolean {
  if (a.reason !== b.reason || a.parts.length > 0 || b.parts.length > 0) return false;
  return a.reason !== 'day_off' || (a.dayOff?.name === b.dayOff?.name && a.dayOff?.kind === b.dayOff?.kind);
}

function gatherRuns(days: readonly TracedDay[]): Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && isSameStory(run.last, day)) {
      run.days.push(day);
      run.last = day;
    } else runs.push({ days: [day], first: day, last: day });
  }
  return runs;
}

/** Names a decree in full the first time only: they are long. */
function sayingSourcesOnce(language: Language): (source: string) => string {
  const said = new Set<string>();
  return (source) => {
    if (said.has(source)) return language === 'id' ? '(dasar yang sama)' : '(same decree)';
    said.add(source);
    return `(${source})`;
  };
}

interface Telling {
  language: Language;
  inDays: boolean;
  /** Working days told so far. */
  before: number;
  sourceOf: (source: string) => string;
}

function sayRun(run: Run, { language, inDays, before, sourceOf }: Telling): string {
  const id = language === 'id';
  const { first, last, days } = run;
  const when = sayDays(first.number, last.number, language);
  switch (first.reason) {
    case 'counted': {
      if (inDays) {
        const [from, to] = [before + 1, before + days.length];
        if (from === to) return id ? `${when}: hari kerja ke-${to}.` : `${when}: working day ${to}.`;
        return id
          ? `${when}: ${days.length} hari kerja, ke-${from} sampai ke-${to}.`
          : `${when}: ${days.length} working days, ${from} to ${to}.`;
      }
      const parts = first.parts.map((p) => `${sayTime(p.from, language)}–${sayTime(p.to, language)}`);
      const words = id ? '; jam kerja' : '; hours of';
      const hours = first.period ? `${words} ${first.period.name} ${sourceOf(first.period.source)}` : '';
      const total = sayMinutes(first.minutes, language);
      return `${when}: ${parts.join(id ? ' dan ' : ' and ')}, ${id ? 'dihitung' : 'counted'} ${total}${hours}.`;
    }
    case 'day_of_start':
      return id ? `${when}: hari diterima, belum dihitung.` : `${when}: the day of receipt, not counted.`;
    case 'day_off': {
      const why = first.dayOff ? `${sayDayOff(first.dayOff, language)} ${sourceOf(first.dayOff.source)}` : '';
      return id ? `${when}: tidak dihitung, ${why}.` : `${when}: not counted, ${why}.`;
    }
    case 'no_hours':
      return id ? `${when}: tidak dihitung, bukan hari kerja.` : `${when}: not counted, no working day.`;
    case 'outside_hours':
      return id ? `${when}: tidak dihitung, di luar jam kerja.` : `${when}: not counted, outside working hours.`;
    case 'paused':
      return id
        ? `${when}: tidak dihitung, menunggu jawaban pelapor.`
        : `${when}: not counted, waiting for the resident.`;
  }
}

function sayPauses(question: DueQuestion, language: Language): string[] {
  return question.pauses.map((pause) => {
    const [from, to] = [pause.from, pause.to].map((at) => sayInstant(new Date(at), question.calendar, language));
    return language === 'id'
      ? `Tenggat berhenti dari ${from} sampai ${to} karena menunggu jawaban pelapor.`
      : `The clock stood still from ${from} to ${to}, waiting for the resident.`;
  });
}

function sayDoubts(calendar: CompiledCalendar, dueAt: Date, language: Language): string[] {
  if (isKnown(calendar, dueAt)) return [];
  const known = sayDays(calendar.knownFromDay, calendar.knownUntilDay, language);
  return language === 'id'
    ? [`PERHATIAN: tabel hari libur baru lengkap untuk ${known}; tenggat ini belum pasti dan dapat bergeser.`]
    : [`NOTE: the table of days off is complete only for ${known}; this due time is not certain and may still move.`];
}

/**
 * Answers "why is it due then?" in whole sentences: what counted on each day, what did not and by which decree. The
 * counted parts add up to the target; if they do not, because the calendar has changed since, the last sentence says so.
 */
export function explainDue(
  calendar: CompiledCalendar,
  from: Date,
  target: Target,
  dueAt: Date,
  language: Language,
  how: { counts?: SlaPolicy['counts']; pauses?: DueQuestion['pauses'] } = {},
): string[] {
  const id = language === 'id';
  const counts = how.counts ?? 'working';
  const question: DueQuestion = { calendar, counts, startedAt: from, pauses: how.pauses ?? [] };
  const goal = sayTarget(target, counts, language);
  const due = sayInstant(dueAt, calendar, language, true);
  const sentences = [
    id
      ? `Dihitung sejak ${sayInstant(from, calendar, language)}, dengan batas ${goal}.`
      : `Counted from ${sayInstant(from, calendar, language)}, with a limit of ${goal}.`,
    ...sayPauses(question, language),
  ];
  if (counts === 'wall_clock') {
    sentences.push(id ? `Setiap menit dihitung, jadi tenggatnya ${due}.` : `Every minute counts, so it is due ${due}.`);
    return sentences;
  }
  const trace = traceDue(question, target, dueAt);
  const inDays = 'workingDays' in target;
  const telling: Telling = { language, inDays, before: 0, sourceOf: sayingSourcesOnce(language) };
  for (const run of gatherRuns(trace.days)) {
    sentences.push(sayRun(run, telling));
    if (run.first.reason === 'counted') telling.before += run.days.length;
  }
  const total = sayTarget(inDays ? { workingDays: trace.total } : { minutes: trace.total }, counts, language);
  if (trace.addsUp)
    sentences.push(id ? `Jumlahnya ${total}, jadi tenggatnya ${due}.` : `That makes ${total}, so it is due ${due}.`);
  else
    sentences.push(
      id
        ? `Menurut kalender yang berlaku kini jumlahnya ${total}, tidak sama dengan batasnya; tenggat ${due} dibuat dengan kalender sebelumnya.`
        : `By the present calendar that makes ${total}, which is not the limit; the due time ${due} was made with an earlier calendar.`,
    );
  return [...sentences, ...sayDoubts(calendar, dueAt, language)];
}

/** Explains a clock as it is kept with the report; `calendar` is the one of its version and agency. */
export function explainClock(clock: Clock, calendar: CompiledCalendar, language: Language): string[] {
  const { counts, pauses } = clock;
  const how = { counts, pauses };
  const sentences = explainDue(calendar, new Date(clock.startedAt), clock.target, new Date(clock.dueAt), language, how);
  if (clock.pausedAt !== null && clock.metAt === null && clock.cancelledAt === null) {
    const since = sayInstant(new Date(clock.pausedAt), calendar, language);
    sentences.push(
      language === 'id'
        ? `Kini berhenti sejak ${since} karena menunggu jawaban pelapor; tenggatnya akan mundur.`
        : `It stands still since ${since}, waiting for the resident; the due time will move later.`,
    );
  }
  return sentences;
}

const conditionWords: Record<Language, Record<Condition, string>> = {
  id: {
    agency: 'OPD',
    channel: 'saluran',
    inspection: 'perlu tidaknya pemeriksaan',
    urgency: 'kegentingan',
    kind: 'jenis',
  },
  en: { agency: 'agency', channel: 'channel', inspection: 'need of an inspection', urgency: 'urgency', kind: 'kind' },
};

/** Says in one sentence why this policy holds for a report. */
export function explainPolicy(choice: PolicyChoice, language: Language): string {
  const name = choice.policy.name[language];
  const id = language === 'id';
  if (choice.emergencyFirst) {
    return id
      ? `Berlaku aturan "${name}": keadaan darurat mendahului aturan lain.`
      : `The policy "${name}" holds: an emergency goes before every other policy.`;
  }
  if (choice.because.length === 0) {
    return id
      ? `Berlaku aturan "${name}": aturan umum, karena tidak ada yang lebih khusus.`
      : `The policy "${name}" holds: the general one, as none is more specific.`;
  }
  const words = choice.because.map((condition) => conditionWords[language][condition]).join(', ');
  return id
    ? `Berlaku aturan "${name}": yang paling khusus menurut ${words}.`
    : `The policy "${name}" holds: the most specific by ${words}.`;
}
