import type { Reply } from '../http.ts';

/** Faults that the Graph API can be told to show; those "after_effect" do the thing first. */
export type GraphTrouble =
  | 'token_expired'
  | 'rate'
  | 'window_closed'
  | 'blocked_account'
  | 'person_gone'
  | 'permission'
  | 'server_error'
  | 'hang'
  | 'drop'
  | 'ok_with_error'
  | 'not_json'
  | 'timeout_after_effect'
  | 'drop_after_effect'
  | 'bad_request_after_effect'
  | 'server_error_after_effect'
  | 'ok_without_id_after_effect'
  | 'empty_page_next';

/** What differs between Meta's products in the same fault. */
export interface ProductFaults {
  rateCode: number;
  /** `type` in the usage header of business use cases. */
  usageType: string;
  windowSubcode: number;
  permission: string;
}

/** An error body as the Graph API writes it. */
export function graphError(
  status: number,
  code: number,
  message: string,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Reply {
  const error = { message, type: 'OAuthException', code, ...more, fbtrace_id: 'ALatihan' };
  return { status, json: { error }, headers };
}

/** The answer for an object that is not there, or not ours to see. */
export function gone(): Reply {
  return graphError(400, 100, 'Unsupported request. Object does not exist or permission is missing', {
    error_subcode: 33,
  });
}

/** The answer for a fault without effect, or undefined for one that comes after the effect. */
export function refusalOf(kind: GraphTrouble, accountId: string, product: ProductFaults): Reply | undefined {
  switch (kind) {
    case 'token_expired':
      return graphError(400, 190, 'Session has expired.', { error_subcode: 463 });
    case 'rate': {
      const usage = [
        {
          type: product.usageType,
          call_count: 100,
          total_cputime: 20,
          total_time: 30,
          estimated_time_to_regain_access: 7,
        },
      ];
      return graphError(
        400,
        product.rateCode,
        'There have been too many calls to this account.',
        {},
        {
          'x-business-use-case-usage': JSON.stringify({ [accountId]: usage }),
          'x-app-usage': '{"call_count":98,"total_time":40,"total_cputime":12}',
        },
      );
    }
    case 'window_closed':
      return graphError(403, 10, 'This message is sent outside of allowed window.', {
        error_subcode: product.windowSubcode,
      });
    case 'blocked_account':
      return graphError(400, 368, 'The action attempted has been deemed abusive or is otherwise disallowed');
    case 'person_gone':
      return graphError(400, 551, "This person isn't available right now.", { error_subcode: 1545041 });
    case 'permission':
      return graphError(403, 200, `Requires ${product.permission} permission`);
    case 'server_error':
      return graphError(500, 2, 'Service temporarily unavailable', { is_transient: true });
    case 'ok_with_error':
      return graphError(200, 368, 'The action attempted has been deemed abusive or is otherwise disallowed');
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
export function answerAfterEffect(kind: GraphTrouble | undefined): Reply | undefined {
  switch (kind) {
    case 'timeout_after_effect':
      return 'hang';
    case 'drop_after_effect':
      return 'drop';
    case 'bad_request_after_effect':
      return graphError(400, 100, 'Invalid parameter');
    case 'server_error_after_effect':
      return graphError(500, 1, 'An unknown error has occurred.');
    case 'ok_without_id_after_effect':
      return { status: 200, json: { success: true } };
    default:
      return undefined;
  }
}
