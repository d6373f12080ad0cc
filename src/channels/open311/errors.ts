import type { FailureReason } from '../domain/failure-words.ts';
import { idText, number } from '../domain/loose-json.ts';
import type { FailureClass } from '../domain/network.ts';
import type { GeoDocument } from './read-document.ts';

/** What one refusal of a GeoReport server means, and whether it is known to have had no effect. */
export interface GeoError {
  failure: FailureClass;
  reason: FailureReason;
  freeOfEffect: boolean;
  retryAfterSeconds?: number;
}

/** Seconds to wait when a 429 names none. */
const defaultWaitSeconds = 60;

/**
 * Reads an answer; undefined for a good one. GeoReport v2 gives 400, 403, 404 and 405 before anything is created; a 400
 * counts as such only with the standard's own error document, because gateways answer 400 for half-read requests too.
 * An error document in a good answer is an error.
 */
export function readGeoError(
  status: number,
  headers: Headers,
  document: GeoDocument | undefined,
): GeoError | undefined {
  const said = document?.kind === 'errors' ? number(idText(document.entries[0]?.code)) : undefined;
  const good = status === 200 || status === 201;
  if (good && document?.kind !== 'errors') {
    return document === undefined
      ? { failure: 'transient', reason: 'no_clear_answer', freeOfEffect: false }
      : undefined;
  }
  // Some servers count their own errors from 1 up inside a plain status.
  const code = good ? (said ?? 0) : status;
  if (code === 429) {
    const wait = number(headers.get('retry-after') ?? undefined);
    return {
      failure: 'rate',
      reason: 'rate_limited',
      freeOfEffect: true,
      retryAfterSeconds: wait !== undefined && wait > 0 ? wait : defaultWaitSeconds,
    };
  }
  if (code === 401 || code === 403) return { failure: 'reauth', reason: 'token_expired', freeOfEffect: true };
  if (code === 404 || code === 410) return { failure: 'permanent', reason: 'target_gone', freeOfEffect: true };
  if (code === 405) return { failure: 'permanent', reason: 'not_offered', freeOfEffect: true };
  if (code === 400) return { failure: 'permanent', reason: 'bad_request', freeOfEffect: document?.kind === 'errors' };
  const failure = code >= 500 || good ? 'transient' : 'permanent';
  return { failure, reason: 'no_clear_answer', freeOfEffect: false };
}
