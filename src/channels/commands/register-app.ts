import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { leadsElsewhere } from '../domain/connect-form.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { needsAppSecret, type OAuthAppInput } from '../domain/oauth-app-form.ts';
import { canWithChannels } from '../domain/policy.ts';
import { networkNamed } from '../networks.ts';
import { findOAuthApp, putOAuthApp } from '../store/oauth-apps.ts';
import { redirectUriOf } from './begin-consent.ts';

/** A server may take this long to register us, in milliseconds. */
const registerMs = 20_000;

export interface RegisterApp extends OAuthAppInput {
  network: string;
  /** Address of this product as the browser sees it; needed where a server registers us by itself. */
  origin?: string;
}

/**
 * Keeps our registration with a network; a secret left empty stays, unless it would go to another server than before. Where
 * servers register us by themselves, an empty number asks for a new registration; `failure` says why it was not given.
 */
export async function registerApp(
  app: App,
  actor: StaffActor,
  input: RegisterApp,
): Promise<Result<object, 'no_such_network' | 'secrets_needed' | 'not_registered'> & { failure?: string }> {
  allow(canWithChannels(actor, 'connect'));
  const port = networkNamed(input.network)?.oauth;
  if (!port) return refuse('no_such_network');
  if (input.clientId === '') {
    if (!port.register || input.origin === undefined) return refuse('no_such_network');
    try {
      const redirectUri = redirectUriOf(input.origin, input.network);
      const signal = AbortSignal.timeout(registerMs);
      const made = await port.register(input.settings.base_url ?? '', redirectUri, signal);
      const { clientId, clientSecret, settings } = made;
      return registerApp(app, actor, {
        ...input,
        clientId,
        clientSecret,
        settings: { ...input.settings, ...settings },
      });
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      return { ...refuse('not_registered'), failure: error.reason };
    }
  }
  return app.db.transaction().execute(async (tx) => {
    const before = await findOAuthApp(app, tx, input.network);
    const moved = before && (before.clientId !== input.clientId || leadsElsewhere(before.shared, input.settings));
    if (input.clientSecret === '' && needsAppSecret(input.network) && (!before || moved))
      return refuse('secrets_needed');
    const { network, clientId, settings: shared } = input;
    // A secret never moves to another server or registration by being left out.
    const kept = moved ? undefined : before;
    const clientSecret = input.clientSecret || (kept?.clientSecret ?? '');
    const secrets = { ...kept?.secrets, ...input.secrets };
    await putOAuthApp(app, tx, { network, clientId, clientSecret, shared, secrets }, actor.staffId);
    const detail = { did: 'oauth_app_set' };
    await recordAudit(tx, actor, { action: 'settings_changed', subject: `${network}: ${clientId}`, detail }, app.now());
    return { ok: true as const };
  });
}
