import { number, record, text } from '../domain/loose-json.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import type { Renewed } from '../domain/oauth.ts';
import { type Caller, hostOf, parseOrNothing, withLimit } from './base.ts';
import { asFailure, readGoogleError } from './errors.ts';
import { rateWaitSeconds } from './limits.ts';

interface Held {
  token: string;
  expiresAt: number;
}

/**
 * Access tokens this process made itself. They live an hour, and Google's refresh tokens do not change when used, so a
 * token made here beside the one in the database harms nothing and spares an account from waiting for its renewal.
 */
const held = new Map<string, Held>();
/** A token about to die is not used any more, in milliseconds. */
const early = 60_000;

/** True when an account can make new access tokens by itself. */
export function canRefresh(caller: Caller): boolean {
  return Boolean(caller.secrets.refresh_token && caller.secrets.client_secret && caller.settings.client_id);
}

/** An access token that is alive as far as we know; `anew`: the one we have was refused. Throws `NetworkFailure`. */
export async function accessTokenOf(caller: Caller, signal: AbortSignal, anew = false): Promise<string> {
  const stored = caller.secrets.access_token;
  const key = caller.secrets.refresh_token ?? '';
  if (canRefresh(caller)) {
    const kept = held.get(key);
    const alive = Date.now() + early;
    if (!anew && kept && kept.expiresAt > alive) return kept.token;
    const ends = Date.parse(caller.settings.token_expires_at ?? '');
    if (!anew && stored && ends > alive) return stored;
    const given = await refreshToken(caller, new Date(), signal);
    const token = given.secrets.access_token ?? '';
    held.set(key, { token, expiresAt: Date.parse(given.settings.token_expires_at ?? '') || Date.now() + 2 * early });
    return token;
  }
  if (!stored) throw new NetworkFailure('reauth', 'secret_missing');
  return stored;
}

/** Asks for a new access token by the refresh token; throws `NetworkFailure`. */
export async function refreshToken(caller: Caller, now: Date, signal: AbortSignal): Promise<Renewed> {
  if (!canRefresh(caller)) throw new NetworkFailure('reauth', 'secret_missing');
  const form = {
    grant_type: 'refresh_token',
    client_id: caller.settings.client_id ?? '',
    client_secret: caller.secrets.client_secret ?? '',
    refresh_token: caller.secrets.refresh_token ?? '',
  };
  return readTokens(await askToken(caller, form, signal), now);
}

/** Calls the token endpoint; throws `NetworkFailure`. */
export async function askToken(
  caller: Caller,
  form: Record<string, string>,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  let response: Response;
  let raw: string;
  try {
    response = await fetch(`${hostOf(caller, 'token')}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      redirect: 'error',
      signal: withLimit(caller, signal),
    });
    raw = await response.text();
  } catch (error) {
    signal.throwIfAborted();
    throw new NetworkFailure('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  const body = parseOrNothing(raw);
  const answer = { status: response.status, headers: response.headers, body };
  const fault = readGoogleError(answer, new Date(), rateWaitSeconds(caller.settings));
  if (fault) throw asFailure(fault);
  return record(body);
}

/** The tokens of an answer and when they die; an empty one is left out, so that it overwrites nothing (rule 5). */
export function readTokens(said: Record<string, unknown>, now: Date): Renewed {
  const access = text(said.access_token);
  if (!access) throw new NetworkFailure('transient', 'service_down');
  const refresh = text(said.refresh_token);
  const after = (value: unknown) => {
    const seconds = number(value);
    return seconds !== undefined && seconds > 0 ? new Date(now.getTime() + seconds * 1_000).toISOString() : undefined;
  };
  const tokenEnds = after(said.expires_in);
  // Told only where it dies: a project whose consent screen is in Testing (7 days), or a consent for a time.
  const refreshEnds = after(said.refresh_token_expires_in);
  return {
    secrets: { access_token: access, ...(refresh ? { refresh_token: refresh } : {}) },
    settings: {
      ...(tokenEnds === undefined ? {} : { token_expires_at: tokenEnds }),
      ...(refreshEnds === undefined ? {} : { refresh_expires_at: refreshEnds }),
    },
  };
}
