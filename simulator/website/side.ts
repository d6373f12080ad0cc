import { type Call, fieldsOf, type Reply } from '../http.ts';
import { type SentAnswer, Troubles } from '../record.ts';
import type { PracticeAccount, Side, SideOptions, Speaker } from '../side.ts';
import { afterEffect, fault, refusalFor, type WebsiteTrouble } from './answers.ts';
import { answerFeed } from './feed.ts';
import { answerRead } from './reads.ts';
import { commentView, mediumView, postView } from './views.ts';
import { type PracticeComment, type User, World } from './world.ts';

/** An agency's WordPress site: residents comment under its posts, and the product reads, answers and publishes. */
export class WebsiteSide implements Side {
  readonly network = 'website';
  readonly title = 'Situs OPD (WordPress)';
  readonly ways = [{ key: 'comment', label: 'Komentar di situs dinas' }] as const;
  readonly world: World;
  readonly troubles = new Troubles<WebsiteTrouble>();
  /** Pictures by name; removing one makes its address expire. */
  readonly files = new Map<string, Buffer>();
  password = 'abcd EFGH ijkl MNOP qrst UVWX';
  /** Some web servers drop the header that bears the password. */
  readonly habits = { dropsPassword: false, byQuery: false, holdsAnswers: false };
  readonly #sent: SentAnswer[];
  readonly #base: () => string;
  #passwords = 1;

  constructor({ sent, base, now }: SideOptions) {
    this.world = new World(now);
    this.#sent = sent;
    this.#base = () => `${base()}/situs`;
  }

