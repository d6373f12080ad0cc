import type { DirectMessage } from '../meta/direct.ts';

/** What stands on the practice account: posts, comments under them, and threads of direct messages. */
export interface Comment {
  id: string;
  mediaId: string;
  parentId: string | undefined;
  text: string;
  from: { id: string; username: string };
  at: Date;
}

export interface Media {
  id: string;
  caption: string;
  permalink: string;
  at: Date;
  /** Posts of others that mention or tag us. */
  by?: string;
  /** Our account is named in the caption or the picture, so that it stands among our tags. */
  tagged?: boolean;
}

/** The account of the practice city with everything on it. */
export class World {
  readonly accountId: string;
  /** The clock by which things are dated and windows are counted. */
  readonly now: () => Date;
  readonly username = 'kota.latihan';
  readonly media: Media[] = [];
  readonly comments: Comment[] = [];
  readonly messages: DirectMessage[] = [];
  readonly blocked = new Set<string>();
  /** Comments that were answered privately; allowed once each. */
  readonly privatelyAnswered = new Set<string>();
  #next = 0;
  /** Ids as long as the real ones, and when asked for, too long for a JSON number. */
  bigIds = false;

  constructor(accountId: string, now: () => Date = () => new Date()) {
    this.accountId = accountId;
    this.now = now;
  }

  /** A new id; with `bigIds` of 19 digits. */
  newId(prefix: string): string {
    this.#next += 1;
    return prefix + String(this.#next).padStart(this.bigIds ? 19 - prefix.length : 7, '0');
  }

  /** The id of a person, the same for the same name. */
  personId(username: string): string {
    let sum = 7;
    for (const letter of username) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 900_000_007;
    return this.bigIds ? `9007199254${String(sum).padStart(9, '0')}` : `55${sum}`;
  }

  addMedia(caption: string, at = this.now()): Media {
    const id = this.newId('179');
    const media = { id, caption, permalink: `https://www.instagram.com/p/latihan${id}/`, at };
    this.media.unshift(media);
    return media;
  }

  topComments(mediaId: string): Comment[] {
    return this.comments
      .filter((one) => one.mediaId === mediaId && one.parentId === undefined)
      .toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.id.localeCompare(a.id));
  }

  repliesTo(commentId: string): Comment[] {
    return this.comments.filter((one) => one.parentId === commentId);
  }

  /** When this person last wrote to us directly; decides the 24 hours. */
  lastWord(person: string): Date | undefined {
    return this.messages.findLast((one) => one.person === person && !one.ours)?.at;
  }
}
