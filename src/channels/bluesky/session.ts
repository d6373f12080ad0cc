import { createHash } from 'node:crypto';
import { number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { Expiry, Renewed } from '../domain/oauth.ts';
import { type Caller, openCall } from './send.ts';

/** An open session: the token of about two hours, and the one that gets the next. */
export interface Session {
  did: string;
  handle: string;
  access: string;
  refresh: string;
  /** When the first of them ends, in milliseconds, as it says itself. */
  endsAt: number;
}

/**
 * Sessions that this process opened because the stored one had ended: few may be opened a day (300), so they are kept. At a
 * restart they are forgotten without harm.
 */
const opened = new Map<string, Promise<Session>>();
/** A token that ends in less than this is not used any more, in milliseconds. */
const margin = 30_000;

/** The token to call with: the stored one while it is good, else that of a session opened with the app password. */
export async function accessToken(account: Caller, signal: AbortSignal): Promise<string> {
  const stored = account.secrets.access_token;
  // One that does not say when it ends is tried; the server tells when it has ended.
  if (stored && (endOf(stored) || Number.POSITIVE_INFINITY) > Date.now() + margin) return stored;
  return (await openSession(account, undefined, signal)).access;
}

/** A session other than the one that has just ended; throws `NetworkFailure`. */
export async function openSession(account: Caller, ended: string | undefined, signal: AbortSignal): Promise<Session> {
  const key = keyOf(account);
  const known = await opened.get(key)?.catch(() => undefined);
  if (known && known.access !== ended && known.endsAt > Date.now() + margin) return known;
  const opening = logIn(account, signal);
  opened.set(key, opening);
  opening.catch(() => opened.delete(key));
  return opening;
}

/** Opens a session with the app password; throws `NetworkFailure`. */
export async function logIn(account: Caller, signal: AbortSignal): Promise<Session> {
  const { app_password: password } = account.secrets;
  const identifier = account.settings.identifier || account.externalId;
  if (!password || !identifier) throw new NetworkFailure('reauth', 'secret_missing');
  const json = { identifier: identifier.replace(/^@/, ''), password };
  const call = { method: 'POST', nsid: 'com.atproto.server.createSession', json } as const;
  return readSession(await openCall(account, call, undefined, signal));
}

/**
 * New tokens while the old ones still work; the refresh token is good once. When it is refused the app password opens a new
 * session. Throws `NetworkFailure`.
 */
export async function renewSession(account: ChannelAccount, _now: Date, signal: AbortSignal): Promise<Renewed> {
  const session = await refresh(account, signal);
  opened.delete(keyOf(account));
  return {
    secrets: { access_token: session.access, refresh_token: session.refresh },
    settings: { token_expires_at: new Date(session.endsAt).toISOString() },
  };
}

async function refresh(account: ChannelAccount, signal: AbortSignal): Promise<Session> {
  const token = account.secrets.refresh_token;
  if (!token) return logIn(account, signal);
  try {
    const call = { method: 'POST', nsid: 'com.atproto.server.refreshSession' } as const;
    return readSession(await openCall(account, call, token, signal));
  } catch (error) {
    const refused = error instanceof NetworkFailure && error.failure === 'reauth';
    if (!refused || !account.secrets.app_password) throw error;
    return logIn(account, signal);
  }
}

/** The session ends by itself after two hours and is renewed; without a stored one it is opened at once. The app password stays. */
export function foreseeEnds(account: ChannelAccount): Expiry[] {
  const at = new Date(account.settings.token_expires_at ?? 0);
  return [{ what: 'access_token', at: Number.isNaN(at.getTime()) ? new Date(0) : at, renewable: true }];
}

function readSession(answer: Record<string, unknown>): Session {
  const did = text(answer.did);
  const access = text(answer.accessJwt);
  const refreshToken = text(answer.refreshJwt);
  if (!did || !access || !refreshToken) throw new NetworkFailure('transient', 'service_down');
  if (answer.active === false) throw new NetworkFailure('policy', 'account_restricted');
  const ends = endOf(access);
  // A token that does not say when it ends is taken to live as long as they usually do.
  const endsAt = ends > 0 ? ends : Date.now() + usualLife;
  return { did, handle: text(answer.handle) ?? did, access, refresh: refreshToken, endsAt };
}
const usualLife = 2 * 3_600_000;

/** When a token ends (its own `exp`), in milliseconds; 0 when it does not say. */
function endOf(token: string): number {
  try {
    const claims = record(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')));
    return (number(claims.exp) ?? 0) * 1_000;
  } catch {
    return 0;
  }
}

function keyOf(account: Caller): string {
  const { base_url, identifier } = account.settings;
  const parts = [base_url, identifier || account.externalId, account.secrets.app_password];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
