import type { Attachment, Incoming, Network } from '../domain/network.ts';

/** What `mimin replay` prints of one item. */
export interface ReplayedItem {
  externalId: string;
  conversation: string;
  author: Incoming['author'];
  kind: Incoming['kind'];
  text: string;
  attachments: (Omit<Attachment, 'bytes'> & { bytes?: number })[];
  at: string;
  unsupported?: string;
}

/**
 * Reads one stored raw body through the same code as the product does; throws `UnreadableEvent` for what no rule can read.
 * `account` is our own id on the network; empty: the one that the body names.
 */
export async function replayBody(
  network: Network,
  body: Uint8Array,
  receivedAt: Date,
  account: string,
  settings: Record<string, string>,
): Promise<ReplayedItem[]> {
  const connection = { id: 0, network: network.name, externalId: account, settings, secrets: {} };
  const items = await network.normalise(connection, { source: 'webhook', receivedAt, body });
  return items.map((item) => ({
    externalId: item.externalId,
    conversation: item.conversation,
    author: item.author,
    kind: item.kind,
    text: item.text,
    attachments: item.attachments.map(({ bytes, ...rest }) => ({
      ...rest,
      ...(bytes === undefined ? {} : { bytes: bytes.byteLength }),
    })),
    at: item.at.toISOString(),
    ...(item.unsupported === undefined ? {} : { unsupported: item.unsupported }),
  }));
}
