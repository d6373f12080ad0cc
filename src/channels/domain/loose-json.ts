import { UnreadableEvent } from './network.ts';

/** JSON of which nothing is known yet; networks add fields and shapes without notice. */
export type Loose = Record<string, unknown>;

type ExactParse = (
  text: string,
  reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown;

/** Parses JSON with whole numbers beyond 2^53 kept as strings of their digits: ids arrive as bare 19-digit numbers. */
export function parseExact(text: string): unknown {
  // A body without a run of 16 digits outside a string cannot hold such a number; the reviver costs six times the parse.
  if (!/[:[,]\s*-?\d{16}/.test(text)) return JSON.parse(text);
  return (JSON.parse as ExactParse)(text, (_key, value, { source }) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source)
      ? source
      : value,
  );
}

/** Reads a raw body as UTF-8 JSON; throws `UnreadableEvent` for anything else. */
export function parseBody(body: Uint8Array): unknown {
  try {
    return parseExact(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new UnreadableEvent(`not JSON in UTF-8: ${error instanceof Error ? error.message : 'unknown fault'}`);
  }
}

/** The value as an object, or an empty one. */
export function record(value: unknown): Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

/** The value as a list, or an empty one. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text, or undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** An id as a string, whether it came as one or as a whole number; undefined for anything else or an empty one. */
export function idText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
}

/** A finite number, also when it came as a string of digits. */
export function number(value: unknown): number | undefined {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}
