import { describe, expect, test } from 'vitest';
import { Matcher } from './matcher.ts';
import { readPhrases } from './phrases.ts';

test('a line of a table holds phrases with weights, alternatives, and pairs', () => {
  expect(readPhrases('pju:4; (got|selokan) + mampet:2.5; lampu jalan; banjir*')).toEqual([
    { weight: 4, parts: [{ key: 'pju', ways: [['pju']] }] },
    {
      weight: 2.5,
      parts: [
        { key: '(got|selokan)', ways: [['got'], ['selokan']] },
        { key: 'mampet', ways: [['mampet']] },
      ],
    },
    { weight: 3, parts: [{ key: 'lampu jalan', ways: [['lampu', 'jalan']] }] },
    { weight: 2, parts: [{ key: 'banjir*', ways: [['banjir*']] }] },
  ]);
});

describe('what cannot be read is said in plain words', () => {
  test.each([
    ['a + b + c', 'at most two parts'],
    ['{tidakada}', 'no such group'],
    ['lampu:banyak', 'a weight is a number'],
    ['Lampu!', 'a word holds small letters'],
  ])('%s', (line, says) => {
    expect(() => readPhrases(line)).toThrow(says);
  });
});

function find(phrases: string, words: string): number {
  const matcher = new Matcher();
  matcher.add(0, readPhrases(phrases));
  const list = words.split(' ');
  return matcher.find(
    list.map((word) => matcher.idsOf(word)),
    list,
    list.map(() => false),
  ).length;
}

describe('a phrase is found', () => {
  test.each([
    ['lampu jalan', 'lampu di jalan', 1],
    ['lampu jalan', 'lampu yang terang jalan', 0],
    ['lampu + mati', 'mati sudah lama itu lampu', 1],
    ['lampu + mati', `lampu ${'x '.repeat(20)}mati`, 0],
    ['banjir*', 'kebanjiran', 1],
    ['sampah*', 'menyampah', 1],
    ['lampu', 'lampunya', 1],
    ['pohon*', 'mohon', 0],
  ])('"%s" in "%s": %i', (phrase, words, count) => {
    expect(find(phrase, words)).toBe(count);
  });
});

test('no phrase reaches over the end of a sentence', () => {
  const matcher = new Matcher();
  matcher.add(0, readPhrases('air mati'));
  const ids = ['air', 'mati'].map((word) => matcher.idsOf(word));
  expect(matcher.find(ids, ['air', 'mati'], [true, false])).toHaveLength(1);
  expect(matcher.find(ids, ['air', 'mati'], [true, true])).toHaveLength(0);
});

test('one wrong letter in a long word is forgiven, in a short one not', () => {
  const matcher = new Matcher();
  matcher.add(0, readPhrases('sampah; macet; trotoar'));
  matcher.prepareSpelling();
  expect(matcher.nearSpelling('smapah')).toBe('sampah');
  expect(matcher.nearSpelling('trotar')).toBe('trotoar');
  expect(matcher.nearSpelling('mcaet')).toBeNull();
  expect(matcher.nearSpelling('nampah')).toBeNull();
});
