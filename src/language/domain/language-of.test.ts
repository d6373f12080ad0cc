import { describe, expect, test } from 'vitest';
import { kotaTangerang } from './kota-tangerang.fixture.ts';
import { triage } from './triage.ts';

const city = kotaTangerang();

describe('the language of a message is recognised', () => {
  test.each([
    ['id', 'jalan di depan rumah saya rusak sudah lama tidak diperbaiki'],
    ['id', 'min kok air ga nyala dari kmrn sih'],
    ['id', 'bang ini jalanan kagak dibenerin juga ape'],
    ['id', 'mantap min'],
    ['id', ''],
    ['jv', 'dalan ning ngarep omahku rusak parah, wis suwe ora didandani'],
    ['jv', 'panganan ing kene rasane enak banget lan regane murah'],
    ['jv', 'aku arep takon, yen gawe ktp anyar kuwi piye carane'],
    ['jv', 'banyune mati wis telung dina durung urip maneh'],
    ['su', 'jalan di payuneun bumi abdi ruksak, geus lila teu dibenerkeun'],
    ['su', 'kadaharan di dieu ngeunah pisan jeung hargana murah'],
    ['su', 'punten bade naros, kumaha carana ngadamel ktp anu énggal'],
    ['su', 'runtah numpuk geus saminggu can diangkut, bau pisan euy'],
    ['en', 'the street lights near my house are broken, please fix them'],
    ['en', 'How do I get a new identity card here?'],
    ['en', 'very good service, thank you'],
  ])('%s: %s', (language, text) => {
    expect(triage(text, city).language).toBe(language);
  });
});
