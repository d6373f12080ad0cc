import type { Phrase } from './phrases.ts';
import { fillers, isCommonWord, rootsOf, withoutClitics } from './words.ts';

/** A phrase of the tables found in a text: label number, weight, and the words it covers. */
export interface Hit {
  label: number;
  weight: number;
  from: number;
  /** Index behind the last word. */
  to: number;
  /** The second part of "a + b"; both -1 for a phrase in one piece. */
  from2: number;
  to2: number;
}

interface Node {
  next: Map<number, Node> | null;
  atoms: number[] | null;
}

interface Pair {
  other: number;
  label: number;
  weight: number;
}

interface Atom {
  direct: { label: number; weight: number }[];
  pairs: Pair[];
}

/** How far apart, in words, the two parts of "a + b" may stand. */
const NEAR = 10;
/** How many small words a phrase may jump over between two of its words. */
const MOST_SKIPS = 2;

/** All phrases of all labels in one tree: a text is read once, whatever the number of labels. */
export class Matcher {
  private readonly root: Node = { next: null, atoms: null };
  private readonly exact = new Map<string, number>();
  private readonly families = new Map<string, number>();
  private readonly atoms: Atom[] = [];
  private readonly atomOfKey = new Map<string, number>();
  private readonly nearby = new Map<string, string[]>();
  private words = 0;

  /** Adds phrases under a label number. */
  add(label: number, phrases: readonly Phrase[]): void {
    for (const { parts, weight } of phrases) {
      const [first, second] = parts;
      if (first === undefined) continue;
      const a = this.atomFor(first.key, first.ways);
      if (second === undefined) this.atoms[a]?.direct.push({ label, weight });
      else {
        const b = this.atomFor(second.key, second.ways);
        this.atoms[a]?.pairs.push({ other: b, label, weight });
        if (a !== b) this.atoms[b]?.pairs.push({ other: a, label, weight });
      }
    }
  }

  private atomFor(key: string, ways: readonly (readonly string[])[]): number {
    const known = this.atomOfKey.get(key);
    if (known !== undefined) return known;
    const atom = this.atoms.length;
    this.atoms.push({ direct: [], pairs: [] });
    this.atomOfKey.set(key, atom);
    for (const way of ways) {
      let node = this.root;
      for (const word of way) node = this.step(node, this.wordId(word));
      node.atoms ??= [];
      if (!node.atoms.includes(atom)) node.atoms.push(atom);
    }
    return atom;
  }

  private step(node: Node, word: number): Node {
    node.next ??= new Map();
    let next = node.next.get(word);
    if (next === undefined) {
      next = { next: null, atoms: null };
      node.next.set(word, next);
    }
    return next;
  }

  private wordId(word: string): number {
    const family = word.endsWith('*');
    const table = family ? this.families : this.exact;
    const key = family ? word.slice(0, -1) : word;
    let id = table.get(key);
    if (id === undefined) {
      id = this.words;
      this.words += 1;
      table.set(key, id);
    }
    return id;
  }

  /** Whether some phrase holds this very word. */
  has(word: string): boolean {
    return this.exact.has(word) || this.families.has(word);
  }

  /** Prepares the index of near spellings; words shorter than six letters are never corrected. */
  prepareSpelling(): void {
    for (const table of [this.exact, this.families]) {
      for (const word of table.keys()) {
        if (word.length < 6 || !/^[a-z]+$/.test(word)) continue;
        for (const key of [word, ...oneLetterLess(word)]) {
          const list = this.nearby.get(key);
          if (list === undefined) this.nearby.set(key, [word]);
          else list.push(word);
        }
      }
    }
  }

  /** The one word of the tables that differs from this spelling by one letter dropped, added, changed or swapped; null when none or several do. */
  nearSpelling(word: string): string | null {
    if (word.length < 6 || word.length > 16 || !/^[a-z]+$/.test(word)) return null;
    let found: string | null = null;
    for (const key of [word, ...oneLetterLess(word)]) {
      for (const other of this.nearby.get(key) ?? []) {
        if (other === found || other[0] !== word[0] || !differsByOne(word, other)) continue;
        if (found !== null) return null;
        found = other;
      }
    }
    return found;
  }

