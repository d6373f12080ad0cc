/** Somebody on this server or on another one. */
export interface Person {
  id: string;
  username: string;
  /** With its server when it is another one's. */
  acct: string;
  name: string;
}

export type Visibility = 'public' | 'unlisted' | 'private' | 'direct';

export interface Status {
  id: string;
  by: Person;
  text: string;
  warning: string;
  visibility: Visibility;
  parentId: string | undefined;
  named: Person[];
  media: { type: string; url: string; description: string | null }[];
  at: Date;
  editedAt: Date | undefined;
  figures: { likes: number; comments: number; shares: number };
}

export interface Notification {
  id: string;
  type: string;
  at: Date;
  by: Person;
  status: Status | undefined;
  /** Held back by the account's own rules, as words of strangers may be. */
  filtered: boolean;
}

/** The practice server: people, what they wrote, and what the city's account was told of. */
export class World {
  readonly people = new Map<string, Person>();
  readonly statuses: Status[] = [];
  readonly notifications: Notification[] = [];
  readonly city: Person;
  readonly now: () => Date;
  #next = 113_500_000_000_000_000n;

  constructor(now: () => Date) {
    this.now = now;
    this.city = this.person('kota_latihan', 'Kota Latihan');
  }

  /** Ids of Mastodon: 18 digits in a string, growing with time. */
  newId(): string {
    this.#next += 1_000_003n;
    return String(this.#next);
  }

  /** Somebody by the name with which they are written to: `bu`, or `bu@jauh.example`. */
  person(acct: string, name = acct): Person {
    const known = this.people.get(acct);
    if (known) return known;
    const person = { id: this.newId(), username: acct.split('@')[0] ?? acct, acct, name };
    this.people.set(acct, person);
    return person;
  }

  add(by: Person, text: string, more: Partial<Status> = {}): Status {
    const parent = this.statuses.find((one) => one.id === more.parentId);
    const names = [...text.matchAll(/@([\w.]+(?:@[\w.-]*\w)?)/g)].flatMap(
      (found) => this.people.get(found[1] ?? '') ?? [],
    );
    const status: Status = {
      id: this.newId(),
      by,
      text,
      warning: '',
      visibility: 'public',
      parentId: undefined,
      media: [],
      at: this.now(),
      editedAt: undefined,
      figures: { likes: 0, comments: 0, shares: 0 },
      ...more,
      named: [...new Set([...names, ...(parent && parent.by !== by ? [parent.by] : [])])],
    };
    this.statuses.push(status);
    return status;
  }

  notify(type: string, by: Person, status: Status | undefined, filtered = false): void {
    this.notifications.push({ id: this.newId(), type, at: this.now(), by, status, filtered });
  }

  /** What stands above a status, oldest first. */
  above(status: Status): Status[] {
    const parent = this.statuses.find((one) => one.id === status.parentId);
    return parent ? [...this.above(parent), parent] : [];
  }
}
