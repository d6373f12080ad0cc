/** What stands on the practice account: videos, comments under them, conversations, publications. */
export interface Video {
  id: string;
  caption: string;
  link: string;
  at: Date;
  /** Somebody else's video that names us. */
  by?: string;
  figures: Record<string, number>;
}

export interface Comment {
  id: string;
  videoId: string;
  parentId: string | undefined;
  text: string;
  by: string;
  at: Date;
  hidden: boolean;
}

export interface Message {
  id: string;
  conversation: string;
  person: string;
  ours: boolean;
  text: string;
  at: Date;
  image?: string;
  quotes?: string;
}

/** A publication on its way; asked often enough it is out. */
export interface Publication {
  id: string;
  videoId: string;
  asked: number;
  fails?: string;
  draft: boolean;
}

/** The practice account and everybody around it. */
export class World {
  readonly openId = '_000latihanTikTokKota';
  readonly username = 'kota.latihan';
  /** TikTok's stable name of an account, the same under comments and in messages. */
  readonly ownName = 'uid-kota-latihan';
  readonly videos: Video[] = [];
  readonly comments: Comment[] = [];
  readonly messages: Message[] = [];
  readonly publications: Publication[] = [];
  readonly now: () => Date;
  #next = 7_300_000_000_000_000_000n;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** Ids of TikTok: 19 digits, more than a number of JavaScript holds. */
  newId(): string {
    this.#next += 1_000_003n;
    return String(this.#next);
  }

  nameOf(username: string): string {
    return username === this.username ? this.ownName : `uid-${username}`;
  }

  /** A plus sign and equals signs stand in real ids of conversations and must survive an address. */
  conversationOf(username: string): string {
    return `u5J+${Buffer.from(username).toString('base64url')}==`;
  }

  addVideo(caption: string, by?: string): Video {
    const id = this.newId();
    const link = `https://www.tiktok.com/@${by ?? this.username}/video/${id}`;
    const video: Video = { id, caption, link, at: this.now(), ...(by === undefined ? {} : { by }), figures: {} };
    this.videos.unshift(video);
    return video;
  }

  /** The newest video of our own. */
  newest(): Video {
    const [video] = this.videos.filter((one) => one.by === undefined);
    return video ?? this.addVideo('Info layanan');
  }

  addComment(
    text: string,
    by: string,
    where: { videoId?: string | undefined; parentId?: string | undefined },
  ): Comment {
    const parent = this.comments.find((one) => one.id === where.parentId);
    const comment: Comment = {
      id: this.newId(),
      videoId: parent?.videoId ?? where.videoId ?? this.newest().id,
      parentId: parent ? (parent.parentId ?? parent.id) : undefined,
      text,
      by,
      at: this.now(),
      hidden: false,
    };
    this.comments.push(comment);
    return comment;
  }

  addMessage(text: string, person: string, more: Partial<Message> = {}): Message {
    const message: Message = {
      id: `u5B+${this.newId()}==`,
      conversation: this.conversationOf(person),
      person,
      ours: false,
      text,
      at: this.now(),
      ...more,
    };
    this.messages.push(message);
    return message;
  }

  /** When the person of a conversation last wrote; decides the 48 hours. */
  lastWord(conversation: string): Date | undefined {
    return this.messages.findLast((one) => one.conversation === conversation && !one.ours)?.at;
  }
}
