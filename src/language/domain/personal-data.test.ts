import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData, maskPersonalData } from './personal-data.ts';

describe('what a public page must not show is masked', () => {
  test.each([
    ['nama saya Budi Santoso NIK 3671012345678901', 'nama saya [nama] NIK [NIK]'],
    ['NIK: 36 71 01 50 01 90 00 01', 'NIK: [NIK]'],
    ['no kk 3671-0123-4567-8902 belum update', 'no kk [No. KK] belum update'],
    ['wa saya 0812-3456-7890 ya', 'wa saya [telepon] ya'],
    ['hubungi +62 812 3456 789', 'hubungi [telepon]'],
    ['Telp rumah 021-5512345', 'Telp rumah [telepon]'],
    ['𝟎𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗𝟎', '[telepon]'],
    ['e-mail siti.aminah@mail.co.id', 'e-mail [e-mail]'],
    ['motor plat B 1234 XYZ nabrak', 'motor plat [pelat nomor] nabrak'],
    ['angkot b 1234 kc ngetem', 'angkot [pelat nomor] ngetem'],
    ['rek BCA 1234567890', 'rek BCA [nomor]'],
    ['no pelanggan pdam 12345678', 'no pelanggan pdam [nomor]'],
    ['id pel 541234567890', 'id pel [nomor]'],
    ['a.n. Siti Aminah', 'a.n. [nama]'],
    ['an. Ahmad Fauzi, alamat Cimone', 'an. [nama], alamat Cimone'],
    ['perkenalkan saya Joko Susilo warga Periuk', 'perkenalkan saya [nama] warga Periuk'],
    ['nama anak saya dimas pratama kelas 3', 'nama anak saya [nama] kelas 3'],
  ])('%s', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });
});

describe('what is nobody’s is left alone', () => {
  test.each([
    'RT 03 RW 05 No 12',
    'bayar Rp 1.500.000.000 tahun 2023-2024',
    'tanggal 12-05-2024 jam 10.00',
    'anggaran 2022 2023 2024',
    'nama jalan tidak ada',
    'nama saya belum terdaftar',
    'atas nama pt maju jaya',
    'hubungi 112 atau 119',
    'rumah blok A 12 B',
    'nama baik kota',
  ])('%s', (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });
});

test('spans point into the original text, in order, without touching each other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      let at = 0;
      for (const { span } of findPersonalData(text)) {
        expect(span[0]).toBeGreaterThanOrEqual(at);
        expect(span[1]).toBeGreaterThan(span[0]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
        at = span[1];
      }
    }),
    { numRuns: 300 },
  );
});

test('a 16-digit number anywhere in a text never survives masking', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z ]{0,30}$/),
      fc.stringMatching(/^[1-9]\d{15}$/),
      fc.stringMatching(/^[a-z ]{0,30}$/),
      (before, nik, after) => {
        expect(maskPersonalData(`${before} ${nik} ${after}`)).not.toContain(nik);
      },
    ),
  );
});
