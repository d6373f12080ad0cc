import { findPersonalData } from '#src/language/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { isReadableIn } from './draft-language.ts';
import type { DraftPrompt } from './draft-prompt.ts';
import { LINK } from './mask-for-endpoint.ts';

/** Why a draft is not shown. */
export const draftFaults = [
  'empty',
  'not_text',
  'too_long',
  'markup',
  'leak',
  'unfilled',
  'personal_data',
  'invented_number',
  'invented_time',
  'invented_link',
  'invented_address',
  'other_language',
] as const;
export type DraftFault = (typeof draftFaults)[number];

/** Letters that are looked at; what a machine says beyond them is no answer to anybody. */
const mostRead = 20_000;
/** So many words in a row from the instructions, or from what the resident wrote, are a copy. */
const copiedInstruction = 8;
const copiedWords = 16;

/**
 * Decides whether what a machine proposed may be shown to a mimin. Wrapping is taken off; whatever states what the material
 * does not (a number, a time, a link, an address, a person) is refused by its name. Fields are filled last, from our own texts.
 */
export function checkDraft(raw: unknown, prompt: DraftPrompt): Result<{ text: string }, DraftFault> {
  if (typeof raw !== 'string') return refuse('not_text');
  // A thinking machine thinks aloud first, now and then without having said that it begins.
  const thought = raw.lastIndexOf('</think>');
  const said = thought < 0 ? raw : raw.slice(thought + '</think>'.length);
  if (said.length > mostRead) return refuse('too_long');
  const text = unwrap(said);
  if (text === '') return refuse('empty');
  if (!isText(text)) return refuse('not_text');
  // Copied instructions name fields of their own, so they are looked for before anything else is.
  if (isCopy(text, prompt.system, copiedInstruction) || /<{3,}|>{3,}/.test(text)) return refuse('leak');
  if (isCopy(text, prompt.said, copiedWords)) return refuse('leak');
  if (/<\/?[a-z!][^<>]*>/i.test(text) || /```|^#{1,6} |\]\(/m.test(text)) return refuse('markup');
  const fields = [...text.matchAll(/[{}]+|\[[^\]\n]{1,40}\]/g)].map((match) => match[0]);
  const named = text.match(/\{[a-z_]+\d{0,3}\}/g) ?? [];
  const known = named.every((field) => Object.hasOwn(prompt.fills, field.slice(1, -1)) && fillOf(prompt, field) !== '');
  if (!known || fields.length !== named.length * 2) return refuse('unfilled');
  const bare = text.replace(/\{[a-z_]+\d{0,3}\}/g, ' … ');
  const fault = findInvention(bare, prompt.facts);
  if (fault) return refuse(fault);
  if (!isReadableIn(bare, prompt.language)) return refuse('other_language');
  const filled = text.replace(/\{[a-z_]+\d{0,3}\}/g, (field) => fillOf(prompt, field));
  const { letters, bytes } = prompt.limit;
  if (filled.length > letters || (bytes !== null && new TextEncoder().encode(filled).length > bytes))
    return refuse('too_long');
  return { ok: true, text: filled };
}

function fillOf(prompt: DraftPrompt, field: string): string {
  return prompt.fills[field.slice(1, -1)] ?? '';
}

/** The answer itself, without what machines put around it: thoughts, a fence, a label, quotation marks, stars of emphasis. */
function unwrap(raw: string): string {
  let text = raw
    .normalize('NFC')
    .replaceAll('\r', '')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .trim();
  text = (/^```[a-z]*\n([\s\S]*?)\n?```$/i.exec(text)?.[1] ?? text).trim();
  text = text.replace(
    /^(?:\*\*)?(?:rancangan|draf|draft|jawaban|balasan|answer)(?: jawaban| balasan)?(?:\*\*)?\s?:(?:\*\*)?\s*/i,
    '',
  );
  text = (/^["“”']([^"“”]*)["“”']$/.exec(text)?.[1] ?? text).trim();
  return (
    text
      .replace(/(\*\*|__)(?=\S)([^*_\n]+?)\1/g, '$2')
      // "Yth. Bapak/Ibu [nama]," greets as well without the gap.
      .replace(
        /(\b(?:yth\.?|bapak|ibu|bpk\.?|kak|kakak|sdr\.?|saudara|halo|dear|mr\.?|mrs\.?|ms\.?)(?:\/\w+)?) \[(?:nama|name|akun)[^\]\n]{0,20}\]/gi,
        '$1',
      )
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

function isText(text: string): boolean {
  if (/[^\P{Cc}\n\t]|\ufffd|\p{Cs}|\p{Co}/u.test(text)) return false;
  const shown = text.replace(/\s/g, '');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return (
    letters >= 2 && letters >= shown.length * 0.5 && !/(\S{1,12})(?:\s*\1){9,}/u.test(text) && !/\p{L}{40,}/u.test(text)
  );
}

/** Tells whether `length` words in a row of the text stand so in the other. */
function isCopy(text: string, other: string, length: number): boolean {
  const words = wordsOf(text);
  const there = ` ${wordsOf(other).join(' ')} `;
  for (let i = 0; i + length <= words.length; i++)
    if (there.includes(` ${words.slice(i, i + length).join(' ')} `)) return true;
  return false;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const TIME =
  /(\d{1,3})\s?(?:x\s?\d{1,2}\s?)?(?:-\s?\d{1,3}\s?)?(?:hari|jam|menit|minggu|bulan|tahun|days?|hours?|minutes?|weeks?|months?|years?|dinten|poe|dina|wulan|sasih)\b|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sepuluh|one|two|three|four|five|seven|ten)\s(?:hari|jam|menit|minggu|bulan|days?|hours?|weeks?|months?)\b|\bse(?:minggu|hari|bulan|jam)\b|\b(?:besok|lusa|tomorrow|tonight|nanti malam|hari ini|today)\b|\b(?:pukul|jam)\s\d{1,2}(?:[.:]\d{2})?/gi;
const ADDRESS =
  /\b(?:[Jj]alan|[Jj][Ll]\.?|[Gg]ang|[Gg]g\.?|[Kk]ompleks?|[Pp]erumahan|[Gg]edung)\s+((?:\p{Lu}[\p{L}.'-]*|[IVX]+|\d+)(?:\s+(?:\p{Lu}[\p{L}.'-]*|[IVX]+\b))*)/gu;

function findInvention(text: string, facts: string): DraftFault | undefined {
  const known = fold(facts);
  if (/@[\p{L}\p{N}_]/u.test(text) || text.match(LINK)) return 'invented_link';
  for (const { kind, span } of findPersonalData(text)) {
    const said = text.slice(span[0], span[1]);
    // "atas nama Dinas Perhubungan" names no person when the material says so too.
    if (kind !== 'name' || !known.includes(fold(said))) return 'personal_data';
  }
  for (const [said] of text.matchAll(TIME)) if (!known.includes(fold(said))) return 'invented_time';
  const numbers = new Set((facts.match(NUMBER) ?? []).map(digits));
  for (const said of text.match(NUMBER) ?? [])
    if (digits(said).length >= 3 && !numbers.has(digits(said))) return 'invented_number';
  for (const [, name = ''] of text.matchAll(ADDRESS)) if (!known.includes(fold(name))) return 'invented_address';
  return undefined;
}

const NUMBER = /\d+(?:[.,:]\d+)*/g;
const digits = (text: string) => text.replace(/\D/g, '');
const fold = (text: string) => ` ${wordsOf(text).join(' ')} `;
