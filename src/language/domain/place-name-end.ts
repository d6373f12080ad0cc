import {
  ARTICLES,
  NAME_PARTS,
  NAMES_LIKE_VERBS,
  NAMES_LIKE_WORDS,
  NO_ROAD_NAMES,
  OFFICES,
  SAYS_HOW,
} from '../lexicon/places.ts';
import { AT, NOUN, RELATION, WAY } from './place-flags.ts';
import type { PlaceReader } from './place-reader.ts';

const SHORT_ROAD = /^(?:jl|jln|gg)$/;
/** Last words of the names of estates. */
export const ESTATE = /^(?:lake|hills?|residence|village|garden|valley|city|park|regency|estate|icon|point|town)$/;
const TITLE = /^(?:kh|haji|hj|kyai|kiai|ki|nyi|raden|pangeran|sultan)$/;
const DAYS =
  /^(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|jan|feb|mar|apr|jun|jul|agu|agt|sep|okt|nov|des)$/;
const NAMED_AFTER_WORDS =
  /^(?:gang|gg|perum|perumahan|komplek|kompleks|cluster|klaster|griya|villa|vila|graha|kampung|kp|desa|dusun|sdn|sd|smpn|smp|sman|sma|masjid|mesjid|mushola|musholla|puskesmas|kelurahan|kel|rs|klinik|hotel|gor)$/;
/** A name after a place noun has at most this many words. */
const MOST_NAME_WORDS = 5;
/** Nouns that are also plain words: what follows must look like a name. */
export const LOOSE_NOUN =
  /^(?:jalan|rumah|warung|toko|bank|kantor|pintu|lapangan|taman|gerbang|kali|kampung|desa|kel|dalan|min|man|mi|pulau|bumi|lantai|pos|kolam|tower|gunung|kota|sekolah)$/;
/** Small words of this shape are rather verbs than names. */
export const VERB_SHAPE = /^(?:di|mem|men|me[lrwy]|ber|ter|per|pem|pen|ke)[a-z]{4,}$|^nge?[a-z]{4,}$/;

/** The token behind the name that begins at `first`; `noun` is the word that announces it. */
export function nameEnd(reader: PlaceReader, first: number, noun: number): number {
  let at = first;
  let capitals = false;
  while (at < first + MOST_NAME_WORDS) {
    const token = reader.tokens[at];
    if (token === undefined || token.sort === 'mention' || token.sort === 'link') break;
    const name = reader.name(at);
    if (token.gap !== 0 && !(token.gap === 1 && at > first && name !== undefined)) break;
    const to = name?.to ?? reader.known(at)?.to;
    if (to !== undefined) {
      capitals = capitals || reader.isCapital(at);
      at = to;
      continue;
    }
    if (!isNamePart(reader, at, { first: at === first, noun, capitals })) break;
    capitals = capitals || (reader.isCapital(at) && reader.form(at).length > 3);
    at += 1;
  }
  // A name does not end with a word that only joins.
  while (at > first && /^(?:di|dan|yang|ke|dari|dr|ir|kh|h|al|no|nomor|blok|km)$/.test(reader.form(at - 1))) at -= 1;
  return at;
}

interface NameSoFar {
  first: boolean;
  noun: number;
  /** A word of the name so far is written with a capital: so will the rest be. */
  capitals: boolean;
}

function isNamePart(reader: PlaceReader, at: number, { first, noun, capitals }: NameSoFar): boolean {
  const token = reader.tokens[at];
  if (token === undefined) return false;
  const { form } = token;
  if (token.sort === 'number')
    return form.length <= 4 && !reader.isCounting(at + 1) && !reader.isSplitNumber(at) && !reader.isSplitNumber(at - 1);
  const noun0 = reader.form(noun);
  const capital = reader.isCapital(at);
  if (
    first &&
    LOOSE_NOUN.test(noun0) &&
    NAME_PARTS.has(form) &&
    !capital &&
    form !== 'raya' &&
    !/^(?:h|hj|haji|kh|dr|ir|no|blok)$/.test(form)
  )
    return false;
  if (first && SHORT_ROAD.test(noun0) && form.length > 2 && namesRoad(reader, at)) return true;
  if (first && noun0 === 'kantor' && OFFICES.has(form)) return true;
  // "mushola al barkah": behind the article stands a name, whatever else the word may be.
  if ((ARTICLES.has(reader.form(at - 1)) || TITLE.test(reader.form(at - 1))) && at - 1 > noun)
    return !reader.is(at, RELATION | AT);
  if (NAME_PARTS.has(form)) return first || capital || !SAYS_HOW.has(form);
  if (reader.is(at, NOUN | RELATION | AT) || form === 'rt' || form === 'rw') {
    return capital && !first && capitals && !reader.is(at, RELATION | AT) && reader.isCapital(at - 1);
  }
  if (DAYS.test(form) || form === 'wib' || reader.is(at, WAY)) return false;
  if (capital && (reader.isCapital(noun) || first || capitals)) return true;
  if (capitals) return false;
  if (VERB_SHAPE.test(form) && !NAMES_LIKE_VERBS.has(form)) return false;
  if (NAMES_LIKE_WORDS.has(form)) return true;
  // Streets, estates and schools are named after flowers, virtues and heroes.
  if (first && form.length > 3 && (NAMED_AFTER_WORDS.test(noun0) || (noun0 !== 'sekolah' && reader.isNumber(at + 1))))
    return !reader.is(at, ~0) && !reader.isPlain(form) && !/nya$/.test(form);
  if (!first && ESTATE.test(form)) return true;
  return reader.isNew(at);
}

function namesRoad(reader: PlaceReader, at: number): boolean {
  const form = reader.form(at);
  const meant = reader.city.read(form).words[0] ?? form;
  return !NO_ROAD_NAMES.has(form) && !NO_ROAD_NAMES.has(meant) && !reader.is(at, RELATION | NOUN);
}
