import type { FailureReason } from '../domain/failure-words.ts';
import { number, record, text } from '../domain/loose-json.ts';
import type { FailureClass } from '../domain/network.ts';
import { regainSeconds } from './usage.ts';
import { type CodeRow, whatsappCodes } from './whatsapp-codes.ts';

/** What one error of the Graph API means, and whether it is known to have had no effect. */
export interface GraphError {
  failure: FailureClass;
  reason: FailureReason;
  /** True only for codes that say the call was refused; everything else leaves the outcome unknown (corrections, 10). */
  freeOfEffect: boolean;
  retryAfterSeconds?: number;
}

/** By `code/error_subcode` first, then by subcode alone, then by `code` (platform-apis, sections 1 and 3.2). */
const table: Record<string, CodeRow> = {
  '4': ['rate', 'rate_limited', true],
  '17': ['rate', 'rate_limited', true],
  '32': ['rate', 'rate_limited', true],
  '613': ['rate', 'rate_limited', true],
  '80001': ['rate', 'rate_limited', true],
  '80002': ['rate', 'rate_limited', true],
  '80006': ['rate', 'rate_limited', true],
  '80007': ['rate', 'rate_limited', true],
  '80008': ['rate', 'rate_limited', true],
  '102': ['reauth', 'token_expired', true],
  '190': ['reauth', 'token_expired', true],
  '10': ['policy', 'permission_missing', true],
  '10/2534022': ['policy', 'window_closed', true],
  '10/2018278': ['policy', 'window_closed', true],
  '10/2018065': ['policy', 'window_closed', true],
  '100/33': ['permanent', 'target_gone', true],
  '230': ['policy', 'permission_missing', true],
  '368': ['policy', 'account_restricted', true],
  '506': ['permanent', 'duplicate_text', true],
  '551': ['permanent', 'blocked_by_person', true],
  '10900': ['permanent', 'already_replied_privately', true],
  '10903': ['permanent', 'blocked_by_person', true],
  // Threads: the container to be published is not there (any more).
  '24/4279009': ['permanent', 'target_gone', true],
  // A bad parameter in general is not listed as free of effect: comments were created behind such an answer.
  '100': ['permanent', 'bad_request', false],
  '1': ['transient', 'service_down', false],
  '2': ['transient', 'service_down', false],
};

/** Refusals of a comment on a Page, and of Threads (section 5); they stand as the code itself or as the subcode of a general one. */
const commentRefusals: Record<string, CodeRow> = {
  '1390008': ['rate', 'rate_limited', true],
  '1404006': ['policy', 'account_restricted', true],
  '1404112': ['policy', 'account_restricted', true],
  '1346003': ['policy', 'account_restricted', true],
  '1404102': ['policy', 'account_restricted', true],
  '1404078': ['policy', 'permission_missing', true],
  '4854002': ['policy', 'permission_missing', true],
  '1366046': ['permanent', 'media_too_big', true],
  '1366051': ['permanent', 'duplicate_text', true],
  '1609008': ['permanent', 'bad_request', true],
  '2207051': ['policy', 'account_restricted', true],
  '4279013': ['policy', 'account_restricted', true],
  '1363047': ['transient', 'service_down', false],
  '1609010': ['transient', 'service_down', false],
};

/** Reads an error body; undefined when the body holds no error. The HTTP status decides only where no code is given. */
export function readGraphError(status: number, headers: Headers, body: unknown): GraphError | undefined {
  const error = record(record(body).error);
  const code = number(error.code);
  if (code === undefined) {
    if (status < 400) return undefined;
    if (status === 429) return { failure: 'rate', reason: 'rate_limited', freeOfEffect: true, ...wait(headers) };
    return { failure: status >= 500 ? 'transient' : 'permanent', reason: 'no_clear_answer', freeOfEffect: false };
  }
  if (error.is_transient === true && !isRate(code)) {
    return { failure: 'transient', reason: 'service_down', freeOfEffect: false };
  }
  const [failure, reason, freeOfEffect, usual] = findRow(code, number(error.error_subcode), text(error.message));
  return { failure, reason, freeOfEffect, ...(failure === 'rate' ? wait(headers, usual) : {}) };
}

/** What a bare code means, as it stands in a status that came later. */
export function readGraphCode(code: number): Pick<GraphError, 'failure' | 'reason'> {
  const [failure, reason] = findRow(code, undefined, undefined);
  return { failure, reason };
}

function findRow(code: number, subcode: number | undefined, message: string | undefined): CodeRow {
  // Code 10 is also "outside of allowed window" with subcodes that differ by product; the words are the same.
  if (code === 10 && /outside (of )?(the )?allowed window/i.test(message ?? '')) {
    return ['policy', 'window_closed', true];
  }
  const exact =
    table[`${code}/${subcode}`] ??
    commentRefusals[String(subcode)] ??
    commentRefusals[String(code)] ??
    table[String(code)] ??
    whatsappCodes[String(code)];
  if (exact) return exact;
  if (code >= 200 && code <= 299) return ['policy', 'permission_missing', true];
  return ['permanent', 'no_clear_answer', false];
}

function isRate(code: number): boolean {
  return (table[String(code)] ?? whatsappCodes[String(code)])?.[0] === 'rate';
}

/** How long a rate error holds when the headers do not say, in seconds. */
const defaultWaitSeconds = 15 * 60;

function wait(headers: Headers, usual = defaultWaitSeconds): { retryAfterSeconds: number } {
  const retryAfter = number(headers.get('retry-after') ?? undefined);
  if (retryAfter !== undefined && retryAfter > 0) return { retryAfterSeconds: retryAfter };
  const told = regainSeconds(headers);
  return { retryAfterSeconds: told > 0 ? told : usual };
}
