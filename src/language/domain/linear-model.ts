import type { LinearModel } from '../schema.ts';
import type { Features } from './text-features.ts';

const usedOf = new WeakMap<Int8Array, Uint8Array>();

// Most buckets hold nothing: their rows need not be read.
function usedBuckets({ labels, bits, weights }: LinearModel): Uint8Array {
  const known = usedOf.get(weights);
  if (known !== undefined) return known;
  const used = new Uint8Array(2 ** bits);
  for (let cell = 0; cell < weights.length; cell += 1)
    if (weights[cell] !== 0) used[Math.floor(cell / labels.length)] = 1;
  usedOf.set(weights, used);
  return used;
}

/** The score of every label, in the order of `labels`: above zero speaks for it. Long and short texts weigh alike. */
export function scoreLinear(model: LinearModel, features: Features): Float64Array {
  const { labels, bits, weights, scales, biases } = model;
  const used = usedBuckets(model);
  const width = labels.length;
  const shift = 32 - bits;
  const sums = new Int32Array(width);
  for (let at = 0; at < features.length; at += 1) {
    const bucket = (features[at] as number) >>> shift;
    if (used[bucket] === 0) continue;
    const row = bucket * width;
    // @NOTE Asserted, not defaulted: this loop runs some forty thousand times a message.
    for (let i = 0; i < width; i += 1) sums[i] = (sums[i] as number) + (weights[row + i] as number);
  }
  const length = Math.sqrt(Math.max(1, features.length));
  return Float64Array.from(sums, (sum, i) => (sum * (scales[i] ?? 0)) / length + (biases[i] ?? 0));
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
