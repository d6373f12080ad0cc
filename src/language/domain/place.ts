import {
  FAR_CITIES,
  LANDMARKS,
  NAME_PARTS,
  NAMES_LIKE_VERBS,
  NAMES_LIKE_WORDS,
  NO_ROAD_NAMES,
  OWNERS,
  PLACE_NOUNS,
  RELATIONS,
} from '../lexicon/places.ts';
import type { AreaRow, RoadRow, TriagePlace } from '../schema.ts';
import type { City } from './city.ts';
import { type NameHit, PlaceNames } from './place-names.ts';
import type { ReadText } from './reading.ts';
import type { Token } from './tokens.ts';

/** What was found out about where a message plays. */
export interface PlaceFinding {
  place: TriagePlace | null;
  road: RoadRow | null;
  kecamatan: AreaRow | null;
  /** A far city is named: roads and areas of the same name are not ours. */
  farCity: boolean;
  /** Token ranges that only say where: "depan puskesmas cipondoh" is no matter of the puskesmas. */
  landmarks: readonly { from: number; to: number }[];
}

interface Segment {
  from: number;
  to: number;
  score: number;
  names: NameHit[];
  relation: boolean;
}

const NO_PLACE: PlaceFinding = { place: null, road: null, kecamatan: null, farCity: false, landmarks: [] };
// "jl mawar lama tidak diperbaiki": behind a name these are rather no part of it.
const ALSO_SAYS_HOW = new Set([
  'lama',
  'besar',
  'kecil',
  'dalam',
  'tengah',
  'baru',
  'bahagia',
  'damai',
  'mandiri',
  'atas',
  'bawah',
  'satu',
  'merah',
]);
const AREA_NOUN = /^(?:kel|kelurahan|kec|kecamatan|desa|ds)$/;
const LEADS_TO_NAME =
  /^(?:arah|menuju|depan|dpn|seberang|sebrang|dekat|deket|dkt|samping|belakang|blkg|sebelah|sekitar|sekitaran|sepanjang|ruas|wilayah|daerah|lokasi)$/;
const OFFICE = /^(?:pos|samsat|bpn|kua|bpjs|pln|pajak|imigrasi|dukcapil|capil|dishub|pdam|dinas|bupati|walikota)$/;
const SHORT_ROAD = /^(?:jl|jln|gg)$/;
const ARTICLE = /^(?:al|ar|an|as|at|ad|nurul|darul|miftahul|baitul|jami|jamie)$/;
const VERB_SHAPE = /^(?:di|mem|men|me[lrwy]|ber|ter|per|pem|pen|ke)[a-z]{4,}$|^nge?[a-z]{4,}$/;
/** A name after a place noun has at most this many words. */
const MOST_NAME_WORDS = 5;

/** Finds the place a message speaks of: the phrase, and the city's own names for kelurahan, kecamatan and road. */
export function findPlace(text: ReadText, city: City): PlaceFinding {
  if (text.tokens.length === 0) return NO_PLACE;
  const finder = new Finder(text, city);
  const segments = finder.segments();
  const farCity = text.tokens.some(
    (token, at) => token.sort === 'word' && FAR_CITIES.has(token.form) && !finder.isName(at),
  );
  let best: Segment | null = null;
  for (const segment of segments) if (best === null || segment.score > best.score) best = segment;
  if (best === null) return { ...NO_PLACE, farCity };
  const first = text.tokens[best.from];
  const last = text.tokens[best.to - 1];
  if (first === undefined || last === undefined) return { ...NO_PLACE, farCity };
  const names = farCity ? [] : [...best.names, ...segments.filter((s) => s !== best).flatMap((s) => s.names)];
  const road = names.map((name) => city.roads[name.road]).find((r) => r !== undefined) ?? null;
  const { kelurahan, kecamatan } = areasOf(names, city);
  const place: TriagePlace = {
    kelurahan: kelurahan?.name ?? null,
    kecamatan: kecamatan?.name ?? null,
    road: road?.name ?? null,
    span: [first.from, last.to],
  };
  return { place, road, kecamatan, farCity, landmarks: segments.filter((segment) => segment.relation) };
}

