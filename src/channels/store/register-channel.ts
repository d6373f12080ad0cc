import { sql } from 'kysely';
import type { Tx } from '#src/db/kysely.ts';
import { readHandle } from '../domain/official-handle.ts';
import { officialNetworkOf } from '../domain/official-networks.ts';
import { finishHandovers } from './handover-steps.ts';

interface Connected {
  id: number;
  network: string;
  externalId: string;
  name: string;
  agencyId: number | null;
}

/**
 * Puts a connected account into the register of all accounts: into the row that names it already, or a new one. Connecting
 * is also the step that a hand-over waits for. Doors of our own and other bodies' servers are no accounts.
 */
export async function registerChannel(tx: Tx, channel: Connected, now: Date): Promise<void> {
  if (!officialNetworkOf(channel.network)) return;
  const known = await findRow(tx, channel, now);
  await sql`update account_handovers set reconnected_at = ${now} where account_id = ${known} and done_at is null and reconnected_at is null`.execute(
    tx,
  );
  await finishHandovers(tx, known, now);
}

async function findRow(tx: Tx, channel: Connected, now: Date): Promise<number> {
  const bound = await tx
    .selectFrom('official_accounts')
    .select('id')
    .where('channel_id', '=', channel.id)
    .executeTakeFirst();
  if (bound) return bound.id;
  const handle = handleOf(channel);
  // Listed by hand before it was connected: who holds it and what was noted stay.
  const listed = await tx
    .updateTable('official_accounts')
    .set((eb) => ({
      channel_id: channel.id,
      agency_id: eb.fn.coalesce('agency_id', eb.val(channel.agencyId)),
      state: 'active',
      changed_at: now,
      version: eb('version', '+', 1),
    }))
    .where('network', '=', channel.network)
    .where('handle', 'in', [handle, channel.externalId.toLowerCase()])
    .where('channel_id', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (listed) return listed.id;
  const row = {
    network: channel.network,
    url: urlOf(channel.network, handle),
    name: channel.name,
    agency_id: channel.agencyId,
    source: 'channel' as const,
    channel_id: channel.id,
    added_at: now,
    changed_at: now,
  };
  const add = (as: string) =>
    tx
      .insertInto('official_accounts')
      .values({ ...row, handle: as })
      .onConflict((oc) => oc.columns(['network', 'handle']).doNothing())
      .returning('id')
      .executeTakeFirst();
  // Two accounts may bear one name on some networks; their own ids never are the same.
  const added =
    (await add(handle)) ?? (await add(channel.externalId)) ?? (await add(`${channel.externalId} ${channel.id}`));
  if (!added) throw new Error('a connected account could not be registered');
  return added.id;
}

function handleOf(channel: Connected): string {
  const network = officialNetworkOf(channel.network);
  const read = network && readHandle(network, channel.name);
  return read && 'handle' in read
    ? read.handle
    : channel.name.replace(/^@/, '').trim().toLowerCase() || channel.externalId;
}

function urlOf(network: string, handle: string): string | null {
  const known = officialNetworkOf(network);
  const read = known && readHandle(known, handle);
  return read && 'url' in read ? read.url : null;
}
