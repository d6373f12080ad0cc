import type { Reply } from '../http.ts';

/** Faults that the practice server can be told to show; those "after_effect" do the thing first. */
export type BlueskyTrouble =
  | 'rate'
  | 'taken_down'
  | 'invalid_request'
  | 'blocked'
  | 'server_error'
  | 'hang'
  | 'drop'
  | 'not_json'
  | 'ok_with_error'
  | 'empty_page_next'
  | 'timeout_after_effect'
  | 'drop_after_effect'
  | 'server_error_after_effect'
  | 'invalid_request_after_effect'
  | 'ok_without_id_after_effect';

/** An error as the AT Protocol writes it. */
export function refuse(status: number, error: string, message: string, headers: Record<string, string> = {}): Reply {
  return { status, json: { error, message }, headers };
}

/** The answer for a fault without effect, or undefined for one that comes after the effect. */
export function refusalOf(kind: BlueskyTrouble | undefined): Reply | undefined {
  switch (kind) {
    case 'rate': {
      const reset = String(Math.floor(Date.now() / 1_000) + 420);
      const headers = {
        'ratelimit-limit': '5000',
        'ratelimit-remaining': '0',
        'ratelimit-reset': reset,
        'ratelimit-policy': '5000;w=3600',
      };
      return refuse(429, 'RateLimitExceeded', 'Rate Limit Exceeded', headers);
    }
    case 'taken_down':
      return refuse(401, 'AccountTakedown', 'Account has been taken down');
    case 'invalid_request':
      return refuse(400, 'InvalidRequest', 'Record/text must not be longer than 300 graphemes');
    case 'blocked':
      return refuse(400, 'InvalidRequest', 'recipient has disabled incoming messages');
    case 'server_error':
      return refuse(500, 'InternalServerError', 'Internal Server Error');
    case 'ok_with_error':
      return refuse(200, 'AccountTakedown', 'Account has been taken down');
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
export function answerAfterEffect(kind: BlueskyTrouble | undefined): Reply | undefined {
  switch (kind) {
    case 'timeout_after_effect':
      return 'hang';
    case 'drop_after_effect':
      return 'drop';
    case 'server_error_after_effect':
      return { status: 502, html: '<h1>Bad Gateway</h1>' };
    case 'invalid_request_after_effect':
      return refuse(400, 'InvalidRequest', 'Something nobody has listed');
    case 'ok_without_id_after_effect':
      return { status: 200, json: {} };
    default:
      return undefined;
  }
}