function areasOf(names: readonly NameHit[], city: City): { kelurahan: AreaRow | null; kecamatan: AreaRow | null } {
  let kelurahan: AreaRow | null = null;
  let kecamatan: AreaRow | null = null;
  for (const name of names) {
    const area = city.areas[name.area];
    if (area === undefined) continue;
    if (area.level === 'kelurahan') kelurahan ??= area;
    else kecamatan ??= area;
  }
  // A kelurahan settles the kecamatan: two names that disagree are a place and the way to it.
  const parent = kelurahan === null ? undefined : city.areaByCode.get(kelurahan.parent ?? '');
  return { kelurahan, kecamatan: parent ?? kecamatan };
}

class Finder {
  private readonly text: ReadText;
  private readonly city: City;
  private readonly tokens: readonly Token[];
  private readonly names: PlaceNames;

  constructor(text: ReadText, city: City) {
    this.text = text;
    this.city = city;
    this.tokens = text.tokens;
    this.names = new PlaceNames(text, city);
  }

  private form(at: number): string {
    return this.tokens[at]?.form ?? '';
  }

  isName(at: number): boolean {
    return this.names.at(at) !== undefined;
  }

  segments(): Segment[] {
    const out: Segment[] = [];
    for (let i = 0; i < this.tokens.length; ) {
      const segment = this.segmentAt(i);
      if (segment === null) i += 1;
      else {
        out.push(segment);
        i = segment.to;
      }
    }
    return out;
  }

  private segmentAt(start: number): Segment | null {
    let at = start;
    let relation = false;
    while (at < start + 3 && RELATIONS.has(this.form(at)) && !this.endsBefore(at, start)) {
      relation = true;
      at += 1;
      if (/^(di|dari|dr|ke)$/.test(this.form(at)) && at > start) at += 1;
    }
    let core = this.coreAt(at, relation);
    if (core === null && relation) {
      at = start;
      relation = false;
      core = this.coreAt(at, false);
    }
    if (core === null) return null;
    const segment: Segment = {
      from: start,
      to: core.to,
      score: core.score + (relation ? 0.5 : 0),
      names: core.names,
      relation,
    };
    this.extend(segment);
    return segment;
  }

  private endsBefore(at: number, start: number): boolean {
    return at > start && (this.tokens[at]?.gap ?? 2) === 2;
  }

  // Goes on over commas and small joining words while another piece of the same address follows.
  private extend(segment: Segment): void {
    for (let pieces = 0; pieces < 8; pieces += 1) {
      let at = segment.to;
      if (at >= this.tokens.length || this.tokens[at]?.gap === 2) return;
      const joined = this.tokens[at]?.gap === 1;
      let relation = false;
      while (
        at < segment.to + 3 &&
        (RELATIONS.has(this.form(at)) || /^(di|ke|dari|dr|sampai|smp|dan|sd|menuju|s)$/.test(this.form(at)))
      ) {
        if (at > segment.to && this.tokens[at]?.gap === 2) return;
        relation = relation || RELATIONS.has(this.form(at)) || /^(sampai|menuju)$/.test(this.form(at));
        at += 1;
      }
      if (this.tokens[at]?.gap === 2) return;
      const core =
        this.coreAt(at, relation) ??
        (/^(tangerang|tng|banten)$/.test(this.form(at)) ? { to: at + 1, score: 0, names: [] } : null);
      const kota =
        core === null && this.form(at) === 'kota' && /^(tangerang|tng)$/.test(this.form(at + 1))
          ? { to: at + 2, score: 0, names: [] }
          : core;
      if (kota === null) return;
      if (kota.names.length === 0 && kota.score < 1 && !joined && kota.score > 0) return;
      segment.to = kota.to;
      segment.score += kota.score * 0.5;
      segment.names.push(...kota.names);
    }
  }

