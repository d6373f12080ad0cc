import { type Loose, list, record, text } from '../domain/loose-json.ts';

const escapes: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** X writes `&`, `<` and `>` in texts as HTML does. */
export function unescapeText(said: string): string {
  return said.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => escapes[name] ?? whole);
}

/**
 * Our own words as we wrote them: without the names X puts before an answer, with our addresses in the place of its short
 * ones, and without the short address of a picture.
 */
export function asWritten(post: Loose, said: string): string {
  const entities = record(record(post.note_tweet).entities ?? post.entities);
  let own = said;
  for (const url of list(entities.urls).map(record)) {
    const short = text(url.url);
    if (!short) continue;
    const isMedia = url.media_key !== undefined || /\/(photo|video)\/\d+$/.test(text(url.expanded_url) ?? '');
    own = own.replaceAll(short, isMedia ? '' : (text(url.unwound_url) ?? text(url.expanded_url) ?? short));
  }
  const answers = list(post.referenced_tweets ?? post.referenced_posts).some(
    (one) => record(one).type === 'replied_to',
  );
  const isAnswer = answers || post.in_reply_to_tweet_id !== undefined || post.in_reply_to_user_id !== undefined;
  return (isAnswer ? own.replace(/^(@\w{1,20}\s+)+/, '') : own).trim();
}

/** A text as it is compared with what stands on the network. */
export function sameWords(one: string, other: string): boolean {
  const tidy = (said: string) =>
    said
      .normalize('NFC')
      .replaceAll('\r\n', '\n')
      .replace(/[ \t]+/g, ' ')
      .trim();
  return tidy(one) === tidy(other);
}
