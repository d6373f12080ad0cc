import type { FigureName } from '#src/inbox/domain/figure.ts';
import type { Kind } from '#src/inbox/schema.ts';
import { median, ninetieth } from './quantile.ts';

/** What the database counted for one agency, channel, kind and topic; parts and wholes are sums over these. */
export interface Cell {
  figure: FigureName;
  /** Null: with the coordinator. */
  agencyId: number | null;
  channelId: number;
  kind: Kind;
  topicId: number | null;
  n: number;
  /** Of ratings: their sum, and how many gave four or five. */
  stars?: number | null;
  content?: number | null;
  /** Of open reports: when the oldest came, in ISO form. */
  oldestAt?: string | null;
}

/** How long reports waited for their first answer by a person, in whole minutes as the clock counts them. */
export interface Wait {
  agencyId: number | null;
  channelId: number;
  kind: Kind;
  topicId: number | null;
  wall: number[];
  working: number[];
}

/** The figures of the whole or of one part. */
export interface Figures extends Record<FigureName, number> {
  /** Minutes to the first answer by a person; null when nobody was answered. */
  wall: { median: number; ninetieth: number } | null;
  working: { median: number; ninetieth: number } | null;
  /** Mean of one to five, and the share of four and five; null without ratings. */
  satisfaction: { mean: number; content: number } | null;
  oldestAt: string | null;
}

export const dimensions = ['agency', 'channel', 'kind', 'topic'] as const;
export type Dimension = (typeof dimensions)[number];

export interface PartFigures {
  /** The value of the dimension; null: the coordinator, or no topic. */
  value: number | Kind | null;
  figures: Figures;
}

export interface Summary {
  whole: Figures;
  parts: Record<Dimension, PartFigures[]>;
}

const keyOf: Record<Dimension, (one: Cell | Wait) => number | Kind | null> = {
  agency: (one) => one.agencyId,
  channel: (one) => one.channelId,
  kind: (one) => one.kind,
  topic: (one) => one.topicId,
};

/** Adds cells up: the whole, and each part of each dimension, those with most reports first. */
export function summarise(cells: readonly Cell[], waits: readonly Wait[]): Summary {
  const partsOf = (dimension: Dimension): PartFigures[] => {
    const value = keyOf[dimension];
    const own = Map.groupBy(cells, value);
    const waited = Map.groupBy(waits, value);
    return [...new Set([...own.keys(), ...waited.keys()])]
      .map((key) => ({ value: key, figures: addUp(own.get(key) ?? [], waited.get(key) ?? []) }))
      .sort(
        (a, b) =>
          b.figures.received - a.figures.received ||
          b.figures.open - a.figures.open ||
          String(a.value).localeCompare(String(b.value)),
      );
  };
  return {
    whole: addUp(cells, waits),
    parts: { agency: partsOf('agency'), channel: partsOf('channel'), kind: partsOf('kind'), topic: partsOf('topic') },
  };
}

function addUp(cells: readonly Cell[], waits: readonly Wait[]): Figures {
  const sum: Record<FigureName, number> = {
    received: 0,
    answered: 0,
    solved: 0,
    reopened: 0,
    handed_on: 0,
    bounced: 0,
    rated: 0,
    open: 0,
    late: 0,
  };
  let [stars, content] = [0, 0];
  let oldestAt: string | null = null;
  for (const wait of waits) sum.answered += wait.wall.length;
  for (const cell of cells) {
    sum[cell.figure] += cell.n;
    stars += cell.stars ?? 0;
    content += cell.content ?? 0;
    if (cell.oldestAt && (oldestAt === null || cell.oldestAt < oldestAt)) oldestAt = cell.oldestAt;
  }
  return {
    ...sum,
    wall: spread(waits.flatMap((one) => one.wall)),
    working: spread(waits.flatMap((one) => one.working)),
    satisfaction: sum.rated === 0 ? null : { mean: stars / sum.rated, content: content / sum.rated },
    oldestAt,
  };
}

function spread(minutes: number[]): { median: number; ninetieth: number } | null {
  if (minutes.length === 0) return null;
  const sorted = Float64Array.from(minutes).sort();
  return { median: median(sorted), ninetieth: ninetieth(sorted) };
}
