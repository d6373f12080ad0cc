import type { LinearModel } from '../schema.ts';

/** Rows of one block: labels by number, and the features of row r at ids[starts[r]] up to ids[starts[r + 1]]. */
export interface Block {
  labels: Uint16Array;
  starts: Uint32Array;
  ids: Uint32Array;
  /** How much one row counts; absent: all alike. */
  counts?: Float32Array;
}

/** Where the rows come from, block by block; `keep` and `recall` store what training must remember of a block between rounds. */
export interface Rows {
  blocks: number;
  block(index: number): Block;
  recall(index: number): Float32Array | undefined;
  keep(index: number, duals: Float32Array): void;
}

/** How to train. */
export interface TrainOptions {
  /** Cost of a wrong row; greater fits closer. */
  cost: number;
  /** 0: each row counts alike, 1: each label counts alike whatever its number of rows. */
  balance: number;
  /** Features weigh by how much more often they stand with the label than without (naive Bayes log ratio; Wang and Manning 2012). */
  ratio: boolean;
  rounds: number;
  seed: number;
}

/** Weights as they come out of training, before they are made into bytes. */
export interface Trained {
  labels: readonly string[];
  bits: number;
  weights: Float32Array;
  biases: Float64Array;
}

/**
 * Trains one linear L2-loss support vector machine for each label against all others by dual coordinate descent (Hsieh et al. 2008), block by block
 * (Yu et al. 2010), so that only one block of rows need be in memory; the same rows and options give the same weights.
 */
export function trainLinear(rows: Rows, labels: readonly string[], bits: number, options: TrainOptions): Trained {
  const width = labels.length;
  const buckets = 2 ** bits;
  const shift = 32 - bits;
  const counted = countRows(rows, width, buckets, shift);
  const ratios = options.ratio ? ratiosOf(counted, width, buckets) : inverseFrequencies(counted, width, buckets);
  const weights = new Float32Array(buckets * width);
  const biases = new Float64Array(width);
  const costs = labels.map((_, i) => {
    const own = Math.min(Math.max(counted.ofLabel[i] ?? 0, 1), counted.rows - 0.5);
    const weigh = (count: number): number => options.cost * (counted.rows / (2 * count)) ** options.balance;
    return { own: weigh(own), others: weigh(counted.rows - own) };
  });
  const random = seeded(options.seed);
  for (let round = 0; round < options.rounds; round += 1)
    for (const index of shuffled(rows.blocks, random)) {
      const block = rows.block(index);
      const duals = rows.recall(index) ?? new Float32Array(block.labels.length * width);
      sweep(block, duals, { width, shift, weights, biases, ratios, costs, random });
      rows.keep(index, duals);
    }
  for (let cell = 0; cell < weights.length; cell += 1) weights[cell] = (weights[cell] ?? 0) * (ratios[cell] ?? 0);
  return { labels, bits, weights, biases };
}

/** Several trainings of the same labels and buckets as one: scores add up, so their sum is a linear model again. */
export function averageOf(trained: readonly [Trained, ...Trained[]]): Trained {
  const [first, ...others] = trained;
  const weights = Float32Array.from(first.weights);
  const biases = Float64Array.from(first.biases);
  for (const other of others) {
    for (let cell = 0; cell < weights.length; cell += 1)
      weights[cell] = (weights[cell] ?? 0) + (other.weights[cell] ?? 0);
    for (let i = 0; i < biases.length; i += 1) biases[i] = (biases[i] ?? 0) + (other.biases[i] ?? 0);
  }
  for (let cell = 0; cell < weights.length; cell += 1) weights[cell] = (weights[cell] ?? 0) / trained.length;
  for (let i = 0; i < biases.length; i += 1) biases[i] = (biases[i] ?? 0) / trained.length;
  return { labels: first.labels, bits: first.bits, weights, biases };
}

interface Counted {
  rows: number;
  /** Rows of each label. */
  ofLabel: Float64Array;
  /** Rows of each label that hold a bucket. */
  held: Float32Array;
}

function countRows(rows: Rows, width: number, buckets: number, shift: number): Counted {
  const ofLabel = new Float64Array(width);
  const held = new Float32Array(buckets * width);
  let total = 0;
  for (let index = 0; index < rows.blocks; index += 1) {
    const { labels, starts, ids, counts } = rows.block(index);
    for (let row = 0; row < labels.length; row += 1) {
      const label = labels[row] ?? 0;
      const count = counts?.[row] ?? 1;
      total += count;
      ofLabel[label] = (ofLabel[label] ?? 0) + count;
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
        const cell = ((ids[at] ?? 0) >>> shift) * width + label;
        held[cell] = (held[cell] ?? 0) + count;
      }
    }
  }
  return { rows: total, ofLabel, held };
}

const SMOOTHING = 1;

