/**
 * The slow second opinion on every due time, for tests and `bench sla` only. It shares no code with the rules it checks:
 * it reads the calendar's table itself, asks the platform for the local time once, and then turns a wall clock of its own
 * one minute at a time (its own months, leap years and days of the week), looking at every minute whether it counts.
 */
import type { WorkingCalendar } from './calendar-schema.ts';
import type { Target } from './sla-schema.ts';

const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const minuteNames: string[] = [];
for (let h = 0; h < 24; h++) {
  for (let m = 0; m < 60; m++) minuteNames.push(`${h < 10 ? '0' : ''}${h}:${m < 10 ? '0' : ''}${m}`);
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timezone, made);
  return made;
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A wall clock that stands at a minute of a local day. */
class WallClock {
  private year = 0;
  private month = 0;
  private day = 0;
  private weekday = 0;
  private minute = 0;
  private today: readonly (readonly [string, string])[] = [];
  private lastEnd = '';
  private readonly data: WorkingCalendar;
  private readonly agency: string | null;

  constructor(data: WorkingCalendar, agency: string | null, at: Date) {
    this.data = data;
    this.agency = agency;
    for (const { type, value } of formatOf(data.timezone).formatToParts(at)) {
      if (type === 'year') this.year = Number(value);
      if (type === 'month') this.month = Number(value);
      if (type === 'day') this.day = Number(value);
      if (type === 'weekday') this.weekday = (names as readonly string[]).indexOf(value.toLowerCase());
      if (type === 'hour') this.minute += Number(value) * 60;
      if (type === 'minute') this.minute += Number(value);
    }
    this.lookUpToday();
  }

  date(): string {
    const two = (n: number) => (n < 10 ? `0${n}` : String(n));
    return `${this.year}-${two(this.month)}-${two(this.day)}`;
  }

  private lookUpToday(): void {
    const date = this.date();
    const own = this.agency === null ? undefined : this.data.perAgency[this.agency];
    const cityOff = this.data.daysOff.find((off) => off.date === date);
    const ownOff = own?.daysOff?.some((off) => off.date === date) ?? false;
    const free = ownOff || (cityOff !== undefined && !(own?.worksOn ?? []).includes(cityOff.kind));
    const periods = own?.periods ?? this.data.periods;
    const period = periods.find((p) => date >= p.from && date <= p.to);
    const weekly = period?.weekly ?? own?.weekly ?? this.data.weekly;
    this.today = free ? [] : weekly[names[this.weekday] ?? 'mon'];
    this.lastEnd = this.today.reduce((latest, [, to]) => (to > latest ? to : latest), '');
  }

  isWorking(): boolean {
    const now = minuteNames[this.minute] ?? '';
    for (const [from, to] of this.today) if (from <= now && now < to) return true;
    return false;
  }

  tick(): void {
    this.minute += 1;
    if (this.minute < 1_440) return;
    this.minute = 0;
    this.weekday = this.weekday === 6 ? 0 : this.weekday + 1;
    this.day += 1;
    if (this.day > lengthOfMonth(this.year, this.month)) {
      this.day = 1;
      this.month += 1;
    }
    if (this.month > 12) {
      this.month = 1;
      this.year += 1;
    }
    this.lookUpToday();
  }

  /** Whether work ends for today when the present minute is over. */
  endsWithThisMinute(): boolean {
    const next = this.minute === 1_439 ? '24:00' : minuteNames[this.minute + 1];
    return this.lastEnd !== '' && next === this.lastEnd;
  }
}

const patience = 20 * 366 * 1_440;

/** When a number of working minutes has passed, seconds of the start kept. */
export function oracleAddMinutes(data: WorkingCalendar, agency: string | null, from: Date, minutes: number): Date {
  const clock = new WallClock(data, agency, from);
  let at = from.getTime();
  let left = minutes * 60_000;
  for (let i = 0; i < patience; i++) {
    const minuteEnd = at - (at % 60_000) + 60_000;
    if (clock.isWorking()) {
      if (minuteEnd - at >= left) return new Date(at + left);
      left -= minuteEnd - at;
    }
    at = minuteEnd;
    clock.tick();
  }
  throw new Error('the oracle lost its patience');
}

/** Working minutes from one instant to a later one, on whole minutes. */
export function oracleMinutesBetween(data: WorkingCalendar, agency: string | null, from: Date, to: Date): number {
  const clock = new WallClock(data, agency, from);
  let minutes = 0;
  for (let at = from.getTime(); at < to.getTime(); at += 60_000) {
    if (clock.isWorking()) minutes += 1;
    clock.tick();
  }
  return minutes;
}

/** When a target is used up, with pauses; every instant is taken at its minute. */
export function oracleDue(
  data: WorkingCalendar,
  agency: string | null,
  startedAt: Date,
  target: Target,
  pauses: readonly { from: string; to: string }[],
): Date {
  const stops = pauses.map(({ from, to }) =>
    [from, to].map((iso) => new Date(`${iso.slice(0, 16)}:00.000Z`).getTime()),
  );
  const clock = new WallClock(data, agency, startedAt);
  const firstDate = clock.date();
  let at = startedAt.getTime() - (startedAt.getTime() % 60_000);
  let counted = 0;
  for (let i = 0; i < patience; i++) {
    const stands = stops.some(([from = 0, to = 0]) => from <= at && at < to);
    if (!stands && clock.isWorking()) {
      if ('minutes' in target) counted += 1;
      else if (clock.endsWithThisMinute() && clock.date() > firstDate) counted += 1;
      if (counted === ('minutes' in target ? target.minutes : target.workingDays)) return new Date(at + 60_000);
    }
    at += 60_000;
    clock.tick();
  }
  throw new Error('the oracle lost its patience');
}
