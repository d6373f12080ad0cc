import { z } from 'zod';

const share = z.object({ right: z.number(), of: z.number() }).default({ right: 0, of: 0 });

/** The scores of a card; what an older card does not state counts as not measured. */
export const CardScores = z.object({
  messages: z.number().int().nonnegative(),
  kind: share,
  complaint: share,
  topic: share,
  agencyFirst: share,
  agencyAmongThree: share,
  outside: share,
  owner: share,
  urgency: share,
  danger: share,
  tone: share,
  language: share,
  spamFound: share,
  spamSpared: share,
  place: z.object({ both: z.number(), found: z.number(), meant: z.number() }).default({ both: 0, found: 0, meant: 0 }),
  calibrationError: z.object({ kind: z.number(), agency: z.number() }),
  curve: z.array(z.object({ threshold: z.number(), acts: z.number(), right: z.number(), of: z.number() })),
  confusions: z
    .array(z.object({ field: z.enum(['kind', 'topic']), meant: z.string(), read: z.string(), times: z.number() }))
    .default([]),
});
export type CardScores = z.infer<typeof CardScores>;

/** What everybody may know of a model: what it learned from, when, how well it does and what it cannot. */
export const ModelCard = z.object({
  /** ISO instant. */
  madeAt: z.iso.datetime({ offset: true }).or(z.iso.date()),
  /** Where its examples came from, and how many of each. */
  sources: z.array(z.object({ name: z.string().min(1), messages: z.number().int().nonnegative() })),
  /** Messages kept apart, on which the scores were counted. */
  held: z.number().int().nonnegative(),
  scores: CardScores,
  /** What it does badly or must not be used for; sentences in Indonesian. */
  limits: z.array(z.string()).default([]),
});
export type ModelCard = z.infer<typeof ModelCard>;

/** The shares of a card in the order a person reads them. */
export const scoreFields = [
  'kind',
  'complaint',
  'topic',
  'agencyFirst',
  'agencyAmongThree',
  'outside',
  'owner',
  'urgency',
  'danger',
  'spamFound',
  'spamSpared',
  'tone',
  'language',
] as const;
export type ScoreField = (typeof scoreFields)[number];

/** A card that nobody renewed for so long speaks of words and agencies of another year. */
export function isOldCard(card: Pick<ModelCard, 'madeAt'>, now: Date): boolean {
  return now.getTime() - new Date(card.madeAt).getTime() > 365 * 24 * 3_600_000;
}