function ratiosOf({ ofLabel, held, rows }: Counted, width: number, buckets: number): Float32Array {
  const ratios = new Float32Array(buckets * width);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    let all = 0;
    for (let i = 0; i < width; i += 1) all += held[bucket * width + i] ?? 0;
    if (all === 0) continue;
    for (let i = 0; i < width; i += 1) {
      const inside = held[bucket * width + i] ?? 0;
      const own = ofLabel[i] ?? 0;
      const p = (inside + SMOOTHING) / (own + 2 * SMOOTHING);
      const q = (all - inside + SMOOTHING) / (rows - own + 2 * SMOOTHING);
      ratios[bucket * width + i] = Math.log(p / q);
    }
  }
  return ratios;
}

function inverseFrequencies({ held, rows }: Counted, width: number, buckets: number): Float32Array {
  const out = new Float32Array(buckets * width);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    let all = 0;
    for (let i = 0; i < width; i += 1) all += held[bucket * width + i] ?? 0;
    if (all === 0) continue;
    const weight = Math.log((rows + 1) / (all + 1)) / 3;
    for (let i = 0; i < width; i += 1) out[bucket * width + i] = weight;
  }
  return out;
}

interface Sweep {
  width: number;
  shift: number;
  weights: Float32Array;
  biases: Float64Array;
  ratios: Float32Array;
  /** Cost of an error on a label's own rows, and on all others. */
  costs: readonly { own: number; others: number }[];
  random: () => number;
}

function sweep(block: Block, duals: Float32Array, state: Sweep): void {
  const { width, shift, weights, biases, ratios, costs, random } = state;
  const { labels, starts, ids, counts } = block;
  const margins = new Float64Array(width);
  const squares = new Float64Array(width);
  for (const row of shuffled(labels.length, random)) {
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? 0;
    if (to === from) continue;
    const each = 1 / Math.sqrt(to - from);
    margins.fill(0);
    squares.fill(0);
    for (let at = from; at < to; at += 1) {
      const cell = ((ids[at] ?? 0) >>> shift) * width;
      for (let i = 0; i < width; i += 1) {
        const value = (ratios[cell + i] ?? 0) * each;
        margins[i] = (margins[i] ?? 0) + (weights[cell + i] ?? 0) * value;
        squares[i] = (squares[i] ?? 0) + value * value;
      }
    }
    const label = labels[row] ?? 0;
    const count = counts?.[row] ?? 1;
    const steps = new Float64Array(width);
    let any = false;
    for (let i = 0; i < width; i += 1) {
      const sign = i === label ? 1 : -1;
      const cost = ((i === label ? costs[i]?.own : costs[i]?.others) ?? 1) * count;
      const diagonal = 0.5 / Math.max(cost, 1e-9);
      const dual = duals[row * width + i] ?? 0;
      const gradient = sign * ((margins[i] ?? 0) + (biases[i] ?? 0)) - 1 + diagonal * dual;
      if (dual === 0 && gradient >= 0) continue;
      const next = Math.max(0, dual - gradient / ((squares[i] ?? 0) + 1 + diagonal));
      const step = (next - dual) * sign;
      if (step === 0) continue;
      duals[row * width + i] = next;
      steps[i] = step;
      biases[i] = (biases[i] ?? 0) + step;
      any = true;
    }
    if (!any) continue;
    for (let at = from; at < to; at += 1) {
      const cell = ((ids[at] ?? 0) >>> shift) * width;
      for (let i = 0; i < width; i += 1) {
        const step = steps[i] ?? 0;
        if (step !== 0) weights[cell + i] = (weights[cell + i] ?? 0) + step * (ratios[cell + i] ?? 0) * each;
      }
    }
  }
}

/** Heavier than this share of a label's weights is as heavy as it: one rare word must not coarsen all the others' steps. */
const CLIPPED = 0.9995;

/** Trained weights as signed bytes, one scale a label. */
export function toBytes({ labels, bits, weights, biases }: Trained): LinearModel {
  const width = labels.length;
  const buckets = 2 ** bits;
  const bytes = new Int8Array(buckets * width);
  const scales = new Float32Array(width);
  const column = new Float32Array(buckets);
  for (let i = 0; i < width; i += 1) {
    let used = 0;
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const weight = Math.abs(weights[bucket * width + i] ?? 0);
      if (weight > 0) column[used++] = weight;
    }
    const sorted = column.slice(0, used).sort();
    const most = sorted[Math.min(used - 1, Math.floor(used * CLIPPED))] ?? 0;
    const scale = most > 0 ? most / 127 : 1;
    scales[i] = scale;
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const weight = weights[bucket * width + i] ?? 0;
      bytes[bucket * width + i] = Math.max(-127, Math.min(127, Math.round(weight / scale)));
    }
  }
  return { labels, bits, weights: bytes, scales, biases: Float32Array.from(biases) };
}

/** A small seeded generator of numbers from 0 to 1: the same seed gives the same row. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}
