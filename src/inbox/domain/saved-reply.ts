import type { Kind } from '../schema.ts';

/** The fields that may stand in a saved reply, in braces. */
export const replyFields = ['kode', 'topik', 'opd', 'nama_mimin'] as const;
export type ReplyField = (typeof replyFields)[number];

/** Puts a report's own facts into a saved reply; a field that is not known yet stays, so that the writer sees it. */
export function fillReply(text: string, fields: Record<ReplyField, string>): string {
  return text.replaceAll(/\{([a-z_]+)\}/g, (whole, name: string) =>
    (replyFields as readonly string[]).includes(name) ? fields[name as ReplyField] || whole : whole,
  );
}

/** Names in braces that are no field: most likely typed wrong. */
export function unknownFields(text: string): string[] {
  return [...text.matchAll(/\{([^{}\n]{1,40})\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !(replyFields as readonly string[]).includes(name));
}

/** Fields that were not filled in; a resident must never read one. */
export function unfilledFields(text: string): string[] {
  return [...new Set([...text.matchAll(/\{[a-z][a-z_]{1,39}\}/g)].map((match) => match[0]))];
}

interface Rankable {
  topicId: number | null;
  kind: Kind | null;
  agencyId: number | null;
  uses: number;
  title: string;
}

/**
 * Puts saved replies in the order in which they fit a report: its topic before its kind before what is said to everybody, a
 * reply for another topic or kind last; among equals the one that was sent most often. `fits`: made for this topic or kind.
 */
export function rankReplies<T extends Rankable>(
  replies: readonly T[],
  report: { topicId: number | null; kind: Kind },
): (T & { fits: boolean })[] {
  const score = (one: T) => {
    const topic = one.topicId === null ? 0 : one.topicId === report.topicId ? 4 : -8;
    const kind = one.kind === null ? 0 : one.kind === report.kind ? 2 : -8;
    // What the own agency wrote fits better than what the city wrote for all.
    return topic + kind + (one.agencyId === null ? 0 : 1);
  };
  return replies
    .map((one) => ({ one, score: score(one) }))
    .sort((a, b) => b.score - a.score || b.one.uses - a.one.uses || a.one.title.localeCompare(b.one.title, 'id'))
    .map(({ one, score: fit }) => ({ ...one, fits: fit >= 2 }));
}
