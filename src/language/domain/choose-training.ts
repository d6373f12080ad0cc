import type { LinearModel } from '../schema.ts';
import { indexOfMost, scoreLinear, sharesOf } from './linear-model.ts';
import type { Features } from './text-features.ts';
import { averageOf, type Block, type Rows, seeded, type TrainOptions, toBytes, trainLinear } from './train-linear.ts';

/** One row to learn from. */
export interface LabelledFeatures {
  features: Features;
  label: number;
  /** How much it counts; 1 when absent. */
  count?: number;
}

/** Rows that fit in memory, as one block. */
export function rowsInMemory(examples: readonly LabelledFeatures[]): Rows {
  const starts = new Uint32Array(examples.length + 1);
  examples.forEach(({ features }, i) => {
    starts[i + 1] = (starts[i] ?? 0) + features.length;
  });
  const ids = new Uint32Array(starts[examples.length] ?? 0);
  examples.forEach(({ features }, i) => {
    ids.set(features, starts[i]);
  });
  const block: Block = {
    labels: Uint16Array.from(examples, ({ label }) => label),
    starts,
    ids,
    counts: Float32Array.from(examples, ({ count }) => count ?? 1),
  };
  let duals: Float32Array | undefined;
  return {
    blocks: 1,
    block: () => block,
    recall: () => duals,
    keep: (_, kept) => {
      duals = kept;
    },
  };
}

/** A way to train: one setting, or several whose scores are added. */
export type Recipe = readonly [TrainOptions, ...TrainOptions[]];

/** Trains by a recipe and makes bytes of it. `rowsOf` gives fresh rows for each setting. */
export function trainByRecipe(
  rowsOf: () => Rows,
  labels: readonly string[],
  bits: number,
  recipe: Recipe,
): LinearModel {
  const [first, ...others] = recipe;
  return toBytes(
    averageOf([
      trainLinear(rowsOf(), labels, bits, first),
      ...others.map((options) => trainLinear(rowsOf(), labels, bits, options)),
    ]),
  );
}

/** Shares of right answers, over all rows and over all labels alike. */
export interface Measured {
  accuracy: number;
  macroF1: number;
}

/** Counts right answers; `answers` and `labels` are label numbers in the same order. Labels that never occur are left out of the mean. */
export function measureAnswers(answers: readonly number[], labels: readonly number[], width: number): Measured {
  const hits = new Float64Array(width);
  const said = new Float64Array(width);
  const meant = new Float64Array(width);
  answers.forEach((answer, i) => {
    const label = labels[i] ?? 0;
    said[answer] = (said[answer] ?? 0) + 1;
    meant[label] = (meant[label] ?? 0) + 1;
    if (answer === label) hits[label] = (hits[label] ?? 0) + 1;
  });
  let sum = 0;
  let present = 0;
  for (let i = 0; i < width; i += 1) {
    if (meant[i] === 0) continue;
    present += 1;
    sum += (2 * (hits[i] ?? 0)) / ((said[i] ?? 0) + (meant[i] ?? 0));
  }
  return {
    accuracy: hits.reduce((a, b) => a + b, 0) / Math.max(1, answers.length),
    macroF1: sum / Math.max(1, present),
  };
}

/** Scores of every row by a model that did not see it, in the order of the examples. */
export function scoreOutOfFold(
  examples: readonly LabelledFeatures[],
  labels: readonly string[],
  bits: number,
  recipe: Recipe,
  folds: number,
): Float64Array[] {
  const random = seeded(20_261_124);
  const foldOf = examples.map(() => Math.floor(random() * folds));
  const scores: Float64Array[] = examples.map(() => new Float64Array(labels.length));
  for (let fold = 0; fold < folds; fold += 1) {
    const inside = examples.filter((_, i) => foldOf[i] !== fold);
    const model = trainByRecipe(() => rowsInMemory(inside), labels, bits, recipe);
    examples.forEach(({ features }, i) => {
      if (foldOf[i] === fold) scores[i] = scoreLinear(model, features);
    });
  }
  return scores;
}

const SHARPNESSES = [0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 13, 16, 20];

/** The sharpness that makes stated confidences fit best how often they are right (least log loss). */
export function fitSharpness(scores: readonly Float64Array[], labels: readonly number[]): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (const sharpness of SHARPNESSES) {
    let loss = 0;
    scores.forEach((score, i) => {
      loss -= Math.log(Math.max(1e-6, sharesOf(score, sharpness)[labels[i] ?? 0] ?? 0));
    });
    if (loss < least) {
      least = loss;
      best = sharpness;
    }
  }
  return best;
}

/** Expected calibration error: how far stated confidence and rightness lie apart on average, over ten bins; 0 to 1. */
export function calibrationErrorOf(stated: readonly { confidence: number; right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ stated: 0, right: 0 }));
  for (const { confidence, right } of stated) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (bin === undefined) continue;
    bin.stated += confidence;
    bin.right += right ? 1 : 0;
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.stated - bin.right), 0) / Math.max(1, stated.length);
}

/** What cross-validation chose, with what it measured. */
export interface Choice extends Measured {
  recipe: Recipe;
  sharpness: number;
  calibrationError: number;
}

/** The recipe with the best mean of accuracy and macro-F1 on rows its models did not see. */
export function chooseRecipe(
  examples: readonly LabelledFeatures[],
  labels: readonly string[],
  bits: number,
  recipes: readonly Recipe[],
  folds = 3,
): Choice {
  const wanted = examples.map(({ label }) => label);
  let best: Choice | undefined;
  for (const recipe of recipes) {
    const scores = scoreOutOfFold(examples, labels, bits, recipe, folds);
    const answers = scores.map(indexOfMost);
    const measured = measureAnswers(answers, wanted, labels.length);
    if (best !== undefined && measured.accuracy + measured.macroF1 <= best.accuracy + best.macroF1) continue;
    const sharpness = fitSharpness(scores, wanted);
    const calibrationError = calibrationErrorOf(
      scores.map((score, i) => ({
        confidence: Math.max(...sharesOf(score, sharpness)),
        right: answers[i] === wanted[i],
      })),
    );
    best = { ...measured, recipe, sharpness, calibrationError };
  }
  if (best === undefined) throw new Error('no recipe to choose from');
  return best;
}

const plain: TrainOptions = { cost: 1, balance: 0.5, ratio: false, rounds: 8, seed: 1 };
const ratio: TrainOptions = { ...plain, ratio: true };

/** Settings tried for a new task: by naive Bayes ratio, by plain frequency, both together; small labels raised a little or wholly; loose or close. */
export const RECIPES: readonly Recipe[] = [
  [ratio],
  [{ ...ratio, cost: 0.1 }],
  [{ ...ratio, balance: 1 }],
  [ratio, plain],
  [
    { ...ratio, balance: 1 },
    { ...plain, balance: 1 },
  ],
  [
    { ...ratio, cost: 0.1 },
    { ...plain, cost: 0.5 },
  ],
  [
    { ...ratio, cost: 0.1, balance: 1 },
    { ...plain, cost: 0.5, balance: 1 },
  ],
];
