import { NAMES_LIKE_VERBS } from '../lexicon/places.ts';
import { AT, KIND, LANDMARK, NODE, NOUN, OWNABLE, RELATION, SIDE, WHOSE_WORD } from './place-flags.ts';
import { ESTATE, LOOSE_NOUN, nameEnd, VERB_SHAPE } from './place-name-end.ts';
import type { NameHit } from './place-names.ts';
import type { KnownPlace, PlaceReader } from './place-reader.ts';

/** One piece of an address: the token behind it, how sure it is, the names of the gazetteer in it. */
export interface Core {
  to: number;
  score: number;
  names: readonly NameHit[];
  /** A well-known place of another city: roads and areas beside it are not ours. */
  far?: boolean;
}

/** What stands before a piece: nothing, "di" or the like, a word that points ("depan", "arah"). */
export type Lead = 'none' | 'at' | 'relation';

const AREA_NOUN = /^(?:kel|kelurahan|kec|kecamatan|desa|ds)$/;
const QUANTITY =
  /^(?:se|dua|tiga|empat|lima|enam|tujuh|berapa|brp|tiap|setiap|sekian|banyak|seribu|ribuan|puluhan|ratusan|berkali|pertama|kedua|tilu|opat|loro|telu)$/;
const EVERYBODYS =
  /^(?:rt|rw|rumah|rmh|lingkungan|perumahan|perum|kosan|kos|imah|omah|bumi|warung|toko|daerah|wilayah)$/;
const ONLY_ONE = /^(?:rsud|balaikota|balkot|bandara|samsat)$/;
// "jl borobudur", "cluster dago": streets and estates are called after far places.
const NAMED_AFTER_PLACES =
  /^(?:jl|jln|jalan|jlan|gang|gg|raya|perum|perumahan|komplek|kompleks|cluster|klaster|griya|villa|vila|graha|taman|ruko|blok|rm|restoran|resto|toko|warung|pt|cv|hotel)$/;

/** The piece of an address that begins at a token, or null. */
export function coreAt(reader: PlaceReader, at: number, lead: Lead): Core | null {
  const token = reader.tokens[at];
  if (token === undefined || token.sort === 'mention' || token.sort === 'link') return null;
  const name = reader.name(at);
  if (name !== undefined) {
    // A neighbour's name is a place of other cities like any well-known one.
    const to = knownEnd(reader, at, name.to);
    if (name.area >= 0 || name.road >= 0) return withTail(reader, { to, score: 3, names: [name] });
    const passing = reader.known(at)?.whole === true ? 0.5 : 0;
    return withTail(reader, { to, score: (lead === 'none' ? 1.2 : 1.6) - passing, names: [name] });
  }
  const { form } = token;
  if (lead === 'none' && form !== 'rt' && form !== 'rw' && form !== 'km' && reader.isIdle(at)) {
    const known = reader.known(at);
    return known === null ? null : knownCore(reader, at, known, lead);
  }
  // "lampu merah perempatan gondrong": the lamp is the matter, the crossing the place.
  if (form === 'lampu' && reader.form(at + 1) === 'merah' && reader.is(at + 2, NODE) && reader.gap(at + 2) === 0)
    return null;
  if (form === 'lampu' && reader.form(at + 1) === 'merah')
    return nounAt(reader, at + 1, lead === 'none' ? 'none' : 'relation', at);
  if (form === 'km' && reader.isNumber(at + 1) && reader.gap(at + 1) === 0 && !reader.isSplitNumber(at + 1))
    return lead === 'none' ? null : { to: at + 2, score: 1, names: [] };
  if (form === 'rt' || form === 'rw') return neighbourhoodAt(reader, at) ?? ownAt(reader, at, lead);
  const known = reader.known(at);
  if (reader.is(at, NOUN) && (known === null || known.to === at + 1)) {
    const found = nounAt(reader, at, lead);
    if (found !== null) return found;
  }
  if (known !== null) return knownCore(reader, at, known, lead);
  if (reader.is(at, OWNABLE)) {
    const own = ownAt(reader, at, lead);
    if (own !== null) return own;
  }
  const near = reader.names.near(at);
  if (near !== null) return { to: near.to, score: 2.5, names: [near] };
  return unknownNameAt(reader, at, lead) ?? capitalAt(reader, at, lead);
}

