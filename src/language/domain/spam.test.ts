import { describe, expect, test } from 'vitest';
import { kotaTangerang } from './kota-tangerang.fixture.ts';
import { triage } from './triage.ts';

const city = kotaTangerang();

describe('what sells gambling and the like is spam', () => {
  test.each([
    'slot gacor hari ini gampang maxwin bro',
    'sl0t g4c0r m4xwin parah',
    's l o t gacor auto cuan',
    '𝐒𝐋𝐎𝐓 𝐆𝐀𝐂𝐎𝐑 𝐀𝐋𝐄𝐗𝐈𝐒𝟏𝟕 gampang jp',
    '🅂🄻🄾🅃 gacor mantap depo receh wd jutaan',
    'DORA77 bikin hidup lebih berwarna, wd lancar terus',
    'Gila main di PULAU777 langsung dapet jp 5 juta cuma modal 20rb',
    'ᴍᴏɴᴀ𝟺ᴅ emang paling gacor',
    'bocoran rtp live malam ini pola zeus x500',
    'daftar sekarang bonus new member 100 link di bio',
    'prediksi togel sgp malam ini jitu',
    'main mahjong ways dapet scatter hitam terus',
    'jual follower instagram murah minat wa 081234567890',
    'pinjaman cepat tanpa jaminan langsung cair hubungi wa 081234567890',
    'Selamat anda mendapat hadiah undian, klaim hadiah klik link',
    'Dijual rumah murah di cipondoh harga 500jt nego hubungi 08123456789',
    '𝗣𝗨𝗟𝗔𝗨𝗪𝗜𝗡 emang paling the best',
    'obat kuat herbal ready stock cod',
  ])('%s', (text) => {
    expect(triage(text, city)).toMatchObject({
      kind: 'spam',
      spam: true,
      topics: [],
      agencies: [],
      outside: null,
      urgency: 'low',
    });
  });
});

describe('residents who complain about it, or only use its words, are heard', () => {
  test.each([
    'tolong berantas judi slot di warung dekat sekolah, meresahkan warga',
    'min komentar judol banyak banget, hapus dong',
    'slot parkir di rsud selalu penuh',
    'slot antrian pendaftaran dukcapil habis terus',
    'suami saya kecanduan slot, ada layanan konseling ga?',
    'link pendaftaran ppdb error terus',
    'depo sampah dekat rumah bau',
    'pak zeus ketua rt kami minta iuran',
    'jalan di perum villa77 rusak',
    'lampu mati di blok c88',
    'bonus pemotongan pbb masih ada ga min?',
    'modal usaha umkm cair kapan ya',
    'menang lomba kebersihan, mantap rw 05',
    'bola lampu pju pecah',
    'dirgahayu 🇮🇩🇮🇩🇮🇩 merdeka',
    '𝓽𝓮𝓻𝓲𝓶𝓪 𝓴𝓪𝓼𝓲𝓱 𝓶𝓲𝓷',
    'suhu 34℃ panas banget ™',
  ])('%s', (text) => {
    expect(triage(text, city).spam).toBe(false);
  });
});
