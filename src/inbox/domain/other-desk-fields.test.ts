import { expect, test } from 'vitest';
import { readCsv } from '#src/shared/read-csv.ts';
import { type CarriedReport, carriedCsv, carriedFields, carriedJson, isCarried } from './other-desk-fields.ts';

const report: CarriedReport = {
  code: '7K2M9QX4TB',
  kind: 'complaint',
  privacy: 'secret',
  topic: 'Penerangan jalan (PJU)',
  title: 'Lampu mati',
  text: 'Lampu mati; "gelap"\nsejak Senin',
  place: 'Karawaci',
  latitude: -6.17,
  longitude: 106.63,
  day: '2026-11-24',
  trackingId: null,
  status: 'terdisposisi',
  reporter: null,
};
const field = (name: string, more: Partial<CarriedReport> = {}) =>
  carriedFields('sp4n_lapor', { ...report, ...more }).find((one) => one.name === name)?.value;

test('kind, secrecy and anonymity stand in their names', () => {
  expect([field('jenis'), field('rahasia'), field('anonim')]).toEqual(['pengaduan', '1', '0']);
  expect(field('jenis', { kind: 'question' })).toBe('permintaan informasi');
  expect(field('anonim', { privacy: 'anonymous' })).toBe('1');
  expect([isCarried('spam'), isCarried('chatter'), isCarried('praise')]).toEqual([false, false, true]);
});

test('who reported is in no field unless it is given, and never of an anonymous report', () => {
  const reporter = { name: 'Siti Aminah Warga', email: 'siti@warga.example', phone: '0812' };
  expect(field('namadepan')).toBeUndefined();
  expect(field('namadepan', { reporter })).toBe('Siti');
  expect(field('namabelakang', { reporter })).toBe('Aminah Warga');
  expect(field('email', { reporter, privacy: 'anonymous' })).toBeUndefined();
});

test.each(['sp4n_lapor', 'laksa'] as const)('the CSV of %s is read back as it was', (desk) => {
  const fields = carriedFields(desk, report);
  const { rows, problems } = readCsv(carriedCsv(fields));
  expect(problems).toEqual([]);
  expect(rows[0]?.cells).toEqual(Object.fromEntries(fields.map((one) => [one.name, one.value])));
});

test('a cell that a spreadsheet would run as a formula is quoted, a position is not', () => {
  const csv = carriedCsv(carriedFields('sp4n_lapor', { ...report, title: '=HYPERLINK("x")', text: '-5+3' }));
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  expect(csv).toContain(`'-5+3`);
  expect(csv).toContain('"-6.17,106.63"');
});

test('the JSON keeps the reporter apart from the report', () => {
  const reporter = { name: 'Siti', email: null, phone: null };
  expect(JSON.parse(carriedJson(carriedFields('sp4n_lapor', report)))).not.toHaveProperty('pelapor');
  expect(JSON.parse(carriedJson(carriedFields('sp4n_lapor', { ...report, reporter })))).toMatchObject({
    pelapor: { namadepan: 'Siti' },
    laporan: { rahasia: '1', isi: report.text },
  });
});
