import type { MiddlewareHandler } from 'hono';
import { ApiProblem } from './api-problem.ts';

/** Ten thousand letters written as \\u escapes are 60 KB; four times that is more than any honest request. */
const largestBody = 256 * 1024;
const deepest = 20;

/**
 * Reads the body of a write before anything looks at it: type, size, UTF-8, JSON, and text that the database can keep.
 * What follows finds the same bytes in memory.
 */
export const readJsonBody: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) throw new ApiProblem('wrong_type');
  if (!/^(identity)?$/i.test(c.req.header('content-encoding') ?? '')) throw new ApiProblem('wrong_type');
  if (Number(c.req.header('content-length') ?? 0) > largestBody) throw new ApiProblem('too_large');
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > largestBody) throw new ApiProblem('too_large');
  checkValue(parse(decode(bytes)), 0);
  await next();
};

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ApiProblem('bad_text');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem('malformed_body');
  }
}

/** JSON can spell out in \\u escapes what UTF-8 forbids; PostgreSQL would refuse it only when it is too late to say so. */
function checkValue(value: unknown, depth: number): void {
  if (depth > deepest) throw new ApiProblem('malformed_body');
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) throw new ApiProblem('bad_text');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    checkValue(key, depth + 1);
    checkValue(inner, depth + 1);
  }
}
