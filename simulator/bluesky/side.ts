import type { Call, Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { answerAfterEffect, type BlueskyTrouble, refusalOf, refuse } from './errors.ts';
import { answerRead } from './reads.ts';
import { Sessions } from './sessions.ts';
import { collection, type Message, type Post, World } from './world.ts';
import { createRecord, sendMessage, uploadBlob } from './writes.ts';

export interface Writing {
  answers?: Post;
  quotes?: Post;
  /** Content ids of pictures under it. */
  images?: string[];
}

/** The Bluesky of the practice city: residents post here, and the product calls its server. It never calls anybody. */
export class BlueskySide implements Side {
  readonly network = 'bluesky';
  readonly title = 'Bluesky';
  readonly ways = [
    { key: 'mention', label: 'Menyebut akun kota' },
    { key: 'reply', label: 'Menjawab kiriman kota' },
    { key: 'quote', label: 'Mengutip kiriman kota' },
    { key: 'direct', label: 'Pesan langsung' },
  ] as const;
  readonly world: World;
  readonly sessions: Sessions;
  readonly troubles = new Troubles<BlueskyTrouble>();
  /** Uploaded files by their content id; one that is missing is gone. */
  readonly blobs = new Map<string, Buffer>();
  readonly #sent: SentAnswer[];
  readonly #base: () => string;
  #calls = 0;

  constructor({ sent, base, now }: SideOptions) {
    this.world = new World(now);
    this.sessions = new Sessions(this.world.us);
    this.#sent = sent;
    this.#base = base;
    this.world.write(this.world.us, this.world.newKey(), this.#record('Info layanan minggu ini'));
  }

  account(): PracticeAccount {
    const root = `${this.#base()}/bluesky`;
    return {
      externalId: this.world.us.did,
      settings: { base_url: root, cdn_url: `${root}/cdn`, identifier: this.world.us.handle, poll_seconds: '5' },
      secrets: { app_password: this.sessions.appPassword },
    };
  }

  async speak(way: string, text: string, by: Speaker): Promise<string> {
    if (way === 'direct') return this.direct(text, by).id;
    if (way === 'reply') return this.post(text, by, { answers: this.ownPost() }).uri;
    if (way === 'quote') return this.post(text, by, { quotes: this.ownPost() }).uri;
    return this.post(`@${this.world.us.handle} ${text}`, by).uri;
  }

  /** The city's newest post that answers nobody. */
  ownPost(): Post {
    const own = this.world.posts.findLast((one) => one.author === this.world.us && !('reply' in one.record));
    if (!own) throw new Error('the city has no post');
    return own;
  }

  /** A resident posts something. */
  post(text: string, by: { username: string; name?: string }, more: Writing = {}): Post {
    const { answers, quotes, images } = more;
    const author = this.world.person(by.username, by.name);
    const reason = quotes ? 'quote' : answers?.author === this.world.us ? 'reply' : 'mention';
    const written = this.world.write(
      author,
      this.world.newKey(),
      this.#record(text, { answers, quotes, images }),
      reason,
    );
    if (!written) throw new Error('the key is taken');
    return written;
  }

  /** Somebody takes a post back; nobody is told. */
  remove(post: Post): void {
    this.world.posts.splice(this.world.posts.indexOf(post), 1);
  }

  /** A resident writes directly. */
  direct(text: string, by: { username: string; name?: string }): Message {
    const person = this.world.person(by.username, by.name);
    return this.world.say(person, this.world.convoWith(person), text);
  }

  /** A message disappears from a conversation. */
  removeMessage(message: Message): void {
    message.deleted = true;
    this.world.note('logDeleteMessage', message);
  }

  /** A mimin types something in Bluesky's own app. */
  typeInApp(text: string, answers: Post): Post {
    const written = this.world.write(this.world.us, this.world.newKey(), this.#record(text, { answers }));
    if (!written) throw new Error('the key is taken');
    return written;
  }

  expireToken(): void {
    this.sessions.expire();
  }

  /** A new app password, as after the old one was taken back; the product has to be given it. */
  refreshToken(): string {
    return this.sessions.revoke();
  }

  /** Answers a call below `/bluesky`. */
  answer(call: Call): Reply | undefined {
    if (!call.path.startsWith('/bluesky/')) return undefined;
    const picture = /^\/bluesky\/cdn\/img\/feed_fullsize\/plain\/[^/]+\/([^/@]+)@jpeg$/.exec(call.path)?.[1];
    if (picture !== undefined) return this.#file(picture);
    const nsid = /^\/bluesky\/xrpc\/([A-Za-z.]+)$/.exec(call.path)?.[1] ?? '';
    if (nsid === 'com.atproto.sync.getBlob') return this.#file(call.query.get('cid') ?? '');
    const where = nsid.split('.').at(-1) ?? '';
    const trouble = this.troubles.take(where);
    const refusal = refusalOf(trouble);
    if (refusal) return refusal;
    if (nsid === 'com.atproto.server.createSession') return this.sessions.open(call);
    if (nsid === 'com.atproto.server.refreshSession') return this.sessions.renew(call);
    const wrong = this.sessions.check(call) ?? this.#chatRefused(nsid, call);
    return wrong ?? withBudget(this.#answer(nsid, call, trouble), ++this.#calls);
  }

  stop(): void {
    // Nothing runs by itself.
  }

  #answer(nsid: string, call: Call, trouble: BlueskyTrouble | undefined): Reply {
    const unknown = refuse(501, 'MethodNotImplemented', 'Method Not Implemented');
    if (call.method === 'GET') return answerRead(this.world, nsid, call, trouble) ?? unknown;
    if (nsid === 'com.atproto.repo.uploadBlob') return uploadBlob(call, this.blobs);
    const written =
      nsid === 'com.atproto.repo.createRecord'
        ? createRecord(this.world, call, this.blobs)
        : nsid === 'chat.bsky.convo.sendMessage'
          ? sendMessage(this.world, call)
          : undefined;
    if (!written?.done) return written?.reply ?? unknown;
    const untold = answerAfterEffect(trouble);
    this.#sent.push({ ...written.answer, ...(untold ? { untold: true } : {}) });
    return untold ?? written.reply;
  }

  /** Direct messages are another service's: without its name in the header, or without the right, nothing is done. */
  #chatRefused(nsid: string, call: Call): Reply | undefined {
    if (!nsid.startsWith('chat.')) return undefined;
    if (call.headers['atproto-proxy'] !== 'did:web:api.bsky.chat#bsky_chat') {
      return refuse(501, 'MethodNotImplemented', 'Method Not Implemented');
    }
    return this.sessions.privileged ? undefined : refuse(400, 'InvalidToken', 'Bad token method');
  }

  #file(cid: string): Reply {
    const bytes = this.blobs.get(cid);
    return bytes ? { status: 200, bytes, mime: 'image/jpeg' } : refuse(400, 'BlobNotFound', 'Blob not found');
  }

  #record(
    text: string,
    {
      answers,
      quotes,
      images,
    }: { answers?: Post | undefined; quotes?: Post | undefined; images?: string[] | undefined } = {},
  ): Record<string, unknown> {
    const place = (post: Post) => ({ uri: post.uri, cid: post.cid });
    const root = (answers?.record.reply as { root?: { uri: string; cid: string } } | undefined)?.root;
    const embed = quotes
      ? { $type: 'app.bsky.embed.record', record: place(quotes) }
      : images && {
          $type: 'app.bsky.embed.images',
          images: images.map((cid) => ({
            alt: '',
            image: { $type: 'blob', ref: { $link: cid }, mimeType: 'image/jpeg', size: 3 },
          })),
        };
    return {
      $type: collection,
      text,
      createdAt: this.world.now().toISOString(),
      langs: ['id'],
      ...(answers ? { reply: { root: root ?? place(answers), parent: place(answers) } } : {}),
      ...(embed ? { embed } : {}),
    };
  }
}

function withBudget(reply: Reply, calls: number): Reply {
  if (typeof reply === 'string') return reply;
  const left = {
    'ratelimit-limit': '3000',
    'ratelimit-remaining': String(3_000 - (calls % 1_500)),
    'ratelimit-reset': String(Math.floor(Date.now() / 1_000) + 300),
    'ratelimit-policy': '3000;w=300',
  };
  return { ...reply, headers: { ...left, ...reply.headers } };
}
