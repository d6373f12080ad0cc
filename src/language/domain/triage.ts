import type { Evidence, Kind, Triage } from '../schema.ts';
import type { City, Label } from './city.ts';
import { decideKind } from './kind.ts';
import { type Adding, type LabelScore, scoreLabels } from './labels.ts';
import { recogniseLanguage } from './language-of.ts';
import type { Hit } from './matcher.ts';
import { findPlace } from './place.ts';
import { type Ranked, rankMatters } from './rank.ts';
import { type ReadText, readText, spanOf } from './reading.ts';
import { chooseWho, round } from './route.ts';
import { decideSpam } from './spam.ts';
import { decideUrgency } from './urgency.ts';

const MOST_TOPICS = 3;

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

interface Cues {
  kinds: Map<Kind, LabelScore>;
  emergency: LabelScore | undefined;
  high: LabelScore | undefined;
  spam: LabelScore | undefined;
  notSpam: LabelScore | undefined;
}

/** Reads one message: kind, topics, who can act, urgency, place, spam, language, each with the words that decided it. Pure and total: any string gets an answer. */
export function triage(text: string, city: City): Triage {
  const read = readText(text, city);
  const found = findPlace(read, city);
  const scores = scoreLabels(
    withoutLandmarks(read, city, found.landmarks),
    (label) => ADDING[city.labels[label]?.sort ?? 'topic'],
  );
  const cues = collectCues(scores, city);
  const ranked = rankMatters(scores, city);
  const matter = ranked[0]?.score.score ?? 0;
  const language = recogniseLanguage(read.tokens);
  const spam = decideSpam({
    text: read,
    spam: cues.spam?.score ?? 0,
    notSpam: cues.notSpam?.score ?? 0,
    complaint: cues.kinds.get('complaint')?.score ?? 0,
    matter,
  });
  const { kind, confidence } = decideKind({
    text: read,
    cues: cues.kinds,
    matter,
    danger: cues.emergency?.score ?? 0,
    spam,
  });
  const who = spam ? { agencies: [], outside: null } : chooseWho({ text: read, city, ranked, place: found, scores });
  const topics = spam ? [] : topicsOf(ranked, city);
  const topic = city.topicByCode.get(topics[0]?.topic ?? '') ?? null;
  const urgency = decideUrgency({
    text: read,
    kind,
    emergency: cues.emergency,
    high: cues.high,
    topic,
    topicConfidence: topics[0]?.confidence ?? 0,
  });
  const decided = {
    kind,
    topics,
    agencies: who.agencies,
    outside: who.outside,
    urgency: urgency.urgency,
    place: found.place,
    spam,
    language,
  };
  return {
    ...decided,
    kindConfidence: round(confidence),
    urgencyWhy: urgency.why,
    evidence: evidenceOf(read, city, decided, cues, ranked),
  };
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

function topicsOf(ranked: readonly Ranked[], city: City): Triage['topics'] {
  const shares = new Map<string, number>();
  for (const { label, confidence } of ranked) {
    const what = city.labels[label];
    const code =
      what?.sort === 'topic'
        ? city.topics[what.index]?.code
        : what?.sort === 'outside'
          ? city.outside[what.index]?.topic
          : undefined;
    if (code !== undefined && city.topicByCode.has(code)) shares.set(code, (shares.get(code) ?? 0) + confidence);
  }
  return [...shares]
    .map(([topic, confidence]) => ({ topic, confidence: round(Math.min(confidence, 0.99)) }))
    .filter((one) => one.confidence >= 0.05)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_TOPICS);
}

const MOST_EVIDENCE = 24;

function evidenceOf(
  text: ReadText,
  city: City,
  decided: Pick<Triage, 'kind' | 'urgency' | 'place' | 'spam' | 'outside'>,
  cues: Cues,
  ranked: readonly Ranked[],
): Evidence[] {
  const out: Evidence[] = [];
  const add = (hits: readonly Hit[], most: number, about: Evidence['about'], says: string): void => {
    for (const hit of hits.slice(0, most)) {
      out.push({ span: spanOf(text, hit.from, hit.to), about, says });
      if (hit.from2 >= 0) out.push({ span: spanOf(text, hit.from2, hit.to2), about, says });
    }
  };
  if (decided.spam) add(cues.spam?.hits ?? [], 4, 'spam', 'spam');
  else {
    for (const { label, score } of ranked.slice(0, 2)) {
      const what = city.labels[label];
      const name =
        what?.sort === 'topic'
          ? city.topics[what.index]?.code
          : what?.sort === 'outside'
            ? city.outside[what.index]?.code
            : undefined;
      if (name !== undefined) add(score.hits, 3, what?.sort === 'outside' ? 'outside' : 'topic', name);
    }
    add(cues.kinds.get(decided.kind)?.hits ?? [], 3, 'kind', decided.kind);
    if (decided.urgency === 'emergency' || decided.urgency === 'high')
      add([...(cues.emergency?.hits ?? []), ...(cues.high?.hits ?? [])], 3, 'urgency', decided.urgency);
  }
  const { place } = decided;
  if (place !== null)
    out.push({
      span: place.span,
      about: 'place',
      says: [place.road, place.kelurahan, place.kecamatan].filter((name) => name !== null).join(', '),
    });
  return out.slice(0, MOST_EVIDENCE);
}
