import { NetworkFailure } from '../domain/network-failure.ts';
import type { Caller } from '../google/base.ts';
import { type GoogleCall, readGoogle } from '../google/call.ts';
import { type NotSent, sendOnce } from '../google/send.ts';
import { unitCosts } from './limits.ts';
import { spendAllUnits, spendUnits } from './units.ts';

/** Asks the Data API, and counts the unit it costs; throws `NetworkFailure`. */
export async function readYouTube(
  caller: Caller,
  call: GoogleCall,
  signal: AbortSignal,
): Promise<{ body: Record<string, unknown>; raw: string }> {
  spendUnits(caller, unitCosts.list, new Date());
  try {
    return await readGoogle(caller, call, signal);
  } catch (error) {
    if (error instanceof NetworkFailure) noteFullDay(caller, error.reason);
    throw error;
  }
}

/** Makes a call that changes something, once, and counts its units. */
export async function writeYouTube(
  caller: Caller,
  call: GoogleCall,
  signal: AbortSignal,
): Promise<{ body: unknown } | { ended: NotSent }> {
  spendUnits(caller, unitCosts.write, new Date());
  const sent = await sendOnce(caller, call, signal);
  if ('answer' in sent) return { body: sent.answer.body };
  if (sent.ended.state === 'failed') noteFullDay(caller, sent.ended.reason);
  return sent;
}

function noteFullDay(caller: Caller, reason: string): void {
  if (reason === 'daily_quota_used') spendAllUnits(caller, new Date());
}

/** The query for one video, channel or list. */
export function dataCall(path: string, query: Record<string, string>): GoogleCall & { query: Record<string, string> } {
  return { host: 'data', method: 'GET', path: `/youtube/v3/${path}`, query };
}
