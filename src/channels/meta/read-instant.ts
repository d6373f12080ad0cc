import { number } from '../domain/loose-json.ts';

/** An instant that Meta gives in seconds (comments), milliseconds (messages) or ISO text (polled); undefined for a broken one. */
export function readInstant(value: unknown): Date | undefined {
  const found = number(value);
  if (found === undefined) return typeof value === 'string' ? valid(new Date(value)) : undefined;
  return found > 0 ? valid(new Date(found > 100_000_000_000 ? found : found * 1_000)) : undefined;
}

function valid(at: Date): Date | undefined {
  return Number.isNaN(at.getTime()) ? undefined : at;
}
