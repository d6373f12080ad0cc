import type { Kind, LinearModel, Span, Tone, TriageModel, Urgency } from '../schema.ts';
import type { City } from './city.ts';
import { matterName, type RuleFindings, wordsFor } from './learned.ts';
import { indexOfMost, scoreLinear, sharesOf } from './linear-model.ts';
import type { PlaceFinding } from './place.ts';
import type { Ranked } from './rank.ts';
import type { ReadText } from './reading.ts';
import type { Features } from './text-features.ts';

/** A model and the features of the text it is asked about. */
export interface Learned {
  model: TriageModel;
  features: Features;
}

/** A message is called spam only from this share on: a resident called an advertiser is the worse mistake. */
const SPAM_SHARE = 0.6;
/** The rules' score of words that speak of danger to life from which nobody is only chatting. */
const DANGER_FROM = 1.8;

/** The likeliest kind by weights and rules together, with how sure that is. */
export function chooseKind({ model, features }: Learned, found: RuleFindings): { kind: Kind; confidence: number } {
  const shares = sharesOf(scoreLinear(model.kind, features), model.mix.kindSharpness ?? 1);
  const spam = model.kind.labels.indexOf('spam');
  const spamShare = shares[spam] ?? 0;
  if (spamShare >= (model.mix.spamShare ?? SPAM_SHARE)) return { kind: 'spam', confidence: spamShare };
  // Not spam after all: the others share what is left.
  if (spam >= 0) shares[spam] = 0;
  const best = indexOfMost(shares);
  const kind = (model.kind.labels[best] ?? 'complaint') as Kind;
  const confidence = (shares[best] ?? 0) / Math.max(1e-9, 1 - spamShare);
  // Whoever writes of danger to life is never only chatting.
  if (kind === 'chatter' && found.danger >= DANGER_FROM) return { kind: 'complaint', confidence: 0.5 };
  return { kind, confidence };
}

/** The likeliest urgency; words that speak of danger to life never lead below high, whatever was learned. Says by which words. */
export function chooseUrgency(
  { model, features }: Learned,
  byRules: { urgency: Urgency; why: string },
  found: RuleFindings,
  read: ReadText,
  place: Span | null,
): { urgency: Urgency; why: string } {
  const likely = likeliest(model.urgency, features, byRules.urgency);
  if (likely === byRules.urgency) return byRules;
  // The rules read danger and the weights do not believe it: high, so that a person looks soon.
  if (found.danger >= DANGER_FROM && likely !== 'emergency') return { urgency: 'high', why: byRules.why };
  const words = wordsFor(model.urgency, likely, read, features, place).map(
    ([from, to]) => `“${read.original.slice(from, to)}”`,
  );
  return { urgency: likely, why: `mirip pesan lain: ${words.length > 0 ? words.join(', ') : 'keseluruhan kalimat'}` };
}

/** The likeliest label; `fallback` for a text without a single feature. */
export function likeliest<Label extends string>(model: LinearModel, features: Features, fallback: Label): Label {
  if (features.length === 0) return fallback;
  return (model.labels[indexOfMost(scoreLinear(model, features))] ?? fallback) as Label;
}

/** How the writer feels, by kind and signs alone, where nothing was learned. */
export function toneByRules(kind: Kind, { words, tokens }: ReadText): Tone {
  if (words.includes('emojimarah') || words.includes('emojimuak')) return 'angry';
  if (kind === 'praise') return 'pleased';
  return kind === 'complaint' && tokens.length > 0 && words.includes('emojisedih') ? 'worried' : 'neutral';
}

/** Says which words moved the weights, for the matters that no phrase of the tables speaks for. */
export function explainLearned(
  ranked: readonly Ranked[],
  city: City,
  read: ReadText,
  learned: Learned,
  place: Span | null,
): void {
  for (const one of ranked.slice(0, 2)) {
    if (one.score.hits.length > 0) continue;
    const name = matterName(city, one.label);
    if (name !== null) one.learned = wordsFor(learned.model.matter, name, read, learned.features, place);
  }
}

/** The kelurahan that people before gave to a place of the same wording, where the gazetteer knows none. */
export function withLearnedPlace(found: PlaceFinding, read: ReadText, city: City, model: TriageModel): PlaceFinding {
  const { place } = found;
  if (place === null || place.kelurahan !== null || found.farCity) return found;
  const name = model.places[placeKey(read.original.slice(...place.span))];
  const kelurahan = name === undefined ? undefined : city.areas.find((a) => a.level === 'kelurahan' && a.name === name);
  if (kelurahan === undefined) return found;
  const kecamatan = city.areaByCode.get(kelurahan.parent ?? '') ?? null;
  // A kecamatan the text names itself stands above what was learned.
  if (found.kecamatan !== null && kecamatan?.code !== found.kecamatan.code) return found;
  return {
    ...found,
    kecamatan,
    place: { ...place, kelurahan: kelurahan.name, kecamatan: kecamatan?.name ?? place.kecamatan },
  };
}

const SAYS_WHERE = /^(?:di|depan|dpn|dekat|deket|dkt|samping|belakang|seberang|sebelah|sekitar|daerah|arah)$/;

/** A wording of a place as it is remembered: plain small words without those that only point at it. */
export function placeKey(wording: string): string {
  return wording
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !SAYS_WHERE.test(word))
    .join(' ');
}
