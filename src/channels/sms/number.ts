import type { ChannelAccount } from '../domain/network.ts';

/** Who stands at one end of a message: a telephone, a short code, or a name that cannot be answered. */
export interface PhoneParty {
  /** `+62…` for a telephone of any country, the bare digits of a short code, a name as it came. */
  id: string;
  kind: 'telephone' | 'short_code' | 'name';
}

/** Digits of the longest number that is a short code and no telephone; Indonesian ones have 4 or 5 (1708 is SP4N-LAPOR!). */
const shortCodeDigits = 6;

/**
 * Reads a number as gateways and people write it; numbers of this country become `+62…` (`08…`, `628…`, `0062…`, `8…`).
 * Anything with a letter is the name of a sender.
 */
export function readParty(written: string): PhoneParty | undefined {
  const said = written.trim();
  if (said === '') return undefined;
  const digits = said
    .replace(/[\s().\-/]/g, '')
    .replace(/^tel:/i, '')
    .replace(/^\+0/, '0');
  if (!/^\+?\d+$/.test(digits)) return { id: said.slice(0, 100), kind: 'name' };
  if (digits.startsWith('+')) return { id: digits, kind: 'telephone' };
  if (digits.length <= shortCodeDigits) return { id: digits, kind: 'short_code' };
  if (digits.startsWith('00')) return { id: `+${digits.slice(2)}`, kind: 'telephone' };
  if (digits.startsWith('0')) return { id: `+62${digits.slice(1)}`, kind: 'telephone' };
  // A mobile number without its zero; no country's code begins with 80 to 89 and two more of these lengths.
  if (/^8[1-9]\d{7,10}$/.test(digits)) return { id: `+62${digits}`, kind: 'telephone' };
  return { id: `+${digits}`, kind: 'telephone' };
}

/** The number as gateways want it that take no plus sign. */
export function withoutPlus(id: string): string {
  return id.replace(/^\+/, '');
}

/** The city's own number or short code: where residents write to. */
export function numberOf(account: Pick<ChannelAccount, 'externalId' | 'settings'>): string {
  const written = account.settings.number || account.externalId;
  return readParty(written)?.id ?? written;
}
