import { FAR_CITIES, LANDMARKS, NAME_PARTS, NOT_PLACE_AFTER, NOT_PLACE_BEFORE, PLACE_CUES, PLACE_NOUNS, RELATIONS } from '../lexicon/places.ts';
import type { AreaRow, RoadRow, TriagePlace } from '../schema.ts';
import type { City } from './city.ts';
import { nearArea } from './near-area.ts';
import type { ReadText } from './reading.ts';
import type { Token } from './tokens.ts';

/** What was found out about where a message plays. */
export interface PlaceFinding {
  place: TriagePlace | null;
  road: RoadRow | null;
  kecamatan: AreaRow | null;
  /** A far city is named: roads and areas of the same name are not ours. */
  farCity: boolean;
}

interface NameHit {
  from: number;
  to: number;
  area: number;
  road: number;
}

interface Segment {
  from: number;
  to: number;
  score: number;
  names: NameHit[];
}

const NO_PLACE: PlaceFinding = { place: null, road: null, kecamatan: null, farCity: false };
/** A name after a place noun has at most this many words. */
const MOST_NAME_WORDS = 5;

/** Finds the place a message speaks of: the phrase, and the city's own names for kelurahan, kecamatan and road. */
export function findPlace(text: ReadText, city: City): PlaceFinding {
  if (text.tokens.length === 0) return NO_PLACE;
  const finder = new Finder(text, city);
  const segments = finder.segments();
  const farCity = text.tokens.some((token) => token.sort === 'word' && FAR_CITIES.has(token.form) && !finder.isName(token));
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
  return { place, road, kecamatan, farCity };
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
  private readonly nameAt = new Map<number, NameHit>();
  private nearTries = 0;

  constructor(text: ReadText, city: City) {
    this.text = text;
    this.city = city;
    this.tokens = text.tokens;
    this.collectNames();
  }

  private form(at: number): string {
    return this.tokens[at]?.form ?? '';
  }

  isName(token: Token): boolean {
    for (const hit of this.nameAt.values()) if (this.tokens[hit.from] === token) return true;
    return false;
  }

  // Longest name at each position; a name inside a longer one is not a name.
  private collectNames(): void {
    const found: NameHit[] = [];
    for (const hit of this.text.hits) {
      const label = this.city.labels[hit.label];
      if (label === undefined || (label.sort !== 'area' && label.sort !== 'road')) continue;
      const from = this.text.tokenOf[hit.from] ?? 0;
      const to = (this.text.tokenOf[hit.to - 1] ?? 0) + 1;
      found.push({ from, to, area: label.sort === 'area' ? label.index : -1, road: label.sort === 'road' ? label.index : -1 });
    }
    found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
    const taken = new Uint8Array(this.tokens.length + 1);
    for (const hit of found) {
      const known = this.nameAt.get(hit.from);
      if (known !== undefined && known.to === hit.to) this.merge(known, hit);
      else if (taken[hit.from] === 0 && taken[hit.to - 1] === 0) {
        const copy = { ...hit };
        this.settleLevel(copy);
        if (!this.isAccepted(copy)) continue;
        this.nameAt.set(copy.from, copy);
        taken.fill(1, copy.from, copy.to);
      }
    }
  }

  // The same words may be a kelurahan, a kecamatan and a road: the word before decides.
  private merge(known: NameHit, hit: NameHit): void {
    const before = this.form(known.from - 1);
    if (hit.road >= 0 && known.road < 0 && this.isRoadAccepted(hit)) known.road = hit.road;
    if (hit.area >= 0) {
      if (known.area < 0) known.area = this.isAreaAccepted(hit) ? hit.area : -1;
      else {
        const level = /^(kel|kelurahan|lurah|desa|ds)$/.test(before) ? 'kelurahan' : 'kecamatan';
        if (this.city.areas[hit.area]?.level === level) known.area = hit.area;
      }
    }
  }

  private settleLevel(hit: NameHit): void {
    if (hit.area < 0) return;
    const area = this.city.areas[hit.area];
    if (area === undefined || area.level === 'kecamatan') return;
    if (/^(kel|kelurahan|lurah|desa|ds)$/.test(this.form(hit.from - 1))) return;
    const twin = this.city.areas.findIndex((other) => other.level === 'kecamatan' && other.name === area.name);
    if (twin >= 0) hit.area = twin;
  }

  private isAccepted(hit: NameHit): boolean {
    return hit.area >= 0 ? this.isAreaAccepted(hit) : this.isRoadAccepted(hit);
  }

  private isAreaAccepted(hit: NameHit): boolean {
    const area = this.city.areas[hit.area];
    if (area === undefined) return false;
    const before = this.form(hit.from - 1);
    const after = this.form(hit.to);
    if (/^(lippo|kabupaten|kab)$/.test(before)) return false;
    // The name of the whole city is no kecamatan unless the resident says so.
    if (this.city.tables.city.name.toLowerCase().endsWith(` ${area.name.toLowerCase()}`)) return /^(kec|kecamatan|camat)$/.test(before);
    if (!area.alsoWord) return true;
    const strong = /^(kel|kelurahan|kec|kecamatan|desa|ds|lurah|camat|daerah|wilayah)$/.test(before);
    if (strong) return true;
    if (NOT_PLACE_BEFORE.has(before)) return false;
    if (this.tokens[hit.to]?.gap === 0 && NOT_PLACE_AFTER.has(after)) return false;
    const own = this.tokens[hit.from];
    if (own?.capital === true && own.gap !== 2 && !this.text.shouted) return true;
    if (before === 'di' && area.name === 'Pajang') return false;
    if (PLACE_CUES.has(before) || PLACE_NOUNS.has(before)) return true;
    // "benda, tangerang" and "rt 02 rw 03 petir"
    return after === 'tangerang' || this.tokens[hit.from - 1]?.sort === 'number' && /^r[tw]$/.test(this.form(hit.from - 2));
  }

  private isRoadAccepted(hit: NameHit): boolean {
    if (hit.to - hit.from > 1) return true;
    const before = this.form(hit.from - 1);
    if (/^(jl|jln|jalan|jlan|jalanan|raya|sepanjang|arah|ruas|perempatan|prapatan|pertigaan|simpang|flyover|underpass|tol|jend|jenderal|di|dr|dari|ke)$/.test(before)) {
      return !(before === 'di' && /^(pembangunan|merdeka|garuda|veteran|proklamasi)$/.test(this.form(hit.from)));
    }
    const road = this.city.roads[hit.road];
    return this.form(hit.from).length >= 8 && road !== undefined && !this.city.read(this.form(hit.from)).plain && road.aliases.length > 2;
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
    const segment: Segment = { from: start, to: core.to, score: core.score + (relation ? 0.5 : 0), names: core.names };
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
      while (at < segment.to + 3 && (RELATIONS.has(this.form(at)) || /^(di|ke|dari|dr|sampai|smp|dan|sd|menuju|s)$/.test(this.form(at)))) {
        if (at > segment.to && this.tokens[at]?.gap === 2) return;
        relation = relation || RELATIONS.has(this.form(at)) || /^(sampai|menuju)$/.test(this.form(at));
        at += 1;
      }
      if (this.tokens[at]?.gap === 2) return;
      const core = this.coreAt(at, relation) ?? (/^(tangerang|tng|banten)$/.test(this.form(at)) ? { to: at + 1, score: 0, names: [] } : null);
      const kota = core === null && this.form(at) === 'kota' && /^(tangerang|tng)$/.test(this.form(at + 1)) ? { to: at + 2, score: 0, names: [] } : core;
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
    const name = this.nameAt.get(at);
    if (name !== undefined) return this.withTail({ to: name.to, score: 3, names: [name] });
    if (/^(rt|rw)$/.test(token.form)) return this.neighbourhoodAt(at);
    if (PLACE_NOUNS.has(token.form)) return this.nounAt(at, relation);
    const near = this.nearNameAt(at);
    if (near !== null) return { to: near.to, score: 2.5, names: [near] };
    if (relation && token.capital && !this.text.shouted && token.gap === 0 && !this.city.read(token.form).plain) return { to: this.nameEnd(at, at), score: 1.2, names: [] };
    return null;
  }

  // "karawaci 3", "cimone raya", "poris indah blok c"
  private withTail(core: { to: number; score: number; names: NameHit[] }): { to: number; score: number; names: NameHit[] } {
    let to = core.to;
    while (to < core.to + 2) {
      const token = this.tokens[to];
      if (token === undefined || token.gap !== 0) break;
      const short = token.sort === 'number' && token.form.length <= 3;
      if (!short && !/^(raya|permai|residence|city|i|ii|iii|iv|v)$/.test(token.form)) break;
      if (short && /^(hari|minggu|bulan|tahun|jam|orang|kali|menit|x|rb|ribu|juta|cm|m|meter|km|unit|titik|buah|rumah|pohon|kk)$/.test(this.city.read(this.form(to + 1)).words[0] ?? '')) break;
      to += 1;
    }
    return { ...core, to };
  }

  private neighbourhoodAt(at: number): { to: number; score: number; names: NameHit[] } | null {
    if (this.tokens[at + 1]?.sort !== 'number' && !/^(rw|rt)$/.test(this.form(at + 1))) return null;
    let to = at;
    while (to < at + 8 && (/^(rt|rw)$/.test(this.form(to)) || this.tokens[to]?.sort === 'number') && (to === at || (this.tokens[to]?.gap ?? 2) < 2)) to += 1;
    if (this.tokens[to - 1]?.sort !== 'number') return null;
    return { to, score: 1.8, names: [] };
  }

  private nounAt(at: number, relation: boolean): { to: number; score: number; names: NameHit[] } | null {
    let first = at + 1;
    const noun = this.form(at);
    // "jl raya", "perum griya", "pasar induk": a second noun belongs to the first.
    while (first < at + 3 && PLACE_NOUNS.has(this.form(first)) && (this.tokens[first]?.gap ?? 2) === 0 && !this.nameAt.has(first)) first += 1;
    const to = this.nameEnd(first, at);
    const names: NameHit[] = [];
    for (let i = at; i < to; i += 1) {
      const name = this.nameAt.get(i);
      if (name !== undefined) names.push(name);
    }
    if (to > first || names.length > 0) return { to, score: names.length > 0 ? 3.2 : 2, names };
    if (relation && LANDMARKS.has(noun)) return { to: first, score: 1, names };
    return null;
  }

  private nameEnd(first: number, noun: number): number {
    let at = first;
    while (at < first + MOST_NAME_WORDS) {
      const token = this.tokens[at];
      if (token === undefined || token.sort === 'mention' || token.sort === 'link') break;
      if (token.gap !== 0 && !(token.gap === 1 && at > first && this.nameAt.has(at))) break;
      const name = this.nameAt.get(at);
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
    if (token.sort === 'number') return form.length <= 4 && !/^(hari|minggu|bulan|tahun|jam|orang|kali|menit|meter|cm|kk|titik)$/.test(this.city.read(this.form(at + 1)).words[0] ?? '');
    const noun0 = this.form(noun);
    if (first && /^(jalan|rumah|warung|toko|bank|kantor|pintu|lapangan|taman|gerbang|kali|kampung|desa|kel)$/.test(noun0) && NAME_PARTS.has(form) && form !== 'raya' && !/^(h|hj|haji|kh|dr|ir|no|blok)$/.test(form)) return false;
    if (NAME_PARTS.has(form)) return true;
    if (PLACE_NOUNS.has(form) || RELATIONS.has(form)) return false;
    const capital = token.capital && !this.text.shouted;
    const reading = this.city.read(form);
    if (capital && this.startsSmall(noun)) return true;
    return !reading.plain && /^[a-z][a-z']*\d*[a-z]*$/.test(form) && form.length > 1;
  }

  // Capitals tell a name only where the sentence around it is written small.
  private startsSmall(noun: number): boolean {
    const next = this.tokens[noun + 1];
    return next !== undefined && (this.tokens[noun]?.capital === true || next.capital);
  }

  private nearNameAt(at: number): NameHit | null {
    const token = this.tokens[at];
    const before = this.form(at - 1);
    if (token === undefined || token.sort !== 'word' || token.gap === 2 || !/^(kel|kelurahan|kec|kecamatan|daerah|wilayah|lurah|camat|di)$/.test(before)) return null;
    if (this.nearTries >= 4 || token.form.length < (before === 'di' ? 6 : 5) || this.city.read(token.form).plain) return null;
    this.nearTries += 1;
    const wanted = /^(kel|kelurahan|lurah)$/.test(before) ? 'kelurahan' : /^(kec|kecamatan|camat)$/.test(before) ? 'kecamatan' : null;
    const next = this.tokens[at + 1];
    if (next !== undefined && next.sort === 'word' && next.gap === 0) {
      const both = nearArea(this.city, token.form + next.form, wanted);
      if (both !== null) return { from: at, to: at + 2, area: both, road: -1 };
    }
    const one = nearArea(this.city, token.form, wanted);
    return one === null ? null : { from: at, to: at + 1, area: one, road: -1 };
  }
}
