/** A post, a reply or a mention on Threads. */
export interface ThreadsMedia {
  id: string;
  username: string;
  text: string;
  at: Date;
  mediaType: 'TEXT_POST' | 'IMAGE' | 'VIDEO' | 'CAROUSEL_ALBUM';
  mediaUrl?: string;
  /** The post at the root and the item that it answers, for replies. */
  rootId?: string;
  parentId?: string;
  hidden?: boolean;
}

/** Something made and not yet seen by anybody. */
export interface Container {
  id: string;
  fields: Record<string, string>;
  status: 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED';
  error?: string;
}

/** The profile of the practice city with everything on it. */
export class ThreadsWorld {
  readonly accountId = '31300000000000001';
  readonly username = 'kota.latihan';
  readonly media: ThreadsMedia[] = [];
  readonly containers: Container[] = [];
  readonly now: () => Date;
  bigIds = false;
  #next = 0;

  constructor(now: () => Date) {
    this.now = now;
  }

  newId(): string {
    this.#next += 1;
    return this.bigIds
      ? `9007199254${String(this.#next).padStart(9, '0')}`
      : `1790${String(this.#next).padStart(7, '0')}`;
  }

  add(given: Omit<ThreadsMedia, 'id' | 'at' | 'mediaType'> & Partial<ThreadsMedia>): ThreadsMedia {
    const media: ThreadsMedia = { id: this.newId(), at: this.now(), mediaType: 'TEXT_POST', ...given };
    this.media.unshift(media);
    return media;
  }

  find(id: string): ThreadsMedia | undefined {
    return this.media.find((one) => one.id === id);
  }

  /** Our own posts, newest first. */
  posts(): ThreadsMedia[] {
    return this.media.filter((one) => one.username === this.username && one.rootId === undefined);
  }

  /** Answers an item under a root; an answer to an answer stands under the same root. */
  reply(text: string, username: string, parentId: string, more: Partial<ThreadsMedia> = {}): ThreadsMedia {
    const parent = this.find(parentId);
    return this.add({ text, username, rootId: parent?.rootId ?? parentId, parentId, ...more });
  }

  /** The time as Threads writes it: whole seconds and a zone without a colon. */
  time(at: Date): string {
    return `${at.toISOString().slice(0, 19)}+0000`;
  }

  /** An item with the members that the API gives; those of replies only where it is one. */
  view(one: ThreadsMedia): Record<string, unknown> {
    const root = one.rootId === undefined ? undefined : this.find(one.rootId);
    return {
      id: one.id,
      username: one.username,
      text: one.text,
      media_type: one.mediaType,
      media_product_type: 'THREADS',
      permalink: `https://www.threads.net/@${one.username}/post/L${one.id}`,
      shortcode: `L${one.id}`,
      timestamp: this.time(one.at),
      is_reply: one.rootId !== undefined,
      ...(one.mediaUrl === undefined ? {} : { media_url: one.mediaUrl }),
      ...(one.rootId === undefined
        ? {}
        : {
            root_post: {
              id: one.rootId,
              ...(root?.username === this.username ? { owner_id: this.accountId } : {}),
              username: root?.username,
            },
            replied_to: { id: one.parentId },
            is_reply_owned_by_me: one.username === this.username,
          }),
    };
  }
}
