import type { Kind } from '../schema.ts';
import { officePatterns } from './office-words.ts';

export type HintRule =
  | 'office_word'
  | 'long_sentence'
  | 'long_word'
  | 'not_answered'
  | 'off_topic'
  | 'no_next_step'
  | 'no_time'
  | 'promise_without_date'
  | 'no_contact'
  | 'blame'
  | 'personal'
  | 'capitals';

/** Something worth a second look before an answer leaves; it never stops anybody. */
export interface AnswerHint {
  rule: HintRule;
  /** The words in the answer it is about; empty where something is missing. */
  said: string;
  /** What to write instead, or what was asked; empty where there is nothing to add. */
  instead: string;
}

/** What an answer is held against. */
export interface AnsweredTo {
  kind: Kind;
  /** What the resident wrote last. */
  asked: string;
  /** The language the resident writes; the rules of wording are for Indonesian. */
  language: 'id' | 'en';
  /** Names, numbers and addresses that stand in the resident's own words. */
  personal: readonly string[];
  /** Everybody may read the answer. */
  isPublic: boolean;
}

/** Words a sentence may have: the usual advice for the web is 20, with some longer ones. */
const longestSentence = 25;
/** Syllables from which a word is long; names and agencies are left out. */
const longSyllables = 6;
/** Hints of one rule that are worth reading at once. */
const mostOfOne = 3;

/**
 * Reads an answer as its resident will: is it plain, does it answer what was asked, does it say what happens next and when, does it
 * blame, promise without a date, or tell everybody what is private. Rules only, cheap enough for every key that is pressed.
 */
export function hintsFor(text: string, to: AnsweredTo): AnswerHint[] {
  if (text.trim() === '') return [];
  const always = [...capitals(text), ...(to.isPublic ? personal(text, to.personal) : []), ...longSentences(text)];
  if (to.language === 'en') return always;
  return [
    ...blame(text),
    ...notAnswered(text, to),
    ...nextStep(text, to),
    ...promises(text),
    ...always,
    ...office(text),
    ...longWords(text),
  ];
}

const hint = (rule: HintRule, said = '', instead = ''): AnswerHint => ({ rule, said, instead });
const one = (text: string, pattern: RegExp) => pattern.exec(text)?.[0]?.trim();

const time =
  /\b(?:\d+\s*(?:x\s*24\s*jam|menit|jam|hari|minggu|pekan|bulan)|(?:se|satu |dua |tiga |empat |lima |enam |tujuh )(?:menit|jam|hari|minggu|pekan|bulan)|pukul|jam\s+\d|tanggal\s+\d|tgl\.?\s*\d|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}\s+(?:jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|des)\w*|senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu (?:ini|depan)|besok|lusa|(?:hari|malam|pagi|siang|sore|pekan|bulan) (?:ini|depan)|tadi (?:pagi|siang|malam|sore)|kemarin|sudah (?:selesai|menyala|diangkut|diperbaiki|dibersihkan|dikerjakan|ditangani))\b/iu;
const promise =
  /\b(?:akan(?: segera)?|segera|secepatnya|sesegera mungkin|dalam waktu dekat|secepat mungkin|nanti(?:nya)?|diupayakan|dijadwalkan|direncanakan|kami usahakan)\b/iu;
const nextSteps =
  /\b(?:akan|segera|sedang|sudah|telah|kami (?!sampaikan|ucapkan|memahami|turut|mengerti|menyesal)[a-z]{3,}|petugas|tim kami|dijadwalkan|dikerjakan|diperbaiki|silakan|silahkan|mohon|tolong|bisa|dapat|hubungi|datang|kirim(?:kan)?|lampirkan)\b/iu;
const contact =
  /(?:https?:\/\/|www\.|\b[\w.-]+@[\w-]+\.\w|\b(?:0|\+?62)\d[\d\s().-]{6,}|\(0\d{2,3}\)|\b1[0-9]{2}\b|\b1500\s?\d{3}\b|\b(?:jl|jln|jalan|gedung|kantor|loket|lantai|kecamatan|kelurahan|alamat|aplikasi|situs|mal pelayanan publik|mpp|puskesmas|uptd?)\b)/iu;

