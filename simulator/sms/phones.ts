import type { Speaker } from '../side.ts';

/** One message as the gateways of the practice city keep it. */
export interface TextMessage {
  id: string;
  inbound: boolean;
  from: string;
  to: string;
  text: string;
  at: Date;
  status: 'received' | 'sent' | 'delivered' | 'undelivered';
  /** What the city called it. */
  ref?: string;
  media: { url: string; mime: string }[];
}

/** The same resident has the same number each time. */
export function phoneOf({ username }: Speaker): string {
  let digits = 7;
  for (const letter of username) digits = (digits * 33 + (letter.codePointAt(0) ?? 0)) % 900_000_007;
  return `+628${String(digits + 1_000_000_000).slice(0, 10)}`;
}

/** A number as the gateways compare it, however it was written. */
export function sameNumber(one: string, other: string): boolean {
  return one.replace(/\D/g, '') === other.replace(/\D/g, '');
}
