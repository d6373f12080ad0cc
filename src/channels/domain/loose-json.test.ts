import { expect, test } from 'vitest';
import { idText, number, parseBody, parseExact } from './loose-json.ts';

test.each([
  ['{"id":9007199254740993}', { id: '9007199254740993' }],
  ['{"id":-9007199254740993}', { id: '-9007199254740993' }],
  ['{"ids":[1234567890123456789,2]}', { ids: ['1234567890123456789', 2] }],
  ['[ 1234567890123456789 ]', ['1234567890123456789']],
  ['{"id" : 9007199254740991}', { id: 9_007_199_254_740_991 }],
  ['{"nik":"3671010101010001","n":1.5}', { nik: '3671010101010001', n: 1.5 }],
  ['{"text":"kode:1234567890123456789","n":3}', { text: 'kode:1234567890123456789', n: 3 }],
  ['{"n":1e300}', { n: 1e300 }],
])('%s keeps every digit of whole numbers', (text, expected) => {
  expect(parseExact(text)).toEqual(expected);
});

test('an id is text, whether it came as text or as a number, and nothing else is an id', () => {
  expect(['a', 7, '', null, undefined, 1.5, {}, Number.NaN].map(idText)).toEqual([
    'a',
    '7',
    ...Array(6).fill(undefined),
  ]);
  expect(['3', ' ', 4, 'x', null].map(number)).toEqual([3, undefined, 4, undefined, undefined]);
});

test('a body that is not JSON in UTF-8 cannot be read, and says why', () => {
  expect(() => parseBody(Buffer.from('{'))).toThrow(/not JSON/);
  expect(() => parseBody(Buffer.from([0x22, 0xc3, 0x22]))).toThrow(/not JSON/);
});
