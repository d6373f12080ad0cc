import { expect, test } from 'vitest';
import { chatWords, digestLetter, pushWords, type ToldNotice } from './notice-texts.ts';

const one: ToldNotice = { kind: 'warn', code: 'K7Q2MABCDE', title: 'Lampu jalan mati', isSecret: false, account: null };
const many = Array.from({ length: 12 }, (_, n) => ({ ...one, code: `KODE${n}` }));
const facts = {
  name: 'Sari',
  city: 'Kota Latihan',
  address: 'https://kota.example/d',
  settings: 'https://kota.example/a',
};

test('one notice is told in full, with code and title', () => {
  expect(pushWords([one], 'id')).toEqual({ title: 'Tenggat sudah dekat', body: 'K7Q2MABCDE · Lampu jalan mati' });
  expect(chatWords([one], 'en', 'https://x')).toBe('A deadline is near: K7Q2MABCDE · Lampu jalan mati\nhttps://x');
});

test('of a secret report only the code is told', () => {
  const secret = { ...one, title: 'Petugas meminta uang', isSecret: true };
  const told = [
    pushWords([secret], 'id').body,
    chatWords([secret], 'id', ''),
    digestLetter([secret], 'id', facts).text,
  ];
  for (const text of told) {
    expect(text).toContain('K7Q2MABCDE · aduan rahasia');
    expect(text).not.toContain('Petugas');
  }
});

test('many notices are one message that counts what it does not list', () => {
  expect(pushWords(many, 'id')).toMatchObject({ title: '12 pemberitahuan' });
  expect(pushWords(many, 'id').body.split('\n')).toHaveLength(4);
  expect(chatWords(many, 'id', 'https://x')).toContain('dan 2 lagi');
  const letter = digestLetter(many, 'en', facts);
  expect(letter.subject).toBe('12 notices · Mimin Kota Latihan');
  expect(letter.text.match(/^- /gm)).toHaveLength(12);
});

test('a kind that this release has no words for is still told, and a long title is cut', () => {
  expect(pushWords([{ ...one, kind: 'later', title: 'a'.repeat(300) }], 'id').title).toBe('Pemberitahuan baru');
  expect(chatWords([{ ...one, title: 'a'.repeat(300) }], 'id', '').length).toBeLessThan(140);
});
