import { type Core, coreAt, type Lead } from './place-cores.ts';
import { englishAt } from './place-english.ts';
import { AT, isEveryday, KIND, NOUN, PART, RELATION, SIDE, WAY } from './place-flags.ts';
import type { NameHit } from './place-names.ts';
import type { PlaceReader } from './place-reader.ts';

/** One phrase of place in a message. */
export interface Segment {
  from: number;
  to: number;
  score: number;
  names: NameHit[];
  /** From this token on it only points at something to say where ("depan puskesmas"), which is no matter itself; -1 when it does not. */
  pointsFrom: number;
  /** Where somebody lives or comes from, or the way round: not where the matter is. */
  passing: boolean;
  /** It begins with a well-known place of another city. */
  far: boolean;
}

/** Words of place before a piece ("trotoar jalan depan pasar") and pieces of one address are no more than this. */
const MOST_LEADS = 5;
const MOST_PIECES = 8;

/** All phrases of place of a message, from left to right, none lying over another. */
export function segmentsOf(reader: PlaceReader): Segment[] {
  const out: Segment[] = [];
  for (let at = 0; at < reader.tokens.length; ) {
    const segment = segmentAt(reader, at);
    if (segment === null) at += 1;
    else {
      out.push(segment);
      at = segment.to;
    }
  }
  return out;
}

function leadOf(reader: PlaceReader, at: number): Lead {
  if (reader.gap(at) !== 0) return 'none';
  if (reader.is(at - 1, RELATION)) return 'relation';
  return reader.is(at - 1, AT | WAY) ? 'at' : 'none';
}

function segmentAt(reader: PlaceReader, start: number): Segment | null {
  const led = withLeads(reader, start);
  const core = led?.core ?? englishAt(reader, start) ?? coreAt(reader, start, leadOf(reader, start));
  if (core === null || core === undefined) return null;
  const context = weightOfContext(reader, start);
  const segment: Segment = {
    passing: context < 0,
    from: start,
    to: core.to,
    score: core.score + (led !== null && led.pointsFrom >= 0 ? 0.5 : 0),
    names: [...core.names],
    pointsFrom: led?.pointsFrom ?? -1,
    far: core.far ?? false,
  };
  // Where no other place is named, even the one in passing is better than none.
  segment.score =
    context < -1 ? Math.max(segment.score + context, Math.min(segment.score, 1)) : segment.score + context;
  extend(reader, segment);
  if (/^(?:lokasi|alamat|tepatnya|persis|tepat|pas)$/.test(reader.form(segment.from))) segment.from += 1;
  return segment;
}

interface Led {
  core: Core;
  pointsFrom: number;
}

// "depan", "trotoar jalan depan", "sepanjang jalan di": words of place one after the other, then the piece they point at.
function withLeads(reader: PlaceReader, start: number): Led | null {
  let pointsFrom = -1;
  for (let at = start; at < start + MOST_LEADS; at += 1) {
    if (at > start && reader.gap(at) === 2) break;
    const isRelation = reader.is(at, RELATION);
    const before = at === start && reader.is(at, NOUN) && reader.gap(at + 1) === 0 && reader.is(at + 1, RELATION);
    if (!isRelation && !before && !(reader.is(at, PART) && (at > start || !isPlainRoad(reader, at)))) break;
    if (isRelation && pointsFrom < 0) pointsFrom = at;
    let next = at + 1;
    // "lantai 2 pasar", "sisi kiri jalan", "tikungan tajam jalan"
    if (
      !isRelation &&
      reader.gap(next) === 0 &&
      (reader.isNumber(next) || reader.is(next, SIDE | KIND) || /^(?:dua|tiga|empat)$/.test(reader.form(next)))
    )
      next += 1;
    if (
      isRelation &&
      reader.gap(next) === 0 &&
      reader.is(next, /^(?:arah|menuju)$/.test(reader.form(at)) ? WAY : AT | WAY)
    )
      next += 1;
    if (reader.gap(next) === 2) break;
    const core = coreAt(reader, next, isRelation ? 'relation' : 'none');
    if (core !== null && (isRelation || core.score >= 1.5)) return { core, pointsFrom };
  }
  return null;
}

