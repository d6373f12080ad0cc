import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personalLines } from './personal-data.fixture.ts';
import { findPersonalData, maskPersonalData, officialContacts } from './personal-data.ts';
import { heldPersonalLines } from './personal-data-held.fixture.ts';
import { personalTraps } from './personal-traps.fixture.ts';

const outside: { contact: { id: string; en: string } | null }[] = JSON.parse(
  readFileSync(new URL('../../../cities/kota-tangerang/outside.json', import.meta.url), 'utf8'),
);
const official = officialContacts(outside.flatMap(({ contact }) => (contact ? [contact.id, contact.en] : [])));

describe('what a public page must not show is masked', () => {
  test.each([
    ['nama saya Budi Santoso NIK 3671012345678901', 'nama saya [nama] NIK [NIK]'],
    ['NIK: 36 71 01 50 01 90 00 01', 'NIK: [NIK]'],
    ['no kk 3671-0123-4567-8902 belum update', 'no kk [No. KK] belum update'],
    ['wa saya 0812-3456-7890 ya', 'wa saya [telepon] ya'],
    ['hubungi +62 812 3456 789', 'hubungi [telepon]'],
    ['Telp rumah 021-5512345', 'Telp rumah [telepon]'],
    ['𝟎𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎', '[telepon]'],
    ['e-mail siti.aminah@mail.co.id', 'e-mail [e-mail]'],
    ['motor plat B 1234 XYZ nabrak', 'motor plat [pelat nomor] nabrak'],
    ['angkot b 1234 kc ngetem', 'angkot [pelat nomor] ngetem'],
    ['rek BCA 1234567890', 'rek BCA [nomor]'],
    ['no pelanggan pdam 12345678', 'no pelanggan pdam [nomor]'],
    ['id pel 541234567890', 'id pel [nomor]'],
    ['a.n. Siti Aminah', 'a.n. [nama]'],
    ['an. Ahmad Fauzi, alamat Cimone', 'an. [nama], alamat Cimone'],
    ['perkenalkan saya Joko Susilo warga Periuk', 'perkenalkan saya [nama] warga Periuk'],
    ['nama anak saya dimas pratama kelas 3', 'nama anak saya [nama] kelas 3'],
  ])('%s', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });
});

describe('what is nobody’s is left alone', () => {
  test.each([
    'RT 03 RW 05 No 12',
    'bayar Rp 1.500.000.000 tahun 2023-2024',
    'tanggal 12-05-2024 jam 10.00',
    'anggaran 2022 2023 2024',
    'nama jalan tidak ada',
    'nama saya belum terdaftar',
    'atas nama pt maju jaya',
    'hubungi 112 atau 119',
    'rumah blok A 12 B',
    'nama baik kota',
  ])('%s', (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });
});

interface Line {
  text: string;
  marks: { kind: string; from: number; to: number }[];
}

function readLine(line: string): Line {
  const marks: Line['marks'] = [];
  let text = '';
  for (const part of line.replaceAll('⏎', '\n').split(/(\{\w+:[^}]*\})/)) {
    const [, kind, words] = /^\{(\w+):([^}]*)\}$/.exec(part) ?? [];
    if (kind !== undefined && words !== undefined)
      marks.push({ kind, from: text.length, to: text.length + words.length });
    text += words ?? part;
  }
  return { text, marks };
}

const linesOf = (table: string): Line[] =>
  table
    .split('\n')
    .filter((line) => line !== '')
    .map(readLine);