  account(kind: 'wordpress' | 'feed' | 'atom' = 'wordpress'): PracticeAccount {
    const base = this.#base();
    const externalId = base.replace(/^https?:\/\//, '');
    if (kind !== 'wordpress') {
      return {
        externalId,
        settings: { kind: 'feed', feed_url: `${base}/feed/${kind === 'atom' ? 'atom/' : ''}` },
        secrets: {},
      };
    }
    return {
      externalId,
      settings: { kind, base_url: base, username: 'mimin', user_id: '7', gmt_offset: '7', poll_seconds: '5' },
      secrets: { app_password: this.password },
    };
  }

  async speak(_way: string, text: string, { username, name }: Speaker): Promise<string> {
    return String(this.comment(text, { name, email: `${username}@warga.latihan` }).id);
  }

  /** A resident comments under the site's first post. */
  comment(text: string, more: Partial<PracticeComment> = {}): PracticeComment {
    return this.world.addComment({ text, ...more });
  }

  /** A mimin answers in the site's own pages. */
  ownComment(text: string, parent: PracticeComment, by = 1): PracticeComment {
    const name = this.world.user(by)?.name ?? '';
    return this.world.addComment({
      text,
      parent: parent.id,
      post: parent.post,
      by,
      name,
      email: 'staf@dishub.latihan',
    });
  }

  /** Somebody takes the application password back. */
  expireToken(): void {
    this.password = `dicabut ${this.#passwords++}`;
  }

  /** A new application password; the product has to be given it. */
  refreshToken(): string {
    this.password = `baru ${this.#passwords++}`;
    return this.password;
  }

  /** Keeps a picture and answers its address. */
  addFile(name: string, bytes: Buffer): string {
    this.files.set(name, bytes);
    return `${this.#base()}/wp-content/uploads/${name}`;
  }

  stop(): void {
    this.troubles.clear();
  }

  /** Answers a call below `/situs`. */
  answer(call: Call): Reply | undefined {
    if (!call.path.startsWith('/situs/')) return undefined;
    const path = call.path.slice('/situs'.length);
    const [, file] = /^\/wp-content\/uploads\/(.+)$/.exec(path) ?? [];
    if (file !== undefined) {
      const bytes = this.files.get(file);
      return bytes ? { status: 200, bytes, mime: 'image/jpeg' } : { status: 404, html: '<h1>Tidak ditemukan</h1>' };
    }
    const [, atom] = /^\/feed\/(atom\/)?$/.exec(path) ?? [];
    if (path.startsWith('/feed/')) {
      const refusal = refusalFor(this.troubles.take('GET feed'), this.world.now());
      return refusal ?? answerFeed(this.world, this.#base(), call, atom !== undefined);
    }
    const route = this.habits.byQuery ? call.query.get('rest_route') : /^\/wp-json(\/.*)$/.exec(path)?.[1];
    if (!route) return { status: 404, html: '<h1>Tidak ditemukan</h1>' };
    return this.#answer(call, route);
  }

  #answer(call: Call, path: string): Reply {
    const given = this.habits.dropsPassword ? undefined : call.headers.authorization;
    const good = `Basic ${Buffer.from(`mimin:${this.password}`).toString('base64')}`;
    if (given !== undefined && given !== good)
      return fault(401, 'incorrect_password', 'Kata sandi aplikasi tidak sah.');
    const user = given === undefined ? undefined : this.world.user(7);
    const trouble = this.troubles.take(
      `${call.method} ${
        path
          .split('/')
          .filter((part) => !/^\d*$/.test(part))
          .at(-1) ?? ''
      }`,
    );
    const refusal = refusalFor(trouble, this.world.now());
    if (refusal) return refusal;
    if (call.method === 'GET') {
      const place = { world: this.world, base: this.#base(), user, emptyPage: trouble === 'empty_page_next' };
      return answerRead(place, call, path);
    }
    if (!user) return fault(401, 'rest_not_logged_in');
    const [, kind, id] = /^\/wp\/v2\/(comments|posts|media)(?:\/(\d+))?$/.exec(path) ?? [];
    if (kind === 'comments') return id === undefined ? this.#post(call, user, trouble) : this.#moderate(call, id, user);
    if (kind === 'posts') return this.#write(call, id, user, trouble);
    if (kind === 'media' && id === undefined) return this.#upload(call, user, trouble);
    return fault(404, 'rest_no_route');
  }

  #post(call: Call, user: User, trouble: WebsiteTrouble | undefined): Reply {
    const fields = fieldsOf(call);
    const text = String(fields.content ?? '').trim();
    const post = this.world.posts.find((one) => String(one.id) === String(fields.post));
    if (post?.status !== 'publish') return fault(403, 'rest_comment_invalid_post_id');
    if (!post.commentsOpen) return fault(403, 'rest_comment_closed');
    if (text === '') return fault(400, 'rest_comment_content_invalid');
    if (Buffer.byteLength(text) > 65_525) return fault(400, 'comment_content_column_length');
    const parent = this.world.comments.find((one) => String(one.id) === String(fields.parent))?.id ?? 0;
    const same = (one: PracticeComment) =>
      one.by === user.id &&
      one.post === post.id &&
      one.parent === parent &&
      one.text === text &&
      one.status !== 'trash';
    if (this.world.comments.some(same)) return fault(409, 'comment_duplicate', 'Komentar yang sama sudah ada.');
    const status = this.habits.holdsAnswers ? 'hold' : 'approved';
    const made = this.world.addComment({
      text,
      post: post.id,
      parent,
      by: user.id,
      name: user.name,
      email: '',
      status,
    });
    const untold = afterEffect(trouble);
    this.#sent.push({
      network: 'website',
      way: 'comment_reply',
      id: String(made.id),
      to: String(parent),
      text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
      at: made.at,
      ...(untold ? { untold: true } : {}),
    });
    return untold ?? { status: 201, json: commentView(this.world, this.#base(), made, true, false) };
  }

  #moderate(call: Call, id: string, user: User): Reply {
    const comment = this.world.comments.find((one) => String(one.id) === id);
    if (!comment) return fault(404, 'rest_comment_invalid_id');
    if (!user.can.includes('moderate_comments')) return fault(403, 'rest_cannot_edit');
    const { status } = fieldsOf(call);
    if (status === 'approved' || status === 'hold' || status === 'spam' || status === 'trash') comment.status = status;
    return { status: 200, json: commentView(this.world, this.#base(), comment, true, false) };
  }

  #write(call: Call, id: string | undefined, user: User, trouble: WebsiteTrouble | undefined): Reply {
    const fields = fieldsOf(call);
    if (!user.can.includes('edit_posts')) return fault(403, 'rest_cannot_create');
    if (fields.status === 'publish' && !user.can.includes('publish_posts')) return fault(403, 'rest_cannot_publish');
    const known = this.world.posts.find((one) => String(one.id) === id);
    if (id !== undefined && !known) return fault(404, 'rest_post_invalid_id');
    const post = known ?? this.world.addPost({ status: 'draft', by: user.id });
    const goesOut = fields.status === 'publish' && post.status !== 'publish';
    Object.assign(post, {
      slug: String(fields.slug ?? post.slug),
      title: String(fields.title ?? post.title),
      content: String(fields.content ?? post.content),
      featured: Number(fields.featured_media ?? post.featured),
      commentsOpen: fields.comment_status === undefined ? post.commentsOpen : fields.comment_status === 'open',
      ...(goesOut ? { status: 'publish', at: this.world.now() } : {}),
    });
    const untold = afterEffect(trouble);
    if (goesOut) {
      this.#sent.push({
        network: 'website',
        way: 'post',
        id: `post:${post.id}`,
        to: 'public',
        text: `${post.title}\n\n${post.content}`,
        at: this.world.now(),
        ...(untold ? { untold: true } : {}),
      });
    }
    return untold ?? { status: known ? 200 : 201, json: postView(this.#base(), post, true) };
  }

  #upload(call: Call, user: User, trouble: WebsiteTrouble | undefined): Reply {
    if (!user.can.includes('upload_files')) return fault(403, 'rest_cannot_create');
    const said = call.body.toString('latin1');
    const name = /filename="([^"]+)"/.exec(said)?.[1];
    const mime = /filename="[^"]+"\r\nContent-Type: ([^\r]+)/i.exec(said)?.[1] ?? '';
    if (name === undefined) return fault(400, 'rest_upload_no_data');
    if (!/\.(jpe?g|png|gif|webp|mp4|pdf)$/.test(name)) return fault(400, 'rest_upload_sideload_error');
    const alt = /name="alt_text"\r\n\r\n([^\r]*)/.exec(said)?.[1] ?? '';
    const medium = {
      id: this.world.newId(),
      slug: name.replace(/\.[^.]+$/, ''),
      name,
      alt: Buffer.from(alt, 'latin1').toString('utf8'),
      mime,
      bytes: call.body.byteLength,
    };
    this.world.media.push(medium);
    return afterEffect(trouble) ?? { status: 201, json: mediumView(this.#base(), medium) };
  }
}
