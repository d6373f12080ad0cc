import { expect, test } from 'vitest';
import { checkTyped, emptyReport, readSite, readTyped, type TypedReport } from './citizen-form.ts';

const isKelurahan = (code: string) => code === '36.71.01.1001';
const typed = (fields: Partial<TypedReport>): TypedReport => ({ ...emptyReport, text: 'Lampu jalan mati', ...fields });

test.each<[string, Partial<TypedReport>, object]>([
  ['no words at all', { text: ' \n ' }, { text: 'missing' }],
  ['more words than we can keep', { text: 'a'.repeat(10_001) }, { text: 'too_long' }],
  ['a place longer than 300 letters', { place: 'a'.repeat(301) }, { place: 'too_long' }],
  ['an e-mail address that is none', { email: 'budi@' }, { email: 'wrong' }],
  ['a telephone number that is none', { phone: 'nanti' }, { phone: 'wrong' }],
  ['a kelurahan of another city', { kelurahanCode: '31.71.01.1001' }, { kelurahanCode: 'wrong' }],
  ['two wrong fields, both named', { text: '', email: 'x' }, { text: 'missing', email: 'wrong' }],
])('the form refuses %s', (_sentence, fields, problems) => {
  expect(checkTyped(typed(fields), isKelurahan)).toEqual({ ok: false, problems });
});

test('the words alone are enough', () => {
  expect(checkTyped(typed({}), isKelurahan)).toMatchObject({
    ok: true,
    report: { text: 'Lampu jalan mati', place: null, name: null, privacy: 'open' },
  });
});

test('of an anonymous reporter no contact is taken in, not even a wrong one', () => {
  const fields = { privacy: 'anonymous', name: 'Budi', email: 'salah', phone: '0812345678' } as const;
  expect(checkTyped(typed(fields), isKelurahan)).toMatchObject({
    ok: true,
    report: { name: null, email: null, phone: null },
  });
});

test.each([
  ['-6.17', '', null],
  ['91', '106.6', null],
  ['abc', '106.6', null],
  ['-6.17', '106.63', -6.17],
])('a position of %j and %j is kept as %s', (latitude, longitude, kept) => {
  expect(checkTyped(typed({ latitude, longitude }), isKelurahan)).toMatchObject({ report: { latitude: kept } });
});

test('a file sent where text belongs counts as empty', () => {
  const form = new FormData();
  form.set('text', new File(['x'], 'x.txt'));
  form.set('privacy', 'palsu');
  expect(readTyped(form)).toEqual(emptyReport);
});

test.each([
  ['dinkes.kota.example', 'dinkes.kota.example'],
  ['  Dinkes.Kota.Example ', 'dinkes.kota.example'],
  ['javascript:alert(1)', ''],
  ['kota', ''],
  ['a.b/../../c', ''],
  [`${'a'.repeat(100)}.id`, ''],
])('a report button’s site %j counts as %j', (given, site) => {
  expect(readSite(given)).toBe(site);
});
