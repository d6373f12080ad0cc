import { idText, list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount, Outgoing, ReplyAbilities, ReplyFacts, ReplyOutcome } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { countText } from '../domain/text-length.ts';
import { asNotSent, readSite, sendOnce } from './call.ts';
import { commentBytes } from './limits.ts';
import { failed, unclear } from './outcomes.ts';
import { listComments } from './poll-comments.ts';
import { commentWords } from './read-comment.ts';
import { tidyWords } from './read-html.ts';
import { readSiteTime } from './read-time.ts';
import { kindOf } from './site.ts';

/** A site's clock and ours may differ by this much, in milliseconds. */
const clockSlack = 60_000;

/** A comment is answered under it, at any time; a site knows no private word, and a feed no answer at all. */
export function decideAbilities(facts: ReplyFacts): ReplyAbilities {
  const closed = { allowed: false, reason: 'not_offered' } as const;
  if (kindOf(facts.settings) === 'feed' || facts.visibility !== 'public') return { public: closed, private: closed };
  return { public: { allowed: true, maxLength: commentBytes(facts.settings), unit: 'bytes' }, private: closed };
}

/**
 * Writes one answer under a comment. It is looked at first: under one that is held or gone nobody would see the answer, so
 * it is refused (or, where the operator wants it so, let through). An answer that the site itself holds back counts as
 * failed: it is no answer until an editor lets it through.
 */
export async function sendReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<ReplyOutcome> {
  const { comment_id: parent, post_id: post } = outgoing.replyTo;
  if (kindOf(account.settings) === 'feed' || outgoing.visibility !== 'public' || !parent) {
    return failed('permanent', 'not_offered');
  }
  if (outgoing.text.trim() === '') return failed('permanent', 'empty_text');
  if (countText(outgoing.text, 'bytes') > commentBytes(account.settings)) return failed('permanent', 'too_long');
  let standing: Standing;
  try {
    standing = await readStanding(account, parent, signal);
    if (standing.state === 'held' && account.settings.approve_answered === 'yes') {
      await approve(account, parent, signal);
      standing = { ...standing, state: 'shown' };
    }
  } catch (error) {
    // No answer was written yet.
    if (error instanceof NetworkFailure) return asNotSent(error);
    return failed('transient', 'network_down');
  }
  if (standing.state === 'gone') return failed('permanent', 'target_gone');
  if (standing.state === 'held') return failed('policy', 'comment_held');
  // Numbers as text: WordPress takes both, and text stays exact.
  const json = { post: standing.post ?? post, parent, content: asContent(outgoing.text) };
  const sent = await sendOnce(account, { method: 'POST', path: '/wp/v2/comments', json }, signal);
  if ('ended' in sent) return sent.ended;
  const made = record(sent.answer.body);
  const id = idText(made.id);
  if (id === undefined) return unclear();
  const status = text(made.status) ?? 'approved';
  return status === 'approved' ? { state: 'sent', externalId: id } : failed('policy', 'awaits_moderation');
}

/** Looks for our words under the comment since the sending began; throws `NetworkFailure`. */
export async function findReply(
  account: ChannelAccount,
  outgoing: Outgoing,
  since: Date,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { comment_id: parent = '' } = outgoing.replyTo;
  const wanted = tidyWords(outgoing.text);
  const from = since.getTime() - clockSlack;
  for await (const { body } of listComments(account, { parent, after: new Date(from).toISOString() }, signal)) {
    const found = list(body)
      .map(record)
      .find((one) => {
        const at = readSiteTime(one.date_gmt, one.date, account.settings)?.getTime() ?? 0;
        const ours = !account.settings.user_id || idText(one.author) === account.settings.user_id;
        const shown = (text(one.status) ?? 'approved') === 'approved';
        return ours && shown && at >= from && tidyWords(commentWords(one)) === wanted;
      });
    if (found) return idText(found.id);
  }
  return undefined;
}

interface Standing {
  state: 'shown' | 'held' | 'gone';
  post: string | undefined;
}

async function readStanding(account: ChannelAccount, id: string, signal: AbortSignal): Promise<Standing> {
  const path = `/wp/v2/comments/${encodeURIComponent(id)}`;
  const { body } = await readSite(account, { method: 'GET', path, query: { _fields: 'id,post,status' } }, signal);
  const status = text(record(body).status) ?? 'approved';
  const post = idText(record(body).post);
  if (status === 'approved' || status === 'approve') return { state: 'shown', post };
  return { state: status === 'hold' ? 'held' : 'gone', post };
}

/** Lets a held comment through, as an editor does who answers it on the site itself; may be repeated. */
async function approve(account: ChannelAccount, id: string, signal: AbortSignal): Promise<void> {
  const path = `/wp/v2/comments/${encodeURIComponent(id)}`;
  await readSite(account, { method: 'POST', path, json: { status: 'approved' } }, signal);
}

/** A comment is HTML: what a mimin typed must not become markup. Line breaks stay, the site turns them into its own. */
function asContent(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
