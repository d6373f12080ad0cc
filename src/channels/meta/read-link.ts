import { record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { readGraph } from './call.ts';

/** The address under which people see a post, by the member that tells it; that it is not told takes nothing from the post. */
export async function readLink(
  account: ChannelAccount,
  id: string,
  member: 'permalink' | 'permalink_url',
  signal: AbortSignal,
): Promise<{ permalink?: string }> {
  try {
    const row = record(await readGraph(account, `/${encodeURIComponent(id)}`, { fields: member }, signal));
    const permalink = text(row[member]);
    return permalink === undefined ? {} : { permalink };
  } catch {
    return {};
  }
}
