import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { App } from '#src/app.ts';
import { listenForUsage } from '../commands/listen-for-usage.ts';
import { noteDeadToken } from '../commands/note-dead-token.ts';
import type { Network } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { Renewed } from '../domain/oauth.ts';
import { mayReplaceDead, renewalDueAt, renewalRetryMs } from '../domain/token-age.ts';
import { announceChannelNews } from '../events.ts';
import { networkNamed } from '../networks.ts';
import { type Channel, listChannels, putRenewed, readChannel } from '../store/accounts.ts';

/** One renewal may take this long, in milliseconds. */
const renewMs = 30_000;
/** Namespace of the advisory locks that keep two processes from renewing one account: a refresh token works once. */
const renewLock = 7_302;
/** From this failure in a row on the coordinators are told. */
const failuresTold = 3;
/** Writing down a new token is tried this often: without it the account is lost. */
const writeTurns = 6;

/**
 * Renews the tokens of every account whose time has come, and of those whose token the network called dead while we still
 * have the means to get a new one. Answers how many were renewed; a second run renews nothing again.
 */
export async function renewTokens(app: App): Promise<number> {
  const outcomes = await Promise.all(
    (await listChannels(app)).map(async (channel) => {
      const network = networkNamed(channel.network);
      if (!network?.renew || !isDue(network, channel, app.now())) return false;
      return renewApart(app, network, channel.id);
    }),
  );
  return outcomes.filter(Boolean).length;
}

/** Paused accounts too: a pause must not cost the connection. */
function isDue(network: Network, channel: Channel, now: Date): boolean {
  if (channel.renewAt) return channel.renewAt <= now;
  const secretsAt = channel.secretsAt ?? channel.connectedAt;
  // What the network itself called dead at a renewal waits for a person.
  if (channel.state === 'needs_reauth') return mayReplaceDead(secretsAt, channel.renewFailures, now);
  const due = renewalDueAt(secretsAt, network.expiries?.(channel) ?? []);
  return due !== undefined && due <= now;
}

/** Renews one account unless another process is at it; trouble with one keeps no other from its turn. */
async function renewApart(app: App, network: Network, channelId: number): Promise<boolean> {
  // A connection of its own: the lock lives as long as the session.
  const lock = new pg.Client({ connectionString: app.directUrl, application_name: 'mimin renewal' });
  lock.on('error', (error) => app.log.warn({ err: error, channelId }, 'the renewal lock was lost'));
  try {
    await lock.connect();
    const { rows } = await lock.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', [
      renewLock,
      channelId,
    ]);
    if (!rows[0]?.mine) return false;
    // Read under the lock: another process may have renewed it a moment ago.
    const channel = await readChannel(app, channelId);
    if (!channel || channel.state === 'ended' || !isDue(network, channel, app.now())) return false;
    return await renewOne(app, network, channel);
  } catch (error) {
    app.log.error({ err: error, channelId }, 'the tokens of an account could not be renewed');
    return false;
  } finally {
    await lock.end().catch(() => undefined);
  }
}

async function renewOne(app: App, network: Network, channel: Channel): Promise<boolean> {
  let renewed: Renewed | undefined;
  try {
    renewed = await network.renew?.(listenForUsage(app, channel), app.now(), AbortSignal.timeout(renewMs));
  } catch (error) {
    app.log.warn({ err: error, channelId: channel.id }, 'the network did not renew the tokens of an account');
    await noteFailure(app, channel, error);
    return false;
  }
  if (!renewed) return false;
  if (channel.state === 'needs_reauth' && !bringsNew(channel, renewed)) {
    await noteDeadToken(app, channel, 'token_expired', { renewed: true });
    return false;
  }
  const again = nextRenewal(app, network, channel, renewed);
  for (let turn = 1; ; turn++) {
    try {
      return await putRenewed(app, channel, renewed, again);
    } catch (error) {
      app.log.error({ err: error, channelId: channel.id, turn }, 'renewed tokens could not be written');
      if (turn >= writeTurns) throw error;
      await sleep(100 * 3 ** turn);
    }
  }
}

/** Some networks only tell anew when a token dies; that brings no dead one back. */
function bringsNew(channel: Channel, { secrets }: Renewed): boolean {
  return Object.entries(secrets).some(([name, value]) => value !== '' && value !== channel.secrets[name]);
}

/** A network that gives new tokens without saying when they die must not be asked again and again. */
function nextRenewal(app: App, network: Network, channel: Channel, renewed: Renewed): Date | null {
  const now = app.now();
  const expiries = network.expiries?.({ ...channel, settings: { ...channel.settings, ...renewed.settings } }) ?? [];
  const due = renewalDueAt(now, expiries);
  return due && due <= now ? new Date(now.getTime() + unknownEndMs) : null;
}
const unknownEndMs = 3_600_000;

async function noteFailure(app: App, channel: Channel, error: unknown): Promise<void> {
  const known = error instanceof NetworkFailure ? error : undefined;
  if (known?.failure === 'reauth') {
    await noteDeadToken(app, channel, known.reason, { renewed: true });
    return;
  }
  const failures = channel.renewFailures + 1;
  const now = app.now();
  await app.db.transaction().execute(async (tx) => {
    const noted = await tx
      .updateTable('channels')
      .set({
        renew_failures: failures,
        renew_at: new Date(now.getTime() + renewalRetryMs(failures, known?.retryAfterSeconds)),
      })
      .where('id', '=', channel.id)
      .where('secrets_at', 'is not distinct from', channel.secretsAt)
      .executeTakeFirst();
    if (noted.numUpdatedRows === 0n || failures !== failuresTold) return;
    const { id, network, name } = channel;
    await announceChannelNews(tx, {
      kind: 'channel_renewal',
      network,
      name,
      path: '/desk/kanal/masa-berlaku',
      detail: { channelId: id, reason: known?.reason ?? null },
      onceKey: `renewal:${id}:${channel.secretsAt?.toISOString() ?? ''}`,
      at: now,
    });
  });
}
