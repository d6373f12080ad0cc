import type { Actor } from '#src/people/domain/policy.ts';
import { dayMs } from './decide-intake.ts';

/** What is kept of people, each with a span of its own; the order is that of the page. */
export const keptKinds = ['raw_events', 'media', 'identities', 'words', 'looks', 'drafts', 'notices'] as const;
export type KeptKind = (typeof keptKinds)[number];

/**
 * How long each kind is kept unless the city says otherwise, in days, and the fewest days that may be set. UU 27/2022 names no
 * figures: personal data goes when its span has passed (art. 16 (2) g, 42, 43), by the archive's own list of spans (art. 44). The
 * figures are ours, to be replaced by the city's own JRA; five years follow what lists of other bodies give complaints (unverified).
 */
export const usualDays: Readonly<Record<KeptKind, { days: number; least: number }>> = {
  // Everything in it has become messages; kept so that a mistake in reading can be found.
  raw_events: { days: 90, least: 7 },
  media: { days: 730, least: 60 },
  identities: { days: 730, least: 60 },
  words: { days: 1_825, least: 365 },
  // Who saw whom is asked for after a breach, which may come to light late.
  looks: { days: 1_825, least: 365 },
  drafts: { days: 60, least: 1 },
  notices: { days: 90, least: 7 },
};

/** The longest span that can be set, in days: a hundred years. */
export const mostDays = 36_500;

/** A rule as it holds: null days keep it without end. */
export interface RetentionRule {
  kind: KeptKind;
  days: number | null;
  /** Whether the city set it, and why. */
  set: { reason: string; by: string | null; at: string } | null;
}

/** Decides before when something has served its time; null when it never does. */
export function cutoffOf(days: number | null, now: Date): Date | null {
  return days === null ? null : new Date(now.getTime() - days * dayMs);
}

/** Decides whether a span may be set: whole days, not fewer than the kind needs to be of use. */
export function isSpan(kind: KeptKind, days: number | null): boolean {
  return days === null || (Number.isInteger(days) && days >= usualDays[kind].least && days <= mostDays);
}

/** Decides who sets spans, sees breaches and answers residents' requests: whoever answers for the city's data. */
export function canKeepPersonalData(actor: Actor): boolean {
  return actor.kind === 'staff' && (actor.role === 'coordinator' || actor.role === 'operator');
}

/** Stands where words were. */
export const removedWords = '[dihapus / removed]';