  /** Numbers of the table words that a canonical word stands for: itself, without clitics, and the families its root belongs to. */
  idsOf(word: string): number[] {
    const ids: number[] = [];
    const add = (id: number | undefined): void => {
      if (id !== undefined && !ids.includes(id)) ids.push(id);
    };
    add(this.exact.get(word));
    for (const base of withoutClitics(word)) add(this.exact.get(base));
    const stripped = /^di[a-z]{4,}$/.test(word) ? word.slice(2) : null;
    if (stripped !== null)
      for (const base of [stripped, ...withoutClitics(stripped)]) if (base.length > 3) add(this.exact.get(base));
    // An everyday word keeps its own meaning: "mohon" is not the plural of a tree.
    for (const root of isCommonWord(word) ? [word] : rootsOf(word)) {
      const longest = Math.min(root.length, 14);
      for (let length = 3; length <= longest; length += 1)
        if (length > SHORT_STEM || ENDING.test(root.slice(length))) add(this.families.get(root.slice(0, length)));
    }
    return ids;
  }

  /** Finds every phrase in a text given as table numbers per word; no phrase reaches over a break. */
  find(ids: readonly (readonly number[])[], words: readonly string[], breaks: readonly boolean[]): Hit[] {
    const hits: Hit[] = [];
    const seen: { atom: number; from: number; to: number }[] = [];
    const visit = (node: Node, from: number, at: number, skips: number): void => {
      if (node.atoms !== null) for (const atom of node.atoms) seen.push({ atom, from, to: at - skips });
      if (node.next === null || at >= ids.length) return;
      if (at > from && breaks[at] === true) return;
      let moved = false;
      for (const id of ids[at] ?? []) {
        const next = node.next.get(id);
        if (next !== undefined) {
          moved = true;
          visit(next, from, at + 1, 0);
        }
      }
      if (!moved && at > from && skips < MOST_SKIPS && fillers.has(words[at] ?? ''))
        visitSkipping(node, from, at + 1, skips + 1);
    };
    const visitSkipping = (node: Node, from: number, at: number, skips: number): void => {
      if (at < ids.length && breaks[at] !== true && node.next !== null)
        visit({ next: node.next, atoms: null }, from, at, skips);
    };
    for (let i = 0; i < ids.length; i += 1) visit(this.root, i, i, 0);
    const last = new Map<number, { from: number; to: number }>();
    for (const { atom, from, to } of seen) {
      const found = this.atoms[atom];
      if (found === undefined) continue;
      for (const { label, weight } of found.direct) hits.push({ label, weight, from, to, from2: -1, to2: -1 });
      for (const pair of found.pairs) {
        const other = last.get(pair.other);
        if (other === undefined || from - other.to > NEAR || other.from - to > NEAR) continue;
        if (from < other.to && other.from < to) continue;
        hits.push({ label: pair.label, weight: pair.weight, from: other.from, to: other.to, from2: from, to2: to });
      }
      last.set(atom, { from, to });
    }
    return hits;
  }
}

/** Behind a short stem only an ending makes a word of its family: "kerendem" is not "keren". Laughter may go on as it likes. */
const SHORT_STEM = 5;
const ENDING = /^(?:(?:an|i|kan|in|em|nan)?(?:nya|nye|ku|mu|lah|kah|pun|ne|e|na|s)?|[hkwaeio]+|\d)$/;

function oneLetterLess(word: string): string[] {
  const out: string[] = [];
  for (let i = 0; i < word.length; i += 1) out.push(word.slice(0, i) + word.slice(i + 1));
  return out;
}

function differsByOne(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
  if (a.length === b.length) {
    if (a.slice(i + 1) === b.slice(i + 1)) return true;
    return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
  }
  return a.length > b.length ? a.slice(i + 1) === b.slice(i) : a.slice(i) === b.slice(i + 1);
}
