import type { App } from '#src/app.ts';
import { forecastExpiries } from '../domain/expiry-forecast.ts';
import { announceChannelNews } from '../events.ts';
import { networkNamed } from '../networks.ts';
import { listChannels } from '../store/accounts.ts';

/**
 * Tells the coordinators 14, 7 and 1 days before something of an account dies that a person must renew, and once when it is
 * over; each stage is told once. Answers how many stages are reached now.
 */
export async function tellOfExpiries(app: App): Promise<number> {
  const lines = forecastExpiries(await listChannels(app), networkNamed, app.now());
  const reached = lines.filter((line) => line.stage !== null);
  for (const { channelId, network, name, what, at, stage } of reached) {
    await app.db.transaction().execute((tx) =>
      announceChannelNews(tx, {
        kind: 'channel_expiring',
        network,
        name,
        path: '/desk/kanal/masa-berlaku',
        detail: { channelId, what, expiresAt: at, stage },
        onceKey: `expiry:${channelId}:${what}:${at}:${stage}`,
        at: app.now(),
      }),
    );
  }
  return reached.length;
}
