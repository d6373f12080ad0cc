import type { ChannelAccount } from '../domain/network.ts';
import type { Caller } from '../google/base.ts';
import { pacificDay } from '../google/pacific-day.ts';
import { dailyUnits } from './limits.ts';

/** Units used on one of Google's days. */
export interface UsedUnits {
  day: string;
  used: number;
}

/**
 * What each of our projects has used today: YouTube tells it with no answer, so it is counted here. Kept with the cursor of
 * each poll too, so that a restart does not begin at nought.
 */
const projects = new Map<string, UsedUnits>();

/** Counts the units of a call and tells how full the day is. */
export function spendUnits(caller: Caller, units: number, now: Date): void {
  const { day, secondsLeft } = pacificDay(now);
  const before = usedUnits(caller, now);
  const used = before.used + units;
  projects.set(projectOf(caller), { day, used });
  caller.noteUsage?.({ share: used / dailyUnits(caller.settings), resetSeconds: secondsLeft });
}

/** Notes that YouTube says the day's units are used up, whatever we counted. */
export function spendAllUnits(caller: Caller, now: Date): void {
  const missing = dailyUnits(caller.settings) - usedUnits(caller, now).used;
  spendUnits(caller, Math.max(0, missing), now);
}

/** What this account's project has used today, as far as this process knows. */
export function usedUnits(caller: Caller, now: Date): UsedUnits {
  const { day } = pacificDay(now);
  const known = projects.get(projectOf(caller));
  return known?.day === day ? known : { day, used: 0 };
}

/** Takes up what was counted before a restart, or by another process. */
export function restoreUnits(caller: Caller, before: UsedUnits | undefined, now: Date): void {
  const known = usedUnits(caller, now);
  if (before?.day === known.day && before.used > known.used) projects.set(projectOf(caller), before);
}

/** The accounts that this process reads for, by project: they share its day. */
const sharers = new Map<string, Set<string>>();
/** What one look at an account costs on average (threads, held ones, now and then some pages more). */
const unitsALook = 3;
/** Share of the day that reading may take; the rest is for answering people. */
const readingShare = 0.7;

/** Notes that an account is read with this project's units. */
export function noteSharer(account: ChannelAccount): void {
  const known = sharers.get(projectOf(account)) ?? new Set<string>();
  sharers.set(projectOf(account), known.add(account.externalId));
}

/** How long an account has to rest between two polls, in seconds, so that all that share a day get through it. */
export function fairRestSeconds(account: ChannelAccount): number {
  const accounts = sharers.get(projectOf(account))?.size ?? 1;
  return Math.ceil((86_400 * accounts * unitsALook) / (readingShare * dailyUnits(account.settings)));
}

function projectOf(caller: Caller): string {
  return caller.settings.client_id ?? '';
}
