import { createHmac } from 'node:crypto';
import type { ChannelAccount } from '../domain/network.ts';

/** The line by which we know a request again that we sent ourselves: the report's code, and a proof that it was us. */
const line = /(?:^|\n)Ref: mimin\/([0-9A-Z]{10,20})-([0-9a-f]{12})\s*$/;

/** What stands under the words of a report that we send to another server. */
export function ownMark(account: ChannelAccount, code: string): string {
  return `Ref: mimin/${code}-${proof(account, code)}`;
}

/**
 * The code in a request that we sent; undefined for anybody else's, also when they copied the line of another report's
 * shape. Without our key (`mimin replay`) the shape is enough.
 */
export function readOwnMark(account: ChannelAccount, description: string): string | undefined {
  const [, code, given] = line.exec(description) ?? [];
  if (code === undefined || given === undefined) return undefined;
  return !account.secrets.api_key || proof(account, code) === given ? code : undefined;
}

function proof(account: ChannelAccount, code: string): string {
  return createHmac('sha256', `mimin own mark ${account.secrets.api_key ?? ''}`)
    .update(code)
    .digest('hex')
    .slice(0, 12);
}
