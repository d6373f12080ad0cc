import type { DirectMessage } from '../meta/direct.ts';

interface Person {
  id: string;
  name: string;
}

/** A post on the Page, by us or by a visitor, or elsewhere with our name in it. */
export interface PagePost {
  id: string;
  message: string;
  from: Person;
  at: Date;
  /** On somebody else's wall; our Page is named in it. */
  tagged?: boolean;
  photo?: string;
}

export interface PageComment {
  id: string;
  postId: string;
  parentId: string | undefined;
  message: string;
  from: Person;
  at: Date;
  photo?: string;
}

export interface Review {
  storyId: string;
  from: Person;
  recommendation: 'POSITIVE' | 'NEGATIVE';
  text: string;
  at: Date;
}

/** The Page of the practice city with everything on it. */
export class PageWorld {
  readonly pageId = '102030405060708';
  readonly name = 'Pemkot Latihan';
  readonly posts: PagePost[] = [];
  readonly comments: PageComment[] = [];
  readonly reviews: Review[] = [];
  readonly messages: DirectMessage[] = [];
  /** Photos that nobody sees before a post shows them. */
  readonly hiddenPhotos = new Set<string>();
  readonly blocked = new Set<string>();
  /** Comments and posts that were answered privately; allowed once each. */
  readonly privatelyAnswered = new Set<string>();
  /** Metrics that this version of the API no longer knows. */
  readonly deadMetrics = new Set<string>();
  readonly names = new Map<string, string>();
  readonly now: () => Date;
  /** Ids of 19 digits, too long for a JSON number. */
  bigIds = false;
  #next = 0;

  constructor(now: () => Date) {
    this.now = now;
  }

  get page(): Person {
    return { id: this.pageId, name: this.name };
  }

  newId(prefix: string): string {
    this.#next += 1;
    return prefix + String(this.#next).padStart(this.bigIds ? 19 - prefix.length : 7, '0');
  }

  /** A person of this name, always the same one. */
  person(name: string): Person {
    let sum = 7;
    for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 900_000_007;
    const id = this.bigIds ? `9007199254${String(sum).padStart(9, '0')}` : `67${sum}`;
    this.names.set(id, name);
    return { id, name };
  }

  addPost(message: string, from: Person = this.page, more: Partial<PagePost> = {}): PagePost {
    const wall = more.tagged ? from.id : this.pageId;
    const post = { id: `${wall}_${this.newId('9')}`, message, from, at: this.now(), ...more };
    this.posts.unshift(post);
    return post;
  }

  addComment(
    target: string,
    message: string,
    from: Person,
    more: { at?: Date; photo?: string } = {},
  ): PageComment | undefined {
    const parent = this.comments.find((one) => one.id === target);
    const postId = parent?.postId ?? this.threadOf(target);
    if (postId === undefined) return undefined;
    const comment: PageComment = {
      id: `${keyOf(postId)}_${this.newId('8')}`,
      postId,
      // Answers hang under the top-level comment, whatever was named.
      parentId: parent ? (parent.parentId ?? parent.id) : undefined,
      message,
      from,
      at: more.at ?? this.now(),
      ...(more.photo === undefined ? {} : { photo: more.photo }),
    };
    this.comments.push(comment);
    return comment;
  }

  /** The post or review of this id; a mention in a comment elsewhere is a thread of its own. */
  threadOf(id: string): string | undefined {
    const post = this.posts.find((one) => one.id === id || keyOf(one.id) === id);
    return post?.id ?? this.reviews.find((one) => one.storyId === id)?.storyId;
  }

  /** Comments of a post as `filter=stream` gives them, newest first. */
  stream(postId: string): PageComment[] {
    return this.comments
      .filter((one) => one.postId === postId)
      .toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.id.localeCompare(a.id));
  }

  /** When this person last wrote to us directly; decides the 24 hours. */
  lastWord(person: string): Date | undefined {
    return this.messages.findLast((one) => one.person === person && !one.ours)?.at;
  }
}

/** The part of a post's id that begins the ids of its comments. */
export function keyOf(id: string): string {
  return id.split('_').at(-1) ?? id;
}