function knownCore(reader: PlaceReader, at: number, { to, whole, far }: KnownPlace, lead: Lead): Core {
  const score = whole ? (lead === 'none' ? 0.7 : 1.1) : lead === 'none' ? 1.6 : 2.2;
  return withTail(reader, { to: knownEnd(reader, at, to), score, names: [], far });
}

// "Gembong Asih": a capital behind a well-known name belongs to it.
function knownEnd(reader: PlaceReader, at: number, end: number): number {
  let to = end;
  while (to < end + 2 && reader.gap(to) === 0) {
    const belongs = reader.isCapital(at) && reader.isCapital(to) && reader.isNew(to);
    if (!belongs && !ESTATE.test(reader.form(to)) && !/^(?:indah|permai|raya|asri)$/.test(reader.form(to))) break;
    to += 1;
  }
  return to;
}

// "gang kami", "sekolah anak saya", "rs itu"
function ownAt(reader: PlaceReader, at: number, lead: Lead): Core | null {
  if (lead === 'none' || !reader.is(at, OWNABLE) || reader.gap(at + 1) !== 0) return null;
  const next = reader.form(at + 1);
  // "di rt kami", "di rumah kami": everybody lives somewhere.
  if (lead === 'at' && EVERYBODYS.test(reader.form(at))) return null;
  if (reader.is(at + 1, WHOSE_WORD)) {
    const pointed = /^(?:itu|ini|sini|tsb|tersebut)$/.test(next);
    if (pointed && /^(?:rumah|kota|tempat|jalan|jl|daerah|wilayah)$/.test(reader.form(at))) return null;
    const named =
      reader.gap(at + 2) < 2 &&
      (reader.known(at + 2)?.to ?? (reader.isCapital(at + 2) && reader.isNew(at + 2) ? at + 3 : null));
    return named ? { to: named, score: 1.6, names: [] } : { to: at + 2, score: 0.9, names: [] };
  }
  if (/^(?:anak|ortu|mertua|orang|nenek|mbah)$/.test(next) && reader.is(at + 2, WHOSE_WORD) && reader.gap(at + 2) === 0)
    return { to: at + 3, score: 0.9, names: [] };
  return null;
}

// "di ujungberung", "arah setiabudi": a word nobody knows behind a word of place is a name of a place.
function unknownNameAt(reader: PlaceReader, at: number, lead: Lead): Core | null {
  const token = reader.tokens[at];
  if (token === undefined || token.gap !== 0 || lead === 'none') return null;
  // "sekitar Metro", "di Pemuda": with a capital any word may be the name.
  if (!reader.isNew(at)) {
    if (!reader.isCapital(at) || reader.is(at, ~0) || token.form.length < 4 || reader.isAllCapitals(at)) return null;
    const to = reader.is(at - 1, RELATION | AT) ? nameEnd(reader, at, at - 1) : at;
    return to > at ? { to, score: 1, names: [] } : null;
  }
  const { form } = token;
  const before = reader.form(at - 1);
  if (reader.isCapital(at) && !/^[ivx]+$/.test(form))
    return { to: Math.max(at + 1, nameEnd(reader, at, at - 1)), score: 1.4, names: [] };
  if (form.length < 4 || (VERB_SHAPE.test(form) && !NAMES_LIKE_VERBS.has(form))) return null;
  if (before === 'in') return null;
  // "di cuekin", "di betulkan" is a verb cut in two.
  if (before === 'di' && /(?:in|kan|kn|i)$/.test(form)) return null;
  return { to: Math.max(at + 1, nameEnd(reader, at, at - 1)), score: 1, names: [] };
}

// "karawaci 3", "cimone raya", "pasar legi sisi lor", "daan mogot km 21"
function withTail(reader: PlaceReader, core: Core): Core {
  let { to } = core;
  for (let pieces = 0; pieces < 3; pieces += 1) {
    const next = tailEnd(reader, to);
    if (next === to) break;
    to = next;
  }
  return to === core.to ? core : { ...core, to };
}

