import { describe, expect, test } from 'vitest';
import { compileCity } from './city.ts';
import { kotaTangerang } from './kota-tangerang.fixture.ts';
import { findPlace } from './place.ts';
import { readText } from './reading.ts';
import { triage } from './triage.ts';

const city = kotaTangerang();

describe('a place of another city is found and is not ours, even where ours bears the same name', () => {
  test.each([
    'jalan merdeka di bandung berlubang',
    'macet di antapani arah jl ahmad yani',
    'jl sudirman pekanbaru berlubang',
    'pasar baru jakarta pusat becek sekali',
    'lampu mati di pamulang',
    'sampah numpuk di pasar kemis',
    'banjir di rungkut asri surabaya',
  ])('%s', (text) => {
    const { place } = triage(text, city);
    expect(place).not.toBeNull();
    expect({ road: place?.road, kelurahan: place?.kelurahan, kecamatan: place?.kecamatan }).toEqual({
      road: null,
      kelurahan: null,
      kecamatan: null,
    });
  });
});

test.each([
  ['sampah numpuk di pasar kemis kabupaten tangerang', 'KAB-TANGERANG'],
  ['jalan rusak di pamulang tangsel', 'TANGSEL'],
  ['sampah menumpuk di kalideres jakarta barat', 'DKI-JAKARTA'],
])('a neighbour is told: %s', (text, owner) => {
  expect(triage(text, city).outside?.owner).toBe(owner);
});

test('a street of ours named after a far place is ours', () => {
  expect(findPlace(readText('lubang di jl borobudur cibodas', city), city)).toMatchObject({
    farCity: false,
    place: { kecamatan: 'Cibodas', road: 'Jalan Borobudur' },
  });
});

describe('the main roads have their owners', () => {
  test.each([
    ['daan mogot', 'national'],
    ['gatot subroto', 'national'],
    ['merdeka', 'national'],
    ['otista', 'national'],
    ['jend sudirman', 'provincial'],
    ['mh thamrin', 'provincial'],
    ['hos cokroaminoto', 'provincial'],
    ['kh hasyim ashari', 'provincial'],
    ['raden fatah', 'provincial'],
    ['raden saleh', 'provincial'],
  ])('jl %s: %s', (name, owner) => {
    expect(findPlace(readText(`lubang di jl ${name} makin dalam`, city), city).road?.owner).toBe(owner);
  });
  test('a toll road belongs to its operator', () => {
    expect(findPlace(readText('antri di tol jakarta tangerang km 18', city), city).road?.owner).toBe('toll');
  });
});

test.each([
  'parkir dua lapis depan rm padang cipondoh',
  'orang bandung numpang tanya, lubang di cipondoh kapan ditambal',
  'bus jurusan serang ngetem di cipondoh',
])('a dish, a bus or a person of another city leaves the place ours: %s', (text) => {
  expect(triage(text, city).place?.kecamatan).toBe('Cipondoh');
});

test.each([
  ['di kel. Poris Pelawad gelap', 'Poris Plawad'],
  ['sampah numpuk di Nerogtog', 'Neroktog'],
  ['banjir di kelurahan pakujan', 'Pakojan'],
  ['warga kel Batu Jaya mengeluh', 'Batu Jaya'],
  ['jalan di Tjipondoh Indah berlubang', 'Cipondoh Indah'],
  ['got mampet di kel margasari', 'Marga Sari'],
  ['lampu mati di karangsari', 'Karang Sari'],
  ['genangan di panungangan barat', 'Panunggangan Barat'],
  ['di ps baru karawaci banjir', 'Pasar Baru'],
])('old and loose spellings name their kelurahan: %s', (text, kelurahan) => {
  expect(triage(text, city).place?.kelurahan).toBe(kelurahan);
});

test('with the tables of Bandung its own quarters and its name are not far', () => {
  const quarters = ['Antapani', 'Gedebage', 'Cibiru', 'Rancasari', 'Arcamanik', 'Regol', 'Andir', 'Coblong'];
  const bandung = compileCity({
    ...city.tables,
    city: { ...city.tables.city, name: 'Kota Bandung' },
    areas: quarters.map((name, i) => ({
      code: `32.73.0${i + 1}`,
      name,
      level: 'kecamatan' as const,
      parent: null,
      variants: [],
      alsoWord: false,
    })),
  });
  const found = findPlace(readText('lubang di jl merdeka bandung dekat cicaheum', bandung), bandung);
  expect(found).toMatchObject({ farCity: false, road: { name: 'Jalan Merdeka' } });
  expect(findPlace(readText('lubang di jl merdeka surabaya', bandung), bandung).road).toBeNull();
});
