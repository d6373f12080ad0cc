import { maskPersonalData, type OfficialContacts } from '#src/language/index.ts';

/** The part of a receipt that proves to be the reporter; a program is not the reporter. */
const secretLink = /\/kunci\/[0-9A-Z]{26}/gi;

/**
 * What was written, as programs get it: without the reporter's secret link, and with telephone numbers, addresses of e-mail and the like masked.
 * Staff quote residents, so their words are masked too; the contacts that the city's tables give out stay.
 */
export function wordsForPrograms(text: string, official?: OfficialContacts): string {
  return maskPersonalData(text.replace(secretLink, '/kunci/…'), official);
}
