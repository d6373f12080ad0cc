import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import { type City, triage } from '#src/language/index.ts';

const Line = z.object({ id: z.union([z.string(), z.number()]), text: z.string(), channel: z.string().nullish() });

/** A line longer than this many characters is refused unread: one broken line must not fill the memory. */
const LONGEST_LINE = 4_000_000;

/** How to answer: `explain` adds the extra fields the desk shows (confidence of the kind, why it is urgent, the words). */
export interface TriageLinesOptions {
  explain?: boolean;
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
      error: `baris lebih panjang dari ${LONGEST_LINE} karakter / line longer than ${LONGEST_LINE} characters`,
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
  const { kindConfidence, urgencyWhy, evidence, ...asked } = triage(parsed.data.text, city);
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

// Node's readline buffers without end on a line that never ends; this one gives up at the limit and goes on behind the next line break.
async function* readLines(input: Readable): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let skipping = false;
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk as Buffer);
    const pieces = text.split('\n');
    for (let i = 0; i < pieces.length; i += 1) {
      if (!skipping) rest += pieces[i] ?? '';
      const ended = i < pieces.length - 1;
      if (!skipping && rest.length > LONGEST_LINE) {
        skipping = true;
        rest = '';
        yield null;
      }
      if (!ended) continue;
      if (!skipping) yield rest.replace(/\r$/, '').replace(/^\uFEFF/, '');
      skipping = false;
      rest = '';
    }
  }
  rest += decoder.end();
  if (!skipping && rest !== '') yield rest;
}
