import { type Refusal, refuse } from '#src/shared/result.ts';

export type LinkPurpose = 'setup' | 'invite' | 'reset';
export type LinkRefusal = 'link_unknown' | 'link_used' | 'link_expired';

const hour = 3_600_000;
/** How long each link lives: an invitation waits a week in a mailbox, a reset is for somebody on the phone right now. */
export const linkLifeMs: Record<LinkPurpose, number> = { setup: 24 * hour, invite: 7 * 24 * hour, reset: 2 * hour };

/** Decides whether a link still opens its door; each does so once. */
export function checkLink<L extends { purpose: string; expiresAt: Date; usedAt: Date | null }>(
  link: L | undefined,
  purpose: LinkPurpose,
  now: Date,
): { ok: true; link: L } | Refusal<LinkRefusal> {
  if (!link || link.purpose !== purpose) return refuse('link_unknown');
  if (link.usedAt) return refuse('link_used');
  if (link.expiresAt <= now) return refuse('link_expired');
  return { ok: true, link };
}
