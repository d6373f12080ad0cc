/** Text brought to plain small letters, with the way back to the original offsets. */
export interface Folded {
  text: string;
  /** Original UTF-16 offset where folded character i begins; null when both texts have the same offsets. */
  start: Int32Array | null;
  /** Original UTF-16 offset just behind folded character i. */
  end: Int32Array | null;
  /** Letters and digits that came in a styled alphabet or as a look-alike: a trick of advertisers, rare among residents. */
  styled: number;
}

// Look-alikes that Unicode's own compatibility folding leaves alone.
const LOOKALIKES = new Map<string, string>();
function alike(from: string, to: string): void {
  const letters = [...from];
  [...to].forEach((letter, i) => {
    const other = letters[i];
    if (other !== undefined) LOOKALIKES.set(other, letter);
  });
}
alike('абвгеёіјкмнорѕстухԁԛԝһпьиз', 'abbreeijkmhopsctyxdqwhnbnz');
alike('αβγδεηικλμνορστυχωζ', 'abydeniklmvopotuxwz');
alike('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz');
alike('øłđħıŋœæßþðƒ', 'oldhinoabpdf');

const EMOJI: ReadonlyArray<readonly [string, string]> = [
  ['emojipuji', '👍👏🙌❤💪😍🥰💯🔥🌟⭐✨👌🤩💖💕🎉😊🫡🏆💙💚🧡💛🤝😇☺'],
  ['emojimarah', '😡😠🤬👎😤💢🤦🙄😑'],
  ['emojimuak', '🤮🤢😷💩'],
  ['emojisedih', '😭😢😔😞😩😫🥺😥😓😰😱☹🙁💔'],
  ['emojitawa', '😂🤣😆😁😄😅😜😝😹😀🙈'],
];
const EMOJI_WORDS = new Map<string, string>();
for (const [word, signs] of EMOJI) for (const sign of signs) EMOJI_WORDS.set(sign, word);

const isMark = /\p{M}/u;
const isInvisible = /[\p{Cf}\p{Cc}\u3164\u115f\u1160]/u;

/** What one code point becomes: '' vanishes, ' ' separates. */
function foldPoint(point: string): string {
  const code = point.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return ' ';
  // Letters that make flags: residents send the red and white far more often than anybody spells with them.
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return ' ';
  if (code >= 0x1f150 && code <= 0x1f169) return String.fromCharCode(97 + code - 0x1f150);
  if (code >= 0x1f170 && code <= 0x1f189) return String.fromCharCode(97 + code - 0x1f170);
  const emoji = EMOJI_WORDS.get(point);
  if (emoji !== undefined) return ` ${emoji} `;
  if (point === '\u2019' || point === '\u2018' || point === '`') return "'";
  if (point === '\u2013' || point === '\u2014') return '-';
  if (point === '\u2026') return '.';
  if (code !== 0x2028 && code !== 0x2029 && code !== 0x85 && isInvisible.test(point)) return '';
  let plain = '';
  for (const part of point.normalize('NFKD')) {
    if (isMark.test(part)) continue;
    const small = part.toLowerCase();
    plain += LOOKALIKES.get(small) ?? small;
  }
  return /[^\s]/.test(plain) ? plain : plain === '' ? '' : ' ';
}

const POINTS = new Map<string, string>();

function foldKnownPoint(point: string): string {
  const known = POINTS.get(point);
  if (known !== undefined) return known;
  const folded = foldPoint(point);
  // @NOTE Bounded: a flood of rare characters must not grow the process for ever.
  if (POINTS.size > 5000) POINTS.clear();
  POINTS.set(point, folded);
  return folded;
}

const plainAscii = /^[\t\n\r -~]*$/;

/** Folds case, accents, styled alphabets, look-alikes and invisible characters, and remembers where each character stood. */
export function foldText(text: string): Folded {
  if (plainAscii.test(text)) return { text: text.toLowerCase(), start: null, end: null, styled: 0 };
  const starts: number[] = [];
  const ends: number[] = [];
  let out = '';
  let styled = 0;
  let at = 0;
  for (const point of text) {
    const to = at + point.length;
    const code = point.charCodeAt(0);
    let folded: string;
    if (code < 128) {
      folded = code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : point;
    } else {
      folded = foldKnownPoint(point);
      if (isStyled(point, folded)) styled += 1;
    }
    for (let i = 0; i < folded.length; i += 1) {
      starts.push(at);
      ends.push(to);
    }
    out += folded;
    at = to;
  }
  return { text: out, start: Int32Array.from(starts), end: Int32Array.from(ends), styled };
}

// Accented Latin letters are ordinary; a whole other alphabet that folds to a Latin letter or a digit is not.
function isStyled(point: string, folded: string): boolean {
  const code = point.codePointAt(0) ?? 0;
  // ™ № ℃ and circled numbers are signs, not an alphabet.
  if ((code >= 0x2100 && code <= 0x214f) || (code >= 0x2460 && code <= 0x249b)) return false;
  return code > 0x24f && folded.length <= 2 && /^[a-z0-9]+$/.test(folded);
}

/** Original span of folded characters [from, to). */
export function originalSpan(folded: Folded, from: number, to: number): [number, number] {
  if (folded.start === null || folded.end === null) return [from, to];
  return [folded.start[from] ?? 0, folded.end[to - 1] ?? folded.start[from] ?? 0];
}

/** Folds a text for the search column and for what is typed into the search field: small plain words, single spaces, drawn-out letters shortened. */
export function foldForSearch(text: string): string {
  return foldText(text)
    .text.replace(/emoji(?:puji|marah|muak|sedih|tawa)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .trim();
}
