/** One thing the city sent to a resident, as the practice city itself saw it: the count outside the product. */
export interface SentAnswer {
  network: string;
  /** `post` is a publication; everything else answers somebody. */
  way: 'comment_reply' | 'mention_reply' | 'private_reply' | 'direct' | 'chat' | 'letter' | 'review_reply' | 'post';
  /** The id the network gave it. */
  id: string;
  /** A comment, person, chat or address. */
  to: string;
  text: string;
  at: Date;
  /** Meta's tag, when there was one. */
  tag?: string;
  /** Headers of a letter, in lower case. */
  headers?: Record<string, string>;
  /** True when the caller was not told that it worked. */
  untold?: boolean;
}

/** A fault that waits for the next call of one kind. */
export interface Scripted<Kind extends string> {
  where: string;
  kind: Kind;
}

/** Faults in the order in which they are to happen; a test adds them, a call takes the first that fits. */
export class Troubles<Kind extends string> {
  readonly #waiting: Scripted<Kind>[] = [];

  /** Makes the next `times` calls of this kind go wrong. `*` fits every call. */
  add(where: string, kind: Kind, times = 1): void {
    for (let i = 0; i < times; i++) this.#waiting.push({ where, kind });
  }

  /** The fault for this call, which then is used up. */
  take(where: string): Kind | undefined {
    const place = this.#waiting.findIndex((one) => one.where === where || one.where === '*');
    return place < 0 ? undefined : this.#waiting.splice(place, 1)[0]?.kind;
  }

  clear(): void {
    this.#waiting.length = 0;
  }
}

/** Numbers between 0 and 1 that are the same again for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
