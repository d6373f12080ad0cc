import type { AreaRow, OutsideRow, Triage } from '../schema.ts';
import type { City } from './city.ts';
import type { LabelScore } from './labels.ts';
import type { PlaceFinding } from './place.ts';
import type { Ranked } from './rank.ts';
import { type ReadText, wordingOf } from './reading.ts';

/** What the choice between agencies and outside bodies looks at. */
export interface RouteInput {
  text: ReadText;
  city: City;
  ranked: readonly Ranked[];
  place: PlaceFinding;
  scores: ReadonlyMap<number, LabelScore>;
}

type Agencies = Triage['agencies'];
type Outside = NonNullable<Triage['outside']>;

/** From this share on, a body outside the city is named; below, a person decides. */
const OUTSIDE_FROM = 0.35;
/** Rules' score from which a body is named by the words. */
const NAMED = 1;
const MOST_AGENCIES = 3;
/** Less is no hint to a coordinator. */
const LEAST_CONFIDENCE = 0.02;

/** Decides who can act: an outside body by matter, by the owner of the road, or by the place; else the city's agencies, likeliest first. */
export function chooseWho(input: RouteInput): { agencies: Agencies; outside: Outside | null } {
  const agencies = rankAgencies(input);
  const outside = outsideByRoad(input) ?? outsideByMatter(input, agencies[0]?.confidence ?? 0) ?? outsideByPlace(input);
  return outside === null ? { agencies, outside } : { agencies: [], outside };
}

function rankAgencies({ text, city, ranked, place, scores }: RouteInput): Agencies {
  const found = new Map<string, { confidence: number; why: string }>();
  const add = (code: string, confidence: number, why: string): void => {
    const known = found.get(code);
    if (known === undefined) found.set(code, { confidence, why });
    else known.confidence += confidence;
  };
  for (const one of ranked) {
    const { label, confidence } = one;
    const what = city.labels[label];
    if (what?.sort !== 'topic') continue;
    const topic = city.topics[what.index];
    const agency = topic === undefined ? null : topic.byKecamatan ? officeAt(city, place.kecamatan) : topic.agency;
    if (topic === undefined || agency === null) continue;
    add(agency, confidence, `${topic.name.id}: ${wordsBehind(text, one)}`);
  }
  for (const [label, score] of scores) {
    const what = city.labels[label];
    if (what?.sort !== 'agency') continue;
    const agency = city.agencies[what.index];
    const hit = score.hits[0];
    if (agency === undefined || hit === undefined || agency.endsOn !== undefined) continue;
    const known = found.get(agency.code);
    // Residents often call upon the wrong agency: its name only tips the scales.
    if (known !== undefined) known.confidence += (1 - known.confidence) * 0.2;
    else add(agency.code, 0.25, `disebut ${wordingOf(text, hit)}`);
  }
  return [...found]
    .map(([agency, { confidence, why }]) => ({ agency, confidence: round(Math.min(confidence, 0.99)), why }))
    .filter((one) => one.confidence >= LEAST_CONFIDENCE)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_AGENCIES);
}

function officeAt(city: City, kecamatan: AreaRow | null): string | null {
  return kecamatan === null ? null : (city.kecamatanAgency.get(kecamatan.code)?.code ?? null);
}

function outsideByRoad({ city, ranked, place }: RouteInput): Outside | null {
  const { road } = place;
  if (road === null || road.owner === 'city') return null;
  const best = ranked[0];
  const what = best === undefined ? undefined : city.labels[best.label];
  const topic = what?.sort === 'topic' ? city.topics[what.index] : undefined;
  if (best === undefined || topic === undefined || !topic.roadMatters || best.confidence < 0.35) return null;
  const body = city.outside.find((one) => one.roads.includes(road.owner));
  if (body === undefined) return null;
  return { owner: body.code, why: `${topic.name.id} di ${road.name}: pemilik jalan ${body.name.id}` };
}

// Several bodies may share the certainty ("kereta", "tol"): together they decide that it is outside, the likeliest of them is named.
function outsideByMatter({ text, city, ranked }: RouteInput, bestAgency: number): Outside | null {
  let together = 0;
  let best: { one: Ranked; body: OutsideRow } | null = null;
  for (const one of ranked) {
    const what = city.labels[one.label];
    const body = what?.sort === 'outside' ? city.outside[what.index] : undefined;
    if (body === undefined) continue;
    together += one.confidence;
    // Whom the words name goes before whom the weights would guess.
    if (best === null || one.score.score > Math.max(best.one.score.score, NAMED)) best = { one, body };
  }
  if (best === null || together < OUTSIDE_FROM || together <= bestAgency) return null;
  return { owner: best.body.code, why: `${best.body.name.id}: ${wordsBehind(text, best.one)}` };
}

const PLACE_FROM = 2.5;

// A neighbour's name decides only where none of our own places stands beside it.
function outsideByPlace({ text, city, place, scores }: RouteInput): Outside | null {
  if (place.kecamatan !== null || place.road !== null) return null;
  let best: { score: LabelScore; index: number } | null = null;
  for (const [label, score] of scores) {
    const what = city.labels[label];
    if (what?.sort !== 'outside' || city.outside[what.index]?.place !== true) continue;
    if (score.score >= PLACE_FROM && (best === null || score.score > best.score.score))
      best = { score, index: what.index };
  }
  if (best === null) return null;
  const body = city.outside[best.index];
  const hit = best.score.hits[0];
  if (body === undefined || hit === undefined) return null;
  return { owner: body.code, why: `tempat di luar kota: ${wordingOf(text, hit)}` };
}

// The phrases of the tables; else the words that moved the weights; else it was no single word.
function wordsBehind(text: ReadText, { score, learned }: Ranked): string {
  const words =
    score.hits.length > 0
      ? score.hits.slice(0, 3).map((hit) => wordingOf(text, hit))
      : (learned ?? []).map(([from, to]) => `“${text.original.slice(from, to)}”`);
  return words.length > 0 ? words.join(', ') : 'dari keseluruhan kalimat';
}

/** Two decimals are all a confidence is good for. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
