import type { Kind } from '../schema.ts';
import type { City, Label } from './city.ts';
import { decideKind } from './kind.ts';
import { type Adding, type LabelScore, scoreLabels } from './labels.ts';
import { matterName, type RuleFindings } from './learned.ts';
import type { Hit } from './matcher.ts';
import { findPlace, type PlaceFinding } from './place.ts';
import { type ReadText, readText } from './reading.ts';
import { SPAM_FROM, scoreSpam } from './spam.ts';

const MATTER: Adding = { decay: 0.6, builds: false };
const CUE: Adding = { decay: 0.6, builds: true };
const ADDING: Readonly<Record<Label['sort'], Adding>> = {
  topic: MATTER,
  outside: MATTER,
  agency: MATTER,
  area: MATTER,
  road: MATTER,
  kind: CUE,
  urgency: CUE,
  spam: { decay: 0.85, builds: true },
  notSpam: CUE,
};

/** Scores of the cue words. */
export interface Cues {
  kinds: Map<Kind, LabelScore>;
  emergency: LabelScore | undefined;
  high: LabelScore | undefined;
  spam: LabelScore | undefined;
  notSpam: LabelScore | undefined;
}

/** One message as far as the city's tables and the rules read it, before what was learned is asked. */
export interface RulesRead {
  read: ReadText;
  place: PlaceFinding;
  scores: ReadonlyMap<number, LabelScore>;
  cues: Cues;
  found: RuleFindings;
}

/** Reads a message by tables and rules alone. */
export function readByRules(text: string, city: City): RulesRead {
  const read = readText(text, city);
  const place = findPlace(read, city);
  const scores = scoreLabels(
    withoutLandmarks(read, city, place.landmarks),
    (label) => ADDING[city.labels[label]?.sort ?? 'topic'],
  );
  const cues = collectCues(scores, city);
  const matters = new Map<string, number>();
  let matter = 0;
  for (const [label, { score }] of scores) {
    const name = score > 0.4 ? matterName(city, label) : null;
    if (name === null) continue;
    matters.set(name, score);
    matter = Math.max(matter, score);
  }
  const spamScore = scoreSpam({
    text: read,
    spam: cues.spam?.score ?? 0,
    notSpam: cues.notSpam?.score ?? 0,
    complaint: cues.kinds.get('complaint')?.score ?? 0,
    matter,
  });
  const spam = spamScore >= SPAM_FROM;
  const danger = cues.emergency?.score ?? 0;
  const { kind, confidence } = decideKind({ text: read, cues: cues.kinds, matter, danger, spam });
  const risk = cues.high?.score ?? 0;
  const found = { kind, kindConfidence: confidence, cues: cues.kinds, danger, risk, spam, spamScore, matter, matters };
  return { read, place, scores, cues, found };
}

const LANDMARK_SHARE = 0.25;
const ROAD_WORD = /^(?:jalan|gang|kali|sungai|jembatan|lampu|trotoar)$/;
const NAMED_AFTER = /^(?:jl|jln|jalan|gang|gg|perum|perumahan|cluster|toko|rs|rsud|ruko|pt|masjid|mesjid)$/;

// What only says where the matter lies counts little as a matter itself.
function withoutLandmarks(
  text: ReadText,
  city: City,
  landmarks: readonly { from: number; to: number }[],
): readonly Hit[] {
  const isLandmark = (word: number): boolean => {
    const token = text.tokenOf[word] ?? 0;
    return !ROAD_WORD.test(text.words[word] ?? '') && landmarks.some(({ from, to }) => token >= from && token < to);
  };
  return text.hits.map((hit) => {
    const sort = city.labels[hit.label]?.sort;
    if (hit.weight < 0 || (sort !== 'topic' && sort !== 'outside')) return hit;
    if (hit.from2 >= 0) {
      return isLandmark(hit.from) || isLandmark(hit.from2) ? { ...hit, weight: hit.weight * 0.5 } : hit;
    }
    const from = text.tokenOf[hit.from] ?? 0;
    if (sort === 'outside' && isPlaceBody(city, hit.label)) {
      // "Jalan Kelapa Dua" is a street of ours named after a neighbour.
      return NAMED_AFTER.test(text.tokens[from - 1]?.form ?? '')
        ? { ...hit, weight: hit.weight * LANDMARK_SHARE }
        : hit;
    }
    if (isPointedAt(text, hit)) return { ...hit, weight: hit.weight * LANDMARK_SHARE };
    const last = text.tokenOf[hit.to - 1] ?? 0;
    return landmarks.some((landmark) => from >= landmark.from && last < landmark.to)
      ? { ...hit, weight: hit.weight * LANDMARK_SHARE }
      : hit;
  });
}

const POINTS = /^(?:depan|dekat|samping|belakang|seberang|sebelah|simpang|perempatan|pertigaan)$/;

// "dekat kantor samsat", "seberang rsud": a building that only says where.
function isPointedAt({ words }: ReadText, hit: Hit): boolean {
  const before = words[hit.from - 1] ?? '';
  if (ROAD_WORD.test(words[hit.from] ?? '')) return false;
  return POINTS.test(before) || (before === 'kantor' && POINTS.test(words[hit.from - 2] ?? ''));
}

function isPlaceBody(city: City, label: number): boolean {
  const what = city.labels[label];
  return what?.sort === 'outside' && city.outside[what.index]?.place === true;
}

function collectCues(scores: ReadonlyMap<number, LabelScore>, city: City): Cues {
  const cues: Cues = { kinds: new Map(), emergency: undefined, high: undefined, spam: undefined, notSpam: undefined };
  for (const [label, score] of scores) {
    const what = city.labels[label];
    if (what?.sort === 'kind') cues.kinds.set(what.kind, score);
    else if (what?.sort === 'urgency' && what.level !== 'low') cues[what.level] = score;
    else if (what?.sort === 'spam') cues.spam = score;
    else if (what?.sort === 'notSpam') cues.notSpam = score;
  }
  return cues;
}
