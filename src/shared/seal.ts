import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type KeyRing, keyId } from './key-ring.ts';

/** Stands before what is sealed, with the id of its key; what older releases sealed begins with its nonce at once. */
const mark = Buffer.from('mk1');
const headLength = mark.length + 6;

/** Encrypts a text with AES-256-GCM under the ring's first key; mark, key id, 12-byte nonce and 16-byte tag stand before the cipher text. */
export function seal(ring: KeyRing, text: string): Buffer {
  const [key] = ring.keys();
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([mark, keyId(key), nonce, cipher.getAuthTag(), sealed]);
}

/** Decrypts what `seal` made under any key of the ring; throws when the key is another or a bit was changed. */
export function unseal(ring: KeyRing, sealed: Buffer): string {
  return openWith(ring, sealed).text;
}

/** Whether something is sealed under the ring's first key; throws when no key of the ring opens it. */
export function isSealedAnew(ring: KeyRing, sealed: Buffer): boolean {
  const { key, named } = openWith(ring, sealed);
  return named && key.equals(ring.keys()[0]);
}

function openWith(ring: KeyRing, sealed: Buffer): { text: string; key: Buffer; named: boolean } {
  const keys = ring.keys();
  const named = sealed.subarray(0, mark.length).equals(mark);
  const id = sealed.subarray(mark.length, headLength);
  const key = named ? keys.find((one) => keyId(one).equals(id)) : undefined;
  if (key) return { text: open(key, sealed.subarray(headLength)), key, named: true };
  // Sealed by an older release, or under a key that is not ours: only trying tells.
  let failure: unknown;
  for (const one of keys) {
    try {
      return { text: open(one, sealed), key: one, named: false };
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function open(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
}
