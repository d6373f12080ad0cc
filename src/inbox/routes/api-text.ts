import { maskPersonalData } from '#src/language/index.ts';

/** The part of a receipt that proves to be the reporter; a program is not the reporter. */
const secretLink = /\/kunci\/[0-9A-Z]{26}/gi;

/**
 * What was written, as programs get it: without the reporter's secret link, and with telephone numbers, addresses of e-mail and the like masked.
 * Staff quote residents, so their words are masked too; `mask` knows the writers' names and the city's own contacts.
 */
export function wordsForPrograms(text: string, mask: (text: string) => string = maskPersonalData): string {
  return mask(text.replace(secretLink, '/kunci/…'));
}
