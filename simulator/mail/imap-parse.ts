import type { Letter } from './mailbox.ts';

/** Splits the words of a command, taking quoted ones whole; lists in brackets stay one word. */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  let word = '';
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const letter = line[i] ?? '';
    if (quoted) {
      if (letter === '\\') word += line[++i] ?? '';
      else if (letter === '"') quoted = false;
      else word += letter;
      continue;
    }
    if (letter === '"' && depth === 0) quoted = true;
    else if (letter === ' ' && depth === 0) {
      words.push(word);
      word = '';
    } else {
      if (letter === '(' || letter === '[') depth++;
      if (letter === ')' || letter === ']') depth--;
      word += letter;
    }
  }
  return [...words, word];
}

/** The letters that a set like `1:3,7,9:*` names, by number or place. */
export function inSet(set: string, letters: Letter[], numberOf: (letter: Letter, place: number) => number): Letter[] {
  const highest = Math.max(0, ...letters.map(numberOf));
  const end = (text: string) => (text === '*' ? highest : Number(text));
  const ranges = set.split(',').map((part) => {
    const [from = '', to = from] = part.split(':');
    return [Math.min(end(from), end(to)), Math.max(end(from), end(to))] as const;
  });
  return letters.filter((letter, place) => {
    const number = numberOf(letter, place);
    return ranges.some(([from, to]) => number >= from && number <= to);
  });
}

/** The letters that a SEARCH asks for; of the criteria only those a mail program of ours uses. */
export function search(words: string[], letters: Letter[]): Letter[] {
  let found = letters;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]?.toUpperCase() ?? '';
    if (word === 'UID') found = inSet(words[++i] ?? '', found, (letter) => letter.uid);
    else if (word === 'SINCE') {
      const since = Date.parse(`${words[++i]} UTC`);
      found = found.filter((letter) => letter.at.getTime() >= since);
    } else if (word === 'BEFORE') {
      const before = Date.parse(`${words[++i]} UTC`);
      found = found.filter((letter) => letter.at.getTime() < before);
    } else if (word === 'HEADER') {
      const header = new RegExp(`^${words[++i]}:(.*)$`, 'im');
      const wanted = (words[++i] ?? '').toLowerCase();
      found = found.filter((letter) => header.exec(headOf(letter))?.[1]?.toLowerCase().includes(wanted));
    } else if (word === 'UNSEEN') found = found.filter((letter) => !letter.flags.includes('\\Seen'));
    else if (/^[\d*][\d:,*]*$/.test(word)) found = inSet(word, found, (letter) => letters.indexOf(letter) + 1);
  }
  return found;
}

/** The header of a letter, each field in one line. */
function headOf(letter: Letter): string {
  const whole = letter.raw.toString('latin1');
  return (whole.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ').replaceAll('\r', '');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An instant as IMAP writes INTERNALDATE. */
export function internalDate(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(at.getUTCDate())}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()}`;
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;
}

/** One `* n FETCH (...)` line with its literals. */
export function fetchLine(items: string, letter: Letter, place: number, byUid: boolean): Buffer {
  const parts: Buffer[] = [];
  const add = (text: string) => parts.push(Buffer.from(`${parts.length > 0 ? ' ' : ''}${text}`));
  if (byUid || /\bUID\b/i.test(items)) add(`UID ${letter.uid}`);
  if (/\bFLAGS\b/i.test(items)) add(`FLAGS (${letter.flags.join(' ')})`);
  if (/RFC822\.SIZE/i.test(items)) add(`RFC822.SIZE ${letter.raw.length}`);
  if (/INTERNALDATE/i.test(items)) add(`INTERNALDATE "${internalDate(letter.at)}"`);
  for (const [, section = '', from, length] of items.matchAll(/BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?/gi)) {
    const head = letter.raw.subarray(0, letter.raw.indexOf('\r\n\r\n') + 4);
    const whole = /^HEADER/i.test(section) ? head : letter.raw;
    const start = Number(from ?? 0);
    const bytes = from === undefined ? whole : whole.subarray(start, start + Number(length));
    add(`BODY[${section}]${from === undefined ? '' : `<${start}>`} {${bytes.length}}\r\n`);
    parts.push(bytes);
  }
  return Buffer.concat([Buffer.from(`* ${place} FETCH (`), ...parts, Buffer.from(')\r\n')]);
}
