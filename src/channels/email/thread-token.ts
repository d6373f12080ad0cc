import { createHash } from 'node:crypto';

/**
 * The token of a mail thread: 16 hexadecimal digits of its first Message-ID. It stands in our plus-address and our own
 * Message-IDs, so that an answer finds its thread even when the mail program drops `References`.
 * It is no secret: who writes is part of the conversation's key as well, so that nobody enters another's thread.
 */
export function threadToken(rootMessageId: string): string {
  return createHash('sha256').update(rootMessageId).digest('hex').slice(0, 16);
}

/** Our own Message-ID for an answer, without brackets: the same intent has the same id, which is its idempotency key. */
export function ownMessageId(token: string, key: string, address: string): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 24);
  return `mimin-${token}-${digest}@${address.split('@')[1] ?? 'localhost'}`;
}

const ownShape = /^mimin-([0-9a-f]{16})-[0-9a-f]{24}@/;

/** The token in a Message-ID of ours, or undefined for somebody else's. */
export function tokenOfOwnId(messageId: string): string | undefined {
  return ownShape.exec(messageId)?.[1];
}

/** All Message-IDs of ours anywhere in a text (a bounce quotes the letter it returns). */
export function findOwnIds(text: string): string[] {
  return [...new Set(text.match(/mimin-[0-9a-f]{16}-[0-9a-f]{24}@[\w.-]+/g))];
}

/** `local+token@domain`. */
export function plusAddress(address: string, token: string): string {
  const [local, domain] = address.split('@');
  return `${local}+${token}@${domain}`;
}

/** The token in one of the addresses when it is ours with a plus part. */
export function tokenOfAddresses(addresses: string[], own: string): string | undefined {
  const [local, domain] = own.split('@');
  for (const address of addresses) {
    const [to, at] = address.toLowerCase().split('@');
    if (at !== domain || !to?.startsWith(`${local}+`)) continue;
    const token = to.slice((local ?? '').length + 1);
    if (/^[0-9a-f]{16}$/.test(token)) return token;
  }
  return undefined;
}
