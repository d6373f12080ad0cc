import { zoneOffsetMs } from '#src/inbox/domain/citizen-time.ts';
import { dayMs } from '#src/inbox/domain/day.ts';
import { areDays, type Days } from '#src/inbox/domain/figure.ts';

/** The periods that are offered by name; `free` is asked for by its days. */
export const periodNames = ['month', 'last_month', '30_days', 'year', 'free'] as const;
export type PeriodName = (typeof periodNames)[number];

export interface Period extends Days {
  name: PeriodName;
}

/** Longer stretches are cut: nobody reads them aloud, and a counting without an end would hold up the desk. */
const longestDays = 3_700;

/**
 * The days a period means on the city's own calendar, today included; what is malformed or backwards counts as this month.
 * A month or year that runs ends today: tomorrow has no figures.
 */
export function periodOf(
  asked: { name?: string | null; from?: string | null; to?: string | null },
  now: Date,
  timeZone: string,
): Period {
  const today = Math.floor((now.getTime() + zoneOffsetMs(timeZone)) / dayMs);
  const date = new Date(today * dayMs);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const first = (y: number, m: number) => Date.UTC(y, m, 1) / dayMs;
  const name = periodNames.find((one) => one === asked.name) ?? 'month';
  const span = (from: number, to: number) => ({ name, from: dayOf(from), to: dayOf(to) });
  switch (name) {
    case 'last_month':
      return span(first(year, month - 1), first(year, month) - 1);
    case '30_days':
      return span(today - 29, today);
    case 'year':
      return span(first(year, 0), today);
    case 'free': {
      const days = { from: asked.from ?? '', to: asked.to ?? '' };
      if (!areDays(days)) return periodOf({}, now, timeZone);
      const to = Date.parse(days.to) / dayMs;
      return span(Math.max(Date.parse(days.from) / dayMs, to - longestDays), to);
    }
    default:
      return span(first(year, month), today);
  }
}

function dayOf(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}
