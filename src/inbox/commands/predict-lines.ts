import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { featuresOf, indexOfMost, readParts, scoreLinear, sharesOf } from '#src/language/index.ts';
import { readLines } from '#src/shared/json-lines.ts';

const Line = z.object({ id: z.union([z.string(), z.number()]).optional(), text: z.string() });

/**
 * Reads JSON lines {"text","id"?} and writes {"label","confidence","id"?} for each, in order; a bad line gets {"error"}, so that lines keep matching.
 * Throws when the folder holds no whole model.
 */
export async function predictLines(
  folder: string,
  input: Readable,
  output: Writable,
): Promise<{ lines: number; bad: number }> {
  const { parts, facts } = readParts(readFileSync(join(folder, 'model.bin')));
  const [model] = parts.values();
  if (model === undefined) throw new Error('the model file holds no task');
  const { sharpness } = z.object({ sharpness: z.number().positive() }).catch({ sharpness: 1 }).parse(facts);
  const answer = (line: string | null): object => {
    const parsed = Line.safeParse(readJson(line));
    if (!parsed.success) return { error: 'perlu {"text": teks} / needs {"text": text}' };
    const shares = sharesOf(scoreLinear(model, featuresOf(parsed.data.text)), sharpness);
    const best = indexOfMost(shares);
    return {
      ...(parsed.data.id === undefined ? {} : { id: parsed.data.id }),
      label: model.labels[best],
      confidence: Math.round((shares[best] ?? 0) * 10_000) / 10_000,
    };
  };
  let lines = 0;
  let bad = 0;
  for await (const line of readLines(input)) {
    if (line !== null && line.trim() === '') continue;
    lines += 1;
    const one = answer(line);
    if ('error' in one) bad += 1;
    if (!output.write(`${JSON.stringify(one)}\n`)) await once(output, 'drain');
  }
  return { lines, bad };
}

function readJson(line: string | null): unknown {
  try {
    return line === null ? null : JSON.parse(line);
  } catch {
    return null;
  }
}
