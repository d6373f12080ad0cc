import { expect, test } from 'vitest';
import { reportTitle } from './report-title.ts';

test.each([
  ['@kota_latihan lampu mati', 'lampu mati'],
  ['@kota @dinas@sosial.example, lampu mati', 'lampu mati'],
  ['tanya @kota dong', 'tanya @kota dong'],
  ['@kota', '@kota'],
  ['  ', '(tanpa teks)'],
  ['Lampu mati sejak kemarin malam. Tolong ya', 'Lampu mati sejak kemarin malam.'],
])('%j is called %j in lists', (text, title) => {
  expect(reportTitle(text)).toBe(title);
});
