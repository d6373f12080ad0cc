import type { Reply } from '../http.ts';

/** Faults that TikTok can be told to show; those "after_effect" do the thing first. */
export type TikTokTrouble =
  | 'rate'
  | 'rate_day'
  | 'too_fast'
  | 'token_expired'
  | 'permission'
  | 'gone'
  | 'bad_parameter'
  | 'server_error'
  | 'not_json'
  | 'hang'
  | 'drop'
  | 'timeout_after_effect'
  | 'drop_after_effect'
  | 'server_error_after_effect'
  | 'bad_parameter_after_effect'
  | 'ok_without_id_after_effect'
  | 'empty_page_next'
  | 'not_there'
  | 'fails_later'
  | 'left_as_draft';

/** A good answer of the business API. */
export function fine(data: unknown): Reply {
  return { status: 200, json: { code: 0, message: 'OK', request_id: '20261124latihan', data } };
}

/** An error of the business API: HTTP 200 all the same. */
export function refuse(code: number, message: string): Reply {
  return { status: 200, json: { code, message, request_id: '20261124latihan', data: {} } };
}

/** An answer of the Login Kit's APIs, good or bad. */
export function openAnswer(data: unknown, code = 'ok', status = 200): Reply {
  const message = code === 'ok' ? '' : `practice: ${code}`;
  return { status, json: { data, error: { code, message, log_id: '20261124latihan' } } };
}

/** The answer for a fault without effect, or undefined for one that comes after the effect. */
export function refusalFor(kind: TikTokTrouble | undefined): Reply | undefined {
  switch (kind) {
    case 'rate':
      return refuse(40_100, 'Request too frequent: the QPM limit of this endpoint is reached');
    case 'rate_day':
      return refuse(40_100, 'Request too frequent: the QPD limit of this app is reached');
    case 'too_fast':
      return refuse(40_064, 'Messages are sent too fast');
    case 'token_expired':
      return refuse(40_105, 'Access token is incorrect or has been revoked.');
    case 'permission':
      return refuse(40_001, 'No permission: scope is missing');
    case 'gone':
      return refuse(40_007, 'The object does not exist');
    case 'bad_parameter':
      return refuse(40_002, 'Param error: something nobody has listed');
    case 'server_error':
      return refuse(51_065, 'System error');
    case 'not_there':
      return fine({ comments: [], has_more: false, cursor: 0 });
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
export function answerAfterEffect(kind: TikTokTrouble | undefined): Reply | undefined {
  switch (kind) {
    case 'timeout_after_effect':
      return 'hang';
    case 'drop_after_effect':
      return 'drop';
    case 'server_error_after_effect':
      return { status: 502, html: '<h1>Bad Gateway</h1>' };
    case 'bad_parameter_after_effect':
      return refuse(40_002, 'Param error');
    case 'ok_without_id_after_effect':
      return fine({});
    default:
      return undefined;
  }
}
