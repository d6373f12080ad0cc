import { type Language, useLanguage } from './channel-words.tsx';

/** The words for whether a network calls us, in the page's language. */
export function useCalledWords(): CalledWords {
  return calledWords[useLanguage()];
}

const indonesian = {
  label: 'Kiriman langsung',
  states: {
    calls: 'dikirim sendiri oleh jejaringnya',
    by_hand: 'alamatnya didaftarkan dengan tangan di jejaringnya',
    failed: 'belum disetujui jejaringnya',
    not_asked: 'belum diminta lewat Mimin',
    polled: 'tidak dipakai; diambil berkala',
  },
  calls: 'Jejaringnya sudah kami minta mengirim yang baru langsung ke sini. Tidak ada yang perlu didaftarkan.',
  failed: 'Akunnya tersambung, tetapi jejaringnya belum mau mengirim yang baru langsung ke sini.',
  byHandToo: 'Bila lebih mudah, daftarkan sendiri alamat ini di jejaringnya:',
  nothingComes: 'Sampai itu beres, tidak ada pesan warga yang masuk dari akun ini.',
  comesLate: 'Sampai itu beres, yang baru hanya diambil berkala, jadi datang beberapa menit kemudian.',
  ask: 'Minta kiriman langsung',
  askAgain: 'Minta lagi',
};

type CalledWords = typeof indonesian;

const english: CalledWords = {
  label: 'Sent at once',
  states: {
    calls: 'by the network itself',
    by_hand: 'its address is registered by hand at the network',
    failed: 'the network has not agreed',
    not_asked: 'not asked for through Mimin yet',
    polled: 'not used; fetched regularly',
  },
  calls: 'The network was asked to send what is new here at once. Nothing has to be registered.',
  failed: 'The account is connected, but the network does not agree to send what is new here at once.',
  byHandToo: 'If that is easier, register this address at the network yourself:',
  nothingComes: 'Until that is put right, no word of a resident comes in from this account.',
  comesLate: 'Until that is put right, what is new is only fetched regularly, and comes some minutes later.',
  ask: 'Ask for it to be sent at once',
  askAgain: 'Ask again',
};

const calledWords: Record<Language, CalledWords> = { id: indonesian, en: english };
