import type { PersonalDatum } from '../schema.ts';
import { foldText, originalSpan } from './fold.ts';
import { findAddresses } from './personal-addresses.ts';
import { findNames } from './personal-names.ts';
import { findBirths, findLettered, findNumbers } from './personal-numbers.ts';
import { findPlates } from './personal-plates.ts';

type Kind = PersonalDatum['kind'];

/** Numbers (their digits) and addresses that the city's own tables give out: nobody's, so they stay. */
export type OfficialContacts = ReadonlySet<string>;
const noContacts: OfficialContacts = new Set();

/**
 * Finds what tells who somebody is or how to reach them, in the order it stands: identity numbers, telephones, addresses of e-mail, plates,
 * numbers of accounts and customers, dates of birth, and names of people who are introduced. Streets, houses, RT/RW, poles and coordinates are the
 * place of the matter and stay; so do names nobody introduced ("warung Bu Tini" is a landmark).
 */
export function findPersonalData(text: string, official: OfficialContacts = noContacts): PersonalDatum[] {
  const folded = foldText(text);
  const found: PersonalDatum[] = [];
  const taken = new Uint8Array(text.length);
  const add = (kind: Kind, from: number, to: number): void => {
    if (to <= from) return;
    let [start, end] = originalSpan(folded, from, to);
    // What was found first stands; the rest of a longer find is still somebody's.
    while (start < end && taken[start] === 1) start += 1;
    while (end > start && taken[end - 1] === 1) end -= 1;
    if (end <= start || taken.subarray(start, end).includes(1)) return;
    taken.fill(1, start, end);
    if (!isOfficial(kind, folded.text.slice(from, to), official)) found.push({ kind, span: [start, end] });
  };
  findAddresses(folded, add);
  findBirths(folded, add);
  findNumbers(folded, add);
  findLettered(folded, add);
  findPlates(text, folded, add);
  findNames(text, folded, add);
  return found.sort((a, b) => a.span[0] - b.span[0]);
}

function isOfficial(kind: Kind, folded: string, official: OfficialContacts): boolean {
  if (official.size === 0) return false;
  if (kind === 'email') return official.has(folded);
  return kind === 'phone' && official.has(plainNumber(folded));
}

function plainNumber(said: string): string {
  return said.replace(/\D/g, '').replace(/^(?:00)?62(?=[2-9])/, '0');
}

/** Reads the numbers and addresses out of texts of the city that everybody may see, such as the contacts of bodies outside it. */
export function officialContacts(texts: readonly string[]): OfficialContacts {
  const contacts = new Set<string>();
  for (const text of texts)
    for (const { kind, span } of findPersonalData(text)) {
      const said = text.slice(span[0], span[1]).toLowerCase();
      if (kind === 'email') contacts.add(said);
      else if (kind === 'phone') contacts.add(plainNumber(said));
    }
  return contacts;
}

const SHOWN: Readonly<Record<Kind, string>> = {
  nik: '[NIK]',
  kk: '[No. KK]',
  phone: '[telepon]',
  email: '[e-mail]',
  plate: '[pelat nomor]',
  account: '[nomor]',
  birth: '[tanggal lahir]',
  name: '[nama]',
};

/** A mask may bring together what stood apart; more rounds than this no text has needed. */
const mostRounds = 4;

/** The text with every piece of personal data replaced by what kind it was: for public pages, exports and anything that leaves the desk. */
export function maskPersonalData(text: string, official: OfficialContacts = noContacts): string {
  let masked = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const found = findPersonalData(masked, official);
    if (found.length === 0) break;
    masked = replaced(masked, found);
  }
  return masked;
}

function replaced(text: string, found: readonly PersonalDatum[]): string {
  let out = '';
  let at = 0;
  for (const { kind, span } of found) {
    out += text.slice(at, span[0]) + SHOWN[kind];
    at = span[1];
  }
  return out + text.slice(at);
}
