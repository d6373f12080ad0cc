import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { type City, type TriageModel, triage } from '#src/language/index.ts';
import { longestLine, readLines } from '#src/shared/json-lines.ts';

const Line = z.object({ id: z.union([z.string(), z.number()]), text: z.string(), channel: z.string().nullish() });

/** How to answer: `explain` adds the extra fields the desk shows (confidence of the kind, why it is urgent, the words). */
export interface TriageLinesOptions {
  explain?: boolean;
  /** What was learned, beside the rules. */
  model?: TriageModel | undefined;
}

/**
 * Reads JSON lines {"id","text","channel"?} and writes one line of triage each, in order, holding no more than what the reader of the output takes.
 * A bad line gets {"id","error"}; the number of bad lines is returned.
 */
export async function triageLines(
  input: Readable,
  output: Writable,
  city: City,
  options: TriageLinesOptions = {},
): Promise<{ lines: number; bad: number }> {
  let lines = 0;
  let bad = 0;
  for await (const line of readLines(input)) {
    if (line !== null && line.trim() === '') continue;
    lines += 1;
    const answer = answerLine(line, city, options);
    if ('error' in answer) bad += 1;
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  return { lines, bad };
}

function answerLine(line: string | null, city: City, options: TriageLinesOptions): object {
  if (line === null)
    return {
      id: null,
      error: `baris lebih panjang dari ${longestLine} karakter / line longer than ${longestLine} characters`,
    };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, error: 'bukan JSON yang utuh / not complete JSON' };
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success)
    return {
      id: idOf(value),
      error: 'perlu {"id": teks atau angka, "text": teks} / needs {"id": text or number, "text": text}',
    };
  const { kindConfidence, urgencyWhy, evidence, ...asked } = triage(parsed.data.text, city, options.model);
  return {
    id: parsed.data.id,
    ...asked,
    ...(options.explain === true ? { kindConfidence, urgencyWhy, evidence } : {}),
  };
}

function idOf(value: unknown): string | number | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null;
}
