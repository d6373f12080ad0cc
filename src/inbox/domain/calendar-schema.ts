import { z } from 'zod';

/** Days of the week in the order of `Date.getUTCDay()`. */
export const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The three zones of Indonesia. None has summer time, so an offset in minutes says all. */
export const zoneOffsetMinutes = { 'Asia/Jakarta': 420, 'Asia/Makassar': 480, 'Asia/Jayapura': 540 } as const;

const dayMs = 86_400_000;

/** Days since 1970-01-01 of a `YYYY-MM-DD` date. */
export function dayNumberOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** Minutes since midnight of an `HH:MM` time; `24:00` is the end of the day. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD')
  .refine((date) => {
    const at = Date.parse(`${date}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
  }, 'this day does not exist');

const localTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time is written HH:MM, at most 24:00');

const blocks = z.array(z.tuple([localTime, localTime])).superRefine((list, context) => {
  let last = -1;
  for (const [from, to] of list) {
    if (minuteOf(from) >= minuteOf(to)) context.addIssue(`block ${from}-${to} ends before it begins`);
    if (minuteOf(from) < last) context.addIssue(`block ${from}-${to} begins before the one ahead of it ends`);
    last = Math.max(last, minuteOf(to));
  }
});

const day = blocks.default([]);
/** Blocks of working time per day of the week; a day left out is free. Blocks never cross midnight. */
const weekly = z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day });
export type Weekly = z.infer<typeof weekly>;

// @NOTE Five hours a week keep every permitted target within reach; less is a slip of the pen in the table.
const leastWeeklyMinutes = 300;
const openWeekly = weekly.refine(
  (week) => weeklyMinutes(week) >= leastWeeklyMinutes,
  'a week needs at least five hours of work',
);

/** Working minutes in one ordinary week of such a table. */
export function weeklyMinutes(week: Weekly): number {
  let sum = 0;
  for (const name of weekdays) for (const [from, to] of week[name]) sum += minuteOf(to) - minuteOf(from);
  return sum;
}

const period = z
  .strictObject({
    name: z.string().min(1),
    from: localDate,
    /** Last day of the period, included. */
    to: localDate,
    weekly,
    source: z.string().min(1),
  })
  .refine((p) => p.from <= p.to, 'a period ends before it begins')
  .refine(
    (p) => dayNumberOf(p.to) - dayNumberOf(p.from) < 92,
    'a period longer than three months is a new weekly table',
  );
export type Period = z.infer<typeof period>;

const periods = z.array(period).superRefine((list, context) => {
  const sorted = [...list].sort((a, b) => a.from.localeCompare(b.from));
  for (const [i, next] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before && before.to >= next.from) context.addIssue(`periods ${before.name} and ${next.name} overlap`);
  }
});

export const dayOffKinds = ['national', 'cuti_bersama', 'local'] as const;

const dayOff = z.strictObject({
  date: localDate,
  name: z.string().min(1),
  kind: z.enum(dayOffKinds),
  /** The decree that gives the day; a day off without one is not accepted. */
  source: z.string().min(1),
});
export type DayOff = z.infer<typeof dayOff>;

const daysOff = z.array(dayOff).superRefine((list, context) => {
  const seen = new Set<string>();
  for (const { date } of list) {
    if (seen.has(date)) context.addIssue(`day off ${date} is listed twice`);
    seen.add(date);
  }
});

const agencyCalendar = z.strictObject({
  /** Replaces the city's week. */
  weekly: openWeekly.optional(),
  /** Replaces the city's periods, also by none: `[]`. Left out, the city's Ramadan hours hold here too. */
  periods: periods.optional(),
  /** Added to the city's days off. */
  daysOff: daysOff.optional(),
  /** Kinds of the city's days off on which this agency works all the same. */
  worksOn: z.array(z.enum(dayOffKinds)).optional(),
});

/** One version of the city's working calendar, as it is stored, edited and exported. */
export const WorkingCalendar = z
  .strictObject({
    version: z.int().min(1),
    timezone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
    weekly: openWeekly,
    /** Where the hours of the week come from. */
    weeklySource: z.string().min(1),
    /** First and last day for which the table of days off is complete. A deadline outside it is called uncertain. */
    knownFrom: localDate,
    knownUntil: localDate,
    periods: periods.default([]),
    daysOff: daysOff.default([]),
    perAgency: z.record(z.string().min(1), agencyCalendar).default({}),
    notes: z.array(z.string()).default([]),
  })
  .refine((c) => c.knownFrom <= c.knownUntil, 'knownUntil lies before knownFrom');
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;
