import { describe, expect, test } from 'vitest';
import { kotaTangerang } from './kota-tangerang.fixture.ts';
import { triage } from './triage.ts';

const city = kotaTangerang();

function placeOf(text: string): string | null {
  const { place } = triage(text, city);
  return place === null ? null : text.slice(...place.span);
}

function check(rows: string): void {
  test.each(
    rows
      .trim()
      .split('\n')
      .map((row) => row.split(' | ')),
  )('%s | %s', (phrase, text) => {
    expect(placeOf(text ?? '')).toBe(phrase === '-' ? null : phrase);
  });
}

describe('the place is the whole phrase, from its first word of place to the last word of its name', () => {
  check(`
trotoar Jl. Anggrek Raya | kursi kafe memenuhi trotoar Jl. Anggrek Raya, pejalan kaki turun ke aspal
sepanjang Jl. Mawar dari masjid sampai SDN 2 | lampu padam sepanjang Jl. Mawar dari masjid sampai SDN 2, tolong
Daan Mogot km 21 | bolong di Daan Mogot km 21, dua motor jatuh
perum Griya Asri blok C4 no 7 | air mati di perum Griya Asri blok C4 no 7 sejak pagi
simpang Samsat | lampu padam di simpang Samsat, semrawut
gang buntu | motor hilang di gang buntu, gelap sekali
belakang pabrik sepatu | asap hitam di belakang pabrik sepatu tiap sore
halte dekat Masjid Al Barkah | nunggu sejam di halte dekat Masjid Al Barkah
Gembor - Sangiang | macet parah Gembor - Sangiang tiap pagi
gang kami | hajatan di gang kami sampai pagi, bising
sekolah anak saya | atap bocor di sekolah anak saya, kapan dibenahi
kampung kami Sukamaju | sinyal jelek di kampung kami Sukamaju
lantai 2 Pasar Anyar | eskalator mati di lantai 2 Pasar Anyar
`);
});

describe('a name written with capitals ends where the small letters begin again', () => {
  check(`
Jl. Kenari | Jl. Kenari jebol lagi kawan
kampung Cibunar | sungai meluap di kampung Cibunar selutut kawan
flyover Cicayur | kolong gelap, di flyover Cicayur gelep bgt
`);
});

describe('Javanese, Sundanese and English words of place are read', () => {
  check(`
ngarep SD Sumber 2 | dalane bolong ngarep SD Sumber 2, ati-ati
mburi pasar | sampahe numpuk mburi pasar, mambu
hareupeun masjid agung | runtah numpuk hareupeun masjid agung, bau
tukangeun pabrik tahu | cai hideung tukangeun pabrik tahu
caket puskesmas Babakan | lampu pareum caket puskesmas Babakan
near the hospital | huge pothole near the hospital, please fix
on the northern ring road | total standstill on the northern ring road
in front of the market | rubbish piles up in front of the market every day
at Kenanga Street | the lamp is dead at Kenanga Street since Monday
behind the school | someone burns plastic behind the school again
`);
});

describe('words that only look like a place are none', () => {
  check(`
- | harganya naik dua kali lipat
- | kenapa ya min jalan terus tagihannya
- | min mau tanya syarat bikin ktp
- | papannya bilang buka sd 15.30
- | anak saya keterima lewat jalur prestasi
- | dokternya datang jam 11
- | nomor antrian ditempel di layar
- | pindah rumah kemarin, capek
`);
});

describe('the place of the matter wins over the one in passing', () => {
  check(`
Jl. Cemara | Jl. Cemara macet total, alternatif lewat Jatiuwung
simpang Gondrong | saya orang Bandung, tadi jatuh di simpang Gondrong karena lubang
depan SDN Gaga 1 | saya kerja ke Jakarta tiap hari, tolong lubang depan SDN Gaga 1
`);
});

test('where the writer lives does not stand for where the matter is', () => {
  expect(triage('saya tinggal di Ciledug, lubang di Jl. Anggrek 4 bikin celaka', city).place).toMatchObject({
    kecamatan: null,
  });
  expect(triage('saya tinggal di Ciledug tapi kantor saya di Karawaci banjir', city).place?.kecamatan).toBe('Karawaci');
});
