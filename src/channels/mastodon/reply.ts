import { createHash } from 'node:crypto';
import type { FailureReason } from '../domain/failure-words.ts';
import { idText, list, record, text } from '../domain/loose-json.ts';
import { countMastodon } from '../domain/mastodon-length.ts';
import type {
  Ability,
  ChannelAccount,
  FailureClass,
  Outgoing,
  ReplyAbilities,
  ReplyFacts,
  ReplyOutcome,
} from '../domain/network.ts';
import { neverLeft } from '../domain/network-failure.ts';
import { readInstant } from '../meta/read-instant.ts';
import {
  callMastodon,
  faultOf,
  linkOf,
  type MastodonAnswer,
  type MastodonCall,
  readMastodon,
  serverOf,
} from './call.ts';
import { statusLimit } from './limits.ts';
import { readHtml, withoutNames } from './read-html.ts';

/** A server's clock and ours may differ by this much, in milliseconds. */
const clockSlack = 60_000;
const findPages = 5;

/** A public word is answered in public or to its writer alone, a private one alone; for ever, as Mastodon knows no window. */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const open: Ability = {
    allowed: true,
    maxLength: statusLimit(facts.settings),
    unit: 'mastodon',
    prefix: prefixOf(facts.replyTo),
  };
  const closed: Ability = { allowed: false, reason: 'not_offered' };
  return { public: facts.visibility === 'public' ? open : closed, private: open };
}

/** Who is named first is told of the answer, and of a direct one nobody else. */
function prefixOf(replyTo: Record<string, string> | undefined): string {
  return replyTo?.acct ? `@${replyTo.acct} ` : '';
}

/**
 * Sends one answer as a status that names the person. The server keeps the key for an hour, so that a repeated try makes no
 * second status.
 */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const { acct, status_id: parent } = outgoing.replyTo;
  if (!serverOf(account)) return failed('permanent', 'settings_missing');
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  // A direct status that names nobody would be read by nobody.
  if (!acct || !parent) return failed('permanent', 'not_offered');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  const status = prefixOf(outgoing.replyTo) + outgoing.text;
  if (countMastodon(status) > statusLimit(account.settings)) return failed('permanent', 'too_long');
  const call: MastodonCall = {
    method: 'POST',
    path: '/api/v1/statuses',
    headers: { 'idempotency-key': idempotencyKey(outgoing.key) },
    json: {
      status,
      in_reply_to_id: parent,
      visibility: visibilityOf(outgoing),
      language: account.settings.language || 'id',
    },
  };
  let answer: MastodonAnswer;
  try {
    answer = await callMastodon(account, call, signal);
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  const fault = faultOf(account, answer);
  if (fault) return fault.freeOfEffect ? failed(fault.failure, fault.reason, fault.retryAfterSeconds) : unclear();
  const id = idText(record(answer.body).id);
  return id === undefined ? unclear() : { state: 'sent', externalId: id };
}

/** The key of an intent as the server is told it: the same for every try, and saying nothing of us. */
export function idempotencyKey(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/** As the post that is answered; a private answer to a public post goes to its writer alone. */
function visibilityOf(outgoing: Outgoing): string {
  if (outgoing.visibility === 'private') return 'direct';
  const as = outgoing.replyTo.visibility;
  return as === 'unlisted' ? 'unlisted' : 'public';
}

/** Looks among our own statuses for this answer: the same words under the same post since the sending began; throws `NetworkFailure`. */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  const from = since.getTime() - clockSlack;
  const path = `/api/v1/accounts/${encodeURIComponent(account.externalId)}/statuses`;
  let call: MastodonCall = {
    method: 'GET',
    path,
    query: [
      ['limit', '40'],
      ['exclude_reblogs', 'true'],
    ],
  };
  for (let turn = 0; turn < findPages; turn++) {
    const { body, headers } = await readMastodon(account, call, signal);
    const page = list(body).map(record);
    for (const status of page) {
      const at = readInstant(status.created_at)?.getTime() ?? 0;
      const same = sameWords(withoutNames(readHtml(text(status.content) ?? '')), outgoing.text);
      if (at >= from && same && idText(status.in_reply_to_id) === outgoing.replyTo.status_id) return idText(status.id);
    }
    const older = linkOf(headers, 'next');
    const oldest = readInstant(page.at(-1)?.created_at)?.getTime() ?? 0;
    if (older === undefined || page.length === 0 || oldest < from) return undefined;
    call = { method: 'GET', path: older };
  }
  return undefined;
}

/** The server makes HTML of what was sent, so blanks may have moved. */
export function sameWords(one: string, other: string): boolean {
  const plain = (words: string) => words.replace(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}

function failed(failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number): ReplyOutcome {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

function unclear(): ReplyOutcome {
  const reason: FailureReason = 'no_clear_answer';
  return { state: 'unknown', reason };
}
