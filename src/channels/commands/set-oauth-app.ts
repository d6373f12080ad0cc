import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { leadsElsewhere } from '../domain/connect-form.ts';
import { needsAppSecret, type OAuthAppInput } from '../domain/oauth-app-form.ts';
import { canWithChannels } from '../domain/policy.ts';
import { networkNamed } from '../networks.ts';
import { findOAuthApp, putOAuthApp } from '../store/oauth-apps.ts';

export interface SetOAuthApp extends OAuthAppInput {
  network: string;
}

/** Keeps our registration with a network; a secret left empty stays, unless it would go to another server than before. */
export async function setOAuthApp(
  app: App,
  actor: StaffActor,
  input: SetOAuthApp,
): Promise<Result<object, 'no_such_network' | 'secrets_needed'>> {
  allow(canWithChannels(actor, 'connect'));
  if (!networkNamed(input.network)?.oauth) return refuse('no_such_network');
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