// "jalan depan sdn": the road is a place, in "jalan rusak" and "lampu depan sdn" it is the matter.
function isPlainRoad(reader: PlaceReader, at: number): boolean {
  return /^(?:lampu|tiang|plang)$/.test(reader.form(at));
}

// A place in passing: where a bus goes, the way round, where somebody lives.
function weightOfContext(reader: PlaceReader, start: number): number {
  if (reader.gap(start) === 2) return 0;
  const before = reader.form(start - 1);
  if (reader.is(start - 1, AT) && reader.gap(start) === 0)
    return /^(?:tinggal|domisili|kuliah|kerja)$/.test(reader.form(start - 2)) ? -1.2 : 0.3;
  if (/^(?:alternatif|dialihkan|orang|wong|urang|asal|jurusan|trayek|rute|angkot|dari|dr|ti|teko|via)$/.test(before))
    return -0.4;
  if (/^(?:lewat|lwt|liwat)$/.test(before))
    return /^(?:alternatif|mending|alihkan|dialihkan|muter)$/.test(reader.form(start - 2)) ? -1 : 0;
  if (/^(?:ke|ka)$/.test(before))
    return /^(?:dialihkan|pindah|belok|balik|muter)$/.test(reader.form(start - 2)) ? -0.6 : 0;
  return 0;
}

const JOINS = /^(?:dan|sd|s|d|sampai|smp|sampe|hingga|tembus|seko|tekan|nepi|to)$/;

// Goes on over commas, hyphens and small joining words while another piece of the same address follows.
function extend(reader: PlaceReader, segment: Segment): void {
  for (let pieces = 0; pieces < MOST_PIECES; pieces += 1) {
    let at = segment.to;
    if (reader.gap(at) === 2) return;
    const joined = reader.gap(at) === 1 || reader.isHyphened(at);
    let relation = false;
    while (at < segment.to + 3 && isJoin(reader, at)) {
      if (at > segment.to && reader.gap(at) === 2) return;
      relation =
        relation || reader.is(at, RELATION) || /^(?:sampai|smp|sampe|hingga|menuju|sd|tembus)$/.test(reader.form(at));
      at += 1;
    }
    if (reader.gap(at) === 2) return;
    const lead: Lead = relation ? 'relation' : at > segment.to ? 'at' : 'none';
    const next = coreAt(reader, at, lead) ?? cityAt(reader, at) ?? listedName(reader, at) ?? wayStart(reader, at);
    if (next === null) return;
    if (next.names.length === 0 && next.score < 1 && next.score > 0 && !joined && !relation && !next.far) return;
    segment.to = next.to;
    segment.score += next.score * 0.5;
    segment.names.push(...next.names);
  }
}

function isJoin(reader: PlaceReader, at: number): boolean {
  return reader.is(at, RELATION | AT | WAY) || JOINS.test(reader.form(at));
}

function cityAt(reader: PlaceReader, at: number): Core | null {
  const city = /^(?:tangerang|tng|banten)$/;
  if (city.test(reader.form(at))) return { to: at + 1, score: 0, names: [] };
  if (/^(?:kota|kab|kabupaten)$/.test(reader.form(at)) && city.test(reader.form(at + 1)))
    return { to: at + 2, score: 0, names: [] };
  return null;
}

// "dari masjid sampai pos ronda": between the two words of a way any noun of place is enough.
function wayStart(reader: PlaceReader, at: number): Core | null {
  if (!/^(?:dari|dr)$/.test(reader.form(at - 1)) || !reader.is(at, NOUN) || reader.gap(at + 1) !== 0) return null;
  return /^(?:sampai|smp|sampe|hingga|ke|menuju)$/.test(reader.form(at + 1))
    ? { to: at + 1, score: 1, names: [] }
    : null;
}

// "cikande - rangkas", "sukaasih dan sukasirna": behind the hyphen or the "and" stands a name like the one before it.
function listedName(reader: PlaceReader, at: number): Core | null {
  if (reader.form(at).length < 4) return null;
  if (reader.form(at - 1) === 'dan' && reader.isCapital(at) && !isEveryday(reader.form(at)))
    return { to: at + 1, score: 1, names: [] };
  return reader.isHyphened(at) && reader.isNew(at) ? { to: at + 1, score: 1, names: [] } : null;
}
