import { type Call, fieldsOf, type Reply } from '../http.ts';
import { answerAfterEffect, graphError, refusalOf } from '../meta/graph-errors.ts';
import { MetaSide } from '../meta/meta-side.ts';
import { asMetaWrites, type Event } from '../meta/webhook-body.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { readThreadsApi } from './reads.ts';
import { type ThreadsMedia, ThreadsWorld } from './world.ts';
import { writeThreads } from './writes.ts';

/** The Threads of the practice city: residents reply and mention here, and the product calls its API. */
export class ThreadsSide extends MetaSide implements Side {
  readonly network = 'threads';
  readonly title = 'Threads';
  readonly ways = [
    { key: 'reply', label: 'Balasan di kiriman kota' },
    { key: 'mention', label: 'Menyebut akun kota di tempat lain' },
  ] as const;
  readonly world: ThreadsWorld;
  /** `values` is one change in the documentation; some deliveries hold a list. */
  valuesAsList = false;
  /** Whether containers are ready as soon as they are made. */
  ready = true;
  readonly quotas = { posts: 0, replies: 0 };
  readonly clientId = '445566778899';
  readonly #codes = new Set<string>();
  readonly #shortTokens = new Set<string>();
  #tokens = 0;

  constructor(options: SideOptions) {
    super(options, 'threads', '/threads/media');
    this.world = new ThreadsWorld(options.now);
    this.world.add({ text: 'Info layanan minggu ini', username: this.world.username });
    this.world.add({ text: 'Jadwal servis lampu jalan', username: this.world.username });
  }

  account(): PracticeAccount {
    return {
      externalId: this.world.accountId,
      settings: { base_url: `${this.base()}/threads/v1.0`, username: this.world.username },
      secrets: { ...this.secrets },
    };
  }

  async speak(way: string, text: string, { username }: Speaker): Promise<string> {
    if (way === 'mention') return (await this.mention(`@${this.world.username} ${text}`, username)).id;
    return (await this.reply(text, username)).id;
  }

