import type { DayOff, Period, Weekly, WorkingCalendar } from './calendar-schema.ts';
import { dayOffKinds, WorkingCalendar as schema } from './calendar-schema.ts';
import { sayBlocks } from './compare-clock-rules.ts';

/** The days in the order in which people list them: Monday first. */
export const formDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Day = (typeof formDays)[number];

const dayNames: Record<string, Day> = {
  senin: 'mon',
  selasa: 'tue',
  rabu: 'wed',
  kamis: 'thu',
  jumat: 'fri',
  sabtu: 'sat',
  minggu: 'sun',
  monday: 'mon',
  tuesday: 'tue',
  wednesday: 'wed',
  thursday: 'thu',
  friday: 'fri',
  saturday: 'sat',
  sunday: 'sun',
};
const idDays: Record<Day, string> = {
  mon: 'Senin',
  tue: 'Selasa',
  wed: 'Rabu',
  thu: 'Kamis',
  fri: 'Jumat',
  sat: 'Sabtu',
  sun: 'Minggu',
};
const kindNames: Record<string, DayOff['kind']> = {
  nasional: 'national',
  national: 'national',
  'cuti bersama': 'cuti_bersama',
  cuti_bersama: 'cuti_bersama',
  daerah: 'local',
  local: 'local',
};
const idKinds: Record<DayOff['kind'], string> = { national: 'nasional', cuti_bersama: 'cuti bersama', local: 'daerah' };

/** What stands in the fields of the page, as typed. */
export type CalendarFields = Partial<
  Record<Day | 'weeklySource' | 'knownFrom' | 'knownUntil' | 'periods' | 'daysOff', string>
> & {
  /** Of an agency: it has a week of its own, periods of its own. */
  ownWeekly?: boolean;
  ownPeriods?: boolean;
  worksOn?: string[];
};

/** What cannot be read: which field, which line of it, and why. */
export interface FormProblem {
  field: string;
  line: number | null;
  says: 'blocks' | 'day' | 'period_head' | 'day_off' | 'kind' | 'table';
  detail: string;
}

class Unreadable extends Error {
  readonly problem: FormProblem;
  constructor(problem: FormProblem) {
    super(problem.says);
    this.problem = problem;
  }
}

/** Reads "07:30-12:00, 13:00-16:00"; 7.30 and a dash of any kind are understood, an empty field or "libur" is a free day. */
function readBlocks(text: string, field: string, line: number | null): [string, string][] {
  const words = text.trim();
  if (words === '' || /^(-|libur|off)$/i.test(words)) return [];
  return words.split(/[,;]|\bdan\b|\band\b/).map((part): [string, string] => {
    const [, h1, m1, h2, m2] =
      /^\s*(\d{1,2})[.:](\d\d)\s*(?:-|–|—|sampai|s\/d|to)\s*(\d{1,2})[.:](\d\d)\s*$/i.exec(part) ?? [];
    if (!h1 || !m1 || !h2 || !m2) throw new Unreadable({ field, line, says: 'blocks', detail: part.trim() });
    return [`${h1.padStart(2, '0')}:${m1}`, `${h2.padStart(2, '0')}:${m2}`];
  });
}

function readWeek(fields: CalendarFields): Weekly {
  const week: Weekly = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  for (const day of formDays) week[day] = readBlocks(fields[day] ?? '', day, null);
  return week;
}

const parts = (line: string) => line.split('|').map((part) => part.trim());

function readPeriods(text: string): Period[] {
  const periods: Period[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.includes('|')) {
      const [name, from, to, source, more] = parts(line);
      if (!name || !from || !to || !source || more !== undefined)
        throw new Unreadable({ field: 'periods', line: i + 1, says: 'period_head', detail: line });
      periods.push({
        name,
        from,
        to,
        source,
        weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
      });
      continue;
    }
    const colon = line.indexOf(':');
    const range = line
      .slice(0, colon)
      .toLowerCase()
      .split(/\s*(?:-|–|sampai|to)\s*/);
    const [first, last] = [dayNames[range[0] ?? ''], dayNames[range.at(-1) ?? '']];
    const current = periods.at(-1);
    if (colon < 0 || !first || !last || !current)
      throw new Unreadable({ field: 'periods', line: i + 1, says: 'day', detail: line });
    const blocks = readBlocks(line.slice(colon + 1), 'periods', i + 1);
    for (const day of formDays.slice(formDays.indexOf(first), formDays.indexOf(last) + 1)) current.weekly[day] = blocks;
  }
  return periods;
}

