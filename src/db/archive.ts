import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { BrokenTar, type Entry, unpackTar } from './tar.ts';

/** The file is no backup of ours, or it is damaged; nothing was changed. */
export class BadArchive extends Error {
  override name = 'BadArchive';
}

const identifier = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/);
// The text is put into a statement, so only what PostgreSQL itself prints for a partition by time or the rest is let through.
const bound = z.string().regex(/^(DEFAULT|FOR VALUES FROM \('[0-9 :+.-]+'\) TO \('[0-9 :+.-]+'\))$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const manifest = z.object({
  format: z.literal('mimin-backup'),
  formatVersion: z.literal(1),
  appVersion: z.string(),
  server: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), sha256 })),
  tables: z.array(
    z.object({
      name: identifier,
      columns: z.array(identifier),
      partition: z.object({ of: identifier, bound }).nullable(),
    }),
  ),
  leftOut: z.array(identifier),
});
export type Manifest = z.infer<typeof manifest>;

const summary = z.object({
  manifestSha256: sha256,
  tables: z.record(identifier, z.object({ rows: z.int(), sha256 })),
  sequences: z.array(z.object({ table: identifier, column: identifier, value: z.int(), called: z.boolean() })),
});
export type Summary = z.infer<typeof summary>;

export const manifestName = 'manifest.json';
export const summaryName = 'summary.json';

/** Where a piece of a table's rows lies in the archive; pieces are numbered so that they sort. */
export function partName(table: string, part: number): string {
  return `tables/${table}/${String(part).padStart(8, '0')}.copy`;
}

/** Reads an archive's files in order; whatever is wrong with it is a `BadArchive`. */
export async function* readArchive(file: string): AsyncGenerator<Entry> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.on('error', (error) => unzipped.destroy(error));
  source.pipe(unzipped);
  try {
    yield* unpackTar(unzipped);
  } catch (error) {
    throw explain(error, file);
  } finally {
    source.destroy();
    unzipped.destroy();
  }
}

/** Reads a whole archive and checks every sum in it, before anything is done with it. */
export async function verifyArchive(file: string): Promise<{ manifest: Manifest; summary: Summary }> {
  let head: { value: Manifest; sha256: string } | undefined;
  let tail: Summary | undefined;
  const found = new Map<string, { rows: number; hash: ReturnType<typeof createHash> }>();
  for await (const { name, content } of readArchive(file)) {
    if (!head) {
      if (name !== manifestName) throw foreign(file);
      head = { value: parse(manifest, content, file), sha256: createHash('sha256').update(content).digest('hex') };
      continue;
    }
    if (tail) throw damaged(file);
    if (name === summaryName) {
      tail = parse(summary, content, file);
      continue;
    }
    const table = tableOfPart(name);
    if (!table || !head.value.tables.some((known) => known.name === table)) throw damaged(file);
    const sums = found.get(table) ?? { rows: 0, hash: createHash('sha256') };
    found.set(table, sums);
    sums.hash.update(content);
    sums.rows += countRows(content);
  }
  if (!head || !tail || tail.manifestSha256 !== head.sha256) throw damaged(file);
  for (const { name } of head.value.tables) {
    const promised = tail.tables[name];
    const read = found.get(name) ?? { rows: 0, hash: createHash('sha256') };
    if (promised?.rows !== read.rows || promised.sha256 !== read.hash.digest('hex')) throw damaged(file);
  }
  return { manifest: head.value, summary: tail };
}

/** The table that a file of the archive belongs to; nothing for the two descriptions. */
export function tableOfPart(name: string): string | undefined {
  return /^tables\/([A-Za-z_][A-Za-z0-9_]{0,62})\/\d{8}\.copy$/.exec(name)?.[1];
}

// In COPY's text form a line feed inside a value is written as \n, so each one that is there ends a row.
function countRows(content: Buffer): number {
  let rows = 0;
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) rows++;
  return rows;
}

function parse<T>(schema: z.ZodType<T>, content: Buffer, file: string): T {
  try {
    return schema.parse(JSON.parse(content.toString('utf8')));
  } catch {
    throw foreign(file);
  }
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof BrokenTar) return damaged(file, error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_DATA_ERROR' && error instanceof Error && /incorrect header/.test(error.message))
    return foreign(file, error);
  if (code.startsWith('Z_')) return damaged(file, error);
  if (['ENOENT', 'EACCES', 'EISDIR'].includes(code)) {
    return new BadArchive(
      `Berkas cadangan ${file} tidak dapat dibaca (${code}).\nThe backup file ${file} cannot be read (${code}).`,
    );
  }
  return error;
}

function damaged(file: string, cause?: unknown): BadArchive {
  return new BadArchive(
    `Cadangan ${file} rusak atau terpotong; tidak ada yang diubah. Pakai cadangan lain.\nThe backup ${file} is damaged or cut short; nothing was changed. Use another one.`,
    { cause },
  );
}

function foreign(file: string, cause?: unknown): BadArchive {
  return new BadArchive(
    `${file} bukan cadangan dari produk ini, atau dari rilis yang lebih baru; tidak ada yang diubah.\n${file} is not a backup of this product, or one of a newer release; nothing was changed.`,
    { cause },
  );
}
