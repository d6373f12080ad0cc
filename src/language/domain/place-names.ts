import { NOT_PLACE_AFTER, NOT_PLACE_BEFORE, PLACE_CUES, PLACE_NOUNS } from '../lexicon/places.ts';
import type { City } from './city.ts';
import { nearArea } from './near-area.ts';
import type { ReadText } from './reading.ts';
import type { Token } from './tokens.ts';

/** A name of the gazetteer in a text: token range, and indexes of the area and the road it may be (-1: none; both -1: a neighbour's place). */
export interface NameHit {
  from: number;
  to: number;
  area: number;
  road: number;
}

/** The names of the gazetteer that a text really speaks of; a name that is also a word needs a place word beside it. */
export class PlaceNames {
  private readonly text: ReadText;
  private readonly city: City;
  private readonly tokens: readonly Token[];
  private readonly found = new Map<number, NameHit>();
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

  /** The name that begins at a token. */
  at(index: number): NameHit | undefined {
    return this.found.get(index);
  }

  // Longest name at each position; a name inside a longer one is not a name.
  private collectNames(): void {
    const candidates: NameHit[] = [];
    for (const hit of this.text.hits) {
      const label = this.city.labels[hit.label];
      if (label === undefined) continue;
      const elsewhere =
        label.sort === 'outside' && hit.from2 < 0 && hit.weight >= 2 && this.city.outside[label.index]?.place === true;
      if (label.sort !== 'area' && label.sort !== 'road' && !elsewhere) continue;
      const from = this.text.tokenOf[hit.from] ?? 0;
      const to = (this.text.tokenOf[hit.to - 1] ?? 0) + 1;
      candidates.push({
        from,
        to,
        area: label.sort === 'area' ? label.index : -1,
        road: label.sort === 'road' ? label.index : -1,
      });
    }
    candidates.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
    const taken = new Uint8Array(this.tokens.length + 1);
    for (const hit of candidates) {
      const known = this.found.get(hit.from);
      if (known !== undefined && known.to === hit.to) this.merge(known, hit);
      else if (taken[hit.from] === 0 && taken[hit.to - 1] === 0) {
        const copy = { ...hit };
        this.settleLevel(copy);
        if (!this.isAccepted(copy)) continue;
        this.found.set(copy.from, copy);
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
    if (hit.area >= 0) return this.isAreaAccepted(hit);
    return hit.road >= 0 ? this.isRoadAccepted(hit) : true;
  }

  private isAreaAccepted(hit: NameHit): boolean {
    const area = this.city.areas[hit.area];
    if (area === undefined) return false;
    const before = this.form(hit.from - 1);
    const after = this.form(hit.to);
    if (/^(lippo|kabupaten|kab)$/.test(before)) return false;
    // The name of the whole city is no kecamatan unless the resident says so.
    if (this.city.tables.city.name.toLowerCase().endsWith(` ${area.name.toLowerCase()}`))
      return /^(kec|kecamatan|camat)$/.test(before);
    if (!area.alsoWord) return true;
    // A message that is nothing but the name.
    if (hit.from === 0 && hit.to === this.tokens.length) return true;
    const strong = /^(kel|kelurahan|kec|kecamatan|desa|ds|lurah|camat|daerah|wilayah)$/.test(before);
    if (strong) return true;
    if (NOT_PLACE_BEFORE.has(before)) return false;
    if (this.tokens[hit.to]?.gap === 0 && NOT_PLACE_AFTER.has(after)) return false;
    const own = this.tokens[hit.from];
    if (own?.capital === true && own.gap !== 2 && !this.text.shouted) return true;
    if (before === 'di' && area.name === 'Pajang') return false;
    if (PLACE_CUES.has(before) || PLACE_NOUNS.has(before)) return true;
    // "benda, tangerang" and "rt 02 rw 03 petir"
    return (
      after === 'tangerang' || (this.tokens[hit.from - 1]?.sort === 'number' && /^r[tw]$/.test(this.form(hit.from - 2)))
    );
  }

  private isRoadAccepted(hit: NameHit): boolean {
    if (hit.to - hit.from > 1) return true;
    const before = this.form(hit.from - 1);
    if (
      /^(jl|jln|jalan|jlan|jalanan|raya|sepanjang|arah|ruas|perempatan|prapatan|pertigaan|simpang|flyover|underpass|tol|jend|jenderal|di|dr|dari|ke)$/.test(
        before,
      )
    ) {
      return !(before === 'di' && /^(pembangunan|merdeka|garuda|veteran|proklamasi)$/.test(this.form(hit.from)));
    }
    const road = this.city.roads[hit.road];
    return (
      this.form(hit.from).length >= 8 &&
      road !== undefined &&
      !this.city.read(this.form(hit.from)).plain &&
      road.aliases.length > 2
    );
  }

  /** The area nearly written behind a place word at a token, or null; tried a few times per message at most. */
  near(at: number): NameHit | null {
    const token = this.tokens[at];
    const before = this.form(at - 1);
    if (
      token === undefined ||
      token.sort !== 'word' ||
      token.gap === 2 ||
      !/^(kel|kelurahan|kec|kecamatan|daerah|wilayah|lurah|camat|di)$/.test(before)
    )
      return null;
    if (this.nearTries >= 4 || token.form.length < (before === 'di' ? 6 : 5) || this.city.read(token.form).plain)
      return null;
    this.nearTries += 1;
    const wanted = /^(kel|kelurahan|lurah)$/.test(before)
      ? 'kelurahan'
      : /^(kec|kecamatan|camat)$/.test(before)
        ? 'kecamatan'
        : null;
    const next = this.tokens[at + 1];
    if (next !== undefined && next.sort === 'word' && next.gap === 0) {
      const both = nearArea(this.city, token.form + next.form, wanted);
      if (both !== null) return { from: at, to: at + 2, area: both, road: -1 };
    }
    const one = nearArea(this.city, token.form, wanted);
    // A name written right that was no place here stays none.
    if (one === null || (before === 'di' && this.city.areas[one]?.alsoWord === true)) return null;
    return { from: at, to: at + 1, area: one, road: -1 };
  }
}
