import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileRing, fixedRing, type KeyRing } from './key-ring.ts';

/** The product's own secrets, all derived from one master key so that only that one must be kept. */
export interface Keys {
  /** Signs form keys and derives report codes and secret links. */
  link: Buffer;
  /** Signs sessions. */
  session: string;
  /** Encrypts the networks' tokens at rest; the one part that can be rotated. */
  data: KeyRing;
}

/** Where the keys that seal tokens are, when not the master key alone: a data folder with perhaps a `token.keys`, or the keys themselves. */
export interface TokenKeys {
  dataDir?: string;
  tokenKeys?: readonly string[] | undefined;
}

/** Derives the keys from 32 bytes of hexadecimal text; those that seal tokens may be others (`mimin rotate-key`). */
export function deriveKeys(master: string, { dataDir, tokenKeys = [] }: TokenKeys = {}): Keys {
  const part = (name: string) => Buffer.from(hkdfSync('sha256', Buffer.from(master, 'hex'), 'mimin', name, 32));
  const derived = part('data');
  const [first, ...others] = tokenKeys.map((key) => Buffer.from(key, 'hex'));
  const given: KeyRing = first
    ? fixedRing([first, ...others, derived])
    : dataDir === undefined
      ? fixedRing([derived])
      : fileRing(ringFile(dataDir), derived);
  return { link: part('link'), session: part('session').toString('hex'), data: given };
}

/** The file in which a rotation keeps the keys that seal tokens. */
export function ringFile(dataDir: string): string {
  return join(dataDir, 'token.keys');
}

/** Reads the master key from the data folder, making it (mode 0600) the first time. */
export function readOrMakeMasterKey(dataDir: string): string {
  const file = join(dataDir, 'master.key');
  try {
    return checked(readFileSync(file, 'utf8').trim(), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(dataDir, { recursive: true });
  try {
    // 'wx': of two processes starting at once one makes the key and the other reads it.
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return checked(readFileSync(file, 'utf8').trim(), file);
}

function checked(text: string, file: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${file} must hold 64 hexadecimal digits`);
  return text;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base 32: no I, L, O, U to misread

const objects = new WeakMap<Buffer, KeyObject>();

/** The key in the form that Node's HMAC takes without copying it each time. */
export function keyObject(key: Buffer): KeyObject {
  let object = objects.get(key);
  if (!object) {
    object = createSecretKey(key);
    objects.set(key, object);
  }
  return object;
}

/** `length` letters of Crockford base 32 derived from the key and the words; 5 bits each, so 10 letters cannot be guessed in practice. */
export function deriveCode(key: Buffer, purpose: string, value: string, length: number): string {
  const digest = createHmac('sha256', keyObject(key)).update(`${purpose}\0${value}`).digest();
  return Array.from(digest.subarray(0, length), (byte) => alphabet[byte % 32]).join('');
}

/** Compares two texts in constant time. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
