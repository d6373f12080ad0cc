/** "On Mon, 2 Nov 2026, X wrote:" and "Pada tanggal ... menulis:", in one line or folded into two. */
const attribution = /^(on|pada)\b.{5,300}\b(wrote|menulis|tulis)\s*:\s*$/i;
const attributionStart = /^(on|pada)\b.{5,}/i;
const attributionEnd = /\b(wrote|menulis|tulis)\s*:\s*$/i;
/** Lines that open the letter answered to in programs that do not mark it with ">". */
const originalRule = /^\s*[-_]{2,}\s*(original message|pesan asli|pesan awal|surat asli)\s*[-_]*\s*$/i;
const headerLine = /^\s*\*?(from|sent|to|cc|date|subject|dari|dikirim|kepada|ke|tanggal|perihal|subjek)\s*:\*?\s*\S/i;
/** What a person passes on is what they want to say, so nothing below such a line is taken away. */
const forward = /^\s*[-_]{2,}\s*(forwarded message|pesan (yang )?diteruskan|pesan terusan)\b/i;
const device =
  /^(sent from (my|yahoo|outlook|mail)\b|dikirim dari (iphone|ipad|hp|ponsel|perangkat|yahoo|outlook|samsung|galaxy|gmail|mail|android|xiaomi|oppo|vivo)|get outlook for|dapatkan outlook untuk|terkirim dari)/i;
/** Longer than this below "-- " it is hardly a signature. */
const signatureLines = 15;

/**
 * Takes what was quoted and the signature out of a letter's text, so that triage sees what this person now says.
 * When nothing would be left, the whole text stands.
 */
export function stripQuotes(whole: string): string {
  const lines = whole.replace(/\r\n?/g, '\n').split('\n');
  const kept = stripSignature(dropQuoted(lines)).join('\n').trim();
  return kept === '' ? whole.trim() : kept.replace(/\n{3,}/g, '\n\n');
}

function dropQuoted(lines: string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (forward.test(line)) return [...kept, ...lines.slice(i)];
    if (originalRule.test(line) || opensHeaderBlock(lines, i)) return kept;
    const length = attributionLength(lines, i);
    if (length > 0) {
      // Marked with ">": the answer may stand below the quote, so only the quote goes. Unmarked: all that follows goes.
      if (!nextWords(lines, i + length)?.startsWith('>')) return kept;
      i += length - 1;
      continue;
    }
    if (!/^\s*>/.test(line)) kept.push(line);
  }
  return kept;
}

function attributionLength(lines: string[], at: number): number {
  const line = (lines[at] ?? '').trim();
  if (attribution.test(line)) return 1;
  if (!attributionStart.test(line)) return 0;
  for (const more of [1, 2]) {
    const end = (lines[at + more] ?? '').trim();
    if (end === '') return 0;
    // An address or a clock time must stand in it, or a sentence of the resident would be taken for one.
    const joined = [line, ...lines.slice(at + 1, at + more + 1)].join(' ');
    if (attributionEnd.test(end)) return /@|\d[:.]\d\d/.test(joined) ? more + 1 : 0;
  }
  return 0;
}

/** Two header lines in a row, one of them naming the sender, are the head of the letter answered to. */
function opensHeaderBlock(lines: string[], at: number): boolean {
  if (!/^\s*\*?(from|dari)\s*:/i.test(lines[at] ?? '')) return false;
  const following = lines.slice(at, at + 5).filter((line) => headerLine.test(line));
  return following.length >= 3;
}

function nextWords(lines: string[], from: number): string | undefined {
  return lines
    .slice(from, from + 3)
    .map((line) => line.trim())
    .find((line) => line !== '');
}

function stripSignature(lines: string[]): string[] {
  const rule = lines.findIndex((line) => /^--\s?$/.test(line));
  const short = rule >= 0 && lines.length - rule <= signatureLines;
  const forwarded = lines.some((line) => forward.test(line));
  const kept = short && !forwarded ? lines.slice(0, rule) : lines;
  return kept.filter((line) => !device.test(line.trim()));
}
