import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, Rows } from '#src/language/index.ts';

/** Features kept in memory before a block's rows are written out, and at most in one block read back. */
const WRITE_AT = 250_000;

/**
 * Rows for training, put into blocks by chance as they come, so that a file sorted by label still trains well. One block stays in memory; more than
 * one live in a folder of their own under `folder`, and only one is in memory at a time. `end` removes the folder.
 */
export class FeatureBlocks implements Rows {
  readonly blocks: number;
  private readonly waiting: { rows: number[]; ids: number[] }[];
  private readonly folder: string | undefined;
  private readonly random: () => number;
  private memory: Block | undefined;
  private duals: Float32Array | undefined;
  private open: { index: number; block: Block } | undefined;

  constructor(folder: string, blocks: number, random: () => number) {
    this.blocks = blocks;
    this.random = random;
    this.waiting = Array.from({ length: blocks }, () => ({ rows: [], ids: [] }));
    this.folder = blocks > 1 ? mkdtempSync(join(folder, 'blocks-')) : undefined;
  }

  /** Adds one row. */
  add(label: number, features: Uint32Array): void {
    const index = Math.min(this.blocks - 1, Math.floor(this.random() * this.blocks));
    const block = this.waiting[index];
    if (block === undefined) return;
    block.rows.push(label, features.length);
    for (const feature of features) block.ids.push(feature);
    if (this.folder !== undefined && block.ids.length >= WRITE_AT) this.write(index);
  }

  /** Says that all rows are in. */
  finish(): void {
    const [only] = this.waiting;
    if (this.folder === undefined && only !== undefined) this.memory = toBlock(only.rows, only.ids);
    else for (let index = 0; index < this.blocks; index += 1) this.write(index);
  }

  block(index: number): Block {
    if (this.memory !== undefined) return this.memory;
    if (this.open?.index === index) return this.open.block;
    const rows = readNumbers(this.path(index, 'rows'));
    const ids = readNumbers(this.path(index, 'ids'));
    const block = toBlock(rows, ids);
    this.open = { index, block };
    return block;
  }

  recall(index: number): Float32Array | undefined {
    if (this.folder === undefined) return this.duals;
    const path = this.path(index, 'duals');
    if (!existsSync(path)) return undefined;
    const bytes = readFileSync(path);
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  }

  keep(index: number, duals: Float32Array): void {
    if (this.folder === undefined) this.duals = duals;
    else writeFileSync(this.path(index, 'duals'), new Uint8Array(duals.buffer, duals.byteOffset, duals.byteLength));
  }

  /** The same rows without what an earlier training kept. */
  fresh(): this {
    this.duals = undefined;
    if (this.folder !== undefined)
      for (let index = 0; index < this.blocks; index += 1) rmSync(this.path(index, 'duals'), { force: true });
    return this;
  }

  /** Removes what was written. */
  end(): void {
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  private path(index: number, what: 'rows' | 'ids' | 'duals'): string {
    return join(this.folder ?? '', `${index}.${what}`);
  }

  private write(index: number): void {
    const block = this.waiting[index];
    if (block === undefined) return;
    for (const [what, numbers] of [
      ['rows', block.rows],
      ['ids', block.ids],
    ] as const) {
      const file = openSync(this.path(index, what), 'a');
      writeSync(file, new Uint8Array(Uint32Array.from(numbers).buffer));
      closeSync(file);
      numbers.length = 0;
    }
  }
}

function toBlock(rows: ArrayLike<number>, ids: ArrayLike<number>): Block {
  const count = rows.length / 2;
  const labels = new Uint16Array(count);
  const starts = new Uint32Array(count + 1);
  for (let row = 0; row < count; row += 1) {
    labels[row] = rows[row * 2] ?? 0;
    starts[row + 1] = (starts[row] ?? 0) + (rows[row * 2 + 1] ?? 0);
  }
  return { labels, starts, ids: ids instanceof Uint32Array ? ids : Uint32Array.from(ids) };
}

function readNumbers(path: string): Uint32Array {
  const bytes = readFileSync(path);
  // A pooled buffer may begin between two numbers.
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
