import type { Triage, TriageExample } from '#src/language/schema.ts';
import { saidBy, statedFields } from './corrections.ts';
import type { CardScores, ScoreField } from './model-card.ts';

/** How many of the stated fields of one example were read right. */
export function rightFields(example: TriageExample, triage: Triage): number {
  const said = saidBy(triage);
  return statedFields.filter((field) => example[field] !== undefined && example[field] === said[field]).length;
}

/** Two models on the same examples: on how many one read more fields right than the other. */
export interface Paired {
  examples: number;
  newBetter: number;
  oldBetter: number;
  /** How often chance alone would favour the new one so clearly: one-sided exact sign test. */
  chance: number;
}

/** Pairs the right fields of two models, example by example. */
export function pairModels(newRight: readonly number[], oldRight: readonly number[]): Paired {
  let newBetter = 0;
  let oldBetter = 0;
  newRight.forEach((right, i) => {
    const before = oldRight[i] ?? 0;
    if (right > before) newBetter += 1;
    else if (right < before) oldBetter += 1;
  });
  return { examples: newRight.length, newBetter, oldBetter, chance: signTest(newBetter, oldBetter) };
}

/** The probability of at least `wins` heads in `wins + losses` tosses of a fair coin. */
export function signTest(wins: number, losses: number): number {
  const tosses = wins + losses;
  // Worked in logarithms: 0.5 to the power of some thousand is no number any more.
  let logChoose = 0;
  let sum = 0;
  for (let heads = 0; heads <= tosses; heads += 1) {
    if (heads > 0) logChoose += Math.log(tosses - heads + 1) - Math.log(heads);
    if (heads >= wins) sum += Math.exp(logChoose - tosses * Math.LN2);
  }
  return Math.min(1, sum);
}

/** Beyond chance: one such result in twenty happens by itself. */
export const mostChance = 0.05;
/** On the rest, what two trainings on the same corpus differ by anyway: one answer in two hundred in all, one in fifty of a single score. */
export const mostFall = { inAll: 0.005, ofOne: 0.02 };
/** Fields whose right answers are summed on the rest. */
const restFields = [
  'kind',
  'topic',
  'agencyFirst',
  'outside',
  'urgency',
  'danger',
  'spamFound',
  'spamSpared',
] as const satisfies readonly ScoreField[];

export interface Comparison {
  corrections: Paired;
  /** Right answers on the held share of the corpus. */
  rest: { newRight: number; oldRight: number; of: number; fell: ScoreField[] };
}

/** Sums up two models' scores on messages that no correction touches. */
export function compareRest(now: CardScores, before: CardScores): Comparison['rest'] {
  const total = (scores: CardScores, part: 'right' | 'of') =>
    restFields.reduce((sum, field) => sum + scores[field][part], 0);
  return {
    newRight: total(now, 'right'),
    oldRight: total(before, 'right'),
    of: total(now, 'of'),
    fell: restFields.filter((field) => {
      const { right, of } = now[field];
      return of > 0 && before[field].right - right > Math.max(1, of * mostFall.ofOne);
    }),
  };
}

/** Decides whether a new model goes live: better on the corrections kept apart beyond chance, and not worse on the rest. */
export function decideCandidate({
  corrections,
  rest,
}: Comparison): { live: true } | { live: false; why: 'not_better' | 'worse_on_rest' } {
  if (corrections.newBetter <= corrections.oldBetter || corrections.chance > mostChance)
    return { live: false, why: 'not_better' };
  if (rest.oldRight - rest.newRight > rest.of * mostFall.inAll || rest.fell.length > 0)
    return { live: false, why: 'worse_on_rest' };
  return { live: true };
}

/** Corrected reports that a training needs: fewer prove nothing either way (five wins to none is the least beyond chance). */
export const leastTaught = 20;
export const leastHeld = 5;

/** What a training still lacks; undefined when it may begin. */
export function lackForTraining(counts: { taught: number; held: number }) {
  const taught = Math.max(0, leastTaught - counts.taught);
  const held = Math.max(0, leastHeld - counts.held);
  return taught + held === 0 ? undefined : { taught, held };
}
export type TrainingLack = NonNullable<ReturnType<typeof lackForTraining>>;