  private coreAt(at: number, relation: boolean): { to: number; score: number; names: NameHit[] } | null {
    const token = this.tokens[at];
    if (token === undefined || token.sort === 'mention' || token.sort === 'link') return null;
    const name = this.names.at(at);
    if (name !== undefined) return this.withTail({ to: name.to, score: 3, names: [name] });
    if (token.form === 'lampu' && this.form(at + 1) === 'merah') return this.nounAt(at + 1, true, at);
    if (/^(rt|rw)$/.test(token.form)) return this.neighbourhoodAt(at);
    if (PLACE_NOUNS.has(token.form)) return this.nounAt(at, relation);
    const near = this.names.near(at);
    if (near !== null) return { to: near.to, score: 2.5, names: [near] };
    return this.unknownNameAt(at, relation);
  }

  // "di ujungberung", "arah setiabudi": a word nobody knows behind a word of place is a name of a place.
  private unknownNameAt(at: number, relation: boolean): { to: number; score: number; names: NameHit[] } | null {
    const token = this.tokens[at];
    const before = this.form(at - 1);
    if (token === undefined || token.sort !== 'word' || token.gap !== 0 || this.city.read(token.form).plain)
      return null;
    if (relation && token.capital && !this.text.shouted) return { to: this.nameEnd(at, at), score: 1.2, names: [] };
    if (before !== 'di' && !(relation && LEADS_TO_NAME.test(before))) return null;
    const { form } = token;
    const named = form.length >= 4 && /^[a-z]+$/.test(form) && !(VERB_SHAPE.test(form) && !NAMES_LIKE_VERBS.has(form));
    if (!named || PLACE_NOUNS.has(form) || RELATIONS.has(form) || NAME_PARTS.has(form)) return null;
    // "di cuekin", "di betulkan" is a verb cut in two.
    if (before === 'di' && /(?:in|kan|kn|i)$/.test(form)) return null;
    return { to: Math.max(at + 1, this.nameEnd(at, at - 1)), score: 1, names: [] };
  }

  // "karawaci 3", "cimone raya", "poris indah blok c"
  private withTail(core: { to: number; score: number; names: NameHit[] }): {
    to: number;
    score: number;
    names: NameHit[];
  } {
    let to = core.to;
    while (to < core.to + 2) {
      const token = this.tokens[to];
      if (token === undefined || token.gap !== 0) break;
      const short = token.sort === 'number' && token.form.length <= 3;
      if (!short && !/^(raya|permai|residence|city|i|ii|iii|iv|v)$/.test(token.form)) break;
      if (
        short &&
        /^(hari|minggu|bulan|tahun|jam|orang|kali|menit|x|rb|ribu|juta|cm|m|meter|km|unit|titik|buah|rumah|pohon|kk)$/.test(
          this.city.read(this.form(to + 1)).words[0] ?? '',
        )
      )
        break;
      to += 1;
    }
    return { ...core, to };
  }

  private neighbourhoodAt(at: number): { to: number; score: number; names: NameHit[] } | null {
    if (this.tokens[at + 1]?.sort !== 'number' && !/^(rw|rt)$/.test(this.form(at + 1))) return null;
    let to = at;
    while (
      to < at + 8 &&
      (/^(rt|rw)$/.test(this.form(to)) || this.tokens[to]?.sort === 'number') &&
      (to === at || (this.tokens[to]?.gap ?? 2) < 2)
    )
      to += 1;
    if (this.tokens[to - 1]?.sort !== 'number') return null;
    return { to, score: 1.8, names: [] };
  }

