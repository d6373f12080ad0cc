import type { LinearModel } from '../schema.ts';
import type { Features } from './text-features.ts';

/** The score of every label, in the order of `labels`: above zero speaks for it. Long and short texts weigh alike. */
export function scoreLinear(model: LinearModel, features: Features): Float64Array {
  const { labels, bits, weights, scales, biases } = model;
  const width = labels.length;
  const shift = 32 - bits;
  const sums = new Int32Array(width);
  for (const feature of features) {
    const row = (feature >>> shift) * width;
    for (let i = 0; i < width; i += 1) sums[i] = (sums[i] ?? 0) + (weights[row + i] ?? 0);
  }
  const length = Math.sqrt(Math.max(1, features.length));
  const scores = new Float64Array(width);
  for (let i = 0; i < width; i += 1) scores[i] = ((sums[i] ?? 0) * (scales[i] ?? 0)) / length + (biases[i] ?? 0);
  return scores;
}

/** Shares that add up to one; `sharpness` says how much a difference of scores decides. */
export function sharesOf(scores: Float64Array, sharpness: number): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  const shares = scores.map((score) => {
    const share = Math.exp((score - most) * sharpness);
    sum += share;
    return share;
  });
  return shares.map((share) => share / sum);
}

/** Index of the greatest number; 0 for none. */
export function indexOfMost(numbers: Float64Array): number {
  let best = 0;
  for (let i = 1; i < numbers.length; i += 1) if ((numbers[i] ?? 0) > (numbers[best] ?? 0)) best = i;
  return best;
}
