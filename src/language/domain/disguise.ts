/** Only so much of a text is looked at. */
const MOST_READ = 2000;

/**
 * Letters of alphabets that nobody writes Indonesian in: mathematical, enclosed, full-width and small capitals, Cherokee, Canadian syllabics, Lisu,
 * Chinese signs, bopomofo, Hebrew, Georgian, Armenian, Runes, Coptic and the like. Arabic, Korean and Japanese kana are left out: residents use them.
 */
const EXOTIC =
  /[\u0370-\u052f\u0530-\u058f\u0590-\u05ff\u10a0-\u10ff\u13a0-\u13ff\u1400-\u167f\u16a0-\u16ff\u1d00-\u1dbf\u2460-\u24ff\u2c80-\u2cff\u2d00-\u2d2f\u2e80-\u2fdf\u3100-\u312f\u4e00-\u9fff\ua4d0-\ua4ff\uab70-\uabbf\uff01-\uff5e\u{1d400}-\u{1d7ff}\u{1f110}-\u{1f189}]/gu;
const HIDDEN = /[a-z0-9]\p{Cf}+(?=[a-z0-9])/giu;
const MARKED = /[a-z0-9]\p{Mn}+/giu;
const PARTED = /^[^a-z0-9]*(?:[a-z0-9][_.*~|/-]){3,}[a-z0-9][^a-z0-9]*$/i;
const FLAG_LETTER = /[\u{1f1e6}-\u{1f1ff}]/gu;
/** So many letters of a word must be hidden before it counts: a sign, an accent or a flag is none. */
const LEAST = 3;

/** How a text hides words from filters. */
export interface Disguise {
  /** Words in another alphabet, with signs between or over their letters. */
  words: number;
  /** Nearly every word is: somebody's taste rather than an advertiser's brand. */
  all: boolean;
}

/** Counts the words that are written to be read by people and missed by filters. */
export function findDisguise(text: string): Disguise {
  const start = text.slice(0, MOST_READ);
  if (/^[\t\n\r -~]*$/.test(start) && !/[_.*~|/-][a-z0-9][_.*~|/-]/i.test(start)) return { words: 0, all: false };
  let words = 0;
  let others = 0;
  for (const piece of start.split(/\s+/)) {
    if (isDisguised(piece)) words += 1;
    else if (/[a-z]{2}/i.test(piece)) others += 1;
  }
  return { words, all: words > 0 && words >= (words + others) * 0.7 };
}

function isDisguised(piece: string): boolean {
  if (/^(?:https?:|www\.|@)/i.test(piece)) return false;
  if (PARTED.test(piece) && /[a-z]/i.test(piece)) return true;
  if (count(piece, EXOTIC) >= LEAST || count(piece, HIDDEN) >= LEAST || count(piece, MARKED) >= LEAST) return true;
  const flags = count(piece, FLAG_LETTER);
  // Whole flags stand in pairs without anything between.
  return flags >= LEAST && (flags % 2 === 1 || /[\u{1f1e6}-\u{1f1ff}]\p{Cf}/u.test(piece));
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
