import { compareMatters, type MatterSignature } from '#src/language/index.ts';
import type { Kind } from '../schema.ts';
import type { MatterReason, MatterScore } from './matter-reasons.ts';

/** What of a report decides whether it speaks of the same matter as another. */
export interface MatterFacts {
  signature: MatterSignature;
  kind: Kind;
  topicId: number | null;
  kelurahanCode: string | null;
  road: string | null;
  latitude: number | null;
  longitude: number | null;
  openedAt: Date;
  /** Pictures of its messages: hash of the original in hex, and the perceptual hash where there is one. */
  pictures: readonly { sha256: string; dhash: bigint | null }[];
  /** Posts its conversations stand under, with their channel. */
  posts: readonly string[];
  /** Conversations it came in. */
  conversationIds: readonly number[];
}

// Chosen on the pairs of same-matter-dev.fixture.ts; positive speaks for the same matter.
const weights = {
  start: -4.4,
  words: 2.6,
  matter: 2.6,
  topic: 1.7,
  placeSame: 2.2,
  placeApart: -3.6,
  kelurahanSame: 0.7,
  kelurahanApart: -2.4,
  roadSame: 0.4,
  roadApart: -1.2,
  topicApart: -2.2,
  sameText: 1.2,
  near: 2.6,
  far: -3.2,
  picture: 4.4,
  nearPicture: 3.4,
  post: 1.7,
  writer: 0.8,
  day: 0.35,
  old: -0.13,
  questionApart: -1.6,
  bothAsk: -1.2,
  namesApart: -0.8,
  adrift: -2.6,
} as const;

/** Two positions within this distance are one place, beyond `farMetres` two; between them they say nothing. */
const nearMetres = 150;
const farMetres = 1_500;
/** Bits in which two perceptual hashes of one picture may differ. */
export const nearBits = 6;
/** A text worth this much does not come twice by chance: it was copied. */
const longText = 6;
const dayMs = 86_400_000;

/** Scores whether two reports speak of one matter, with the reasons; symmetric. Praise, chatter and spam are nobody's matter. */
export function scoreSameMatter(a: MatterFacts, b: MatterFacts): MatterScore {
  if (!isMatter(a.kind) || !isMatter(b.kind)) return { score: 0, reasons: [] };
  const reasons: MatterReason[] = [];
  let sum: number = weights.start;
  const add = (value: number, reason?: MatterReason) => {
    sum += value;
    if (reason) reasons.push(reason);
  };
  const like = compareMatters(a.signature, b.signature);
  const picture = comparePictures(a.pictures, b.pictures);
  if (picture)
    add(picture === 'exact' ? weights.picture : weights.nearPicture, { is: 'picture', exact: picture === 'exact' });
  add(
    weights.words * like.words + weights.matter * like.matter,
    like.shared.length > 0 ? { is: 'words', shared: like.shared } : undefined,
  );
  if (like.words > 0.97) add(weights.sameText, { is: 'same_text' });

  if (a.topicId !== null && a.topicId === b.topicId) add(weights.topic, { is: 'topic' });
  else if (like.topics > 0)
    add(
      weights.topic * like.topics * (a.topicId === null || b.topicId === null ? 1 : 0.3),
      like.topics === 1 ? { is: 'topic' } : undefined,
    );
  else if ((a.topicId !== null && b.topicId !== null) || (a.signature.topics.size > 0 && b.signature.topics.size > 0))
    add(weights.topicApart * Math.max(0, 1 - 1.4 * like.matter), { is: 'other_topic' });

  const metres = distanceOf(a, b);
  const near = metres !== undefined && metres <= nearMetres;
  if (like.places === 'same') add(weights.placeSame, { is: 'place', names: like.sharedPlaces });
  else if (like.places === 'apart') add(near ? weights.placeApart / 3 : weights.placeApart, { is: 'other_place' });
  if (a.kelurahanCode !== null && b.kelurahanCode !== null) {
    if (a.kelurahanCode === b.kelurahanCode) add(weights.kelurahanSame, { is: 'kelurahan' });
    else if (!near) add(weights.kelurahanApart, like.places === 'apart' ? undefined : { is: 'other_place' });
  }
  if (a.road !== null && b.road !== null && a.road === b.road) add(weights.roadSame, { is: 'road', road: a.road });
  if (a.road !== null && b.road !== null && a.road !== b.road) add(weights.roadApart);
  if (near) add(weights.near, { is: 'near', metres: Math.round(metres) });
  else if (metres !== undefined && metres > farMetres) add(weights.far, { is: 'far', metres: Math.round(metres) });

  const post = a.posts.some((one) => b.posts.includes(one));
  if (post) add(weights.post, { is: 'post' });
  if (like.namesApart) add(weights.namesApart);
  // Nothing says that they speak of one place or thing: everyday words alone are no reason.
  const long = like.words > 0.97 && Math.min(a.signature.weight, b.signature.weight) > longText;
  if (like.places !== 'same' && !post && !near && !picture && !long)
    add(weights.adrift * Math.max(0, 1 - like.names / 3));
  if (a.conversationIds.some((id) => b.conversationIds.includes(id))) add(weights.writer, { is: 'writer' });
  if (a.kind === 'question' && b.kind === 'question') add(post ? 0 : weights.bothAsk);
  else if (a.kind === 'question' || b.kind === 'question') add(weights.questionApart / 2);

  const days = Math.abs(a.openedAt.getTime() - b.openedAt.getTime()) / dayMs;
  if (days <= 1) add(weights.day);
  else add(weights.old * days, days > 14 ? { is: 'long_ago', days: Math.round(days) } : undefined);
  return { score: Math.round(1_000 / (1 + Math.exp(-sum))) / 1_000, reasons };
}

/** Whether reports of this kind can be one matter with others at all. */
export function isMatter(kind: Kind): boolean {
  return kind !== 'praise' && kind !== 'chatter' && kind !== 'spam';
}

function comparePictures(a: MatterFacts['pictures'], b: MatterFacts['pictures']): 'exact' | 'near' | undefined {
  let near = false;
  for (const one of a) {
    for (const other of b) {
      if (one.sha256 === other.sha256) return 'exact';
      if (one.dhash !== null && other.dhash !== null && bitsApart(one.dhash, other.dhash) <= nearBits) near = true;
    }
  }
  return near ? 'near' : undefined;
}

/** In how many of their 64 bits two hashes differ. */
export function bitsApart(a: bigint, b: bigint): number {
  let rest = BigInt.asUintN(64, a ^ b);
  let count = 0;
  for (; rest !== 0n; rest &= rest - 1n) count++;
  return count;
}

/** Metres between two reports that both have a position. */
export function distanceOf(
  a: Pick<MatterFacts, 'latitude' | 'longitude'>,
  b: Pick<MatterFacts, 'latitude' | 'longitude'>,
): number | undefined {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return undefined;
  const rad = Math.PI / 180;
  const x = (b.longitude - a.longitude) * rad * Math.cos(((a.latitude + b.latitude) / 2) * rad);
  const y = (b.latitude - a.latitude) * rad;
  return 6_371_000 * Math.hypot(x, y);
}

/** Words that few other reports use, heaviest first: names, numbers and what stands in a place. */
export function rareWords(signature: MatterSignature): string[] {
  return [...signature.terms]
    .filter(([, weight]) => weight >= 1.2)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .flatMap(([term]) => (signature.wordings.get(term) ?? '').split(' '))
    .filter((word) => word.length > 3)
    .slice(0, 4);
}