/** What residents ask, what of an answer tells that it is answered, and how the question is named. */
const questions: readonly { asked: RegExp; answered: RegExp; name: string }[] = [
  {
    asked: /\b(?:berapa|brp|biaya(?:nya)? (?:apa|berapa)|bayar berapa|harga)\b/iu,
    answered: /\d|\b(?:gratis|tanpa biaya|tidak dipungut|nol|satu|dua|tiga|empat|lima|sepuluh|ratus|ribu|juta)\b/iu,
    name: 'berapa',
  },
  {
    asked: /\b(?:kapan|kpn|jam berapa|hari apa|tanggal berapa|sampai kapan)\b/iu,
    answered: new RegExp(`${time.source}|\\b(?:belum (?:ada jadwal|dijadwalkan|ditentukan)|setiap|setelah)\\b`, 'iu'),
    name: 'kapan',
  },
  {
    asked:
      /\b(?:(?:di|ke|dari) ?mana|dmn|dimana|kemana|alamat(?:nya)?|lokasi(?:nya)? (?:di ?mana|mana)|hubungi siapa|lapor ke|nomor (?:telepon|telp|hp|wa|kontak)|kontak(?:nya)?|no(?:mor)? wa)\b/iu,
    answered: contact,
    name: 'di mana',
  },
  {
    asked: /\b(?:bagaimana|gimana|gmn|cara(?:nya)?|syarat(?:nya)?|prosedur(?:nya)?|alur(?:nya)?|apa saja|apa aja)\b/iu,
    answered:
      /\b(?:cara|caranya|syarat|syaratnya|langkah|silakan|silahkan|melalui|lewat|bawa|membawa|isi|mengisi|daftar|mendaftar|unggah|datang|siapkan|dengan|klik|buka)\b|https?:\/\//iu,
    name: 'bagaimana',
  },
  {
    asked:
      /\b(?:apakah|apkh|bisa(?:kah)?|boleh(?:kah)?|apa (?:bisa|boleh|masih|sudah|ada)|masih (?:buka|ada|bisa))\b/iu,
    answered: /\b(?:bisa|tidak|belum|sudah|boleh|dapat|masih|ya|iya|betul|benar|ada|tersedia|wajib|perlu)\b/iu,
    name: 'apakah',
  },
  {
    asked: /\b(?:kenapa|knp|mengapa|apa sebab|alasan(?:nya)?)\b/iu,
    answered: /\b(?:karena|sebab|akibat|alasan(?:nya)?|disebabkan|sedang|gangguan|belum)\b/iu,
    name: 'kenapa',
  },
];

function notAnswered(text: string, { kind, asked }: AnsweredTo): AnswerHint[] {
  const found: AnswerHint[] = [];
  const isQuestion = kind === 'question' || /\?/.test(asked);
  for (const { asked: pattern, answered, name } of questions) {
    if (!isQuestion || found.length > 0) break;
    const said = one(asked, pattern);
    if (said && !answered.test(text)) found.push(hint(name === 'di mana' ? 'no_contact' : 'not_answered', '', said));
  }
  const wanted = contentStems(asked);
  if (kind !== 'praise' && kind !== 'chatter' && kind !== 'spam' && wanted.size >= 3) {
    const told = contentStems(text);
    const meets = [...wanted.keys()].some((stem) => told.has(stem));
    if (!meets) found.push(hint('off_topic', '', [...wanted.values()].slice(0, 3).join(', ')));
  }
  return found;
}

function nextStep(text: string, { kind }: AnsweredTo): AnswerHint[] {
  if (kind !== 'complaint' && kind !== 'suggestion') return [];
  if (!nextSteps.test(text)) return [hint('no_next_step')];
  return time.test(text) || promise.test(text) ? [] : [hint('no_time')];
}

function promises(text: string): AnswerHint[] {
  return sentencesOf(text)
    .flatMap((sentence) => {
      const said = one(sentence, promise);
      return said && !time.test(sentence) ? [hint('promise_without_date', said)] : [];
    })
    .slice(0, mostOfOne);
}

const blaming =
  /\b(?:(?:anda|saudara|bapak|ibu|kakak|kak|warga|pelapor|kamu|masyarakat)\s+(?:seharusnya|harusnya|mestinya|(?:yang )?salah|kurang (?:jelas|paham|teliti|sabar)|lalai|(?:tidak|tdk|nggak|gak) (?:baca|membaca|paham|mengerti|jelas|mau|peduli|melapor)|sendiri yang)|(?:kesalahan|kelalaian|ulah|salah) (?:anda|warga|masyarakat|pelapor|bapak|ibu|sendiri)|makanya|sudah (?:dibilang|dijelaskan berkali-kali|sering (?:kami|dibilang))|kan sudah|jangan (?:asal|cuma|hanya) (?:lapor|mengeluh|protes)|baca(?:lah)? dulu|harap (?:sabar|maklum|baca))\b/giu;

