import type { Tx } from '#src/db/kysely.ts';

/** Something about an account that the coordinators must hear of, wherever they work. */
export interface ChannelNews {
  /**
   * `channel_reauth`: its token is dead; `channel_renewal`: renewing it fails; `channel_expiring`: it dies unless a person
   * acts; `account_handover`: who held it left or moved.
   */
  kind: 'channel_reauth' | 'channel_renewal' | 'channel_expiring' | 'account_handover';
  network: string;
  name: string;
  /** The page where it is put right. */
  path: string;
  detail?: Record<string, string | number | null>;
  /** Nothing is told twice under the same key. */
  onceKey: string;
  at: Date;
}

type Listener = (tx: Tx, news: ChannelNews) => Promise<void>;

const listeners = new Set<Listener>();

/** Registers who tells the coordinators; called when a later capability is loaded, any number of times. */
export function onChannelNews(listener: Listener): void {
  listeners.add(listener);
}

/** Tells it, inside the transaction that makes it true. */
export async function announceChannelNews(tx: Tx, news: ChannelNews): Promise<void> {
  for (const listener of listeners) await listener(tx, news);
}
