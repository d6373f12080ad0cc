import { createReadStream, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type Choice,
  chooseRecipe,
  featuresOf,
  type LabelledFeatures,
  RECIPES,
  seeded,
  trainByRecipe,
  writeParts,
} from '#src/language/index.ts';
import { readLines } from '#src/shared/json-lines.ts';
import { FeatureBlocks } from '../store/feature-blocks.ts';

const Row = z.object({ text: z.string(), label: z.union([z.string().min(1).max(200), z.number(), z.boolean()]) });

/** What training a task wrote beside the weights. */
export interface TaskCard {
  task: string;
  madeAt: string;
  rows: number;
  /** Lines that were no row, and the first of them. */
  bad: { lines: number; first: number[] };
  labels: Record<string, number>;
  /** Measured on rows left out of training, three parts in turn, on at most `of` rows taken evenly from the file. */
  measured: { of: number; accuracy: number; macroF1: number; calibrationError: number };
  bits: number;
  recipe: Choice['recipe'];
}

/** Why a file trains nothing. */
export class NothingToLearn extends Error {
  override name = 'Usage';
}

/** Rows that settings are chosen on; more would only take longer. */
const CHOSEN_ON = 4_000;
const MOST_LABELS = 5_000;
/** Bytes of the file for one block of rows; its features take some six times as much memory. */
const BLOCK_BYTES = 12_000_000;
const WEIGHTS_IN_MEMORY = 2 ** 24;
const ROUNDS_OF_BLOCKS = 12;

/**
 * Trains a task from a file of JSON lines {"text","label"} into `out`: model.bin and card.json. The file may be larger than the memory: its rows are
 * kept in blocks on disk while it runs. Throws NothingToLearn for a file without two labels.
 */
export async function trainLines(
  given: { task: string; data: string; out: string },
  now: Date,
  say: (line: string) => void,
): Promise<TaskCard> {
  const size = statSync(given.data).size;
  mkdirSync(given.out, { recursive: true });
  const blocks = new FeatureBlocks(given.out, Math.max(1, Math.ceil(size / BLOCK_BYTES)), seeded(7));
  try {
    const read = await readRows(given.data, blocks);
    if (read.labels.size < 2) {
      throw new NothingToLearn(
        `perlu sedikitnya dua label berbeda, ditemukan ${read.labels.size} (baris rusak: ${read.bad.lines}) / needs at least two labels`,
      );
    }
    const labels = [...read.labels.keys()];
    const bits = bitsFor(labels.length);
    say(`${read.rows} baris, ${labels.length} label; memilih pengaturan / ${read.rows} rows, choosing settings`);
    const choice = chooseRecipe(read.sample, labels, bits, RECIPES);
    say(`akurasi ${percent(choice.accuracy)}, macro-F1 ${percent(choice.macroF1)} (validasi silang / cross-validated)`);
    const rounds = blocks.blocks > 1 ? ROUNDS_OF_BLOCKS : undefined;
    const [first, ...others] = choice.recipe;
    const longer = (options: typeof first) => (rounds === undefined ? options : { ...options, rounds });
    const model = trainByRecipe(() => blocks.fresh(), labels, bits, [longer(first), ...others.map(longer)]);
    const card: TaskCard = {
      task: given.task,
      madeAt: now.toISOString(),
      rows: read.rows,
      bad: read.bad,
      labels: Object.fromEntries(read.labels),
      measured: {
        of: read.sample.length,
        accuracy: choice.accuracy,
        macroF1: choice.macroF1,
        calibrationError: choice.calibrationError,
      },
      bits,
      recipe: choice.recipe,
    };
    writeFileSync(join(given.out, 'model.bin'), writeParts({ [given.task]: model }, { sharpness: choice.sharpness }));
    writeFileSync(join(given.out, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
    return card;
  } finally {
    blocks.end();
  }
}

interface Read {
  rows: number;
  labels: Map<string, number>;
  bad: TaskCard['bad'];
  sample: LabelledFeatures[];
}

async function readRows(path: string, blocks: FeatureBlocks): Promise<Read> {
  const read: Read = { rows: 0, labels: new Map(), bad: { lines: 0, first: [] }, sample: [] };
  const numbers = new Map<string, number>();
  const random = seeded(11);
  let line = 0;
  for await (const text of readLines(createReadStream(path))) {
    line += 1;
    if (text !== null && text.trim() === '') continue;
    const row = readRow(text);
    if (row === null) {
      read.bad.lines += 1;
      if (read.bad.first.length < 10) read.bad.first.push(line);
      continue;
    }
    const name = String(row.label);
    const label = numbers.get(name) ?? numbers.size;
    if (label === numbers.size) {
      if (label >= MOST_LABELS)
        throw new NothingToLearn(`lebih dari ${MOST_LABELS} label / more than ${MOST_LABELS} labels`);
      numbers.set(name, label);
    }
    read.labels.set(name, (read.labels.get(name) ?? 0) + 1);
    const features = featuresOf(row.text);
    blocks.add(label, features);
    keepSample(read, { features, label }, random);
    read.rows += 1;
  }
  blocks.finish();
  return read;
}

// Every row of the file has the same chance to be among the rows that settings are chosen on.
function keepSample(read: Read, row: LabelledFeatures, random: () => number): void {
  if (read.sample.length < CHOSEN_ON) {
    read.sample.push(row);
    return;
  }
  const at = Math.floor(random() * (read.rows + 1));
  if (at < CHOSEN_ON) read.sample[at] = row;
}

function readRow(line: string | null): z.infer<typeof Row> | null {
  if (line === null) return null;
  try {
    return Row.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** 2 to the 16 buckets, fewer when very many labels would not fit in memory; 64 KB a label at most. */
function bitsFor(labels: number): number {
  let bits = 16;
  while (bits > 10 && labels * 2 ** bits > WEIGHTS_IN_MEMORY) bits -= 1;
  return bits;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
