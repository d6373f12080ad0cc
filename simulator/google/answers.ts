import type { Reply } from '../http.ts';

/** Faults that a practice Google can be told to show; those "after_effect" do the thing first. */
export type GoogleTrouble =
  | 'quota'
  | 'rate'
  | 'rate_without_time'
  | 'token_expired'
  | 'forbidden'
  | 'gone'
  | 'comments_disabled'
  | 'bad_request'
  | 'invalid_argument'
  | 'server_error'
  | 'not_json'
  | 'hang'
  | 'drop'
  | 'ok_with_error'
  | 'timeout_after_effect'
  | 'drop_after_effect'
  | 'server_error_after_effect'
  | 'ok_without_id_after_effect'
  | 'empty_page_next';

/** An error as the older APIs (YouTube) write it: with a reason in `errors`. */
export function refuse(code: number, reason: string, message = reason, status?: string): Reply {
  const error = { code, message, errors: [{ message, domain: 'youtube.practice', reason }] };
  return { status: code, json: { error: status === undefined ? error : { ...error, status } } };
}

/** An error as google.rpc writes it. */
export function refuseRpc(code: number, status: string, details: object[] = []): Reply {
  return { status: code, json: { error: { code, message: `practice: ${status}`, status, details } } };
}

/** The answer for a fault without effect, or undefined for one that comes after the effect. */
export function refusalFor(kind: GoogleTrouble | undefined, rpc: boolean): Reply | undefined {
  switch (kind) {
    case 'quota':
      return rpc
        ? refuseRpc(429, 'RESOURCE_EXHAUSTED', [
            {
              '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
              reason: 'RATE_LIMIT_EXCEEDED',
              metadata: { quota_limit: 'DefaultRequestsPerDay' },
            },
          ])
        : refuse(403, 'quotaExceeded', 'The request cannot be completed because you have exceeded your quota.');
    case 'rate':
      return rpc
        ? refuseRpc(429, 'RESOURCE_EXHAUSTED', [
            { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '21s' },
          ])
        : refuse(403, 'rateLimitExceeded');
    case 'rate_without_time':
      return refuseRpc(429, 'RESOURCE_EXHAUSTED');
    case 'token_expired':
      return unauthenticated(rpc);
    case 'forbidden':
      return rpc ? refuseRpc(403, 'PERMISSION_DENIED') : refuse(403, 'forbidden');
    case 'gone':
      return rpc ? refuseRpc(404, 'NOT_FOUND') : refuse(404, 'parentCommentNotFound');
    case 'comments_disabled':
      return refuse(403, 'commentsDisabled');
    case 'bad_request':
      return rpc
        ? { status: 400, json: { error: { code: 400, message: 'something nobody has listed' } } }
        : refuse(400, 'somethingNobodyHasListed', 'practice', 'INVALID_ARGUMENT');
    case 'invalid_argument':
      return refuseRpc(400, 'INVALID_ARGUMENT');
    case 'server_error':
      return rpc ? refuseRpc(503, 'UNAVAILABLE') : refuse(500, 'backendError');
    case 'ok_with_error':
      return { status: 200, json: { error: { code: 404, message: 'practice', status: 'NOT_FOUND' } } };
    case 'not_json':
      return { status: 200, html: '<html>maintenance</html>' };
    case 'hang':
    case 'drop':
      return kind;
    default:
      return undefined;
  }
}

/** What every Google API says to a token it does not know. */
export function unauthenticated(rpc: boolean): Reply {
  return rpc ? refuseRpc(401, 'UNAUTHENTICATED') : refuse(401, 'authError', 'Invalid Credentials', 'UNAUTHENTICATED');
}

/** What is told after the thing was done, or undefined when the truth is told. */
export function answerAfterEffect(kind: GoogleTrouble | undefined): Reply | undefined {
  switch (kind) {
    case 'timeout_after_effect':
      return 'hang';
    case 'drop_after_effect':
      return 'drop';
    case 'server_error_after_effect':
      return { status: 502, html: '<h1>Bad Gateway</h1>' };
    case 'ok_without_id_after_effect':
      return { status: 200, json: {} };
    default:
      return undefined;
  }
}
