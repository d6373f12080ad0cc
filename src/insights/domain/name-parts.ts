import type { Dimension, PartFigures } from './summary.ts';

/** A part of the whole with its name in the reader's language. */
export interface NamedPart extends PartFigures {
  name: string;
}

/** What parts are called; null stands for the coordinator or for no topic. */
export type Names = Record<Dimension, (value: PartFigures['value']) => string>;

/** Gives every part its name; parts without a figure are left out. */
export function nameParts(parts: Record<Dimension, PartFigures[]>, names: Names): Record<Dimension, NamedPart[]> {
  const named = (dimension: Dimension) =>
    parts[dimension].map((part) => ({ ...part, name: names[dimension](part.value) }));
  return { agency: named('agency'), channel: named('channel'), kind: named('kind'), topic: named('topic') };
}