function blame(text: string): AnswerHint[] {
  return [...text.matchAll(blaming)].slice(0, mostOfOne).map((match) => hint('blame', match[0].trim()));
}

function office(text: string): AnswerHint[] {
  const found: { at: number; end: number; hint: AnswerHint }[] = [];
  for (const { pattern, plain } of officePatterns)
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (found.some((other) => match.index < other.end && end > other.at)) continue;
      found.push({ at: match.index, end, hint: hint('office_word', match[0].trim(), plain) });
    }
  return found
    .sort((a, b) => a.at - b.at)
    .slice(0, mostOfOne * 2)
    .map((each) => each.hint);
}

function longSentences(text: string): AnswerHint[] {
  return sentencesOf(text)
    .filter((sentence) => (sentence.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > longestSentence)
    .slice(0, mostOfOne)
    .map((sentence) => hint('long_sentence', `${sentence.split(/\s+/).slice(0, 6).join(' ')} …`));
}

function longWords(text: string): AnswerHint[] {
  // A capital inside a sentence is a name; so is what is written in capitals alone.
  const words = [...text.matchAll(/(?<![\p{L}.@/])\p{Ll}[\p{Ll}-]{11,}(?![\p{L}@/])/gu)].map((match) => match[0]);
  return [...new Set(words)]
    .filter((word) => syllables(word) >= longSyllables)
    .slice(0, mostOfOne)
    .map((word) => hint('long_word', word));
}

function capitals(text: string): AnswerHint[] {
  // Two names of agencies may stand side by side; three loud words are a shout.
  const shout = /(?<!\p{L})\p{Lu}{3,}(?:[\s,!]+\p{Lu}{3,}){2,}/u.exec(text)?.[0] ?? /[!?]{3,}/.exec(text)?.[0];
  return shout ? [hint('capitals', shout.slice(0, 40))] : [];
}

function personal(text: string, known: readonly string[]): AnswerHint[] {
  const digits = text.replace(/(?<=\d)[\s().-]+(?=\d)/g, '');
  const lower = text.toLowerCase();
  const told = known.filter((each) => {
    const plain = each.replace(/\D/g, '');
    if (plain.length >= 6) return digits.includes(plain);
    return each.length >= 4 && lower.includes(each.toLowerCase());
  });
  const number = /(?<!\d)\d{16}(?!\d)/.exec(digits)?.[0];
  return [...new Set([...told, ...(number ? [number] : [])])].slice(0, mostOfOne).map((each) => hint('personal', each));
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** Vowels that are spoken apart: "ai", "au" and "oi" at the end of a syllable are one. */
function syllables(word: string): number {
  return (
    word
      .toLowerCase()
      .replace(/(?:ai|au|oi)(?=[^aeiou]|$)/g, 'a')
      .match(/[aeiou]/g)?.length ?? 0
  );
}

const empty = new Set(
  `yang dan untuk dengan dari pada kami anda saya kita sudah belum tidak akan bisa dapat juga atau oleh karena agar
   supaya mohon tolong segera terima kasih selamat pagi siang sore malam bapak ibu kakak mimin admin pemkot warga
   aduan laporan lapor laporkan halo assalamualaikum sangat sekali masih lagi saja sampai sejak dalam sana sini
   situ itu ini hari minggu bulan tahun kapan mana gimana bagaimana kenapa apakah berapa ada adalah jangan
   dimana kemana tapi tetapi kalau jika maka`.split(/\s+/),
);

/** Content words by a rough stem, so that "diperbaiki" meets "perbaikan"; the stem leads to the word as it was written. */
function contentStems(text: string): Map<string, string> {
  const stems = new Map<string, string>();
  for (const word of text.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
    if (empty.has(word)) continue;
    const stem = word
      .replace(/(?:nya|kan|lah|kah|pun|an|i)$/u, '')
      .replace(/^(?:meng|meny|mem|men|me|peng|peny|pem|pen|diper|di|ber|ter|ke|se|per)(?=\p{L}{3})/u, '');
    const key = (stem.length >= 3 ? stem : word).slice(0, 5);
    if (!stems.has(key)) stems.set(key, word);
  }
  return stems;
}
