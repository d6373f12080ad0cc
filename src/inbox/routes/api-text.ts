import { maskPersonalData } from '#src/language/index.ts';

/** The part of a receipt that proves to be the reporter; a program is not the reporter. */
const secretLink = /\/kunci\/[0-9A-Z]{26}/gi;

/** What staff or the product wrote, as programs get it: without the reporter's secret link. */
export function withoutSecret(text: string): string {
  return text.replace(secretLink, '/kunci/…');
}

/** What a resident wrote, as programs get it: telephone numbers, addresses of e-mail and the like are masked too. */
export function residentWords(text: string): string {
  return maskPersonalData(withoutSecret(text));
}
