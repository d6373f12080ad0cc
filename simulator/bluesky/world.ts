import { createHash } from 'node:crypto';

/** What stands on the practice Bluesky: people, posts and conversations. */
export interface Person {
  did: string;
  handle: string;
  name: string;
}

export interface Post {
  uri: string;
  cid: string;
  author: Person;
  record: Record<string, unknown>;
  at: Date;
  /** Why we are told of it. */
  reason: 'mention' | 'reply' | 'quote' | undefined;
}

export interface Message {
  id: string;
  rev: string;
  convo: string;
  sender: Person;
  text: string;
  at: Date;
  deleted?: boolean;
}

const letters = '234567abcdefghijklmnopqrstuvwxyz';
export const collection = 'app.bsky.feed.post';

/** The account of the practice city with everything around it. */
export class World {
  readonly us: Person = { did: 'did:plc:kotalatihan2222222222222', handle: 'kota.latihan.test', name: 'Kota Latihan' };
  readonly now: () => Date;
  readonly posts: Post[] = [];
  readonly messages: Message[] = [];
  /** Lines of the log of conversations, oldest first. */
  readonly log: { rev: string; line: Record<string, unknown> }[] = [];
  readonly people = new Map<string, Person>();
  readonly closed = new Set<string>();
  #next = 0;

  constructor(now: () => Date) {
    this.now = now;
    this.people.set(this.us.handle, this.us);
  }

  /** A key that grows with time, as those of the network. */
  newKey(): string {
    let value = (BigInt(this.now().getTime()) * 1_000n + BigInt(++this.#next)) << 10n;
    let key = '';
    for (let place = 0; place < 13; place++) {
      key = `${letters[Number(value & 31n)] ?? ''}${key}`;
      value >>= 5n;
    }
    return key;
  }

  person(username: string, name = username): Person {
    const handle = `${username.toLowerCase().replace(/[^a-z0-9-]/g, '-')}.warga.test`;
    const known = this.people.get(handle);
    if (known) return known;
    const did = `did:plc:${hash(handle).slice(0, 24)}`;
    const person = { did, handle, name };
    this.people.set(handle, person);
    return person;
  }

  byDid(did: string): Person | undefined {
    return [...this.people.values()].find((one) => one.did === did);
  }

  /** Writes a record into somebody's repository; undefined when its key is taken. */
  write(author: Person, key: string, record: Record<string, unknown>, reason?: Post['reason']): Post | undefined {
    const uri = `at://${author.did}/${collection}/${key}`;
    if (this.find(uri)) return undefined;
    const post: Post = {
      uri,
      cid: `bafy${hash(uri + JSON.stringify(record)).slice(0, 40)}`,
      author,
      record,
      at: this.now(),
      reason,
    };
    this.posts.push(post);
    return post;
  }

  find(uri: string): Post | undefined {
    return this.posts.find((one) => one.uri === uri);
  }

  /** The conversation of two people; the same for both. */
  convoWith(person: Person): string {
    return `3k${hash(`percakapan ${person.did}`).slice(0, 11)}`;
  }

  say(sender: Person, convo: string, text: string): Message {
    const message: Message = { id: this.newKey(), rev: this.newKey(), convo, sender, text, at: this.now() };
    this.messages.push(message);
    this.note('logCreateMessage', message);
    return message;
  }

  note(type: string, message: Message, more: Record<string, unknown> = {}): void {
    const rev = this.newKey();
    const base = { $type: `chat.bsky.convo.defs#${type}`, rev, convoId: message.convo };
    this.log.push({ rev, line: { ...base, message: messageView(message), ...more } });
  }

  membersOf(convo: string): Person[] {
    const other = [...this.people.values()].find((one) => one !== this.us && this.convoWith(one) === convo);
    return other ? [this.us, other] : [this.us];
  }
}

export function messageView(message: Message): Record<string, unknown> {
  const base = {
    id: message.id,
    rev: message.rev,
    sender: { did: message.sender.did },
    sentAt: message.at.toISOString(),
  };
  return message.deleted
    ? { $type: 'chat.bsky.convo.defs#deletedMessageView', ...base }
    : { $type: 'chat.bsky.convo.defs#messageView', ...base, text: message.text };
}

export function profileView(person: Person) {
  return { did: person.did, handle: person.handle, displayName: person.name };
}

export function postView(world: World, post: Post): Record<string, unknown> {
  const below = world.posts.filter((one) => parentOf(one) === post.uri);
  return {
    uri: post.uri,
    cid: post.cid,
    author: profileView(post.author),
    record: post.record,
    replyCount: below.length,
    repostCount: 0,
    likeCount: 0,
    quoteCount: 0,
    indexedAt: post.at.toISOString(),
  };
}

export function parentOf(post: Post): string | undefined {
  return (post.record.reply as { parent?: { uri?: string } } | undefined)?.parent?.uri;
}

function hash(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/[^a-z2-7]/g, 'a');
}
