import {
  type DayOff,
  dayNumberOf,
  minuteOf,
  type Period,
  type Weekly,
  type WorkingCalendar,
  weekdays,
  zoneOffsetMinutes,
} from './calendar-schema.ts';
import { dayMs } from './day.ts';

const minuteMs = 60_000;

/** One local day as the calendar sees it; times are milliseconds since its midnight. */
export interface WorkDay {
  /** Days since 1970-01-01. */
  number: number;
  /** Start and end of each block in turn: `[from, to, from, to]`. */
  bounds: readonly number[];
  workMs: number;
  /** End of the last block; 0 on a free day. */
  endMs: number;
  dayOff: DayOff | null;
  period: Period | null;
}

/** A calendar made ready for counting, for one agency or for the city (`agency` null). */
export interface CompiledCalendar {
  version: number;
  timezone: WorkingCalendar['timezone'];
  agency: string | null;
  offsetMs: number;
  knownFromDay: number;
  knownUntilDay: number;
  knownUntil: string;
  dayAt(number: number): WorkDay;
}

/** The calendars of one version: the city's without a code, an agency's with it. Each is compiled once. */
export type Calendars = (agencyCode?: string | null) => CompiledCalendar;

interface Week {
  bounds: readonly number[];
  workMs: number;
}

function compileWeek(weekly: Weekly): readonly Week[] {
  return weekdays.map((name) => {
    const bounds = weekly[name].flatMap(([from, to]) => [minuteOf(from) * minuteMs, minuteOf(to) * minuteMs]);
    const workMs = bounds.reduce((sum, bound, i) => (i % 2 === 0 ? sum - bound : sum + bound), 0);
    return { bounds, workMs };
  });
}

const free: Week = { bounds: [], workMs: 0 };

/** Makes a calendar ready for counting; days are worked out when first asked for and then kept. */
export function compileCalendar(data: WorkingCalendar, agencyCode: string | null = null): CompiledCalendar {
  const own = agencyCode === null ? undefined : data.perAgency[agencyCode];
  const week = compileWeek(own?.weekly ?? data.weekly);
  const periods = (own?.periods ?? data.periods).map((period) => ({
    period,
    from: dayNumberOf(period.from),
    to: dayNumberOf(period.to),
    week: compileWeek(period.weekly),
  }));
  const daysOff = new Map<number, DayOff>();
  for (const off of data.daysOff) if (!own?.worksOn?.includes(off.kind)) daysOff.set(dayNumberOf(off.date), off);
  for (const off of own?.daysOff ?? []) daysOff.set(dayNumberOf(off.date), off);

  function workOut(number: number): WorkDay {
    const dayOff = daysOff.get(number) ?? null;
    const inPeriod = periods.find((p) => p.from <= number && number <= p.to);
    // 1970-01-01 was a Thursday, the fifth day of a week that begins on Sunday.
    const weekday = (((number + 4) % 7) + 7) % 7;
    const hours = dayOff ? free : ((inPeriod?.week ?? week)[weekday] ?? free);
    return {
      number,
      bounds: hours.bounds,
      workMs: hours.workMs,
      endMs: hours.bounds.at(-1) ?? 0,
      dayOff,
      period: inPeriod?.period ?? null,
    };
  }

  const days = new Map<number, WorkDay>();
  return {
    version: data.version,
    timezone: data.timezone,
    agency: own ? agencyCode : null,
    offsetMs: zoneOffsetMinutes[data.timezone] * minuteMs,
    knownFromDay: dayNumberOf(data.knownFrom),
    knownUntilDay: dayNumberOf(data.knownUntil),
    knownUntil: data.knownUntil,
    dayAt(number) {
      let day = days.get(number);
      if (!day) {
        day = workOut(number);
        days.set(number, day);
      }
      return day;
    },
  };
}

/** Compiles all calendars of one version; agencies without hours of their own share the city's. */
export function compileCalendars(data: WorkingCalendar): Calendars {
  const city = compileCalendar(data);
  const own = new Map(Object.keys(data.perAgency).map((code) => [code, compileCalendar(data, code)]));
  return (agencyCode) => (agencyCode ? (own.get(agencyCode) ?? city) : city);
}

/** Says whether the table of days off covers the local day of an instant; a due time outside it may still move. */
export function isKnown(calendar: CompiledCalendar, at: Date): boolean {
  // @NOTE A deadline at 24:00 belongs to the day that ends there.
  const day = Math.floor((at.getTime() - 1 + calendar.offsetMs) / dayMs);
  return calendar.knownFromDay <= day && day <= calendar.knownUntilDay;
}

/** Days from today until the table of days off ends: negative once it has ended. Below 75, 60 working days reach past it. */
export function daysUntilTableEnds(data: WorkingCalendar, now: Date): number {
  const today = Math.floor((now.getTime() + zoneOffsetMinutes[data.timezone] * minuteMs) / dayMs);
  return dayNumberOf(data.knownUntil) - today;
}
