import type { App } from '#src/app.ts';
import type { Db } from '#src/db/kysely.ts';
import { seal, unseal } from '#src/shared/seal.ts';
import type { OAuthApp } from '../domain/oauth.ts';

/** A registration with its secrets opened. */
export interface KeptApp extends OAuthApp {
  /** The settings without its further secrets: what the accounts it connects get too. */
  shared: Record<string, string>;
  secrets: Record<string, string>;
}

/** Our registration with a network; undefined when there is none yet. */
export async function findOAuthApp(app: App, db: Db, network: string): Promise<KeptApp | undefined> {
  const row = await db
    .selectFrom('oauth_apps')
    .select(['network', 'client_id', 'secrets', 'settings'])
    .where('network', '=', network)
    .executeTakeFirst();
  if (!row) return undefined;
  const opened = JSON.parse(unseal(app.keys.data, row.secrets)) as Record<string, string>;
  const { client_secret = '', ...secrets } = opened;
  const shared = row.settings as Record<string, string>;
  return {
    network: row.network,
    clientId: row.client_id,
    clientSecret: client_secret,
    settings: { ...shared, ...secrets },
    shared,
    secrets,
  };
}

/** A registration as pages show it: never with its secret. */
export interface ShownApp {
  network: string;
  clientId: string;
  settings: Record<string, string>;
  setAt: string;
}

/** Every registration, by network. */
export async function listOAuthApps(db: Db): Promise<ShownApp[]> {
  const rows = await db
    .selectFrom('oauth_apps')
    .select(['network', 'client_id', 'settings', 'set_at'])
    .orderBy('network')
    .execute();
  return rows.map((row) => ({
    network: row.network,
    clientId: row.client_id,
    settings: row.settings as Record<string, string>,
    setAt: row.set_at.toISOString(),
  }));
}

/** Keeps a registration, replacing the one before. */
export async function putOAuthApp(app: App, tx: Db, made: Omit<KeptApp, 'settings'>, staffId: number): Promise<void> {
  const values = {
    client_id: made.clientId,
    secrets: seal(app.keys.data, JSON.stringify({ ...made.secrets, client_secret: made.clientSecret })),
    settings: JSON.stringify(made.shared),
    set_at: app.now(),
    set_by: staffId,
  };
  await tx
    .insertInto('oauth_apps')
    .values({ ...values, network: made.network })
    .onConflict((oc) => oc.column('network').doUpdateSet(values))
    .execute();
}
