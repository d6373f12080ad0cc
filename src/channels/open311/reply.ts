import type { FailureReason } from '../domain/failure-words.ts';
import { idText } from '../domain/loose-json.ts';
import type {
  Ability,
  ChannelAccount,
  FailureClass,
  Outgoing,
  ReplyAbilities,
  ReplyFacts,
  ReplyOutcome,
} from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import { askGeo, callGeo, type GeoAnswer } from './call.ts';
import { readGeoError } from './errors.ts';
import { readInstant } from './read-document.ts';

/** Characters of a description (GeoReport v2); updates are held to the same. */
const maxLength = 4_000;

/**
 * GeoReport v2 itself knows no answer; where the server has the updates of FixMyStreet (`updates` = `yes`), words to a
 * request are public and may come at any time.
 */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const closed: Ability = { allowed: false, reason: 'not_offered' };
  const open: Ability = { allowed: true, maxLength, unit: 'characters' };
  return { public: facts.settings?.updates === 'yes' ? open : closed, private: closed };
}

/** Posts one update to a request, once. Its `update_id` is the key of the intent, by which a server may know a repeat. */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const id = outgoing.replyTo.service_request_id;
  if (account.settings.updates !== 'yes' || outgoing.visibility !== 'public' || !id) {
    return failed('permanent', 'not_offered');
  }
  if (!account.secrets.api_key) return failed('reauth', 'secret_missing');
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  if ([...outgoing.text].length > maxLength) return failed('permanent', 'too_long');
  const form = new URLSearchParams({
    service_request_id: id,
    update_id: outgoing.key,
    // An answer moves no status there: what was said last stands.
    status: outgoing.replyTo.status || 'open',
    updated_datetime: (outgoing.now ?? new Date()).toISOString(),
    description: outgoing.text,
  });
  const answer = await sendOnce(account, 'servicerequestupdates', form, signal);
  if ('state' in answer) return answer;
  const update = idText(answer.document?.entries[0]?.update_id);
  return update === undefined ? unclear() : { state: 'sent', externalId: `update:${update}` };
}

/** Looks whether the update stands there: same request, same words, since then. */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  // A minute for clocks that differ.
  const from = new Date(since.getTime() - 60_000);
  const { document } = await askGeo(account, 'servicerequestupdates', { start_date: from.toISOString() }, signal);
  const found = document.entries.find(
    (entry) =>
      idText(entry.service_request_id) === outgoing.replyTo.service_request_id &&
      idText(entry.description)?.trim() === outgoing.text.trim() &&
      (readInstant(entry.updated_datetime) ?? since) >= from,
  );
  const update = idText(found?.update_id);
  return update === undefined ? undefined : `update:${update}`;
}

/** Makes one irreversible POST; a good answer comes back, everything else as the outcome it means. */
export async function sendOnce(
  account: ChannelAccount,
  path: string,
  form: URLSearchParams,
  signal: AbortSignal,
): Promise<GeoAnswer | Exclude<ReplyOutcome, { state: 'sent' }>> {
  let answer: GeoAnswer;
  try {
    answer = await callGeo(account, path, { form }, signal);
  } catch (error) {
    if (error instanceof NetworkFailure && error.reason === 'settings_missing')
      return failed('permanent', error.reason);
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  const fault = readGeoError(answer.status, answer.headers, answer.document);
  if (!fault) return answer;
  return fault.freeOfEffect ? failed(fault.failure, fault.reason, fault.retryAfterSeconds) : unclear();
}

type Failed = Extract<ReplyOutcome, { state: 'failed' }>;
type Unclear = Extract<ReplyOutcome, { state: 'unknown' }>;

/** An outcome that surely had no effect. */
export function failed(failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number): Failed {
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

/** An outcome that only a look at the server can settle. */
export function unclear(): Unclear {
  const reason: FailureReason = 'no_clear_answer';
  return { state: 'unknown', reason };
}
