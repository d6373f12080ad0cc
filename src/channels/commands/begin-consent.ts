import { createHash, randomBytes } from 'node:crypto';
import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canWithChannels } from '../domain/policy.ts';
import { networkNamed } from '../networks.ts';
import { listChannels } from '../store/accounts.ts';
import { findOAuthApp } from '../store/oauth-apps.ts';
import { beginConsentRow } from '../store/oauth-consents.ts';

/** Time to log in at the network and consent, in milliseconds. */
const consentMs = 15 * 60_000;

export interface BeginConsent {
  network: string;
  /** The session that begins it; only this one can finish it. */
  sessionId: string;
  /** Address of this product as the browser sees it. */
  origin: string;
  /** The account to connect anew. */
  channelId: number | undefined;
}

/** Where the network sends the browser back; registered with it letter by letter. The slash at its end is a must for TikTok. */
export function redirectUriOf(origin: string, network: string): string {
  return `${origin}/desk/kanal/izin/${network}/kembali/`;
}

/** Begins a consent: what proves it (state, PKCE) is made and kept here, and the browser goes to the address answered. */
export async function beginConsent(
  app: App,
  actor: StaffActor,
  input: BeginConsent,
): Promise<Result<{ url: string }, 'no_such_network' | 'no_app' | 'no_such_channel'>> {
  allow(canWithChannels(actor, 'connect'));
  const port = networkNamed(input.network)?.oauth;
  if (!port) return refuse('no_such_network');
  const ours = await findOAuthApp(app, app.db, input.network);
  if (!ours) return refuse('no_app');
  const channel =
    input.channelId === undefined ? undefined : (await listChannels(app)).find((one) => one.id === input.channelId);
  if (input.channelId !== undefined && channel?.network !== input.network) return refuse('no_such_channel');
  const state = randomBytes(32).toString('base64url');
  const codeVerifier = randomBytes(32).toString('base64url');
  const redirectUri = redirectUriOf(input.origin, input.network);
  await app.db.transaction().execute((tx) =>
    beginConsentRow(app, tx, {
      state,
      network: input.network,
      staffId: actor.staffId,
      sessionId: input.sessionId,
      channelId: channel?.id ?? null,
      redirectUri,
      codeVerifier,
      expiresAt: new Date(app.now().getTime() + consentMs),
    }),
  );
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  return { ok: true, url: port.authorizeUrl(ours, { state, redirectUri, codeChallenge }).href };
}
