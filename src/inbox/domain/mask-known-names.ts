import { maskPersonalData, type OfficialContacts } from '#src/language/index.ts';

/** More names than this one report does not have; the rest is found by how names are introduced. */
const mostNames = 50;

/**
 * Makes the mask for the words of one report: what is personal by its form, and the full names its writers gave, wherever they sign with them.
 * Single words stay: an account may be called after a kelurahan.
 */
export function maskKnowing(names: readonly string[], official?: OfficialContacts): (text: string) => string {
  const full = [...new Set(names.map((name) => name.trim().replace(/\s+/g, ' ')))]
    .filter((name) => /^\p{L}[\p{L}'.-]+(?: [\p{L}'.-]+){1,5}$/u.test(name))
    .slice(0, mostNames)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replaceAll(' ', '\\s+'));
  if (full.length === 0) return (text) => maskPersonalData(text, official);
  const known = new RegExp(`(?<![\\p{L}\\p{N}])(?:${full.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return (text) => maskPersonalData(text.replace(known, '[nama]'), official);
}
