import type { Tone } from '#src/ui/desk-parts.tsx';
import type { ForecastLine } from '../domain/expiry-forecast.ts';
import { type Language, sayMoment, useLanguage } from './channel-words.tsx';

/** The words for what of a connection dies by itself. */
export function useExpiryWords(): ExpiryWords {
  return expiryWords[useLanguage()];
}

const indonesian = {
  title: 'Masa berlaku',
  lead: 'Semua yang akan habis dengan sendirinya pada akun kota, yang paling dekat lebih dulu.',
  channels: 'Kanal',
  empty: 'Tidak ada yang akan habis.',
  emptyNext: 'Begitu akun yang masa berlakunya terbatas tersambung, tanggalnya muncul di sini. Lihat',
  columns: { at: 'Habis', account: 'Akun', what: 'Apa', effect: 'Akibatnya', acts: 'Yang harus bertindak' },
  whats: {
    access_token: 'Token akses',
    refresh_token: 'Token penyegar',
    password: 'Kata sandi',
    consent: 'Izin pemilik akun',
    subscription: 'Langganan kiriman baru',
  } satisfies Record<ForecastLine['what'], string>,
  effects: {
    access_token: 'Akun tidak dapat dibaca dan dijawab lagi; jawaban menunggu di antrean.',
    refresh_token: 'Token tidak dapat diperbarui lagi; sesudah itu akun berhenti.',
    password: 'Server menolak masuk; surat tidak dibaca dan tidak terkirim.',
    consent: 'Jejaring berhenti memberi data sampai pemilik akun mengizinkan lagi.',
    subscription: 'Kiriman baru tidak lagi langsung masuk; hanya diambil berkala.',
  } satisfies Record<ForecastLine['what'], string>,
  acts: {
    product: 'Tidak ada: diperbarui sendiri sebelum habis',
    connect: 'Koordinator: sambungkan lagi sebelum tanggal ini',
    password: 'Koordinator: isi kata sandi atau kunci yang baru',
  } satisfies Record<ForecastLine['acts'], string>,
  left: (days: number) => (days < 0 ? 'sudah habis' : days === 0 ? 'hari ini' : `${days} hari lagi`),
  reconnect: 'Sambungkan lagi',
  renewalFails: (n: number) => `Pembaruan token gagal ${n} kali berturut-turut.`,
  card: (what: string, at: string, left: string) => `${what} habis ${at} (${left})`,
};
export type ExpiryWords = typeof indonesian;

const english: ExpiryWords = {
  title: 'What dies when',
  lead: 'Everything of the city’s accounts that ends by itself, the next first.',
  channels: 'Channels',
  empty: 'Nothing is going to end.',
  emptyNext: 'As soon as an account with a limited life is connected its dates stand here. See',
  columns: { at: 'Ends', account: 'Account', what: 'What', effect: 'What happens', acts: 'Who must act' },
  whats: {
    access_token: 'Access token',
    refresh_token: 'Refresh token',
    password: 'Password',
    consent: 'Consent of the account’s owner',
    subscription: 'Subscription to what is new',
  },
  effects: {
    access_token: 'The account can be read and answered no more; answers wait in the queue.',
    refresh_token: 'Tokens can be renewed no more; after that the account stops.',
    password: 'The server refuses the log-in; mail is neither read nor sent.',
    consent: 'The network gives no data until the owner of the account consents again.',
    subscription: 'What is new no longer comes at once; it is only fetched now and then.',
  },
  acts: {
    product: 'Nobody: it is renewed by itself before',
    connect: 'A coordinator: connect it again before this date',
    password: 'A coordinator: type the new password or key',
  },
  left: (days) => (days < 0 ? 'over' : days === 0 ? 'today' : days === 1 ? 'in 1 day' : `in ${days} days`),
  reconnect: 'Connect again',
  renewalFails: (n) => `Renewing its token failed ${n} times in a row.`,
  card: (what, at, left) => `${what} ends ${at} (${left})`,
};

export const expiryWords = { id: indonesian, en: english };

/** How near the end of something is, as a colour beside its words. */
export function toneOfExpiry({ stage }: ForecastLine): Tone {
  if (stage === null) return 'plain';
  return stage <= 1 ? 'alarm' : 'warn';
}

/** One line of the forecast as an account's card says it. */
export function sayExpiry(line: ForecastLine, words: ExpiryWords, language: Language): { text: string; tone: Tone } {
  const text = words.card(words.whats[line.what], sayMoment(line.at, language), words.left(line.daysLeft));
  return { text, tone: toneOfExpiry(line) };
}
