import { findUrls } from './find-urls.ts';

/** Every address costs this much, however long it is: X shortens it (platform-apis, section 6.2). */
const urlWeight = 23;
/** Code points that weigh 1: Latin and its neighbours, and general punctuation; all others weigh 2. */
const light = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const;
/** An emoji with all its parts weighs as much as one heavy letter. */
const emojiWeight = 2;

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

/**
 * The length of a text as X weighs it, of which 280 are allowed: after NFC, addresses 23, each emoji sequence 2, letters 1
 * or 2 by their script.
 */
export function countWeighted(text: string): number {
  const normal = text.normalize('NFC');
  let weight = 0;
  let place = 0;
  for (const url of findUrls(normal)) {
    weight += weigh(normal.slice(place, url.start)) + urlWeight;
    place = url.end;
  }
  return weight + weigh(normal.slice(place));
}

function weigh(text: string): number {
  let weight = 0;
  for (const { segment } of graphemes.segment(text)) {
    weight += isEmoji(segment) ? emojiWeight : weighLetters(segment);
  }
  return weight;
}

/** Pictures, flags and keycaps; a plain © or ® is a letter unless it asks for its coloured form (U+FE0F). */
function isEmoji(grapheme: string): boolean {
  if (!/^[\p{Extended_Pictographic}\p{Regional_Indicator}#*0-9]/u.test(grapheme)) return false;
  if ((grapheme.codePointAt(0) ?? 0) > lastLatin) return true;
  return grapheme.includes('\u{FE0F}') || grapheme.includes('\u{20E3}');
}
/** Beyond it every picture is an emoji; up to it stand digits, © and ®. */
const lastLatin = 0xff;

function weighLetters(grapheme: string): number {
  let weight = 0;
  for (const letter of grapheme) {
    const point = letter.codePointAt(0) ?? 0;
    weight += light.some(([from, to]) => point >= from && point <= to) ? 1 : 2;
  }
  return weight;
}
