import type { ChannelAccount, Outgoing, ReplyAbilities, ReplyFacts, ReplyOutcome } from '../domain/network.ts';
import { neverLeft } from '../domain/network-failure.ts';
import { countText } from '../domain/text-length.ts';
import { callGateway, wholeSetting } from './call.ts';
import { outOf, type SmsAnswer } from './dialect.ts';
import { dialectOf } from './dialects.ts';
import { failed, unclear } from './outcomes.ts';
import { referenceOf } from './reference.ts';

/** Parts that one answer may take: a part costs as much as a message; `settings.max_parts` changes it. */
const defaultParts = 4;
/** GSM-7 places of one part of several; a single message has 160 (GSM 03.38, 03.40). */
const placesOfPart = 153;

/** A number can be answered at any time, a registered name never, and nobody who asked us to stop. */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const closed = { allowed: false, reason: 'not_offered' } as const;
  if (facts.replyTo && !facts.replyTo.to) return { public: closed, private: closed };
  if (facts.replyTo?.stopped) return { public: closed, private: { allowed: false, reason: 'person_stopped' } };
  return { public: closed, private: { allowed: true, unit: 'sms', maxLength: longest(facts.settings ?? {}) } };
}

function longest(settings: Record<string, string>): number {
  const parts = wholeSetting({ settings }, 'max_parts', defaultParts);
  return parts === 1 ? 160 : parts * placesOfPart;
}

/** Hands one answer to the gateway, once. */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const out = outOf(account, outgoing, referenceOf(outgoing.key));
  if (outgoing.visibility !== 'private' || !out) return failed('permanent', 'not_offered');
  // They may have written it while the answer waited.
  if (outgoing.replyTo.stopped) return failed('policy', 'person_stopped');
  if (out.text.trim() === '') return failed('permanent', 'empty_text');
  if (countText(out.text, 'sms') > longest(account.settings)) return failed('permanent', 'too_long');
  const dialect = dialectOf(account);
  const call = dialect.send(account, out);
  if (!call) return failed('reauth', 'secret_missing');
  let answer: SmsAnswer;
  try {
    answer = await callGateway(account, call, signal);
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : unclear();
  }
  return dialect.outcome(account, answer, out);
}
