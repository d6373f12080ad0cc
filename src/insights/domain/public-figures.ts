import type { z } from 'zod';
import type { PublicRow } from '../schema.ts';
import type { NamedPart } from './name-parts.ts';
import type { Figures } from './summary.ts';

/** Fewer cases than this could point at people; such numbers are not published. */
export const smallest = 5;

/** Counts that are published; a count of one to four is left out, and so is what would give it away. */
export const publicCounts = [
  'received',
  'answered',
  'solved',
  'reopened',
  'handed_on',
  'bounced',
  'rated',
  'open',
  'late',
] as const;
type Count = (typeof publicCounts)[number];

type Row = z.infer<typeof PublicRow>;

/**
 * The figures of the parts without numbers that point at people. A small number is left out; the smallest of the others in
 * its column with it, or the sum would tell it; and where there is no other, the whole column.
 */
export function publishParts(parts: readonly NamedPart[], code: (part: NamedPart) => string): Row[] {
  const rows = parts.map((part) => publishFigures(part.figures, code(part), part.name));
  for (const count of publicCounts) {
    const values = parts.map((part) => part.figures[count]);
    if (!values.some(isSmall)) continue;
    const large = values.filter((n) => n >= smallest);
    const least = Math.min(...large);
    const beside = large.length > 0 ? values.indexOf(least) : -1;
    rows.forEach((row, i) => {
      if (beside < 0 || i === beside) row[count] = null;
    });
  }
  return rows;
}

/** The figures of one part or of the whole; waits and ratings need enough cases, too. */
export function publishFigures(figures: Figures, code: string | null, name: string): Row {
  const { working, wall, satisfaction } = figures;
  const told = (count: Count) => (isSmall(figures[count]) ? null : figures[count]);
  const waits = figures.answered >= smallest;
  return {
    code,
    name,
    ...(Object.fromEntries(publicCounts.map((count) => [count, told(count)])) as Record<Count, number | null>),
    working_median: waits ? (working?.median ?? null) : null,
    working_ninetieth: waits ? (working?.ninetieth ?? null) : null,
    wall_median: waits ? (wall?.median ?? null) : null,
    wall_ninetieth: waits ? (wall?.ninetieth ?? null) : null,
    satisfaction: satisfaction && figures.rated >= smallest ? Math.round(satisfaction.mean * 100) / 100 : null,
  };
}

function isSmall(n: number): boolean {
  return n > 0 && n < smallest;
}
