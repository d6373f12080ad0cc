import { type Media, type Message, namesBefore, type Person, type Post, type World } from './world.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A post as API and events show it, with the names X put before it and its characters escaped. */
export function postView(world: World, post: Post): Record<string, unknown> {
  const before = namesBefore(post)
    .map((name) => `${name} `)
    .join('');
  const text = before + escaped(post.text);
  const mentions = [...text.matchAll(/@(\w+)/g)].flatMap((found) => {
    const person = world.people.get(found[1] ?? '');
    return person
      ? [{ start: found.index, end: found.index + found[0].length, username: person.username, id: person.id }]
      : [];
  });
  const references = [
    ...(post.answers ? [{ type: 'replied_to', id: post.answers.id }] : []),
    ...(post.quotes ? [{ type: 'quoted', id: post.quotes.id }] : []),
  ];
  return {
    id: post.id,
    text,
    author_id: post.author.id,
    created_at: post.at.toISOString(),
    conversation_id: post.thread,
    edit_history_tweet_ids: post.history,
    display_text_range: [before.length, text.length],
    lang: 'in',
    public_metrics: {
      retweet_count: 0,
      reply_count: world.answersTo(post).length,
      like_count: 0,
      quote_count: world.quotesOf(post).length,
      bookmark_count: 0,
      impression_count: 12,
    },
    ...(mentions.length > 0 ? { entities: { mentions } } : {}),
    ...(post.answers ? { in_reply_to_user_id: post.answers.author.id } : {}),
    ...(references.length > 0 ? { referenced_tweets: references } : {}),
    ...(post.media.length > 0 ? { attachments: { media_keys: post.media.map((one) => one.key) } } : {}),
  };
}

export function personView(person: Person) {
  return { id: person.id, username: person.username, name: person.name };
}

export function mediaView(media: Media) {
  if (media.type === 'photo') return { media_key: media.key, type: media.type, url: media.url };
  const variants = [
    { content_type: 'application/x-mpegURL', url: `${media.url}.m3u8` },
    { content_type: 'video/mp4', bit_rate: 632_000, url: `${media.url}?kecil` },
    { content_type: 'video/mp4', bit_rate: 2_176_000, url: media.url },
  ];
  return { media_key: media.key, type: media.type, preview_image_url: `${media.url}.jpg`, variants };
}

/** What stands beside a list: its people and media, each once. */
export function includesOf(people: Person[], media: Media[]): Record<string, unknown> {
  return {
    ...(people.length > 0 ? { users: [...new Set(people)].map(personView) } : {}),
    ...(media.length > 0 ? { media: media.map(mediaView) } : {}),
  };
}

/** A direct message as the API lists it. */
export function messageView(message: Message): Record<string, unknown> {
  const pair = [message.from.id, message.to.id].toSorted();
  return {
    id: message.id,
    event_type: 'MessageCreate',
    text: escaped(message.text),
    sender_id: message.from.id,
    dm_conversation_id: pair.join('-'),
    created_at: message.at.toISOString(),
    ...(message.media.length > 0 ? { attachments: { media_keys: message.media.map((one) => one.key) } } : {}),
  };
}

/** A direct message as an event brings it, in the older form. */
export function messageEvent(message: Message): Record<string, unknown> {
  const [media] = message.media;
  const file = media && { id_str: media.key, media_url_https: media.url, type: media.type, url: 'https://t.co/abc' };
  return {
    type: 'message_create',
    id: message.id,
    created_timestamp: String(message.at.getTime()),
    message_create: {
      target: { recipient_id: message.to.id },
      sender_id: message.from.id,
      message_data: {
        text: escaped(message.text) + (media ? ' https://t.co/abc' : ''),
        entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] },
        ...(file ? { attachment: { type: 'media', media: file } } : {}),
      },
    },
  };
}
