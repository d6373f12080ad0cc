/** Days of an account's past that its rhythm is learned from. */
export const rhythmDays = 28;
/** Less than this is no rhythm yet. */
const leastDays = 14;
const leastHours = 20;
/** Nobody is alarmed over less than this, in hours. */
const leastSilence = 2;
/** A silence that this account would show by chance once in a thousand such moments is an alarm. */
const alarmBelow = 0.001;
const hourMs = 3_600_000;

export interface SilenceFacts {
  /** Beginnings of the hours (UTC) in which something came, within the last `rhythmDays`. */
  activeHours: readonly Date[];
  lastEventAt: Date;
  now: Date;
  /** What to add to UTC for the city's wall clock, in milliseconds: people write by day. */
  zoneMs: number;
}

export type SilenceVerdict =
  | { state: 'too_little_known' }
  | { state: 'usual' | 'alarm' /** How likely this silence is by chance, 0 to 1. */; chance: number };

/**
 * Decides whether an account is quieter than it ever is: for each hour of the day, working days and weekends apart, how
 * often something came; the chance of the present silence is the product of the chances that nothing came in each whole
 * hour of it. A sleepy account may be silent for days, a busy one by day for few hours.
 */
export function judgeSilence({ activeHours, lastEventAt, now, zoneMs }: SilenceFacts): SilenceVerdict {
  const slotOf = (at: number) => {
    const local = new Date(at + zoneMs);
    const weekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;
    return local.getUTCHours() + (weekend ? 24 : 0);
  };
  const hours = activeHours.map((hour) => hour.getTime()).sort((a, b) => a - b);
  const first = hours[0];
  if (first === undefined || hours.length < leastHours) return { state: 'too_little_known' };
  const lastHour = Math.floor(lastEventAt.getTime() / hourMs) * hourMs;
  if (lastHour - first < leastDays * 24 * hourMs) return { state: 'too_little_known' };
  const seen = new Float64Array(48);
  const active = new Float64Array(48);
  for (let at = first; at <= lastHour; at += hourMs) seen[slotOf(at)] = (seen[slotOf(at)] ?? 0) + 1;
  for (const at of hours) active[slotOf(at)] = (active[slotOf(at)] ?? 0) + 1;
  let chance = 1;
  let silent = 0;
  for (let at = lastHour + hourMs; at + hourMs <= now.getTime(); at += hourMs) {
    const slot = slotOf(at);
    // One hour more than was seen: what never failed to come may still fail once.
    chance *= 1 - (active[slot] ?? 0) / ((seen[slot] ?? 0) + 1);
    silent++;
  }
  return { state: silent >= leastSilence && chance < alarmBelow ? 'alarm' : 'usual', chance };
}
