import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Db, Tx } from '#src/db/kysely.ts';
import { seal, unseal } from '#src/shared/seal.ts';
import type { ChannelAccount } from '../domain/network.ts';
import type { Renewed } from '../domain/oauth.ts';
import { subscriptionKeys } from '../domain/subscription.ts';
import { registerChannel } from './register-channel.ts';

/** A connected account with what the product knows of its state. */
export interface Channel extends ChannelAccount {
  name: string;
  agencyId: number | null;
  state: 'connected' | 'needs_reauth' | 'paused' | 'ended';
  connectedAt: Date;
  cursor: string | null;
  /** When the present secrets were given or renewed; a failure with older ones says nothing of these. Null: before that was noted. */
  secretsAt: Date | null;
  /** How often in a row renewing them failed, and when it is tried again. */
  renewFailures: number;
  renewAt: Date | null;
}

interface Cached {
  channel: Channel | undefined;
  until: number;
}
const caches = new WeakMap<App, Map<number | string, Cached>>();
/** How long another process may still see the old settings of a channel, in milliseconds. */
const lifetime = 5_000;
const mostCached = 1_000;

/** The channel with this id, from memory for up to five seconds; webhooks ask this for each request. */
export async function findChannel(app: App, id: number): Promise<Channel | undefined> {
  return remember(app, id, () => select(app).where('id', '=', id).executeTakeFirst());
}

/** The connected account with this id on its network, from memory for up to five seconds. */
export async function findAccount(app: App, network: string, externalId: string): Promise<Channel | undefined> {
  return remember(app, `${network} ${externalId}`, () =>
    select(app)
      .where('network', '=', network)
      .where('external_id', '=', externalId)
      .where('state', '!=', 'ended')
      .executeTakeFirst(),
  );
}

async function remember(
  app: App,
  key: number | string,
  read: () => Promise<Row | undefined>,
): Promise<Channel | undefined> {
  const cache = cacheOf(app);
  const hit = cache.get(key);
  if (hit && hit.until > Date.now()) return hit.channel;
  const row = await read();
  const channel = row && open(app, row);
  // Anybody may call made-up addresses; when full, all is forgotten and read again.
  if (cache.size >= mostCached) cache.clear();
  cache.set(key, { channel, until: Date.now() + lifetime });
  return channel;
}

/** Every channel that is not ended, by id. */
export async function listChannels(app: App): Promise<Channel[]> {
  const rows = await select(app).where('state', '!=', 'ended').orderBy('id').execute();
  return rows.map((row) => open(app, row));
}

/** The channel as it is in the database at this moment, past what is kept in memory. */
export async function readChannel(app: App, id: number): Promise<Channel | undefined> {
  const row = await select(app).where('id', '=', id).executeTakeFirst();
  return row && open(app, row);
}

/** Forgets what is kept in memory, after a change in this process. */
export function forgetChannels(app: App): void {
  cacheOf(app).clear();
}

