import { expect, test } from 'vitest';
import { isGsm } from './sms-length.ts';
import { countText, lengthUnits } from './text-length.ts';

const count = (text: string) => countText(text, 'sms');
const times = (letter: string, n: number) => letter.repeat(n);

test('every way of counting counts plain letters alike', () => {
  for (const unit of lengthUnits) expect(countText('lampu mati', unit)).toBe(10);
});

test('a text message of the GSM alphabet holds 160, and each of several parts 153', () => {
  expect(count(times('a', 160))).toBe(160);
  expect(count(times('a', 161))).toBe(161);
  expect(count(times('a', 306))).toBe(2 * 153);
  expect(count(times('a', 307))).toBeGreaterThan(2 * 153);
});

test('braces, the euro and the tilde take two places, and no part ends between the two', () => {
  expect(count('{harga: 5€}')).toBe(14);
  expect(count(times('€', 80))).toBe(160);
  // 152 and a pair: the pair goes to the next part and leaves one place empty.
  expect(count(`${times('a', 152)}€${times('a', 20)}`)).toBe(153 + 22);
});

test('one letter outside the alphabet makes it 70 and 67', () => {
  const outside = (n: number) => `‘${times('a', n - 1)}`;
  expect(isGsm('‘')).toBe(false);
  expect(count(outside(70))).toBe(160);
  expect(count(outside(71))).toBeGreaterThan(160);
  expect(count(outside(134))).toBe(2 * 153);
  expect(count(outside(135))).toBeGreaterThan(2 * 153);
});

test('an emoji is two letters that stay together', () => {
  // 66 letters and an emoji do not fit into 67; the emoji opens the second part.
  expect(count(`${times('a', 66)}😀${times('a', 65)}`)).toBe(2 * 153);
  expect(count(`${times('a', 66)}😀${times('a', 66)}`)).toBeGreaterThan(2 * 153);
});

test('what an Indonesian keyboard writes in a plain message is in the alphabet', () => {
  expect(isGsm('Yth. Bpk/Ibu, lampu di Jl. Merdeka No. 5 (RT 03/RW 07) sdh diperbaiki 100% @ 10:30 - trims!')).toBe(
    true,
  );
  for (const curly of ['“kutip”', 'garis – panjang', 'Jalan’nya', '…', 'ꦲ']) expect(isGsm(curly)).toBe(false);
});
