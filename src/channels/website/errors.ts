import type { FailureReason } from '../domain/failure-words.ts';
import { number, record, text } from '../domain/loose-json.ts';
import type { FailureClass, Usage } from '../domain/network.ts';

/** What one refusal of a site means, and whether it is known to have had no effect. */
export interface SiteError {
  failure: FailureClass;
  reason: FailureReason;
  freeOfEffect: boolean;
  retryAfterSeconds?: number;
}

/** WordPress asks people other than moderators to leave this long between two comments, in seconds (`check_comment_flood_db`). */
const floodSeconds = 15;

/** WordPress' own codes that are given before anything is written. */
const byCode: Readonly<Record<string, [FailureClass, FailureReason]>> = {
  comment_duplicate: ['permanent', 'duplicate_text'],
  comment_content_column_length: ['permanent', 'too_long'],
  rest_comment_content_invalid: ['permanent', 'empty_text'],
  rest_comment_closed: ['permanent', 'comments_off'],
  rest_comment_invalid_id: ['permanent', 'target_gone'],
  rest_comment_invalid_post_id: ['permanent', 'target_gone'],
  rest_comment_draft_post: ['permanent', 'target_gone'],
  rest_comment_trash_post: ['permanent', 'target_gone'],
  rest_post_invalid_id: ['permanent', 'target_gone'],
  rest_cannot_read: ['permanent', 'target_gone'],
  rest_cannot_read_post: ['permanent', 'target_gone'],
  rest_no_route: ['permanent', 'site_without_api'],
  rest_invalid_param: ['permanent', 'bad_request'],
  rest_missing_callback_param: ['permanent', 'bad_request'],
  rest_comment_author_data_required: ['permanent', 'bad_request'],
  rest_upload_file_too_big: ['permanent', 'media_too_big'],
  rest_upload_limited_space: ['permanent', 'media_too_big'],
  rest_upload_user_quota_exceeded: ['permanent', 'media_too_big'],
  rest_upload_sideload_error: ['permanent', 'media_refused'],
  rest_upload_image_type_not_supported: ['permanent', 'media_refused'],
  rest_cannot_create: ['policy', 'permission_missing'],
  rest_cannot_edit: ['policy', 'permission_missing'],
  rest_cannot_publish: ['policy', 'permission_missing'],
  rest_cannot_assign_term: ['policy', 'permission_missing'],
  rest_comment_invalid_status: ['policy', 'permission_missing'],
  rest_forbidden: ['policy', 'permission_missing'],
  rest_forbidden_context: ['policy', 'permission_missing'],
  rest_forbidden_param: ['policy', 'permission_missing'],
};

/**
 * Reads an answer by WordPress' code, then by its HTTP status; undefined when it is a good one. Some hosts say 200 over an
 * error body, and whatever stands before the site (firewall, maintenance) has no code.
 */
export function readSiteError(
  answer: { status: number; headers: Headers; body: unknown },
  now: Date,
  waitSeconds: number,
): SiteError | undefined {
  const said = record(answer.body);
  const code = text(said.code);
  const disguised = answer.status < 400 && code !== undefined && text(said.message) !== undefined && 'data' in said;
  if (answer.status < 300 && !disguised) return answer.body === undefined ? unclear('transient') : undefined;
  if (answer.status < 400 && !disguised) return certain('permanent', 'address_moved');
  const status = disguised ? (number(record(said.data).status) ?? 500) : answer.status;
  if (status === 401) return certain('reauth', sawNobody(code) ? 'basic_auth_dropped' : 'token_expired');
  if (code === 'comment_flood') return { ...certain('rate', 'rate_limited'), retryAfterSeconds: floodSeconds };
  if (status === 429) {
    return {
      ...certain('rate', 'rate_limited'),
      retryAfterSeconds: readRetryAfter(answer.headers, now) ?? waitSeconds,
    };
  }
  const known = code !== undefined && Object.hasOwn(byCode, code) ? byCode[code] : undefined;
  if (known) return certain(...known);
  switch (status) {
    case 403:
      // A firewall may also look at what comes back, after WordPress did its work.
      return { failure: 'policy', reason: code ? 'permission_missing' : 'site_firewall', freeOfEffect: false };
    case 404:
      return certain('permanent', code ? 'target_gone' : 'site_without_api');
    case 410:
      return certain('permanent', 'target_gone');
    case 413:
      return certain('permanent', 'media_too_big');
  }
  const wait = status === 503 ? readRetryAfter(answer.headers, now) : undefined;
  return { ...unclear(status >= 500 ? 'transient' : 'permanent'), ...(wait ? { retryAfterSeconds: wait } : {}) };
}

/** How much of a budget is used, where the site (or what stands before it) tells it; WordPress itself has none. */
export function readUsage(headers: Headers): Usage | undefined {
  const read = (name: string) => number(headers.get(`ratelimit-${name}`) ?? headers.get(`x-ratelimit-${name}`) ?? '');
  const limit = read('limit');
  const left = read('remaining');
  if (limit === undefined || left === undefined || limit <= 0) return undefined;
  const reset = read('reset');
  // A reset beyond a day is an instant, not a length of time; only lengths are understood by everybody.
  return { share: 1 - left / limit, ...(reset !== undefined && reset <= 86_400 ? { resetSeconds: reset } : {}) };
}

/** Seconds that `Retry-After` asks for, whether it is a length of time or an instant. */
export function readRetryAfter(headers: Headers, now: Date): number | undefined {
  const said = headers.get('retry-after') ?? '';
  const seconds = number(said) ?? (new Date(said).getTime() - now.getTime()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : undefined;
}

/** WordPress' own words for "nobody is logged in" begin with `rest_`; those for a wrong password do not. */
function sawNobody(code: string | undefined): boolean {
  return code?.startsWith('rest_') === true || code === 'application_passwords_disabled';
}

function certain(failure: FailureClass, reason: FailureReason): SiteError {
  return { failure, reason, freeOfEffect: true };
}

function unclear(failure: FailureClass): SiteError {
  return { failure, reason: 'no_clear_answer', freeOfEffect: false };
}
