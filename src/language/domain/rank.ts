import type { Span, TriageModel } from '../schema.ts';
import type { City } from './city.ts';
import type { LabelScore } from './labels.ts';
import { type LearnedMatters, matterName } from './learned.ts';

/** A topic or an outside body with its share of certainty. */
export interface Ranked {
  label: number;
  confidence: number;
  score: LabelScore;
  /** Words that moved the weights, where no phrase of the tables did. */
  learned?: readonly Span[];
}

/** The score of "something else": a single weak word stays below one half. */
const ELSE = 1.7;
const SHARPNESS = 1.05;
/** Rules' score from which a label is ranked without a model. */
const LEAST_SCORE = 0.4;
/** A share below this is no candidate. */
const LEAST_SHARE = 0.01;

const NO_SCORE: LabelScore = { score: 0, hits: [] };

/** Turns the scores of topics and outside bodies into shares that, with "something else", add up to one; best first. */
export function rankMatters(
  scores: ReadonlyMap<number, LabelScore>,
  city: City,
  learned?: { matters: LearnedMatters; mix: TriageModel['mix'] },
): Ranked[] {
  return learned === undefined ? rankByRules(scores, city) : rankTogether(scores, city, learned.matters, learned.mix);
}

function rankByRules(scores: ReadonlyMap<number, LabelScore>, city: City): Ranked[] {
  const ranked: Ranked[] = [];
  let sum = Math.exp(ELSE * SHARPNESS);
  for (const [label, score] of scores) {
    if (score.score <= LEAST_SCORE || matterName(city, label) === null) continue;
    const confidence = Math.exp(Math.min(score.score, 12) * SHARPNESS);
    sum += confidence;
    ranked.push({ label, confidence, score });
  }
  return inShares(ranked, sum);
}

/** Exponent of a matter: rules and weights on one scale. What training never met goes by the rules alone. */
export function mixedScore(rules: number, learned: number | undefined, mix: TriageModel['mix']): number {
  const { matterRules = 1, matterLearned = 0, matterUnknown = 0 } = mix;
  return Math.min(Math.max(rules, -4), 8) * matterRules + (learned ?? matterUnknown) * matterLearned;
}

function rankTogether(
  scores: ReadonlyMap<number, LabelScore>,
  city: City,
  learned: LearnedMatters,
  mix: TriageModel['mix'],
): Ranked[] {
  const ranked: Ranked[] = [];
  let sum = Math.exp(mixedScore(mix.matterElse ?? ELSE, learned.nothing, mix));
  for (const label of city.matterLabels) {
    const score = scores.get(label) ?? NO_SCORE;
    const confidence = Math.exp(mixedScore(score.score, learned.of(label), mix));
    sum += confidence;
    ranked.push({ label, confidence, score });
  }
  return inShares(ranked, sum);
}

function inShares(ranked: readonly Ranked[], sum: number): Ranked[] {
  return ranked
    .filter(({ confidence }) => confidence >= LEAST_SHARE * sum)
    .map((one) => ({ ...one, confidence: one.confidence / sum }))
    .sort((a, b) => b.confidence - a.confidence || a.label - b.label);
}
