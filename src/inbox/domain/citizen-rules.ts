import { type Result, refuse } from '#src/shared/result.ts';
import type { Status } from '../schema.ts';
import { dayMs, usualReopenDays } from './decide-intake.ts';

/** Who came with a code and the secret that belongs to it. */
export interface Reporter {
  code: string;
  secret: string;
}

/** What of a report decides what its reporter may still say about the result. */
export interface EndFacts {
  status: Status;
  closedAs: 'no_answer_needed' | 'outside' | 'joined' | null;
  resolvedAt: Date | null;
}

/** Decides whether the work can be rated: only what the city says it has dealt with. */
export function decideRating(report: EndFacts): Result<object, 'not_ended'> {
  return isDealtWith(report) ? { ok: true } : refuse('not_ended');
}

/** Decides whether "not fixed" takes the report up again: within the city's days after its end; later it is a new matter. */
export function decideNotFixed(
  report: EndFacts,
  now: Date,
  days = usualReopenDays,
): Result<object, 'not_ended' | 'too_late'> {
  if (!isDealtWith(report) || report.resolvedAt === null) return refuse('not_ended');
  return now.getTime() <= notFixedUntil(report.resolvedAt, days).getTime() ? { ok: true } : refuse('too_late');
}

/** Until when "not fixed" can be said. */
export function notFixedUntil(resolvedAt: Date, days = usualReopenDays): Date {
  return new Date(resolvedAt.getTime() + days * dayMs);
}

function isDealtWith({ status, closedAs }: EndFacts): boolean {
  return status === 'resolved' || (status === 'closed' && closedAs === 'outside');
}
