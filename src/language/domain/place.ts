import type { AreaRow, RoadRow, TriagePlace } from '../schema.ts';
import type { City } from './city.ts';
import type { NameHit } from './place-names.ts';
import { PlaceReader } from './place-reader.ts';
import { type Segment, segmentsOf } from './place-segments.ts';
import type { ReadText } from './reading.ts';

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

const NO_PLACE: PlaceFinding = { place: null, road: null, kecamatan: null, farCity: false, landmarks: [] };
/** Below this a phrase is too weak to be shown as the place. */
const LEAST_SCORE = 0.9;

/** Finds the place a message speaks of: the phrase, and the city's own names for kelurahan, kecamatan and road. */
export function findPlace(text: ReadText, city: City): PlaceFinding {
  if (text.tokens.length === 0) return NO_PLACE;
  const reader = new PlaceReader(text, city);
  const segments = segmentsOf(reader);
  const best = bestOf(segments);
  const farCity = isFar(reader, best);
  if (best === null) return { ...NO_PLACE, farCity };
  const first = text.tokens[best.from];
  const last = text.tokens[best.to - 1];
  if (first === undefined || last === undefined) return { ...NO_PLACE, farCity };
  const names = farCity ? [] : [...best.names, ...segments.flatMap((s) => (s === best || s.passing ? [] : s.names))];
  const road = names.map((name) => city.roads[name.road]).find((r) => r !== undefined) ?? null;
  const { kelurahan, kecamatan } = areasOf(names, city);
  const place: TriagePlace = {
    kelurahan: kelurahan?.name ?? null,
    kecamatan: kecamatan?.name ?? null,
    road: road?.name ?? null,
    span: [first.from, last.to],
  };
  const landmarks = segments.flatMap(({ pointsFrom, to }) => (pointsFrom < 0 ? [] : [{ from: pointsFrom, to }]));
  return { place, road, kecamatan, farCity, landmarks };
}

// A dish, a bus or a person from Padang does not put the message there; "di bandung" and "jl sudirman pekanbaru" do.
const IN_PASSING =
  /^(?:rm|warung|nasi|sate|soto|mie|mi|bakso|tahu|lumpia|kopi|sambal|batik|masakan|makan|resto|restoran|toko|orang|wong|urang|asal|dari|dr|ke|jurusan|bus|bis|travel|kereta|kayak|kaya|seperti|jl|jln|jalan|raya|gang|gg|jeruk|jambu|pisang|kaos)$/;

function isFar(reader: PlaceReader, best: Segment | null): boolean {
  const ours = best?.names.some(({ area }) => area >= 0) ?? false;
  if (best?.far === true && !ours) return true;
  return reader.tokens.some((_, at) => {
    if (!reader.isFarCity(at)) return false;
    if (best !== null && at >= best.from && at < best.to) return !IN_PASSING.test(reader.form(at - 1));
    return !ours && !IN_PASSING.test(reader.form(at - 1));
  });
}

function bestOf(segments: readonly Segment[]): Segment | null {
  let best: Segment | null = null;
  for (const segment of segments)
    if (segment.score >= LEAST_SCORE && (best === null || segment.score > best.score)) best = segment;
  return best;
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
