import { describe, expect, test } from 'vitest';
import { kotaTangerang } from './kota-tangerang.fixture.ts';
import { triage } from './triage.ts';

const city = kotaTangerang();

// phrase | kelurahan | kecamatan | road | message; "-" is null
const PLACES = `
dpn sdn karawaci 3 | - | Karawaci | - | min pju dpn sdn karawaci 3 mati udh seminggu tlg dong
jl daan mogot | - | - | Jalan Daan Mogot | pohon tumbang di jl daan mogot nutup jalan
Kel. Cipete | Cipete | Pinang | - | air PAM mati udah 3 hari di Kel. Cipete
poris plawad | Poris Plawad | Cipondoh | - | ada ular masuk rumah di poris plawad tolong
Jalan Mawar RT 002 RW 005 Kelurahan Kelapa Indah Kecamatan Tangerang | Kelapa Indah | Tangerang | - | di Jalan Mawar RT 002 RW 005 Kelurahan Kelapa Indah Kecamatan Tangerang terdapat lubang
RW 08 Sangiang Jaya | Sangiang Jaya | Periuk | - | kami warga RW 08 Sangiang Jaya sudah seminggu air tidak mengalir
larangan utara | Larangan Utara | Larangan | - | kapan jalan di larangan utara dibenerin
jl h mencong | - | - | Jalan H Mencong | anak saya jatuh ke got di jl h mencong
depan pom bensin cipondoh | - | Cipondoh | - | kecelakaan di depan pom bensin cipondoh, tolong
SD negeri tanah tinggi 3 | Tanah Tinggi | Tangerang | - | SD negeri tanah tinggi 3 atapnya mau roboh
kelurahan karawaci | Karawaci | Karawaci | - | petugas kelurahan karawaci jutek
kec jatiuwung | - | Jatiuwung | - | kantor kec jatiuwung tutup terus
kelurahan jatiuwung | Jatiuwung | Cibodas | - | pelayanan di kelurahan jatiuwung lama
kec. benda | - | Benda | - | banjir di kec. benda belum surut
nerogtog | Neroktog | Pinang | - | sampah numpuk di nerogtog
kel panungangan utara | Panunggangan Utara | Pinang | - | got mampet di kel panungangan utara
depan pasar | - | - | - | macet di depan pasar tiap pagi
perum griya kencana | - | - | - | lampu di perum griya kencana mati semua
perempatan gondrong | Gondrong | Cipondoh | - | lampu merah mati di perempatan gondrong
gang haji rean | - | - | - | jalan depan gang haji rean ambles
pamulang | - | - | - | jalan di pamulang rusak
`;

describe('the place is found with its phrase and the city’s own names', () => {
  const rows = PLACES.trim()
    .split('\n')
    .map((line) => line.split(' | '));
  test.each(rows)('%s', (phrase, kelurahan, kecamatan, road, text) => {
    const { place } = triage(text ?? '', city);
    const name = (value: string | undefined): string | null => (value === '-' ? null : (value ?? null));
    const [from, to] = place?.span ?? [0, 0];
    expect((text ?? '').slice(from, to).endsWith(phrase ?? '')).toBe(true);
    expect({ kelurahan: place?.kelurahan, kecamatan: place?.kecamatan, road: place?.road }).toEqual({
      kelurahan: name(kelurahan),
      kecamatan: name(kecamatan),
      road: name(road),
    });
  });
});

describe('words that are also places are places only in company', () => {
  test.each([
    ['ada benda tajam di jalan', null],
    ['rumah kami kena petir kemarin', null],
    ['pohon pinang tumbang', null],
    ['larangan parkir tidak dihiraukan', null],
    ['baliho caleg di pajang sembarangan', null],
    ['warga kel petir resah', 'Cipondoh'],
    ['banjir di benda, tangerang', 'Benda'],
    ['saya tinggal di Petir, airnya mati', 'Cipondoh'],
    ['banyak benda asing di selokan', null],
    ['petir menyambar gardu, listrik mati', null],
    ['larangan bakar sampah tidak digubris', null],
    ['periuk nasi saya hilang', null],
    ['bunga kenanga layu di taman', null],
    ['rambut gondrong dilarang masuk', null],
    ['pohon ketapang depan rumah tumbang', null],
    ['suara petir di cipondoh', 'Cipondoh'],
    ['rumah di periuk kebanjiran lagi', 'Periuk'],
    ['warga kenanga minta fogging', 'Cipondoh'],
    ['macet di benda sejak pagi', 'Benda'],
    ['tolong Larangan dicek banjirnya', 'Larangan'],
    ['Gondrong!!', 'Cipondoh'],
    ['tangerang makin panas', null],
    ['lampu mati di lippo karawaci', null],
  ])('%s', (text, kecamatan) => {
    expect(triage(text, city).place?.kecamatan ?? null).toBe(kecamatan);
  });
});

test('a road of ours is not meant when a far city is named', () => {
  const found = triage('jalan merdeka di bandung berlubang', city);
  expect(found.outside).toBeNull();
  expect(found.place?.road ?? null).toBeNull();
});

test('a lamp on a national road is still the city’s', () => {
  expect(triage('pju di jl daan mogot mati', city)).toMatchObject({ outside: null, agencies: [{ agency: 'DISHUB' }] });
});

test('spans count UTF-16 units of the text as it was sent', () => {
  const text = '😡😡 𝐋𝐚𝐦𝐩𝐮 jalan mati di Kel. Cimoné Jaya!!';
  const { place } = triage(text, city);
  expect(text.slice(...(place?.span ?? [0, 0]))).toBe('Kel. Cimoné Jaya');
  expect(place?.kelurahan).toBe('Cimone Jaya');
});
