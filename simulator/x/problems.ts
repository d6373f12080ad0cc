import type { Reply } from '../http.ts';

/** Faults that X can be told to show; those "after_effect" do the thing first. */
export type XTrouble =
  | 'rate'
  | 'usage_capped'
  | 'no_credits'
  | 'token_expired'
  | 'client_forbidden'
  | 'not_summoned'
  | 'not_permitted'
  | 'suspended'
  | 'duplicate'
  | 'target_gone'
  | 'dm_refused'
  | 'bad_request'
  | 'server_error'
  | 'hang'
  | 'drop'
  | 'not_json'
  | 'ok_with_error'
  | 'partial_errors'
  | 'empty_page_next'
  | 'timeout_after_effect'
  | 'drop_after_effect'
  | 'bad_gateway_after_effect'
  | 'odd_refusal_after_effect'
  | 'ok_without_id_after_effect';

const types = 'https://api.x.com/2/problems/';

/** A problem body as X writes it. */
export function problem(status: number, type: string, detail: string, more: Record<string, unknown> = {}): Reply {
  const title = type === 'about:blank' ? 'Forbidden' : type;
  return { status, json: { title, detail, type: type.includes(':') ? type : types + type, status, ...more } };
}

/** The answer for a fault without effect, or undefined for one that comes after the effect. */
export function refusalOf(kind: XTrouble | undefined, reset: number): Reply | undefined {
  switch (kind) {
    case 'rate': {
      const headers = {
        'x-rate-limit-limit': '100',
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': String(reset),
      };
      const json = { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 };
      return { status: 429, json, headers };
    }
    case 'usage_capped':
      return problem(429, 'usage-capped', 'Usage cap exceeded: Monthly product cap', { period: 'Monthly' });
    case 'no_credits':
      return problem(402, 'credits', 'Your account does not have any credits to fulfill this request.');
    case 'token_expired':
      return problem(401, 'about:blank', 'Unauthorized', { title: 'Unauthorized' });
    case 'client_forbidden':
      return problem(403, 'client-forbidden', 'Your client app is not enrolled.', { reason: 'client-not-enrolled' });
    case 'not_summoned':
      return problem(403, 'about:blank', 'Reply refused: the author neither mentioned nor quoted you.');
    case 'not_permitted':
      return problem(403, 'about:blank', 'You are not permitted to perform this action.');
    case 'suspended':
      return problem(403, 'about:blank', 'Your account is suspended and is not permitted to access this feature.');
    case 'duplicate':
      return problem(403, 'about:blank', 'You are not allowed to create a Tweet with duplicate content.');
    case 'target_gone':
      return problem(403, 'about:blank', 'You attempted to reply to a Tweet that is deleted or not visible to you.');
    case 'dm_refused':
      return problem(403, 'about:blank', 'You cannot send messages to this user.');
    case 'bad_request':
      return problem(400, 'invalid-request', 'One or more parameters to your request was invalid.');
    case 'server_error':
      return { status: 503, json: { title: 'Service Unavailable', detail: 'Service Unavailable', status: 503 } };
    case 'ok_with_error':
      return {
        status: 200,
        json: {
          errors: [{ title: 'Forbidden', detail: 'You are not permitted to perform this action.', status: 403 }],
        },
      };
    case 'not_json':
      return { status: 200, html: '<html>maintenance</html>' };
    case 'hang':
      return 'hang';
    case 'drop':
      return 'drop';
    default:
      return undefined;
  }
}

/** What is told after the thing was done, or undefined when the truth is told. */
export function answerAfterEffect(kind: XTrouble | undefined): Reply | undefined {
  switch (kind) {
    case 'timeout_after_effect':
      return 'hang';
    case 'drop_after_effect':
      return 'drop';
    case 'bad_gateway_after_effect':
      return { status: 502, html: '<h1>Bad Gateway</h1>' };
    case 'odd_refusal_after_effect':
      return { status: 418, json: { title: 'Teapot', detail: 'short and stout' } };
    case 'ok_without_id_after_effect':
      return { status: 201, json: { data: {} } };
    default:
      return undefined;
  }
}
