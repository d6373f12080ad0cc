import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForSearch, foldText, originalSpan } from './fold.ts';

describe('tricks of writing fold to plain letters', () => {
  test.each([
    ['BANJIR', 'banjir'],
    ['𝐒𝐋𝐎𝐓', 'slot'],
    ['ｓｌｏｔ', 'slot'],
    ['🅂🄻🄾🅃', 'slot'],
    ['🅢🅛🅞🅣', 'slot'],
    ['slоt', 'slot'],
    ['b\u200ban\u00adjir', 'banjir'],
    ['Cimoné', 'cimone'],
    ['ɢᴀᴄᴏʀ', 'gacor'],
    ['é', 'e'],
  ])('%s', (written, plain) => {
    expect(foldText(written).text).toBe(plain);
  });
});

test('half a surrogate pair becomes a space, not an error', () => {
  expect(foldText('a\ud83db').text).toBe('a b');
});

test('the way back leads to the original offsets', () => {
  const text = '😡 𝐋𝐮𝐛𝐚𝐧𝐠 besar';
  const folded = foldText(text);
  const at = folded.text.indexOf('lubang');
  const [from, to] = originalSpan(folded, at, at + 6);
  expect(text.slice(from, to)).toBe('𝐋𝐮𝐛𝐚𝐧𝐠');
});

test('every folded character knows a place inside the original', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const folded = foldText(text);
      for (let i = 0; i < folded.text.length; i += 1) {
        const [from, to] = originalSpan(folded, i, i + 1);
        expect(from >= 0 && to > from && to <= text.length).toBe(true);
      }
    }),
  );
});

test('search folds both sides alike: case, accents, punctuation, drawn-out letters', () => {
  expect(foldForSearch('  Jl. Daan-Mogot   RUSAAAAAK!! 😡 ')).toBe('jl daan mogot rusak');
});