export interface NewChannel {
  network: string;
  externalId: string;
  name: string;
  agencyId: number | null;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/**
 * Writes a connection, keeping the row (its cursor and conversations) when the account was connected before.
 * An empty secret never overwrites a good one (rule 5).
 */
export async function putChannel(app: App, tx: Tx, channel: NewChannel): Promise<number> {
  const old = await tx
    .selectFrom('channels')
    .select(['id', 'secrets'])
    .where('network', '=', channel.network)
    .where('external_id', '=', channel.externalId)
    .forUpdate()
    .executeTakeFirst();
  const kept = old?.secrets ? openSecrets(app, old.secrets) : {};
  const given = Object.fromEntries(Object.entries(channel.secrets).filter(([, value]) => value !== ''));
  const values = {
    name: channel.name,
    agency_id: channel.agencyId,
    settings: JSON.stringify(channel.settings),
    secrets: seal(app.keys.data, JSON.stringify({ ...kept, ...given })),
    state: 'connected' as const,
    state_reason: null,
    renew_failures: 0,
    renew_at: null,
    // Not when only settings changed: a renewal that is on its way still belongs to these secrets.
    ...(Object.entries(given).some(([name, value]) => kept[name] !== value) ? { secrets_at: app.now() } : {}),
  };
  const row = old
    ? await tx.updateTable('channels').set(values).where('id', '=', old.id).returning('id').executeTakeFirstOrThrow()
    : await tx
        .insertInto('channels')
        .values({ ...values, network: channel.network, external_id: channel.externalId })
        .returning('id')
        .executeTakeFirstOrThrow();
  await registerChannel(tx, { ...channel, id: row.id }, app.now());
  return row.id;
}

/**
 * Writes what a renewal brought, at once and only over the secrets it was asked with: somebody may have connected the
 * account anew meanwhile. An empty secret never overwrites a good one (rule 5). `renewAt` is when to renew next, where what
 * the tokens say does not tell. False when nothing was written.
 */
export async function putRenewed(app: App, channel: Channel, renewed: Renewed, renewAt: Date | null): Promise<boolean> {
  const kept = await app.db.transaction().execute(async (tx) => {
    const row = await select(app, tx).where('id', '=', channel.id).forUpdate().executeTakeFirst();
    if (!row) return false;
    const now = open(app, row);
    if (now.secretsAt?.getTime() !== channel.secretsAt?.getTime()) return false;
    const given = Object.fromEntries(Object.entries(renewed.secrets).filter(([, value]) => value !== ''));
    await tx
      .updateTable('channels')
      .set({
        secrets: seal(app.keys.data, JSON.stringify({ ...now.secrets, ...given })),
        settings: JSON.stringify({ ...now.settings, ...renewed.settings }),
        secrets_at: app.now(),
        renew_failures: 0,
        renew_at: renewAt,
        ...(now.state === 'needs_reauth' ? { state: 'connected' as const, state_reason: null } : {}),
      })
      .where('id', '=', channel.id)
      .execute();
    return true;
  });
  forgetChannels(app);
  return kept;
}

/** Writes how it stands with an account's being called, over what stood there before; the rest of its settings stays. */
export async function putSubscription(app: App, id: number, kept: Record<string, string>): Promise<void> {
  await app.db
    .updateTable('channels')
    .set({ settings: sql`(settings - ${sql.val([...subscriptionKeys])}::text[]) || ${JSON.stringify(kept)}::jsonb` })
    .where('id', '=', id)
    .execute();
  forgetChannels(app);
}

/** Marks an account as being asked for until then, so that no other process asks too; false when one does already. */
export async function claimSubscription(app: App, channel: Channel, until: Date): Promise<boolean> {
  const mark = JSON.stringify({ subscribe_again_at: until.toISOString() });
  const { numUpdatedRows } = await app.db
    .updateTable('channels')
    .set({ settings: sql`settings || ${mark}::jsonb` })
    .where('id', '=', channel.id)
    .where(sql`settings ->> 'subscribe_again_at'`, 'is not distinct from', channel.settings.subscribe_again_at ?? null)
    .where(sql`settings ->> 'subscribed_at'`, 'is not distinct from', channel.settings.subscribed_at ?? null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function cacheOf(app: App): Map<number | string, Cached> {
  let cache = caches.get(app);
  if (!cache) {
    cache = new Map();
    caches.set(app, cache);
  }
  return cache;
}

function select(app: App, db: Db = app.db) {
  return db
    .selectFrom('channels')
    .select([
      'id',
      'network',
      'external_id',
      'name',
      'agency_id',
      'settings',
      'secrets',
      'state',
      'connected_at',
      'cursor',
      'secrets_at',
      'renew_failures',
      'renew_at',
    ]);
}
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function open(app: App, row: Row): Channel {
  return {
    id: row.id,
    network: row.network,
    externalId: row.external_id,
    name: row.name,
    agencyId: row.agency_id,
    settings: row.settings as Record<string, string>,
    secrets: row.secrets ? openSecrets(app, row.secrets) : {},
    state: row.state as Channel['state'],
    connectedAt: row.connected_at,
    cursor: row.cursor,
    secretsAt: row.secrets_at,
    renewFailures: row.renew_failures,
    renewAt: row.renew_at,
  };
}

function openSecrets(app: App, sealed: Buffer): Record<string, string> {
  return JSON.parse(unseal(app.keys.data, sealed)) as Record<string, string>;
}