  /** A resident answers a post of the city (the newest one unless named) or another answer. */
  async reply(text: string, username: string, more: Partial<ThreadsMedia> = {}): Promise<ThreadsMedia> {
    const parent = more.parentId ?? this.world.posts()[0]?.id ?? '';
    const media = this.world.reply(text, username, parent, more);
    await this.tellChange('replies', this.#withoutAddress(media));
    return media;
  }

  /** A resident names the city in a post of their own. */
  async mention(text: string, username: string): Promise<ThreadsMedia> {
    const media = this.world.add({ text, username });
    await this.tellChange('mentions', this.#withoutAddress(media));
    return media;
  }

  /** Somebody of the city answers in the app. */
  async typeInApp(text: string, parentId: string): Promise<ThreadsMedia> {
    const media = this.world.reply(text, this.world.username, parentId);
    await this.tellPublished(media);
    return media;
  }

  /** Something of ours is deleted in the app; only that is told. */
  async remove(media: ThreadsMedia): Promise<void> {
    this.world.media.splice(this.world.media.indexOf(media), 1);
    await this.tellChange('delete', {
      id: media.id,
      owner: { owner_id: this.world.accountId },
      deleted_at: this.world.time(this.now()),
      timestamp: this.world.time(media.at),
      username: media.username,
    });
  }

  /** Our account published something: the words are not told. */
  async tellPublished(media: ThreadsMedia): Promise<void> {
    const { id, media_type, permalink, timestamp, username } = this.world.view(media);
    await this.tellChange('publish', { id, media_type, permalink, timestamp, username });
  }

  async tellChange(field: string, value: Record<string, unknown>): Promise<void> {
    await this.tell({ change: { field, value } });
  }

  /** Answers a call below `/threads`. */
  answer(call: Call): Reply | undefined {
    if (!call.path.startsWith('/threads/')) return undefined;
    const file = this.answerFile(call);
    if (file) return file;
    const path = /^\/threads\/v1\.0(\/.*)$/.exec(call.path)?.[1];
    if (path === undefined) return this.#consent(call);
    const refused = this.refuseToken(call);
    if (refused) return refused;
    if (path === '/debug_token') return this.#debug(call);
    const where = path.split('/').at(-1) ?? '';
    const trouble = this.troubles.take(where);
    const refusal = trouble && refusalOf(trouble, this.world.accountId, faults);
    if (refusal) return refusal;
    if (call.method === 'GET') {
      const emptyFirst = trouble === 'empty_page_next';
      return readThreadsApi(this.world, call, path, {
        base: this.nextBase ?? this.base(),
        emptyFirst,
        quotas: this.quotas,
      });
    }
    const written = writeThreads(this.world, call, path, this.ready);
    const untold = answerAfterEffect(trouble);
    if (!written.answer) return untold ?? written.reply;
    this.sent.push({ ...written.answer, ...(untold ? { untold: true } : {}) });
    const { media } = written;
    if (media && this.echoes) setImmediate(() => void this.tellPublished(media));
    return untold ?? written.reply;
  }

  /** Threads has an envelope of its own; each account and subject has a body of its own. */
  protected override async write(events: Event[]): Promise<void> {
    const changes = events.flatMap(({ change }) => (change ? [change] : []));
    const together = this.body.batch || this.valuesAsList ? [changes] : changes.map((one) => [one]);
    for (const some of together) {
      const [first] = some;
      if (!first) continue;
      const mentions = first.field === 'mentions';
      const body = {
        app_id: this.clientId,
        topic: mentions || first.field === 'publish' ? 'interaction' : 'moderate',
        target_id: mentions ? this.world.accountId : first.value.id,
        time: Math.floor(this.now().getTime() / 1_000),
        subscription_id: '77',
        has_uid_field: false,
        values: some.length > 1 || this.valuesAsList ? some : first,
      };
      await this.webhook.deliver(asMetaWrites(JSON.stringify(body), this.body.bareNumbers));
    }
  }

  protected ownId(): string {
    return this.world.accountId;
  }

  /** Webhooks tell that there is a picture, not where. */
  #withoutAddress(media: ThreadsMedia): Record<string, unknown> {
    const { media_url: _address, is_reply_owned_by_me: _ours, ...told } = this.world.view(media);
    return told;
  }

  /** The log-in of Threads: it says yes at once and gives each code and short token once. */
  #consent(call: Call): Reply {
    const { query } = call;
    if (call.path === '/threads/oauth/authorize') {
      const back = new URL(query.get('redirect_uri') ?? 'http://localhost/');
      const code = `kode-${++this.#tokens}`;
      this.#codes.add(code);
      back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state') ?? '');
      return { status: 302, text: '', headers: { location: `${back.href}#_` } };
    }
    if (call.path === '/threads/oauth/access_token' && call.method === 'POST') {
      const fields = fieldsOf(call);
      if (fields.client_secret !== this.secrets.app_secret || !this.#codes.delete(String(fields.code))) {
        const json = { error_type: 'OAuthException', code: 400, error_message: 'Invalid authorization code' };
        return { status: 400, json };
      }
      const token = `pendek-${++this.#tokens}`;
      this.#shortTokens.add(token);
      return { status: 200, json: { access_token: token, user_id: this.world.accountId } };
    }
    const given = query.get('access_token') ?? '';
    if (call.path === '/threads/access_token') {
      const good = this.#shortTokens.delete(given) && query.get('client_secret') === this.secrets.app_secret;
      return good ? this.#long() : graphError(400, 190, 'Invalid OAuth access token', { error_subcode: 467 });
    }
    if (call.path !== '/threads/refresh_access_token') return { status: 404, text: 'not found' };
    if (given !== this.secrets.access_token) return graphError(400, 190, 'Session has expired', { error_subcode: 463 });
    this.refreshToken();
    return this.#long();
  }

  #debug(call: Call): Reply {
    const valid = call.query.get('input_token') === this.secrets.access_token;
    const ends = Math.floor(this.now().getTime() / 1_000) + 50 * 24 * 3_600;
    const data = { type: 'USER', is_valid: valid, expires_at: ends, data_access_expires_at: ends, scopes: [] };
    return { status: 200, json: { data } };
  }

  #long(): Reply {
    const json = { access_token: this.secrets.access_token, token_type: 'bearer', expires_in: 60 * 24 * 3_600 };
    return { status: 200, json };
  }
}

const faults = { rateCode: 4, usageType: 'threads', windowSubcode: 0, permission: 'threads_manage_replies' };
