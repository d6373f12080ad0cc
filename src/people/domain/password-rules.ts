import { type Refusal, refuse } from '#src/shared/result.ts';

export const shortestPassword = 12;
export const longestPassword = 128;

/** Beginnings that guessers try first, once digits and signs are gone; Indonesian habits included. */
const commonStems = new Set([
  'password',
  'passw',
  'kata',
  'katasandi',
  'sandi',
  'rahasia',
  'admin',
  'administrator',
  'mimin',
  'operator',
  'qwerty',
  'qwertyuiop',
  'qwertyuiopasdfghjkl',
  'asdfgh',
  'asdfghjkl',
  'zxcvbnm',
  'abc',
  'abcd',
  'abcdef',
  'abcdefghijkl',
  'iloveyou',
  'sayang',
  'cinta',
  'bismillah',
  'alhamdulillah',
  'indonesia',
  'indonesiaraya',
  'merdeka',
  'tangerang',
  'kotatangerang',
  'pemkot',
  'pemkottangerang',
  'diskominfo',
  'kominfo',
  'welcome',
  'selamatdatang',
  'selamatpagi',
  'letmein',
  'monkey',
  'dragon',
  'football',
  'sepakbola',
  'persija',
  'persita',
  'persib',
  'doraemon',
  'bandung',
  'jakarta',
  'garuda',
  'pancasila',
  'gantipassword',
  'changeme',
  'default',
  'test',
  'testing',
  'user',
  'guest',
  'tamu',
  'login',
  'masuk',
]);

export type PasswordRefusal = 'too_short' | 'too_long' | 'is_email' | 'too_common';

/** Decides whether a password may be set: 12 to 128 characters, not the e-mail, nothing from the top of a guesser's list. */
export function checkPassword(password: string, email: string): { ok: true } | Refusal<PasswordRefusal> {
  if ([...password].length < shortestPassword) return refuse('too_short');
  if (password.length > longestPassword) return refuse('too_long');
  const plain = password.toLowerCase();
  const address = email.toLowerCase();
  const account = address.split('@')[0] ?? address;
  if (plain === address || plain.replace(/[^a-z]/g, '') === address.replace(/[^a-z]/g, '')) return refuse('is_email');
  const stem = plain.replace(/[^a-z]/g, '');
  if (account.length >= 4 && stem === account.replace(/[^a-z]/g, '')) return refuse('is_email');
  if (new Set(plain).size < 5) return refuse('too_common');
  // Twice or three times the same word is that word; so is one with digits and signs around it.
  const repeated = /^(.+?)\1+$/.exec(stem)?.[1];
  if (/^\d+$/.test(plain) || commonStems.has(stem) || (repeated !== undefined && commonStems.has(repeated)))
    return refuse('too_common');
  return { ok: true };
}

export type NewPasswordRefusal = PasswordRefusal | 'not_repeated';

/** Decides about a new password that was typed twice. */
export function checkNewPassword(
  typed: { password: string; repeated: string },
  email: string,
): { ok: true } | Refusal<NewPasswordRefusal> {
  if (typed.password !== typed.repeated) return refuse('not_repeated');
  return checkPassword(typed.password, email);
}