  private nounAt(at: number, relation: boolean, start = at): { to: number; score: number; names: NameHit[] } | null {
    let first = at + 1;
    const noun = this.form(at);
    // "jl raya", "perum griya", "pasar induk": a second noun belongs to the first.
    while (
      first < at + 3 &&
      PLACE_NOUNS.has(this.form(first)) &&
      (this.tokens[first]?.gap ?? 2) === 0 &&
      !this.isName(first)
    )
      first += 1;
    const near = AREA_NOUN.test(noun) && !this.isName(first) ? this.names.near(first) : null;
    if (near !== null) return { to: near.to, score: 3, names: [near] };
    const to = this.nameEnd(first, at);
    // "smp negeri" alone names no school.
    if (to === first + 1 && this.form(first) === 'negeri') return null;
    const names: NameHit[] = [];
    for (let i = start; i < to; i += 1) {
      const name = this.names.at(i);
      if (name !== undefined) names.push(name);
    }
    if (to > first || names.length > 0) return { to, score: names.length > 0 ? 3.2 : 2, names };
    const ours = OWNERS.has(this.form(first)) && (this.tokens[first]?.gap ?? 2) === 0;
    if (ours && relation && LANDMARKS.has(noun)) return { to: first + 1, score: 0.9, names };
    if (relation && (LANDMARKS.has(noun) || noun === 'merah')) return { to: first, score: 1, names };
    return null;
  }

  private nameEnd(first: number, noun: number): number {
    let at = first;
    while (at < first + MOST_NAME_WORDS) {
      const token = this.tokens[at];
      if (token === undefined || token.sort === 'mention' || token.sort === 'link') break;
      if (token.gap !== 0 && !(token.gap === 1 && at > first && this.isName(at))) break;
      const name = this.names.at(at);
      if (name !== undefined) {
        at = name.to;
        continue;
      }
      if (!this.isNamePart(at, at === first, noun)) break;
      at += 1;
    }
    // A name does not end with a word that only joins.
    while (at > first && /^(di|dan|yang|ke|dari|al|no|nomor|blok|km)$/.test(this.form(at - 1))) at -= 1;
    return at;
  }

  private isNamePart(at: number, first: boolean, noun: number): boolean {
    const token = this.tokens[at];
    if (token === undefined) return false;
    const { form } = token;
    if (token.sort === 'number')
      return (
        form.length <= 4 &&
        !/^(hari|minggu|bulan|tahun|jam|orang|kali|menit|meter|cm|kk|titik)$/.test(
          this.city.read(this.form(at + 1)).words[0] ?? '',
        )
      );
    const noun0 = this.form(noun);
    if (
      first &&
      /^(jalan|rumah|warung|toko|bank|kantor|pintu|lapangan|taman|gerbang|kali|kampung|desa|kel)$/.test(noun0) &&
      NAME_PARTS.has(form) &&
      form !== 'raya' &&
      !/^(h|hj|haji|kh|dr|ir|no|blok)$/.test(form)
    )
      return false;
    if (first && SHORT_ROAD.test(noun0) && token.sort === 'word' && form.length > 2 && this.namesRoad(form))
      return true;
    if (first && noun0 === 'kantor' && OFFICE.test(form)) return true;
    // "mushola al barkah": behind the article stands a name, whatever else the word may be.
    if (ARTICLE.test(this.form(at - 1)) && at - 1 > noun && token.sort === 'word') return true;
    if (NAME_PARTS.has(form)) return first || token.capital || !ALSO_SAYS_HOW.has(form);
    if (PLACE_NOUNS.has(form) || RELATIONS.has(form) || form === 'rt' || form === 'rw') return false;
    const capital = token.capital && !this.text.shouted;
    const reading = this.city.read(form);
    if (capital && this.startsSmall(noun)) return true;
    if (VERB_SHAPE.test(form) && !NAMES_LIKE_VERBS.has(form)) return false;
    if (NAMES_LIKE_WORDS.has(form)) return true;
    return !reading.plain && /^[a-z][a-z']*\d*[a-z]*$/.test(form) && form.length > 1;
  }

  private namesRoad(form: string): boolean {
    const meant = this.city.read(form).words[0] ?? form;
    return !NO_ROAD_NAMES.has(form) && !NO_ROAD_NAMES.has(meant) && !RELATIONS.has(form) && !PLACE_NOUNS.has(form);
  }

  // Capitals tell a name only where the sentence around it is written small.
  private startsSmall(noun: number): boolean {
    const next = this.tokens[noun + 1];
    return next !== undefined && (this.tokens[noun]?.capital === true || next.capital);
  }
}
