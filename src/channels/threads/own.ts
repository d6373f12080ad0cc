import { idText, type Loose, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';

/** Our own account as far as a body or the connection names it. */
export interface Own {
  id: string | undefined;
  username: string | undefined;
}

/** Our account by the connection, completed by what the body says of it; what it says of another account is none of ours. */
export function ownOf(account: ChannelAccount, told: Partial<Own> = {}): Own {
  const another = told.id !== undefined && account.externalId !== '' && told.id !== account.externalId;
  const username = account.settings.username || (another ? undefined : told.username);
  return { id: account.externalId || told.id, username };
}

/** True when our own account wrote this. */
export function isOurs(own: Own, value: Loose): boolean {
  if (value.is_reply_owned_by_me === true) return true;
  const owner = record(value.owner);
  const ownerId = idText(owner.id) ?? idText(owner.owner_id);
  if (ownerId !== undefined && own.id !== undefined) return ownerId === own.id;
  const username = text(value.username);
  if (username === undefined) return false;
  return same(username, own.username) || same(username, rootName(own, value));
}

/** True when the thread in which this stands began with a post of ours. */
export function isUnderOurs(own: Own, value: Loose): boolean {
  const root = record(value.root_post);
  const ownerId = idText(root.owner_id);
  return (ownerId !== undefined && ownerId === own.id) || same(text(root.username) ?? '', own.username);
}

/** The name of our own account, as a post of ours at the root of a thread tells it. */
function rootName(own: Own, value: Loose): string | undefined {
  const root = record(value.root_post);
  return idText(root.owner_id) === own.id ? text(root.username) : undefined;
}

function same(one: string, other: string | undefined): boolean {
  return other !== undefined && one !== '' && one.toLowerCase() === other.toLowerCase();
}
