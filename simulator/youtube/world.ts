/** What stands on the practice channel. */
export interface Video {
  id: string;
  title: string;
  description: string;
  at: Date;
  privacy: string;
  /** Asked often enough it is processed. */
  asked: number;
  figures: Record<string, string>;
}

export interface Comment {
  id: string;
  videoId: string;
  parentId: string | undefined;
  text: string;
  by: string;
  at: Date;
  changedAt: Date;
  status: 'published' | 'heldForReview' | 'likelySpam';
}

/** The practice channel and everybody who comments there. */
export class World {
  readonly channelId = 'UClatihanKotaTangerang00';
  readonly title = 'Kota Latihan';
  readonly videos: Video[] = [];
  readonly comments: Comment[] = [];
  /** Uploads on their way, by session. */
  readonly sessions = new Map<string, { resource: Record<string, unknown>; size: number; arrived: number }>();
  unitsLeft = 10_000;
  /** An audited project may make its uploads public. */
  audited = true;
  readonly now: () => Date;
  #next = 1;

  constructor(now: () => Date) {
    this.now = now;
  }

  addVideo(title: string, more: Partial<Video> = {}): Video {
    const id = `vid${String(this.#next++).padStart(8, '0')}`;
    const figures = { viewCount: '0', likeCount: '0', commentCount: '0', favoriteCount: '0' };
    const video = { id, title, description: '', at: this.now(), privacy: 'public', asked: 9, figures, ...more };
    this.videos.unshift(video);
    return video;
  }

  addComment(text: string, by: string, more: { videoId?: string; parentId?: string } = {}): Comment {
    const mark = String(this.#next++).padStart(8, '0');
    const top = this.comments.find((one) => one.id === more.parentId);
    const id = top === undefined ? `UgxLatihan${mark}AaABAg` : `${top.id}.9${mark}`;
    const videoId = top?.videoId ?? more.videoId ?? this.videos[0]?.id ?? '';
    const at = this.now();
    const comment: Comment = { id, videoId, parentId: top?.id, text, by, at, changedAt: at, status: 'published' };
    this.comments.push(comment);
    return comment;
  }

  channelOf(username: string): string {
    if (username === this.title) return this.channelId;
    return `UC${Buffer.from(username).toString('base64url').padEnd(22, '0').slice(0, 22)}`;
  }

  repliesTo(id: string): Comment[] {
    return this.comments.filter((one) => one.parentId === id);
  }
}
