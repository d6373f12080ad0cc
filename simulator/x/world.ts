/** What stands on the practice X: people, posts and direct messages. */
export interface Person {
  id: string;
  username: string;
  name: string;
}

export interface Media {
  key: string;
  type: 'photo' | 'video' | 'animated_gif';
  url: string;
}

export interface Post {
  id: string;
  /** The post and its older versions, oldest first. */
  history: string[];
  author: Person;
  text: string;
  at: Date;
  thread: string;
  answers?: Post;
  quotes?: Post;
  media: Media[];
}

export interface Message {
  id: string;
  from: Person;
  to: Person;
  text: string;
  at: Date;
  media: Media[];
}

/** The account of the practice city with everything around it. */
export class World {
  readonly us: Person = { id: '1700000000000000001', username: 'kota_latihan', name: 'Kota Latihan' };
  readonly now: () => Date;
  readonly posts: Post[] = [];
  readonly messages: Message[] = [];
  readonly people = new Map<string, Person>();
  readonly blockedBy = new Set<string>();
  #next = 2_080_000_000_000_000_000n;

  constructor(now: () => Date) {
    this.now = now;
    this.people.set(this.us.username, this.us);
  }

  /** A new id: 19 digits, growing with time as the real ones. */
  newId(): string {
    this.#next += 7n;
    return String(this.#next);
  }

  person(username: string, name = username): Person {
    const handle = username.replace(/[^A-Za-z0-9_]/g, '_');
    const known = this.people.get(handle);
    if (known) return known;
    const person = { id: `15${this.newId().slice(2)}`, username: handle, name };
    this.people.set(handle, person);
    return person;
  }

  personById(id: string): Person | undefined {
    return [...this.people.values()].find((one) => one.id === id);
  }

  write(author: Person, text: string, more: { answers?: Post; quotes?: Post; media?: Media[]; at?: Date } = {}): Post {
    const id = this.newId();
    const { answers, quotes } = more;
    const post: Post = {
      id,
      history: [id],
      author,
      text,
      at: more.at ?? this.now(),
      thread: answers?.thread ?? id,
      media: more.media ?? [],
      ...(answers ? { answers } : {}),
      ...(quotes ? { quotes } : {}),
    };
    this.posts.push(post);
    return post;
  }

  /** A post by its own id or that of an older version. */
  find(id: string): Post | undefined {
    return this.posts.find((one) => one.history.includes(id));
  }

  /** Whether a post names us; `automatic`: X's own naming before an answer counts as well. */
  names(post: Post, automatic: boolean): boolean {
    const words = automatic ? namesBefore(post).join(' ') : '';
    return new RegExp(`@${this.us.username}\\b`, 'i').test(`${words} ${post.text}`);
  }

  answersTo(post: Post): Post[] {
    return this.posts.filter((one) => one.answers === post);
  }

  quotesOf(post: Post): Post[] {
    return this.posts.filter((one) => one.quotes === post);
  }
}

/** The names X puts before an answer by itself. */
export function namesBefore(post: Post): string[] {
  return post.answers && post.answers.author !== post.author ? [`@${post.answers.author.username}`] : [];
}
