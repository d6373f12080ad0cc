import { NAME_PARTS, PLACE_NOUNS, RELATIONS } from '../lexicon/places.ts';
import type { City } from './city.ts';
import { PlaceNames } from './place-names.ts';
import type { ReadText } from './reading.ts';
import { isCommonWord } from './words.ts';

/** Numbers before or behind these count time or things, and name nothing. */
export const COUNTED = new Set(
  'hari jam menit minggu bulan tahun kali orang titik buah ekor meter cm km tanggal tgl pukul pkl detik malam pagi siang sore lampu kk ribu juta rupiah persen ton kilo'.split(
    ' ',
  ),
);
/** Nouns of one sort of place under one name: a "gg" is a "gang", and of two names of one sort only one can be meant. */
const SORT_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    jalan: 'jl jln jalan jlan',
    gang: 'gg gang lorong',
    perumahan: 'perum perumahan prum perumnas komplek kompleks komp cluster klaster griya villa vila graha taman',
    sekolah: 'sd sdn sdit smp smpn smpit sma sman smk smkn mts mtsn min',
    kampung: 'kampung kp kmp',
    pasar: 'pasar ps psr',
    kesehatan: 'puskesmas pkm rs rsud klinik',
    blok: 'blok blk',
    // Not places, but the same holds: of two cases each names a person or a number of its own.
    nama: 'nama',
    nomor: 'no nomor reg registrasi tiket nik',
  }).flatMap(([sort, nouns]) => nouns.split(' ').map((noun) => [noun, sort])),
);
/** Stand before a name and are left out of it: "jl kh mas mansyur" is "mansyur" for many. */
const TITLES = new Set(
  'kh h hj haji dr ir drs prof jend jenderal letjen mayjen raden kyai kiai mas pak bapak bu ibu sdr sdri'.split(' '),
);
/** What a place may be rather than be called. */
const STATES = new Set(
  'retak jorok lepas ambruk ambrol amblas roboh miring pecah putus kosong tutup hancur longsor jebol cari kumuh semrawut lama antri antriannya obatnya papannya mahal penuh'.split(
    ' ',
  ),
);
const VERB_SHAPE = /^(?:di|mem|men|ber|ter)[a-z]{4,}$/;
const AREA_NOUN = /^(?:kel|kelurahan|kec|kecamatan|desa|ds|daerah|wilayah|di|ke|dari)$/;
/** A name after a noun of place has at most so many words here. */
const mostNameWords = 2;

/** Takes down a place: its sort, its name, the tokens it stands in, and how it was said where that is not just these. */
export type PutPlace = (sort: string, name: string, from: number, to: number, said?: string) => void;

/** Names of the gazetteer: areas and roads, whichever way they are spelt. */
export function takeNames(read: ReadText, city: City, taken: Uint8Array, put: PutPlace): void {
  const names = new PlaceNames(read, city);
  for (let at = 0; at < read.tokens.length; at++) {
    const hit = names.at(at);
    if (!hit) continue;
    const before = read.tokens[at - 1]?.form ?? '';
    const road = city.roads[hit.road];
    const area = city.areas[hit.area];
    // "puskesmas cipondoh", "sdn karawaci 3": the name belongs to what stands before it.
    if (PLACE_NOUNS.has(before) && !AREA_NOUN.test(before) && SORT_OF[before] !== 'jalan') {
      if (area) put('area', plain(area.name), at, hit.to);
      continue;
    }
    if (road && (SORT_OF[before] === 'jalan' || !area))
      put('jalan', plain(road.name).replace(/^(?:jalan|jl) /, ''), at, hit.to);
    else if (area) put('area', plain(area.name), at, hit.to);
    else continue;
    taken.fill(1, at, hit.to);
  }
}

/** Names of areas that are words too ("benda", "periuk") and stand without a word of place: they may name one. */
export function unsureAreas(read: ReadText, city: City, taken: Uint8Array): { index: number; at: number }[] {
  return read.hits.flatMap((hit) => {
    const label = city.labels[hit.label];
    const at = read.tokenOf[hit.from] ?? 0;
    return label?.sort === 'area' && !taken[at] ? [{ index: label.index, at }] : [];
  });
}

/** Places by their noun ("gg mawar", "blok c4", "sdn 3") and the neighbourhood's number ("rt 03/05"). */
export function takePlaces(read: ReadText, city: City, taken: Uint8Array, put: PutPlace): void {
  const { tokens } = read;
  for (let at = 0; at < tokens.length; at++) {
    const form = tokens[at]?.form ?? '';
    if (form === 'rt' || form === 'rw') {
      const number = tokens[at + 1];
      if (number?.sort !== 'number') continue;
      put(form, String(Number(number.form)), at, at + 2);
      taken.fill(1, at, at + 2);
      const next = tokens[at + 2];
      // "rt 03/05" means rw 05.
      if (form === 'rt' && next?.sort === 'number' && read.original.slice(number.to, next.from).trim() === '/') {
        put('rw', String(Number(next.form)), at, at + 3, `rw ${next.form}`);
        taken[at + 2] = 1;
      }
      continue;
    }
    const sort = sortOf(form);
    if (sort === undefined || taken[at]) continue;
    const name: string[] = [];
    let end = at + 1;
    let titles = 0;
    while (end < tokens.length && name.length < mostNameWords && titles < 3) {
      const word = tokens[end]?.form ?? '';
      const isTitle = TITLES.has(word);
      if (!isTitle && !isPartOfName(read, city, end, taken, sort, name.length > 0)) break;
      if (isTitle) titles++;
      else name.push(nameForm(word));
      end++;
    }
    if (name.length === 0) continue;
    put(sort, name.join(' '), at, end);
    taken.fill(1, at, end);
  }
}

/** The sort of place a noun stands for; other nouns of place are a sort of their own. */
function sortOf(noun: string): string | undefined {
  return SORT_OF[noun] ?? (PLACE_NOUNS.has(noun) && !AREA_NOUN.test(noun) ? noun : undefined);
}

function isPartOfName(
  read: ReadText,
  city: City,
  at: number,
  taken: Uint8Array,
  sort: string,
  begun: boolean,
): boolean {
  const token = read.tokens[at];
  if (!token || taken[at] || token.gap !== 0) return false;
  if (sort === 'nama') return token.sort === 'word' && !begun;
  if (sort === 'nomor') return token.sort === 'number';
  if (begun && NAME_PARTS.has(token.form)) return true;
  if (token.sort === 'number') return !COUNTED.has(read.tokens[at + 1]?.form ?? '');
  if (token.sort !== 'word' || sortOf(token.form) !== undefined || RELATIONS.has(token.form)) return false;
  if (token.form === 'rt' || token.form === 'rw' || token.form === 'kel' || token.form === 'kec') return false;
  const reading = city.read(token.form);
  if (!reading.plain) return !VERB_SHAPE.test(token.form);
  if (begun) return false;
  if (STATES.has(token.form) || reading.words.every(isCommonWord)) return false;
  // "jalan retak" is a state and "jl retak" hardly: only the short noun lets any word be a name.
  return read.tokens[at - 1]?.form !== 'jalan' || (token.capital && !read.shouted);
}

function nameForm(form: string): string {
  return /^\d+$/.test(form) ? String(Number(form)) : form;
}

/** A name in small letters and digits. */
export function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
