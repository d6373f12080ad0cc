import { createHmac, randomFillSync } from 'node:crypto';
import { keyObject, sameText } from './keys.ts';

/** Stands in a rendered page where each visitor gets a key of their own. */
export const formKeyHole = '@@form-key@@-----------------------------------------';

/** A one-form key: when it was made (9 base-36 digits), 96 random bits, a signature. Same length as the hole. */
export function makeFormKey(key: Buffer, now: Date): string {
  const made = now.getTime().toString(36).padStart(9, '0');
  const body = `${made}.${randomPart()}`;
  return `${body}.${sign(key, body)}`;
}

/** Says when a form key was made and its random part, or why it is refused; a key lives for 24 hours. */
export function readFormKey(
  key: Buffer,
  text: string,
  now: Date,
): { ok: true; id: string; madeAt: Date } | { ok: false; reason: 'forged' | 'expired' } {
  const [made = '', random = '', signature = ''] = text.split('.');
  const body = `${made}.${random}`;
  if (!sameText(signature, sign(key, body))) return { ok: false, reason: 'forged' };
  const madeAt = new Date(Number.parseInt(made, 36));
  if (now.getTime() - madeAt.getTime() > 86_400_000) return { ok: false, reason: 'expired' };
  return { ok: true, id: random, madeAt };
}

/** Drawn from the system many at a time: a front page is asked for far more often than a form is sent. */
const pool = Buffer.alloc(12 * 256);
let drawn = pool.length;

function randomPart(): string {
  if (drawn >= pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += 12;
  return pool.toString('base64url', drawn - 12, drawn);
}

function sign(key: Buffer, body: string): string {
  return createHmac('sha256', keyObject(key)).update(`form\0${body}`).digest('base64url').slice(0, 26);
}
