import type { ChannelAccount } from '../domain/network.ts';

/**
 * TikTok's stable name (`unique_identifier`) of our own accounts, as far as this process has heard it: it spares asking who
 * wrote a comment when the budget is full. Forgotten at a restart without harm.
 */
const known = new Map<string, string>();

/** Keeps the name of our own account. */
export function noteOwnName(account: ChannelAccount, uniqueIdentifier: string | undefined): void {
  if (uniqueIdentifier !== undefined) known.set(account.externalId, uniqueIdentifier);
}

/** The name of our own account, if anything has told it yet. */
export function ownName(account: ChannelAccount): string | undefined {
  return account.settings.unique_identifier || known.get(account.externalId);
}
