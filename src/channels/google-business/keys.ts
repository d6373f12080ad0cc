import { createPublicKey, type KeyObject } from 'node:crypto';
import { list, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { hostOf, parseOrNothing } from '../google/base.ts';

/** Google's public keys as this process last fetched them, by where they came from. */
const known = new Map<string, { keys: Map<string, KeyObject>; fetchedAt: number }>();
/** A key nobody knows is asked for at most this often: anybody may make one up. */
const notBefore = 60_000;
/** Google changes its keys every few days, announced ahead. */
const fresh = 6 * 3_600_000;

/** The key of this name, if it was fetched. */
export function keyOf(account: Pick<ChannelAccount, 'settings'>, kid: string): KeyObject | undefined {
  return known.get(hostOf(account, 'data'))?.keys.get(kid);
}

/** Fetches Google's keys when they are old, or do not have this one; throws when they cannot be had and are needed. */
export async function fetchKeys(
  account: Pick<ChannelAccount, 'settings'>,
  kid: string,
  signal: AbortSignal,
): Promise<void> {
  const from = hostOf(account, 'data');
  const before = known.get(from);
  const age = Date.now() - (before?.fetchedAt ?? 0);
  if (before && (before.keys.has(kid) ? age < fresh : age < notBefore)) return;
  try {
    const response = await fetch(`${from}/oauth2/v3/certs`, { redirect: 'error', signal });
    const body = record(parseOrNothing(await response.text()));
    const keys = new Map(list(body.keys).flatMap((one) => readKey(record(one))));
    if (!response.ok || keys.size === 0) throw new NetworkFailure('transient', 'service_down');
    known.set(from, { keys, fetchedAt: Date.now() });
  } catch (error) {
    // An older key is still a good one.
    if (!before?.keys.has(kid)) throw error;
  }
}

function readKey(jwk: Record<string, unknown>): [string, KeyObject][] {
  const [kid, n, e] = [text(jwk.kid), text(jwk.n), text(jwk.e)];
  if (jwk.kty !== 'RSA' || kid === undefined || n === undefined || e === undefined) return [];
  return [[kid, createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' })]];
}
