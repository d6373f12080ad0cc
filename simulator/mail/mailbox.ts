/** One letter in the practice mailbox. */
export interface Letter {
  uid: number;
  raw: Buffer;
  at: Date;
  flags: string[];
}

/** The mailbox of the practice city; its numbers may be given out anew, as servers do after a restore. */
export class Mailbox {
  uidValidity = 1_700_000_001;
  letters: Letter[] = [];
  #nextUid = 1;
  readonly #now: () => Date;
  readonly #watchers = new Set<() => void>();

  constructor(now: () => Date = () => new Date()) {
    this.#now = now;
  }

  get uidNext(): number {
    return this.#nextUid;
  }

  /** Lays a letter into the mailbox. */
  append(raw: string | Buffer, at = this.#now()): Letter {
    const letter = { uid: this.#nextUid++, raw: typeof raw === 'string' ? Buffer.from(raw) : raw, at, flags: [] };
    this.letters.push(letter);
    for (const watcher of this.#watchers) watcher();
    return letter;
  }

  /** Numbers every letter anew under a new UIDVALIDITY. */
  renumber(): void {
    this.uidValidity += 1;
    this.#nextUid = 1;
    for (const letter of this.letters) letter.uid = this.#nextUid++;
  }

  /** Takes letters out. */
  expunge(which: (letter: Letter) => boolean): void {
    this.letters = this.letters.filter((letter) => !which(letter));
  }

  /** Calls back at each new letter until the answered function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}
