import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';

/** A post in the form of the older Account Activity API and of version 1.1, written in the present one. */
export function asPresentPost(old: Loose): { post: Loose; user: Loose } {
  const long = record(old.extended_tweet);
  const entities = record(long.entities ?? old.entities);
  const answered = idText(old.in_reply_to_status_id_str) ?? idText(old.in_reply_to_status_id);
  const quoted = idText(old.quoted_status_id_str) ?? idText(old.quoted_status_id);
  const reposted = record(old.retweeted_status);
  const user = record(old.user);
  const media = list(record(long.extended_entities ?? old.extended_entities ?? long.entities ?? old.entities).media);
  const person = idText(old.in_reply_to_user_id_str) ?? idText(old.in_reply_to_user_id);
  return {
    user,
    post: {
      id: idText(old.id_str) ?? idText(old.id),
      text: text(long.full_text) ?? text(old.full_text) ?? text(old.text) ?? '',
      author_id: idText(user.id_str) ?? idText(user.id),
      created_at: number(old.timestamp_ms) ?? old.created_at,
      display_text_range: long.display_text_range ?? old.display_text_range,
      geo: { coordinates: old.coordinates },
      ...(person === undefined ? {} : { in_reply_to_user_id: person }),
      ...(answered === undefined ? {} : { in_reply_to_tweet_id: answered }),
      referenced_tweets: [
        ...(answered === undefined ? [] : [{ type: 'replied_to', id: answered }]),
        ...(quoted === undefined ? [] : [{ type: 'quoted', id: quoted }]),
        ...('id' in reposted || 'id_str' in reposted ? [{ type: 'retweeted', id: idText(reposted.id_str) }] : []),
      ],
      entities: {
        mentions: list(entities.user_mentions)
          .map(record)
          .map((one) => ({
            id: idText(one.id_str) ?? idText(one.id),
            username: one.screen_name,
            start: list(one.indices)[0],
          })),
        urls: entities.urls,
      },
      media,
    },
  };
}

/** Whether something is a post in the older form. */
export function isOldPost(value: Loose): boolean {
  return (
    ('id_str' in value || 'id' in value) &&
    'user' in value &&
    (text(value.text) !== undefined || text(value.full_text) !== undefined)
  );
}