function tailEnd(reader: PlaceReader, at: number): number {
  if (reader.gap(at) === 2) return at;
  const form = reader.form(at);
  if (/^(?:sisi|sisih|bagian|los|blok|sebelah)$/.test(form) && reader.gap(at + 1) === 0) {
    if (reader.is(at + 1, SIDE)) return at + 2;
    if (form === 'blok' && /^(?:[a-z]{1,2}\d{0,3}|\d{1,3})$/.test(reader.form(at + 1))) return at + 2;
  }
  if (form === 'km' && reader.isNumber(at + 1) && reader.gap(at + 1) === 0)
    return reader.isNumber(at + 2) && reader.gap(at + 2) === 0 && reader.form(at + 2).length < 4 ? at + 3 : at + 2;
  if (reader.gap(at) !== 0) return at;
  if (reader.isNumber(at))
    return form.length <= 3 && !reader.isCounting(at + 1) && !reader.isSplitNumber(at) ? at + 1 : at;
  if (/^(?:raya|permai|residence|city|i|ii|iii|iv|v)$/.test(form)) return at + 1;
  if (/^(?:lor|kidul|wetan|kulon|kaler|ngisor|hilir|girang|utara|selatan|barat|timur|tengah)$/.test(form))
    return at + 1;
  if (/^(?:blok|gang|gg|lr|no)$/.test(form) && reader.isNumber(at + 1) && reader.gap(at + 1) === 0) return at + 2;
  if (form === 'mas' && /^(?:permai|indah|raya|asri)$/.test(reader.form(at + 1)) && reader.gap(at + 1) === 0)
    return at + 2;
  if (/^(?:street|road|area|avenue|beach|station|bridge|fort)$/.test(form)) return at + 1;
  return at;
}

function neighbourhoodAt(reader: PlaceReader, at: number): Core | null {
  if (!reader.isNumber(at + 1) && !/^(?:rw|rt)$/.test(reader.form(at + 1))) return null;
  let to = at;
  while (
    to < at + 8 &&
    (/^(?:rt|rw)$/.test(reader.form(to)) || (reader.isNumber(to) && reader.form(to).length < 5)) &&
    (to === at || reader.gap(to) < 2)
  )
    to += 1;
  if (!reader.isNumber(to - 1)) return null;
  if (
    reader.isCapital(to) &&
    reader.isNew(to) &&
    reader.gap(to) === 0 &&
    reader.known(to) === null &&
    reader.name(to) === undefined
  )
    return { to: nameEnd(reader, to, to - 1), score: 2, names: [] };
  if (reader.isCounting(to) && reader.gap(to) === 0 && to === at + 2) return null;
  return { to, score: 1.8, names: [] };
}

