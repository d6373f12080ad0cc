import type { Core } from './place-cores.ts';
import { ENGLISH_NOUN, ENGLISH_RELATION, ENGLISH_STOP } from './place-flags.ts';
import type { PlaceReader } from './place-reader.ts';

/** "at the lights by the mall" is no longer than this. */
const MOST_WORDS = 8;
const DETERMINER = /^(?:the|our|my|this|that|number|no|d|your|their)$/;
const LINK = /^(?:of|by|to|and|in|opposite|near|behind|beside|outside|for|next|from)$/;
const SURE = /^(?:near|behind|outside|opposite|beside|along|around)$/;
const STREET = /^(?:street|st|road|rd|avenue|ave|lane|alley|area|village)$/;

/** The English phrase of place that begins at a token ("near the hospital", "Anggrek 3 street"), or null. */
export function englishAt(reader: PlaceReader, at: number): Core | null {
  const street = streetAt(reader, at);
  if (street !== null) return street;
  const form = reader.form(at);
  if (form === 'the') {
    const to = nounEnd(reader, at + 1, 4);
    return to > at + 2 ? { to, score: 1, names: [] } : null;
  }
  const front = /^(?:in|next|close)$/.test(form) && /^(?:front|to)$/.test(reader.form(at + 1));
  if (!reader.is(at, ENGLISH_RELATION) && !front) return null;
  let first = front ? at + 2 : at + 1;
  if (/^(?:to|of)$/.test(reader.form(first))) first += 1;
  if (!DETERMINER.test(reader.form(first))) {
    const named = reader.gap(first) === 0 ? streetAt(reader, first) : null;
    return named === null ? null : { ...named, score: 1.8 };
  }
  if (reader.gap(first) !== 0) return null;
  first += 1;
  let to = nounEnd(reader, first, MOST_WORDS);
  // "near the slope": behind a word that only says where, any thing is a place.
  if (to === first && (front || SURE.test(form)) && isThing(reader, first)) to = first + 1;
  // "on the road" is no place in particular.
  if (
    to === first + 1 &&
    !SURE.test(form) &&
    /^(?:road|street|pavement|sidewalk|housing|corner)$/.test(reader.form(first))
  )
    return null;
  return to > first ? { to, score: 1.3, names: [] } : null;
}

function streetAt(reader: PlaceReader, at: number): Core | null {
  if (!reader.is(at + 1, ENGLISH_NOUN) && !reader.is(at + 2, ENGLISH_NOUN)) return null;
  if (!reader.isNew(at) && !reader.isCapital(at)) return null;
  let to = at + 1;
  if (reader.gap(to) === 0 && (reader.isNumber(to) || reader.isNew(to))) to += 1;
  if (reader.gap(to) !== 0 || !STREET.test(reader.form(to)) || reader.is(at, ENGLISH_STOP | ENGLISH_NOUN)) return null;
  return { to: to + 1, score: 1.6, names: [] };
}

function isThing(reader: PlaceReader, at: number): boolean {
  return reader.gap(at) === 0 && reader.tokens[at]?.sort === 'word' && !reader.is(at, ENGLISH_STOP);
}

// The last noun of place before the sentence goes on with something else; `first` when there is none.
function nounEnd(reader: PlaceReader, first: number, most: number): number {
  let end = first;
  for (let at = first; at < first + most && reader.gap(at) === 0; at += 1) {
    const form = reader.form(at);
    if (reader.is(at, ENGLISH_NOUN) && !(form === 'stop' && at > first + 1)) end = at + 1;
    else if (LINK.test(form)) {
      // Goes on only to another noun with its article: "by the mall", "of the rice field".
      if (!DETERMINER.test(reader.form(at + 1))) break;
      at += 1;
    } else if (reader.is(at, ENGLISH_STOP) || reader.tokens[at]?.sort !== 'word') break;
  }
  return end;
}
