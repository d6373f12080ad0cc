import type { ChannelAccount } from '../domain/network.ts';

/** A review by Google's own name for it, in its parts. */
export interface ReviewName {
  name: string;
  account: string;
  /** `locations/123`: the same for every administrator, unlike the account before it. */
  location: string;
  id: string;
}

/** Reads `accounts/1/locations/2/reviews/3`; undefined for anything else. */
export function readReviewName(name: string | undefined): ReviewName | undefined {
  const [, account, location, id] = /^(accounts\/[^/]+)\/(locations\/[^/]+)\/reviews\/([^/]+)$/.exec(name ?? '') ?? [];
  if (name === undefined || account === undefined || location === undefined || id === undefined) return undefined;
  return { name, account, location, id };
}

/** The location as `locations/123`, however it was typed. */
export function locationOf(typed: string): string {
  const id = /(?:^|locations\/)([^/]+)$/.exec(typed.trim())?.[1];
  return id === undefined || id === '' ? '' : `locations/${id}`;
}

/** Where the old host has this location: below the account by which we may reach it. */
export function pathOf(account: Pick<ChannelAccount, 'externalId' | 'settings'>): string {
  const id = /(?:^|accounts\/)([^/]+)$/.exec((account.settings.account ?? '').trim())?.[1] ?? '-';
  return `accounts/${id}/${locationOf(account.externalId)}`;
}
