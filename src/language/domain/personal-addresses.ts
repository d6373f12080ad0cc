import type { PersonalDatum } from '../schema.ts';
import type { Folded } from './fold.ts';

type Add = (kind: PersonalDatum['kind'], from: number, to: number) => void;

const EMAIL = /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;
/** Spaces, brackets and words in the place of the two signs. */
const AT = '(?: ?@ ?| ?[([{<](?:at|@|a|et|di)[)\\]}>] ?| at |_at_)';
const DOT = '(?: ?[.,] ?| ?[([{<](?:dot|\\.|titik|d)[)\\]}>] ?| dot | titik )';
const TOP = '(?:com|co\\.id|co|go\\.id|ac\\.id|sch\\.id|web\\.id|my\\.id|or\\.id|id|net|org|me|info|xyz)';
const SPELLED = new RegExp(
  `(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{1,63}${AT}[a-z0-9-]{1,63}(?:${DOT}[a-z0-9-]{2,63})?${DOT}${TOP}(?![a-z0-9])`,
  'g',
);
/** The well-known post offices need no ending: "siti88 @ gmail". */
const OFFICE =
  /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{1,63}(?: ?@ ?| ?[([{](?:at|a|et)[)\]}] ?| at )(?:gmail|gmai|yahoo|ymail|rocketmail|hotmail|outlook|icloud|protonmail|live)(?:[ .]{1,3}(?:com|co\.id|co|id)(?![a-z0-9]))?(?![a-z0-9])/g;
const CHAT =
  /(?:https?:\/\/)?(?:www\.)?(?:wa\.me|api\.whatsapp\.com|chat\.whatsapp\.com|wa\.link|t\.me)\/[a-z0-9_+/.?=&%-]{2,200}/g;

/** Finds addresses of e-mail, plain and disguised, and links that open a talk with somebody. */
export function findAddresses(folded: Folded, add: Add): void {
  const { text } = folded;
  for (const pattern of [EMAIL, SPELLED, OFFICE])
    for (const match of text.matchAll(pattern)) {
      const end = match[0].replace(/[.-]+$/, '').length;
      add('email', match.index, match.index + end);
    }
  for (const match of text.matchAll(CHAT))
    add('phone', match.index, match.index + match[0].replace(/[.?=&-]+$/, '').length);
}