function nounAt(reader: PlaceReader, at: number, lead: Lead, start = at): Core | null {
  let first = at + 1;
  const noun = reader.form(at);
  if (noun === 'kali' && isCountedTimes(reader, at)) return null;
  // "anak sekolah nenteng sepatu" are children.
  if (noun === 'sekolah' && reader.form(at - 1) === 'anak') return null;
  if (noun === 'pt' && /^(?:kai|pln|pdam|telkom|pos)$/.test(reader.form(first))) return null;
  // "jl raya", "perum griya", "pasar induk": a second noun belongs to the first.
  while (
    first < at + 3 &&
    reader.is(first, NOUN) &&
    reader.gap(first) === 0 &&
    reader.name(first) === undefined &&
    (reader.known(first)?.to ?? 0) <= first + 1
  )
    first += 1;
  // "jalan provinsi hasyim ashari", "pabrik sepatu pasir jaya": what it is stands between the noun and its name.
  if (
    reader.is(first, KIND) &&
    reader.gap(first) === 0 &&
    reader.gap(first + 1) === 0 &&
    (reader.name(first + 1) !== undefined ||
      reader.known(first + 1) !== null ||
      reader.isCapital(first + 1) ||
      (reader.isNumber(first + 1) && !reader.isCounting(first + 2)) ||
      reader.is(first + 1, NOUN))
  )
    first += 1;
  while (
    first < at + 4 &&
    first > at + 1 &&
    reader.is(first, NOUN) &&
    reader.gap(first) === 0 &&
    reader.name(first) === undefined
  )
    first += 1;
  const near = AREA_NOUN.test(noun) && reader.name(first) === undefined ? reader.names.near(first) : null;
  if (near !== null) return { to: near.to, score: 3, names: [near] };
  let to = nameEnd(reader, first, first - 1);
  // "min 1", "lantai 2": these take a number or a name in capitals only.
  if (/^(?:min|mi|man)$/.test(noun) && !(reader.isNumber(first) || (reader.isCapital(at) && reader.isCapital(first))))
    return null;
  // "smp negeri" alone names no school.
  if (to === first + 1 && /^(?:negeri|swasta|dasar|satu|induk|favorit)$/.test(reader.form(first))) return null;
  if (
    /^(?:rumah|omah|imah|rumahe|koridor)$/.test(noun) &&
    to > first &&
    !/^(?:no|nomor|blok)$/.test(reader.form(first))
  )
    return null;
  if (
    to === first + 1 &&
    reader.isNumber(first) &&
    /^(?:jalan|rumah|kota|taman|kantor|kali|sekolah|panti|puskesmas|rs)$/.test(noun)
  )
    return null;
  const names: NameHit[] = [];
  let far = false;
  for (let i = start; i < to; i += 1) {
    const name = reader.name(i);
    if (name !== undefined) names.push(name);
    else far = far || (i >= first && !NAMED_AFTER_PLACES.test(noun) && reader.known(i)?.far === true);
  }
  if (to > first || names.length > 0) {
    const sure = names.length > 0 ? 3.2 : 2;
    to = withTail(reader, { to, score: sure, names }).to;
    return { to, score: LOOSE_NOUN.test(noun) && names.length === 0 ? sure - 0.4 : sure, names, far };
  }
  const own = ownAt(reader, at, lead);
  if (own !== null) return own;
  if (/^(?:wilayah|daerah|kawasan)$/.test(noun) && reader.is(first, SIDE) && reader.gap(first) === 0)
    return { to: first + 1, score: 1, names };
  const doubled = noun === 'alun2' || (noun === 'alun' && reader.form(first - 1) === 'alun' && first > at + 1);
  if (doubled && lead !== 'none') return { to: first, score: 1, names };
  // A city has one of each: "di rsud", "di mpp".
  if (ONLY_ONE.test(noun) && reader.is(at - 1, AT) && reader.gap(at) === 0) return { to: first, score: 0.7, names };
  // "belakang pabrik sepatu", "pos ronda", "simpang polda"
  if (reader.gap(first) === 0 && reader.is(first, KIND) && lead !== 'none' && !/^(?:jalan|rumah|kota)$/.test(noun))
    return { to: first + 1, score: lead === 'relation' ? 1.2 : 0.7, names };
  if (first > at + 1 && reader.is(at, NODE)) return { to: first, score: 1.2, names };
  if (lead === 'relation' && noun !== 'rumah' && (reader.is(at, LANDMARK) || noun === 'merah' || first > at + 1))
    return { to: first, score: 1, names };
  if (
    lead === 'relation' &&
    !LOOSE_NOUN.test(noun) &&
    !/^(?:kel|kec|kelurahan|kecamatan|perum|jl|jln|gg|gang|blok|min|desa|dusun)$/.test(noun)
  )
    return { to: first, score: 0.8, names };
  return null;
}

// "dua kali lipat", "berkali kali", "kali ye"
function isCountedTimes(reader: PlaceReader, at: number): boolean {
  if (reader.isNumber(at - 1) || QUANTITY.test(reader.form(at - 1))) return true;
  return !reader.isCapital(at + 1) && reader.form(at + 1).length < 4;
}

const NAMES_NO_PLACE =
  /^(?:pak|bu|bapak|ibu|kang|teh|mas|mbak|bang|kak|om|haji|h|hj|min|dr|a|si|mbah|cak|gus|kh|nama|merk|merek|aplikasi|app|via|pt|cv|dinas|bank|oleh|by|bulan|hari|vaksin|tim)$/;

// "antrian Cikeusik ambruk": a strange word with a capital inside a sentence is mostly a place.
function capitalAt(reader: PlaceReader, at: number, lead: Lead): Core | null {
  if (lead !== 'none' || !reader.isCapital(at) || reader.gap(at) !== 0 || !reader.isNew(at)) return null;
  if (reader.form(at).length < 5 || NAMES_NO_PLACE.test(reader.form(at - 1)) || reader.isCapital(at - 1)) return null;
  let to = at + 1;
  while (to < at + 3 && reader.isCapital(to) && reader.gap(to) === 0) to += 1;
  return { to, score: 0.92, names: [] };
}
