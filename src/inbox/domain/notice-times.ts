import type { Urgency } from '../schema.ts';
import { dayMs } from './day.ts';
import type { CompiledCalendar } from './working-calendar.ts';

/** Hours in which somebody is not to be disturbed, in minutes of the city's day; `until` before `from` means over midnight. */
export interface QuietHours {
  from: number;
  until: number;
}

/** Days ahead in which a working day must lie; behind that the calendar says that nobody ever works. */
const longestSearchDays = 400;
const minuteMs = 60_000;

/**
 * When the next letter with gathered notices leaves: when a working day of the calendar begins, and again when the last block
 * of that day begins (after the break). Always later than `at`.
 */
export function nextDigestAt(calendar: CompiledCalendar, at: Date): Date {
  const local = at.getTime() + calendar.offsetMs;
  const first = Math.floor(local / dayMs);
  for (let number = first; number < first + longestSearchDays; number++) {
    const { bounds } = calendar.dayAt(number);
    for (const start of new Set([bounds[0], bounds.at(-2)])) {
      if (start !== undefined && number * dayMs + start > local)
        return new Date(number * dayMs + start - calendar.offsetMs);
    }
  }
  // Nobody works for a year: the page still shows it, and a letter a day later does no harm.
  return new Date(at.getTime() + dayMs);
}

/** The instant from which somebody may be disturbed: `at` itself outside quiet hours, else their end. */
export function endOfQuiet(quiet: QuietHours | null, at: Date, offsetMs: number): Date {
  if (!quiet || quiet.from === quiet.until) return at;
  const local = at.getTime() + offsetMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const minute = Math.floor((local - midnight) / minuteMs);
  const overNight = quiet.until < quiet.from;
  const isQuiet = overNight
    ? minute >= quiet.from || minute < quiet.until
    : minute >= quiet.from && minute < quiet.until;
  if (!isQuiet) return at;
  const nextDay = overNight && minute >= quiet.from ? dayMs : 0;
  return new Date(midnight + nextDay + quiet.until * minuteMs - offsetMs);
}

/** What the escalation ladder raises; nothing else may wake anybody. */
const ladderKinds = new Set(['warn', 'due', 'overdue']);

/** Whether a notice passes quiet hours: only a step of the escalation ladder about an emergency, as the ladder itself passes duty hours. */
export function passesQuiet(kind: string, urgency: Urgency | null): boolean {
  return urgency === 'emergency' && ladderKinds.has(kind);
}