function readDaysOff(text: string): DayOff[] {
  return text.split('\n').flatMap((raw, i): DayOff[] => {
    const line = raw.trim();
    if (line === '') return [];
    const [date, name, kind, source, more] = parts(line);
    if (!date || !name || !kind || !source || more !== undefined)
      throw new Unreadable({ field: 'daysOff', line: i + 1, says: 'day_off', detail: line });
    const read = kindNames[kind.toLowerCase()];
    if (!read) throw new Unreadable({ field: 'daysOff', line: i + 1, says: 'kind', detail: kind });
    return [{ date, name, kind: read, source }];
  });
}

/** Puts the typed fields into the calendar: the city's, or the one of an agency. What cannot be meant is refused with its place. */
export function readCalendarForm(
  before: WorkingCalendar,
  agency: string | null,
  fields: CalendarFields,
): { ok: true; data: WorkingCalendar } | { ok: false; problem: FormProblem } {
  try {
    const daysOff = readDaysOff(fields.daysOff ?? '').sort((a, b) => a.date.localeCompare(b.date));
    const data = agency === null ? cityOf(before, fields, daysOff) : agencyOf(before, agency, fields, daysOff);
    const read = schema.safeParse(data);
    if (read.success) return { ok: true, data: read.data };
    const issue = read.error.issues[0];
    const field = String(issue?.path.find((part) => typeof part === 'string') ?? 'table');
    return { ok: false, problem: { field, line: null, says: 'table', detail: issue?.message ?? '' } };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem };
    throw error;
  }
}

function cityOf(before: WorkingCalendar, fields: CalendarFields, daysOff: DayOff[]): WorkingCalendar {
  return {
    ...before,
    weekly: readWeek(fields),
    weeklySource: fields.weeklySource?.trim() ?? before.weeklySource,
    knownFrom: fields.knownFrom ?? before.knownFrom,
    knownUntil: fields.knownUntil ?? before.knownUntil,
    periods: readPeriods(fields.periods ?? ''),
    daysOff,
  };
}

function agencyOf(before: WorkingCalendar, code: string, fields: CalendarFields, daysOff: DayOff[]): WorkingCalendar {
  const worksOn = dayOffKinds.filter((kind) => fields.worksOn?.includes(kind));
  const own = {
    ...(fields.ownWeekly ? { weekly: readWeek(fields) } : {}),
    ...(fields.ownPeriods ? { periods: readPeriods(fields.periods ?? '') } : {}),
    ...(daysOff.length > 0 ? { daysOff } : {}),
    ...(worksOn.length > 0 ? { worksOn } : {}),
  };
  const { [code]: _, ...others } = before.perAgency;
  return { ...before, perAgency: Object.keys(own).length > 0 ? { ...others, [code]: own } : others };
}

/** What the fields of the page hold for a calendar as it is. */
export function calendarFields(data: WorkingCalendar, agency: string | null): CalendarFields {
  const own = agency === null ? undefined : (data.perAgency[agency] ?? {});
  const week = own?.weekly ?? data.weekly;
  const fields: CalendarFields = {
    weeklySource: data.weeklySource,
    knownFrom: data.knownFrom,
    knownUntil: data.knownUntil,
    periods: (own ? (own.periods ?? data.periods) : data.periods).map(sayPeriod).join('\n\n'),
    daysOff: (own ? (own.daysOff ?? []) : data.daysOff)
      .map((off) => `${off.date} | ${off.name} | ${idKinds[off.kind]} | ${off.source}`)
      .join('\n'),
  };
  for (const day of formDays) fields[day] = sayBlocks(week[day]);
  if (own)
    Object.assign(fields, {
      ownWeekly: own.weekly !== undefined,
      ownPeriods: own.periods !== undefined,
      worksOn: own.worksOn ?? [],
    });
  return fields;
}

function sayPeriod({ name, from, to, source, weekly }: Period): string {
  const lines = formDays.map((day) => `${idDays[day]}: ${sayBlocks(weekly[day]) || 'libur'}`);
  return [`${name} | ${from} | ${to} | ${source}`, ...lines].join('\n');
}
