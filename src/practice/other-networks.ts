import type { App } from '#src/app.ts';
import { forgetChannels, putChannel } from '#src/channels/index.ts';

/** A practice network as far as connecting it needs; `simulator/` fits this. */
export interface PracticeSide {
  network: string;
  webhook?: { habits: { callback: string | undefined } };
  account(): { externalId: string; settings: Record<string, string>; secrets: Record<string, string> };
}

/** Connects every practice network that the practice week did not use, so that a resident can be played on each; answers how many. */
export async function connectOtherNetworks(app: App, sides: readonly PracticeSide[], url: string): Promise<number> {
  const known = new Set((await app.db.selectFrom('channels').select('network').execute()).map((row) => row.network));
  const others = sides.filter((side) => !known.has(side.network));
  for (const side of others) {
    const channel = { network: side.network, name: 'Kota Latihan', agencyId: null, ...side.account() };
    const id = await app.db.transaction().execute((tx) => putChannel(app, tx, channel));
    if (side.webhook) side.webhook.habits.callback = `${url}/hook/${id}`;
  }
  forgetChannels(app);
  return others.length;
}
