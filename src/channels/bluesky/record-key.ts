import { createHash } from 'node:crypto';

const letters = '234567abcdefghijklmnopqrstuvwxyz';
/** Keys of posts are times (TID); ours lie between these two, so that no reader takes them for the future. */
const from = Date.UTC(2023, 0, 1) * 1_000;
const span = 3 * 365 * 86_400_000_000;

/**
 * The key under which a post stands in our repository, made of what it is to say and why: the same intent has the same key,
 * so that a second try makes no second post. Thirteen letters, as a TID (53 bits of microseconds, 10 of a clock).
 */
export function recordKey(...intent: string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(intent)).digest();
  const micros = BigInt(from) + (digest.readBigUInt64BE(0) % BigInt(span));
  let value = (micros << 10n) | BigInt(digest.readUInt16BE(8) & 0x3ff);
  let key = '';
  for (let place = 0; place < 13; place++) {
    key = `${letters[Number(value & 31n)] ?? ''}${key}`;
    value >>= 5n;
  }
  return key;
}
