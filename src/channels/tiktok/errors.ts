import type { FailureReason } from '../domain/failure-words.ts';
import { number, record, text } from '../domain/loose-json.ts';
import type { FailureClass } from '../domain/network.ts';

/** What one error of TikTok means, and whether it is known to have had no effect. */
export interface TikTokError {
  failure: FailureClass;
  reason: FailureReason;
  /** True only for codes that say the call was refused (corrections, 10). */
  freeOfEffect: boolean;
  retryAfterSeconds?: number;
}

type Row = [failure: FailureClass, reason: FailureReason, freeOfEffect: boolean];

/** Codes of the Accounts and Business Messaging API; they come with HTTP 200. */
const businessCodes: Record<string, Row> = {
  '40001': ['policy', 'permission_missing', true],
  '40007': ['permanent', 'target_gone', true],
  '40064': ['policy', 'window_closed', true],
  '40100': ['rate', 'rate_limited', true],
  '40101': ['reauth', 'token_expired', true],
  '40102': ['reauth', 'token_expired', true],
  '40104': ['reauth', 'token_expired', true],
  '40105': ['reauth', 'token_expired', true],
  // A bad parameter in general is not listed as free of effect.
  '40002': ['permanent', 'bad_request', false],
};

/** Codes of the Login Kit's APIs, which are words, and the reasons of a publication that failed. */
const words: Record<string, Row> = {
  access_token_invalid: ['reauth', 'token_expired', true],
  scope_not_authorized: ['reauth', 'permission_missing', true],
  auth_removed: ['reauth', 'token_expired', true],
  invalid_grant: ['reauth', 'token_expired', true],
  rate_limit_exceeded: ['rate', 'rate_limited', true],
  spam_risk_too_many_posts: ['rate', 'rate_limited', true],
  spam_risk_too_many_pending_share: ['rate', 'rate_limited', true],
  reached_active_user_cap: ['rate', 'rate_limited', true],
  spam_risk: ['policy', 'account_restricted', true],
  spam_risk_user_banned_from_posting: ['policy', 'account_restricted', true],
  spam_risk_text: ['policy', 'account_restricted', true],
  url_ownership_unverified: ['policy', 'url_not_verified', true],
  privacy_level_option_mismatch: ['policy', 'permission_missing', true],
  unaudited_client_can_only_post_to_private_accounts: ['policy', 'permission_missing', true],
  file_format_check_failed: ['permanent', 'media_refused', true],
  duration_check_failed: ['permanent', 'media_refused', true],
  frame_rate_check_failed: ['permanent', 'media_refused', true],
  picture_size_check_failed: ['permanent', 'media_refused', true],
  video_pull_failed: ['transient', 'media_not_fetched', true],
  photo_pull_failed: ['transient', 'media_not_fetched', true],
  publish_cancelled: ['permanent', 'media_refused', true],
  internal: ['transient', 'service_down', false],
  invalid_params: ['permanent', 'bad_request', false],
};

/** Limits of a day end at midnight UTC. */
const daily = new Set(['spam_risk_too_many_posts', 'spam_risk_too_many_pending_share', 'reached_active_user_cap']);

/**
 * Reads an answer of either API; undefined when it is a good one. The business API answers HTTP 200 with `code` other
 * than 0, the Login Kit with `error.code` other than `ok`, and its token endpoint with `error` as a word.
 */
export function readTikTokError(
  answer: { status: number; headers: Headers; body: unknown },
  now: Date,
  waitSeconds: number,
): TikTokError | undefined {
  const { status, body } = answer;
  const said = record(body);
  const message = text(said.message) ?? text(record(said.error).message) ?? text(said.error_description) ?? '';
  const word = text(record(said.error).code) ?? text(said.error);
  const code = number(said.code);
  // Tokens of the Login Kit come plainly, without a word on how it went.
  if (status < 400 && text(said.access_token) !== undefined) return undefined;
  if (body === undefined || (code === undefined && word === undefined)) return byStatus(answer, waitSeconds);
  if (code === 0 || (code === undefined && word === 'ok')) {
    return status < 400 ? undefined : byStatus(answer, waitSeconds);
  }
  const [failure, reason, freeOfEffect] = rowOf(code, word, message, status);
  if (failure !== 'rate') return { failure, reason, freeOfEffect };
  const wholeDay = daily.has(word ?? '') || /\b(QPD|per day|daily)\b/i.test(message);
  const retryAfterSeconds = wholeDay ? secondsToMidnight(now) : (retryAfter(answer.headers) ?? waitSeconds);
  return { failure, reason, freeOfEffect, retryAfterSeconds };
}

/** What the reason of a publication that failed means. */
export function readFailReason(reason: string, now: Date): TikTokError {
  const [failure, key, freeOfEffect] = words[reason] ?? (['permanent', 'media_refused', true] satisfies Row);
  return {
    failure,
    reason: key,
    freeOfEffect,
    ...(failure === 'rate' ? { retryAfterSeconds: secondsToMidnight(now) } : {}),
  };
}

function rowOf(code: number | undefined, word: string | undefined, message: string, status: number): Row {
  if (word !== undefined && Object.hasOwn(words, word)) return words[word] ?? unclear;
  const known = businessCodes[String(code)];
  if (code === 40_064 && /too (fast|many|frequent)|frequen/i.test(message)) return ['rate', 'rate_limited', true];
  if (code === 40_002 && /text.{0,40}(long|length|exceed|characters)/i.test(message))
    return ['permanent', 'too_long', true];
  if (known) return known;
  // Token trouble has several codes; its words are the same everywhere.
  if (
    /access token (is )?(incorrect|invalid|expired|empty)|token.{0,20}(expired|revoked)|auth_removed/i.test(message)
  ) {
    return ['reauth', 'token_expired', true];
  }
  if ((code ?? 0) >= 50_000 || status >= 500) return ['transient', 'service_down', false];
  return unclear;
}
const unclear: Row = ['permanent', 'no_clear_answer', false];

function byStatus({ status, headers }: { status: number; headers: Headers }, waitSeconds: number): TikTokError {
  if (status === 429) {
    const retryAfterSeconds = retryAfter(headers) ?? waitSeconds;
    return { failure: 'rate', reason: 'rate_limited', freeOfEffect: true, retryAfterSeconds };
  }
  if (status === 401) return { failure: 'reauth', reason: 'token_expired', freeOfEffect: true };
  const failure = status >= 400 && status < 500 ? 'permanent' : 'transient';
  return { failure, reason: 'no_clear_answer', freeOfEffect: false };
}

function retryAfter(headers: Headers): number | undefined {
  const seconds = number(headers.get('retry-after') ?? undefined);
  return seconds !== undefined && seconds > 0 ? seconds : undefined;
}

function secondsToMidnight(now: Date): number {
  const day = 86_400;
  return day - (Math.floor(now.getTime() / 1_000) % day);
}
