import { NetworkFailure } from '../domain/network-failure.ts';
import { type AtAnswer, type AtCall, type Caller, faultOf, reached, send, throwFault } from './send.ts';
import { accessToken, openSession } from './session.ts';

/**
 * Makes one call as the account; throws what `fetch` throws, and `NetworkFailure` when no session can be had. A session that
 * has ended is replaced and the call made again: the server refused it before it did anything.
 */
export async function callAt(account: Caller, call: AtCall, signal: AbortSignal): Promise<AtAnswer> {
  const token = await accessToken(account, signal);
  const answer = await send(account, call, token, signal);
  if (!faultOf(account, answer)?.sessionEnded) return answer;
  const session = await openSession(account, token, signal);
  return send(account, call, session.access, signal);
}

/** Asks something that changes nothing (or may be repeated); throws `NetworkFailure` for everything that is no good answer. */
export async function readAt(account: Caller, call: AtCall, signal: AbortSignal): Promise<AtAnswer> {
  const answer = await reached(() => callAt(account, call, signal), signal);
  throwFault(faultOf(account, answer));
  if (answer.body === undefined) throw new NetworkFailure('transient', 'service_down');
  return answer;
}
