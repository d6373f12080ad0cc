import type { Kind, Status } from '../schema.ts';

/** Days after the end of a report in which a new word of the resident still belongs to it, where the city has set nothing else. */
export const usualReopenDays = 14;
export const dayMs = 86_400_000;

/** What is known when a message arrives in a conversation. */
export interface IntakeFacts {
  /** What the network says it is. */
  item: 'message' | 'comment' | 'mention' | 'unsupported' | 'echo' | 'automatic';
  /** What triage says of its words. */
  kind: Kind;
  /** Code of the topic that triage is sure of, if any. */
  topic: string | null;
  at: Date;
  /** Public words older than the connection are history without a clock (corrections, 20). */
  connectedAt: Date;
  /** The resident wrote it on the tracking page of this very report. */
  followsReport: boolean;
  /** The report that the conversation belongs to now. */
  current: { status: Status; topic: string | null; endedAt: Date | null } | null;
  /** The city's own window, in days. */
  reopenDays?: number | undefined;
}

/**
 * - `open`: a new report.
 * - `append`: belongs to the current report; the clock for the next answer starts.
 * - `append_quietly`: belongs to it, asks for nothing (thanks, a bounce, our own words).
 * - `reopen`: belongs to it, and the matter is not settled.
 * - `keep`: stored without a report.
 */
export type Intake = 'open' | 'append' | 'append_quietly' | 'reopen' | 'keep';

const wantsAnswer = (kind: Kind) =>
  kind === 'complaint' || kind === 'question' || kind === 'suggestion' || kind === 'information';

/** Decides whether a message opens a report, belongs to the current one, or is only kept. */
export function decideIntake(facts: IntakeFacts): Intake {
  const { current } = facts;
  if (facts.item === 'echo' || facts.item === 'automatic') return current ? 'append_quietly' : 'keep';
  if (facts.item !== 'message' && facts.at < facts.connectedAt) return 'keep';
  if (!current) return 'open';
  if (current.status === 'open' || current.status === 'waiting')
    return wantsAnswer(facts.kind) || current.status === 'waiting' || facts.item === 'unsupported'
      ? 'append'
      : 'append_quietly';
  const ended = current.endedAt?.getTime() ?? 0;
  const recent = facts.at.getTime() - ended <= (facts.reopenDays ?? usualReopenDays) * dayMs;
  if (facts.followsReport) return recent && wantsAnswer(facts.kind) ? 'reopen' : 'append';
  if (!wantsAnswer(facts.kind) && facts.item !== 'unsupported') return recent ? 'append_quietly' : 'open';
  if (!recent || current.status === 'closed') return 'open';
  const otherMatter = facts.topic !== null && current.topic !== null && facts.topic !== current.topic;
  return otherMatter ? 'open' : 'reopen';
}
