import { expect, test } from 'vitest';
import { maskKnowing } from './mask-known-names.ts';

test.each([
  ['Lampu mati. kartolo  WIBISONO, Cimone', 'Lampu mati. [nama], Cimone'],
  ['Kartolo saja bukan nama lengkap', 'Kartolo saja bukan nama lengkap'],
  ['Banjir di Nambo Jaya, hp 0812-3456-7890', 'Banjir di Nambo Jaya, hp [telepon]'],
])('the full name that the writer gave is struck out wherever it stands: %s', (text, masked) => {
  expect(maskKnowing(['Kartolo Wibisono', 'Nambo', 'x', '*', ''])(text)).toBe(masked);
});

test('a name made of signs breaks nothing', () => {
  expect(maskKnowing(['(((. [a', 'A.* B+', '\\ \\'])('A.* B+ apa adanya')).toBe('A.* B+ apa adanya');
});
