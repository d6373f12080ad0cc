import type { Hit } from './matcher.ts';

/** The score of one label in one text, with the hits that made it, heaviest first. */
export interface LabelScore {
  score: number;
  hits: Hit[];
}

/** Only so many hits add to a label: the seventh mention of rubbish says nothing new. */
const MOST_HITS = 6;

/** How the hits of one label add up. */
export interface Adding {
  /** Each further hit counts this many times the one before. */
  decay: number;
  /** A longer phrase adds to the word inside it: "mohon" is a little, "mohon ditindak" more. */
  builds: boolean;
}

/**
 * Adds up hits per label: hits on the same words count once (the heaviest), unless the label builds; later ones less, hits that speak against the
 * label in full.
 */
export function scoreLabels(hits: readonly Hit[], addingOf: (label: number) => Adding): Map<number, LabelScore> {
  const byLabel = new Map<number, Hit[]>();
  for (const hit of hits) {
    const list = byLabel.get(hit.label);
    if (list === undefined) byLabel.set(hit.label, [hit]);
    else list.push(hit);
  }
  const scores = new Map<number, LabelScore>();
  for (const [label, list] of byLabel) scores.set(label, scoreOne(list, addingOf(label)));
  return scores;
}

function scoreOne(list: Hit[], { decay, builds }: Adding): LabelScore {
  if (list.length > 1) list.sort((a, b) => b.weight - a.weight || a.from - b.from);
  const kept: Hit[] = [];
  let score = 0;
  let factor = 1;
  for (const hit of list) {
    if (hit.weight <= 0) break;
    if (kept.length >= MOST_HITS) break;
    if (kept.some((other) => overlap(hit, other) && !(builds && wordsIn(hit) > wordsIn(other)))) continue;
    kept.push(hit);
    score += hit.weight * factor * (hit.from < 45 ? 1 : 0.6);
    factor *= decay;
  }
  const against: Hit[] = [];
  for (let i = list.length - 1; i >= 0 && against.length < MOST_HITS; i -= 1) {
    const hit = list[i];
    if (hit === undefined || hit.weight >= 0) break;
    if (against.some((other) => overlap(hit, other))) continue;
    against.push(hit);
    score += hit.weight;
  }
  return { score, hits: kept };
}

function wordsIn(hit: Hit): number {
  return hit.to - hit.from + (hit.from2 >= 0 ? hit.to2 - hit.from2 : 0);
}

function overlap(a: Hit, b: Hit): boolean {
  return (
    crosses(a.from, a.to, b.from, b.to) ||
    (a.from2 >= 0 && crosses(a.from2, a.to2, b.from, b.to)) ||
    (b.from2 >= 0 && crosses(a.from, a.to, b.from2, b.to2)) ||
    (a.from2 >= 0 && b.from2 >= 0 && crosses(a.from2, a.to2, b.from2, b.to2))
  );
}

function crosses(from: number, to: number, otherFrom: number, otherTo: number): boolean {
  return from < otherTo && otherFrom < to;
}
