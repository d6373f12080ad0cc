import { expect, test } from 'vitest';
import { type AnsweredTo, hintsFor } from './answer-hints.ts';

const lamp: AnsweredTo = {
  kind: 'complaint',
  asked: 'Lampu jalan depan SDN Karawaci 3 mati sudah seminggu, gelap sekali',
  language: 'id',
  personal: ['Siti Aminah', '0812-9999-0000'],
  isPublic: true,
};
const rules = (text: string, to: Partial<AnsweredTo> = {}) => hintsFor(text, { ...lamp, ...to }).map((one) => one.rule);

test('an answer that is plain, on the matter, with a step and a day gets no hint', () => {
  expect(rules('Terima kasih. Petugas kami mengganti lampu jalan di depan SDN Karawaci 3 besok, pukul 09.00.')).toEqual(
    [],
  );
});

test.each([
  ['Lampu jalan akan segera kami perbaiki.', 'promise_without_date'],
  ['Perbaikan lampu diupayakan dalam waktu dekat.', 'promise_without_date'],
  ['Lampu itu milik kami.', 'no_next_step'],
  ['Lampu jalan sedang kami periksa.', 'no_time'],
  ['Kami sudah mengirim petugas ke sana hari ini.', 'off_topic'],
  ['Makanya lampu jangan dirusak. Petugas datang besok.', 'blame'],
  ['Bapak seharusnya melapor soal lampu lebih awal; petugas datang besok.', 'blame'],
  ['Siap Ibu Siti Aminah, lampu kami ganti besok.', 'personal'],
  ['Kami hubungi 081299990000 soal lampu besok.', 'personal'],
  ['LAMPU SUDAH KAMI PERBAIKI besok selesai.', 'capitals'],
  ['Lampu diganti besok!!!', 'capitals'],
  ['Lampu dipertanggungjawabkan besok.', 'long_word'],
])('“%s” is marked as %s', (text, rule) => {
  expect(rules(text)).toContain(rule);
});

test.each([
  ['Berapa biaya bikin KTP?', 'Pembuatan KTP dilayani di kantor kecamatan.', 'not_answered'],
  ['Kapan loket KTP buka?', 'Loket KTP ada di kecamatan.', 'not_answered'],
  ['Bagaimana cara bikin KTP?', 'Pembuatan KTP adalah hak warga.', 'not_answered'],
  ['Di mana saya mengurus KTP?', 'KTP diurus hari kerja.', 'no_contact'],
])('the question “%s” is not met by “%s”', (asked, text, rule) => {
  expect(rules(text, { kind: 'question', asked })).toContain(rule);
});

test.each([
  ['Berapa biaya bikin KTP?', 'Pembuatan KTP gratis.'],
  ['Kapan loket KTP buka?', 'Loket KTP buka Senin sampai Jumat pukul 08.00.'],
  ['Di mana saya mengurus KTP?', 'Di kantor kecamatan, Jalan Daan Mogot 69.'],
  ['Apakah KTP bisa diurus hari Sabtu?', 'Bisa, loket KTP buka Sabtu.'],
])('the question “%s” is met by “%s”', (asked, text) => {
  expect(rules(text, { kind: 'question', asked })).not.toContain('not_answered');
  expect(rules(text, { kind: 'question', asked })).not.toContain('no_contact');
});

test('words of the office come with what to write instead, and a part of a phrase is not named again', () => {
  const found = hintsFor('Dalam rangka perbaikan lampu, kami berkoordinasi dengan instansi terkait besok.', lamp);
  expect(found.filter((one) => one.rule === 'office_word')).toEqual([
    { rule: 'office_word', said: 'Dalam rangka', instead: 'untuk' },
    { rule: 'office_word', said: 'berkoordinasi dengan', instead: 'menghubungi' },
    { rule: 'office_word', said: 'instansi terkait', instead: '(sebutkan namanya)' },
  ]);
});

test('what is private may be said to the resident alone', () => {
  expect(rules('Siap Ibu Siti Aminah, lampu kami ganti besok.', { isPublic: false })).toEqual([]);
});

test('an identity number is marked wherever it comes from, the names of two agencies are no shout', () => {
  expect(rules('Lampu: NIK 3671 0101 0190 0001 diperiksa besok.')).toContain('personal');
  expect(rules('DISHUB dan DPUPR memperbaiki lampu besok.')).not.toContain('capitals');
});

test('a sentence of more than 25 words is marked by its beginning', () => {
  const long = `Lampu ${'dan kabel '.repeat(13)}diganti besok.`;
  expect(hintsFor(long, lamp)).toContainEqual({
    rule: 'long_sentence',
    said: 'Lampu dan kabel dan kabel dan …',
    instead: '',
  });
});

test('an English answer is not measured with Indonesian words', () => {
  expect(rules('We will repair the lamp soon.', { language: 'en' })).toEqual([]);
});

test('nothing is said of an empty answer, and any text is read to its end', () => {
  expect(rules('  ')).toEqual([]);
  expect(() => hintsFor('(('.repeat(2_000) + 'a'.repeat(3_000) + '8 '.repeat(1_500), lamp)).not.toThrow();
});
