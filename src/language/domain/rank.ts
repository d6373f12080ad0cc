import type { City } from './city.ts';
import type { LabelScore } from './labels.ts';

/** A topic or an outside body with its share of certainty. */
export interface Ranked {
  label: number;
  confidence: number;
  score: LabelScore;
}

/** The score of "something else": a single weak word stays below one half. */
const ELSE = 1.7;
const SHARPNESS = 1.05;

/** Turns the scores of topics and outside bodies into shares that, with "something else", add up to one; best first. */
export function rankMatters(scores: ReadonlyMap<number, LabelScore>, city: City): Ranked[] {
  const ranked: Ranked[] = [];
  let sum = Math.exp(ELSE * SHARPNESS);
  for (const [label, score] of scores) {
    const what = city.labels[label];
    if (what === undefined || score.score <= 0.4) continue;
    if (what.sort === 'outside' ? city.outside[what.index]?.place === true : what.sort !== 'topic') continue;
    const confidence = Math.exp(Math.min(score.score, 12) * SHARPNESS);
    sum += confidence;
    ranked.push({ label, confidence, score });
  }
  for (const one of ranked) one.confidence /= sum;
  return ranked.sort((a, b) => b.confidence - a.confidence || a.label - b.label);
}
