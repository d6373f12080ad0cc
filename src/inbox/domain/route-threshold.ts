import type { CardScores } from './model-card.ts';

/** What the operator may set: below, triage would guess; above, it would ask about nearly everything. */
export const thresholdRange = { least: 0.3, most: 0.95 } as const;

export type Curve = CardScores['curve'];

/** What a threshold means for a hundred reports that speak of a matter. */
export interface ThresholdForecast {
  /** Handed on without asking. */
  acts: number;
  /** Of those, to the right place. */
  right: number;
}

/** Says what a threshold would do with a hundred reports, by what the card measured; between two measured points in proportion. Undefined where nothing was measured. */
export function forecastThreshold(curve: Curve, threshold: number): ThresholdForecast | undefined {
  const points = [...curve].filter(({ of }) => of > 0).sort((a, b) => a.threshold - b.threshold);
  const below = points.findLast((point) => point.threshold <= threshold);
  const above = points.find((point) => point.threshold >= threshold);
  if (!below || !above) return undefined;
  const gap = above.threshold - below.threshold;
  const along = gap === 0 ? 0 : (threshold - below.threshold) / gap;
  const between = (read: (point: Curve[number]) => number) =>
    read(below) / below.of + (read(above) / above.of - read(below) / below.of) * along;
  return {
    acts: Math.round(between((point) => point.acts) * 100),
    right: Math.round(between((point) => point.right) * 100),
  };
}
