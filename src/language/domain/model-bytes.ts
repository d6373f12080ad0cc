import { z } from 'zod';
import type { LinearModel, TriageModel } from '../schema.ts';

const MAGIC = 'mimin-model-1\n';

const Part = z.object({
  name: z.string(),
  labels: z.array(z.string()).min(1).max(5_000),
  bits: z.number().int().min(8).max(20),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  /** Bytes this part takes behind the head. */
  length: z.number().int().nonnegative(),
});
const Head = z.object({ parts: z.array(Part), facts: z.record(z.string(), z.unknown()), sum: z.number() });

/** Models and facts as bytes: a JSON head, then the weights with their many zeros written short, and a check sum over them. */
export function writeParts(
  parts: Readonly<Record<string, LinearModel>>,
  facts: Readonly<Record<string, unknown>>,
): Uint8Array {
  const bodies = Object.values(parts).map((part) => pack(part.weights));
  const body = joined(bodies);
  const head = JSON.stringify({
    parts: Object.entries(parts).map(([name, { labels, bits, scales, biases }], i) => ({
      name,
      labels,
      bits,
      scales: [...scales],
      biases: [...biases],
      length: bodies[i]?.length ?? 0,
    })),
    facts,
    sum: sumOf(body),
  });
  const text = new TextEncoder().encode(head);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length);
  return joined([new TextEncoder().encode(MAGIC), length, text, body]);
}

/** Reads what `writeParts` wrote; throws a sentence when it is something else, cut short or changed. */
export function readParts(bytes: Uint8Array): { parts: Map<string, LinearModel>; facts: Record<string, unknown> } {
  const start = MAGIC.length + 4;
  if (bytes.length < start || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    throw new Error('not a model file of Mimin');
  const length = new DataView(bytes.buffer, bytes.byteOffset + MAGIC.length).getUint32(0);
  let head: z.infer<typeof Head>;
  try {
    head = Head.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(start, start + length))));
  } catch {
    throw new Error('the head of the model file is damaged');
  }
  const body = bytes.subarray(start + length);
  if (body.length !== head.parts.reduce((sum, part) => sum + part.length, 0) || sumOf(body) !== head.sum)
    throw new Error('the model file is cut short or changed');
  const parts = new Map<string, LinearModel>();
  let at = 0;
  for (const part of head.parts) {
    const size = 2 ** part.bits * part.labels.length;
    if (part.scales.length !== part.labels.length || part.biases.length !== part.labels.length)
      throw new Error('the head of the model file is damaged');
    parts.set(part.name, {
      labels: part.labels,
      bits: part.bits,
      weights: unpack(body.subarray(at, at + part.length), size),
      scales: Float32Array.from(part.scales),
      biases: Float32Array.from(part.biases),
    });
    at += part.length;
  }
  return { parts, facts: head.facts };
}

const TASKS = ['kind', 'matter', 'urgency', 'tone', 'language'] as const;

/** The whole of what triage learned, as bytes. */
export function writeModel({ kind, matter, urgency, tone, language, mix, places }: TriageModel): Uint8Array {
  return writeParts({ kind, matter, urgency, tone, language }, { mix, places });
}

const Facts = z.object({ mix: z.record(z.string(), z.number()), places: z.record(z.string(), z.string()) });

/** Reads what `writeModel` wrote; throws a sentence when the bytes are damaged or of another make. */
export function readModel(bytes: Uint8Array): TriageModel {
  const { parts, facts } = readParts(bytes);
  const found = TASKS.map((name) => {
    const part = parts.get(name);
    if (part === undefined) throw new Error(`the model file has no part for ${name}`);
    return [name, part] as const;
  });
  const read = Facts.safeParse(facts);
  if (!read.success) throw new Error('the head of the model file is damaged');
  return { ...(Object.fromEntries(found) as Record<(typeof TASKS)[number], LinearModel>), ...read.data };
}

// Zeros are the most by far: a zero byte is followed by how many more follow it, up to 255.
function pack(weights: Int8Array): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < weights.length; at += 1) {
    out.push((weights[at] ?? 0) & 255);
    if (weights[at] !== 0) continue;
    let more = 0;
    while (more < 255 && at + 1 < weights.length && weights[at + 1] === 0) {
      more += 1;
      at += 1;
    }
    out.push(more);
  }
  return Uint8Array.from(out);
}

function unpack(bytes: Uint8Array, size: number): Int8Array {
  const out = new Int8Array(size);
  let to = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const value = bytes[at] ?? 0;
    if (value === 0) {
      at += 1;
      to += (bytes[at] ?? 0) + 1;
    } else {
      if (to < size) out[to] = (value << 24) >> 24;
      to += 1;
    }
  }
  if (to !== size) throw new Error('the model file is cut short or changed');
  return out;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

function sumOf(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}
