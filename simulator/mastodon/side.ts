import { type Call, fieldsOf, type Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { answerRead, maxCharacters, missing } from './reads.ts';
import { Tokens } from './tokens.ts';
import { statusView } from './views.ts';
import { type Status, type Visibility, World } from './world.ts';

/** Faults that the server can be told to show; those "after_effect" do the thing first. */
export type MastodonTrouble =
  | 'rate'
  | 'token_expired'
  | 'scope'
  | 'suspended'
  | 'gone'
  | 'invalid'
  | 'server_error'
  | 'not_json'
  | 'hang'
  | 'drop'
  | 'timeout_after_effect'
  | 'drop_after_effect'
  | 'server_error_after_effect'
  | 'ok_without_id_after_effect'
  | 'empty_page_next';

/** A budget begins anew after this long, in milliseconds. */
const budgetMs = 300_000;

/** The Mastodon server of the practice city: residents write on it and from elsewhere, and the product calls its API. */
export class MastodonSide implements Side {
  readonly network = 'mastodon';
  readonly title = 'Mastodon';
  readonly ways = [
    { key: 'mention', label: 'Menyebut akun kota' },
    { key: 'comment', label: 'Membalas kiriman kota' },
    { key: 'direct', label: 'Pesan pribadi' },
  ] as const;
  readonly world: World;
  readonly tokens = new Tokens();
  readonly troubles = new Troubles<MastodonTrouble>();
  /** Files by name; removing one makes its address expire. */
  readonly files = new Map<string, Buffer>();
  /** Uploaded media by id, with how often it was asked for: the server is at work the first time. */
  readonly media = new Map<string, { asked: number; bytes: number }>();
  /** Servers older than 4.3 do not list statuses by their ids. */
  listsById = true;
  readonly #sent: SentAnswer[];
  readonly #base: () => string;
  readonly #keys = new Map<string, Status>();
  /** Calls allowed in five minutes: 300 on most servers; a city's own server may allow more, as this one does. */
  budget = 30_000;
  #calls = { window: 0, made: 0 };

  constructor({ sent, base, now }: SideOptions) {
    this.world = new World(now);
    this.#sent = sent;
    this.#base = base;
    this.world.add(this.world.city, 'Jadwal servis lampu jalan minggu ini');
  }

  account(): PracticeAccount {
    return {
      externalId: this.world.city.id,
      settings: { base_url: `${this.#base()}/mastodon` },
      secrets: { access_token: this.tokens.access },
    };
  }

  async speak(way: string, text: string, { username, name }: Speaker): Promise<string> {
    const acct = username.replaceAll('.', '_');
    this.world.person(acct, name);
    const parent = this.world.statuses.findLast((one) => one.by === this.world.city && one.parentId === undefined);
    const more = way === 'comment' && parent ? { parentId: parent.id } : {};
    return this.write(text, acct, { ...more, visibility: way === 'direct' ? 'direct' : 'public' }).id;
  }

  /** A resident writes to the city's account; `acct` may be of another server. */
  write(text: string, acct: string, more: Partial<Status> = {}, filtered = false): Status {
    const by = this.world.person(acct);
    const words = `@${this.world.city.acct} ${text}`;
    const status = this.world.add(by, words, more);
    this.world.notify('mention', by, status, filtered);
    return status;
  }

  /** Somebody changes their words; nobody is told, but the status shows it. */
  edit(status: Status, text: string): void {
    status.text = `@${this.world.city.acct} ${text}`;
    status.editedAt = this.world.now();
  }

  /** Somebody deletes a status: it and what was told of it are gone. */
  remove(status: Status): void {
    this.world.statuses.splice(this.world.statuses.indexOf(status), 1);
    const told = this.world.notifications.findIndex((one) => one.status === status);
    if (told >= 0) this.world.notifications.splice(told, 1);
  }

  /** A mimin answers on Mastodon's own pages. */
  ownStatus(text: string, parent: Status): Status {
    const words = `@${parent.by.acct} ${text}`;
    return this.world.add(this.world.city, words, { parentId: parent.id, visibility: parent.visibility });
  }

  /** Makes the present token worthless. */
  expireToken(): void {
    this.tokens.renew();
  }

  /** A new good token, as after connecting again; the product has to be given it. */
  refreshToken(): string {
    return this.tokens.renew();
  }

  /** Keeps a file and answers its address. */
  addFile(name: string, bytes: Buffer): string {
    this.files.set(name, bytes);
    return `${this.#base()}/mastodon/system/${name}`;
  }

  stop(): void {
    this.troubles.clear();
  }

  /** Answers a call below `/mastodon`. */
  answer(call: Call): Reply | undefined {
    if (!call.path.startsWith('/mastodon/')) return undefined;
    const reply = this.#answer(call, call.path.slice('/mastodon'.length));
    return typeof reply === 'string' ? reply : { ...reply, headers: { ...this.#rateHeaders(), ...reply.headers } };
  }

  #answer(call: Call, path: string): Reply {
    const file = /^\/system\/(.+)$/.exec(path)?.[1];
    if (file !== undefined) {
      const bytes = this.files.get(file);
      return bytes ? { status: 200, bytes, mime: 'image/jpeg' } : { status: 404, text: 'gone' };
    }
    if (path === '/api/v1/apps') return this.tokens.register(call);
    if (path === '/oauth/authorize') return this.tokens.consent(call);
    if (path === '/oauth/token') return this.tokens.grant(call);
    if (path !== '/api/v2/instance' && call.headers.authorization !== `Bearer ${this.tokens.access}`) {
      return { status: 401, json: { error: 'The access token is invalid' } };
    }
    this.#calls.made++;
    const trouble = this.troubles.take(`${call.method} ${path.split('/').at(-1)}`);
    const refusal = this.#refusalFor(trouble);
    if (refusal) return refusal;
    if (call.method === 'POST' && path === '/api/v1/statuses') return this.#post(call, trouble);
    if (call.method === 'POST' && path === '/api/v2/media') {
      const id = this.world.newId();
      this.media.set(id, { asked: 0, bytes: call.body.byteLength });
      return { status: 202, json: { id, type: 'image', url: null } };
    }
    if (call.method === 'GET' && path === '/api/v1/statuses' && !this.listsById) return missing();
    const media = this.media.get(/^\/api\/v1\/media\/(\d+)$/.exec(path)?.[1] ?? '');
    if (media) return { status: media.asked++ === 0 ? 206 : 200, json: { id: '1', url: null } };
    return call.method === 'GET'
      ? answerRead(this.world, call, path, this.#base(), trouble === 'empty_page_next')
      : missing();
  }

  #post(call: Call, trouble: MastodonTrouble | undefined): Reply {
    const fields = fieldsOf(call);
    const key = String(call.headers['idempotency-key'] ?? '');
    const again = this.#keys.get(key);
    if (again) return { status: 200, json: statusView(this.world, again) };
    const text = String(fields.status ?? '');
    const parentId = fields.in_reply_to_id === undefined ? undefined : String(fields.in_reply_to_id);
    const parent = this.world.statuses.find((one) => one.id === parentId);
    const ids = (fields.media_ids as string[] | undefined) ?? [];
    if (parentId !== undefined && !parent) return missing();
    const unprocessable = (what: string): Reply => ({ status: 422, json: { error: `Validation failed: ${what}` } });
    if (text === '' && ids.length === 0) return unprocessable("Text can't be blank");
    if ([...text].length > maxCharacters + 200)
      return unprocessable(`Text character limit of ${maxCharacters} exceeded`);
    if (ids.some((id) => (this.media.get(id)?.asked ?? 0) < 2)) return unprocessable('media are not processed yet');
    const status = this.world.add(this.world.city, text, {
      parentId,
      visibility: String(fields.visibility ?? 'public') as Visibility,
      warning: String(fields.spoiler_text ?? ''),
      media: ids.map(() => ({ type: 'image', url: '', description: null })),
    });
    if (key !== '') this.#keys.set(key, status);
    const untold = afterEffect(trouble);
    this.#sent.push({
      network: 'mastodon',
      way: parent ? (status.visibility === 'direct' ? 'direct' : 'comment_reply') : 'post',
      id: status.id,
      to: parent?.by.acct ?? 'public',
      text,
      at: status.at,
      headers: { 'idempotency-key': key, visibility: status.visibility },
      ...(untold ? { untold: true } : {}),
    });
    return untold ?? { status: 200, json: statusView(this.world, status) };
  }

  #refusalFor(trouble: MastodonTrouble | undefined): Reply | undefined {
    switch (trouble) {
      case 'rate':
        return { status: 429, json: { error: 'Too many requests' }, headers: { 'x-ratelimit-remaining': '0' } };
      case 'token_expired':
        return { status: 401, json: { error: 'The access token was revoked' } };
      case 'scope':
        return { status: 403, json: { error: 'This action is outside the authorized scopes' } };
      case 'suspended':
        return { status: 403, json: { error: 'Your login is currently disabled' } };
      case 'gone':
        return missing();
      case 'invalid':
        return { status: 422, json: { error: 'Validation failed: something nobody has listed' } };
      case 'server_error':
        return { status: 503, json: { error: 'Service temporarily unavailable' } };
      case 'not_json':
        return { status: 200, html: '<h1>maintenance</h1>' };
      case 'hang':
      case 'drop':
        return trouble;
      default:
        return undefined;
    }
  }

  #rateHeaders(): Record<string, string> {
    const window = Math.floor(this.world.now().getTime() / budgetMs);
    if (window !== this.#calls.window) this.#calls = { window, made: 1 };
    return {
      'x-ratelimit-limit': String(this.budget),
      'x-ratelimit-remaining': String(Math.max(0, this.budget - this.#calls.made)),
      'x-ratelimit-reset': new Date((window + 1) * budgetMs).toISOString(),
    };
  }
}

function afterEffect(trouble: MastodonTrouble | undefined): Reply | undefined {
  switch (trouble) {
    case 'timeout_after_effect':
      return 'hang';
    case 'drop_after_effect':
      return 'drop';
    case 'server_error_after_effect':
      return { status: 500, html: '<h1>We are sorry</h1>' };
    case 'ok_without_id_after_effect':
      return { status: 200, json: {} };
    default:
      return undefined;
  }
}
