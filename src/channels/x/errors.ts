import type { FailureReason } from '../domain/failure-words.ts';
import { type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { FailureClass } from '../domain/network.ts';
import { waitToldBy } from './usage.ts';

/** What one refusal of X means, and whether it is known to have had no effect. */
export interface XError {
  failure: FailureClass;
  reason: FailureReason;
  /** True only for problems that say the call was refused; everything else leaves the outcome unknown (corrections, 10). */
  freeOfEffect: boolean;
  retryAfterSeconds?: number;
}

type Row = [failure: FailureClass, reason: FailureReason];

/** X's older codes, which still stand in `errors[].code`. */
const byCode: Record<number, Row> = {
  32: ['reauth', 'token_expired'],
  89: ['reauth', 'token_expired'],
  63: ['policy', 'account_restricted'],
  64: ['policy', 'account_restricted'],
  326: ['policy', 'account_restricted'],
  226: ['policy', 'account_restricted'],
  144: ['permanent', 'target_gone'],
  385: ['permanent', 'target_gone'],
  186: ['permanent', 'too_long'],
  187: ['permanent', 'duplicate_text'],
  150: ['permanent', 'blocked_by_person'],
  151: ['permanent', 'blocked_by_person'],
  349: ['permanent', 'blocked_by_person'],
  433: ['policy', 'not_summoned'],
};

/** Refusals by X's words, because one problem type (`about:blank`, 403) stands for many. The first that fits. */
const byWords: [RegExp, FailureClass, FailureReason][] = [
  [/duplicate content/i, 'permanent', 'duplicate_text'],
  [/deleted or not visible|no longer (exists|available)/i, 'permanent', 'target_gone'],
  [
    /(mention|quot|summon|engag).*(repl|post|tweet|conversation)|repl.*(mention|quot|summon)/i,
    'policy',
    'not_summoned',
  ],
  [/suspended|temporarily locked|automated request/i, 'policy', 'account_restricted'],
  [
    /cannot send (direct )?messages? to|permission to dm|not following you|blocked|participants? (is|are) not/i,
    'permanent',
    'blocked_by_person',
  ],
  [/too long|over the .*limit of .*characters/i, 'permanent', 'too_long'],
];

/** Problem types (the last part of `type`) that are documented as refusals. */
const byType: Record<string, Row> = {
  'client-forbidden': ['permanent', 'permission_missing'],
  'unsupported-authentication': ['permanent', 'permission_missing'],
  'not-authorized-for-resource': ['policy', 'permission_missing'],
  'not-authorized-for-field': ['policy', 'permission_missing'],
  'oauth1-permissions': ['policy', 'permission_missing'],
  'resource-not-found': ['permanent', 'target_gone'],
  'invalid-request': ['permanent', 'bad_request'],
};

/** Reads an answer; undefined when it is a good one. `errors` beside `data` concern only parts of it and are no refusal. */
export function readXError(
  answer: { status: number; headers: Headers; body: unknown },
  now: Date,
  rateWait: number,
): XError | undefined {
  const body = record(answer.body);
  const first = record(list(body.errors)[0]);
  // The token address speaks OAuth's own way: a used, revoked or unknown grant, or a wrong secret of our app.
  if (answer.status < 500 && text(body.error) !== undefined && text(body.error_description) !== undefined) {
    return { failure: 'reauth', reason: 'token_expired', freeOfEffect: true };
  }
  // Of several posts asked for at once some, or all, may be gone: that is an answer.
  const whole = 'data' in body || 'meta' in body || first.parameter === 'ids';
  if (answer.status < 400 && (whole || Object.keys(first).length === 0)) return undefined;
  const problem: Loose =
    text(body.type) === undefined && text(body.detail) === undefined ? { ...body, ...first } : body;
  const kind = (text(problem.type) ?? '').split('/').at(-1) ?? '';
  const code = number(first.code);
  const status = answer.status >= 400 ? answer.status : (number(problem.status) ?? answer.status);
  const words = [problem.title, problem.detail, problem.message, first.message, first.detail]
    .flatMap((one) => text(one) ?? [])
    .join(' ');
  if (
    status === 402 ||
    /usage-?capped|credits/i.test(kind) ||
    /usage cap|credits? (is|are|has|have)? ?(depleted|used)|CreditsDepleted/i.test(words)
  ) {
    // The cap is per month and credits come by hand: asking every minute changes nothing.
    return { failure: 'policy', reason: 'quota_used_up', freeOfEffect: true, retryAfterSeconds: quotaWaitSeconds };
  }
  if (status === 429 || code === 88 || kind === 'rate-limit-exceeded') {
    const retryAfterSeconds = waitToldBy(answer.headers, now) ?? rateWait;
    return { failure: 'rate', reason: 'rate_limited', freeOfEffect: true, retryAfterSeconds };
  }
  if (status >= 500) return { failure: 'transient', reason: 'service_down', freeOfEffect: false };
  if (status === 401) return { failure: 'reauth', reason: 'token_expired', freeOfEffect: true };
  const row = (code === undefined ? undefined : byCode[code]) ?? wordsRow(status, words) ?? byType[kind];
  if (row) return { failure: row[0], reason: row[1], freeOfEffect: true };
  // A 403 with X's own body says that it was not permitted; without one it is somebody's between.
  if (status === 403 && words !== '') return { failure: 'policy', reason: 'permission_missing', freeOfEffect: true };
  if (status === 404 && words !== '') return { failure: 'permanent', reason: 'target_gone', freeOfEffect: true };
  return { failure: 'permanent', reason: 'no_clear_answer', freeOfEffect: false };
}
/** How long an account whose quota is used up is left alone by the poll. */
const quotaWaitSeconds = 3_600;

function wordsRow(status: number, words: string): Row | undefined {
  // In a 400 the words repeat our own parameters.
  if (status !== 403 && status !== 200 && status !== 201 && status !== 404) return undefined;
  const known = byWords.find(([pattern]) => pattern.test(words));
  return known && [known[1], known[2]];
}