/** How much of what is marked is found whole, letter for letter, and which lines without a mark are touched. */
function scoreLines(lines: readonly Line[]) {
  const counts = { numbers: 0, numbersFound: 0, names: 0, namesFound: 0, traps: 0 };
  const touched: string[] = [];
  for (const { text, marks } of lines) {
    const found = findPersonalData(text, official);
    const covered = (at: number) => found.some(({ span }) => span[0] <= at && at < span[1]);
    if (marks.length === 0) {
      counts.traps += 1;
      if (found.length > 0) touched.push(text);
    }
    for (const { kind, from, to } of marks) {
      const name = kind === 'name';
      // A title before the name may stay, its last word may not.
      const start = name ? text.lastIndexOf(' ', to - 1) + 1 : from;
      const letters = [...Array(to - Math.max(start, from)).keys()].map((i) => Math.max(start, from) + i);
      const whole = letters.every((at) => !/[\p{L}\p{N}]/u.test(text[at] ?? '') || covered(at));
      counts[name ? 'names' : 'numbers'] += 1;
      if (whole) counts[name ? 'namesFound' : 'numbersFound'] += 1;
    }
  }
  return {
    ...counts,
    touched,
    numberRecall: counts.numbersFound / counts.numbers,
    nameRecall: counts.namesFound / counts.names,
  };
}

test.each([
  ['the lines the rules were made with', personalLines + personalTraps],
  ['lines kept apart', heldPersonalLines],
])(
  'of %s, numbers are found to 97 %% at least, introduced names to 85, and of the traps one in a hundred at most',
  (_, table) => {
    const scores = scoreLines(linesOf(table));
    expect(scores.numbers + scores.names + scores.traps).toBeGreaterThan(200);
    expect(scores.numberRecall).toBeGreaterThanOrEqual(0.97);
    expect(scores.nameRecall).toBeGreaterThanOrEqual(0.85);
    expect(scores.touched.length, scores.touched.join('\n')).toBeLessThanOrEqual(scores.traps / 100);
  },
);

test('the numbers and addresses that the city itself gives out stay', () => {
  const known = officialContacts(['WhatsApp 0811-8165-165 atau layanan@kota.example']);
  const said = 'PANDAWA +62 811 8165 165, LAYANAN@kota.example, saya 0812-3456-7890 siti@kota.example';
  expect(maskPersonalData(said, known)).toBe('PANDAWA +62 811 8165 165, LAYANAN@kota.example, saya [telepon] [e-mail]');
});

const written = [...linesOf(personalLines), ...linesOf(personalTraps), ...linesOf(heldPersonalLines)].map(
  ({ text }) => text,
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...written), { minLength: 1, maxLength: 6 }).map((lines) => lines.join(' ')),
  fc.array(fc.constantFrom(...written), { minLength: 1, maxLength: 6 }).map((lines) => lines.join('')),
  fc.string({ unit: fc.constantFrom(...'0128.-@ \nab:/+'), maxLength: 200 }),
);

test('what was masked once is not changed by masking it again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const masked = maskPersonalData(text);
      expect(maskPersonalData(masked)).toBe(masked);
    }),
    { numRuns: 1_000 },
  );
});

test('ten thousand characters made to be slow are read to their end', () => {
  for (const piece of [
    '0 8 ',
    'nama saya ',
    'nol delapan ',
    'a@',
    'b 1 ',
    '1.',
    'rek ',
    'terima kasih\n',
    'lahir a b ',
  ]) {
    const text = `${piece.repeat(10_000 / piece.length)} 3671051708850002`;
    expect(maskPersonalData(text)).not.toContain('3671051708850002');
  }
});

test('spans point into the original text, in order, without touching each other', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let at = 0;
      for (const { span } of findPersonalData(text)) {
        expect(span[0]).toBeGreaterThanOrEqual(at);
        expect(span[1]).toBeGreaterThan(span[0]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
        at = span[1];
      }
    }),
    { numRuns: 300 },
  );
});

test('a 16-digit number anywhere in a text never survives masking', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z ]{0,30}$/),
      fc.stringMatching(/^[1-9]\d{15}$/),
      fc.stringMatching(/^[a-z ]{0,30}$/),
      (before, nik, after) => {
        expect(maskPersonalData(`${before} ${nik} ${after}`)).not.toContain(nik);
      },
    ),
  );
});
