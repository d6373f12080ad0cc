import type { DraftFault } from '../domain/check-draft.ts';
import { useLanguage } from './desk-words.tsx';

const indonesian = {
  ask: 'Usulkan jawaban',
  again: 'Usulkan lagi',
  cancel: 'Batalkan usulan',
  hint: 'Mesin membaca percakapan ini tanpa data pribadi.',
  asking: 'Mesin sedang menyusun usulan…',
  seconds: (n: number) => `${n} detik`,
  title: 'Usulan jawaban dari mesin',
  mark: 'Usulan mesin, belum dikirim. Periksa dulu.',
  use: 'Pakai',
  discard: 'Buang',
  already: 'Kolom jawaban sudah berisi tulisan Anda.',
  replace: 'Ganti tulisan saya',
  append: 'Taruh di bawahnya',
  keep: 'Biarkan tulisan saya',
  used: 'Usulan sudah di kolom jawaban. Periksa dan ubah sebelum mengirim.',
  proposals: { edited: 'Berawal dari usulan mesin', unchanged: 'Usulan mesin, tidak diubah' },
  unfit: (why: string) => `Usulan mesin tidak ditampilkan karena ${why}. Tulis sendiri, atau coba lagi.`,
  faults: {
    empty: 'kosong',
    not_text: 'tidak terbaca',
    too_long: 'terlalu panjang untuk jejaring ini',
    markup: 'berisi kode halaman',
    leak: 'hanya mengulang pertanyaannya',
    unfilled: 'berisi bagian yang belum terisi',
    personal_data: 'menyebut data pribadi',
    invented_number: 'menyebut angka yang tidak ada di bahan',
    invented_time: 'menjanjikan waktu yang tidak ada di bahan',
    invented_link: 'menyebut tautan atau akun yang tidak ada di bahan',
    invented_address: 'menyebut alamat yang tidak ada di bahan',
    other_language: 'bahasanya lain',
  } satisfies Record<DraftFault, string>,
  problems: {
    away: 'Mesin pengusul tidak dapat dihubungi. Jawab seperti biasa.',
    slow: 'Mesin pengusul terlalu lama. Jawab seperti biasa.',
    refused: 'Mesin pengusul menolak permintaan. Beri tahu operator; jawab seperti biasa.',
    nonsense: 'Mesin pengusul memberi jawaban yang tidak terbaca. Jawab seperti biasa.',
    secret: 'Aduan rahasia tidak dikirim ke mesin mana pun.',
    joined_elsewhere: 'Aduan ini sudah digabungkan dengan aduan lain. Kerjakan di aduan utamanya.',
    nothing_to_answer: 'Tidak ada percakapan yang dapat dijawab dengan cara ini.',
    not_allowed: 'Anda tidak berhak menjawab aduan ini.',
    logged_out: 'Anda sudah keluar. Masuk lagi; tulisan Anda tetap di sini.',
    offline: 'Sambungan terputus. Tulisan Anda masih di sini.',
  } as Record<string, string>,
  later: {
    busy: (n: number) => `Mesin pengusul sedang sibuk. Coba lagi dalam ${n} detik, atau jawab seperti biasa.`,
    resting: (n: number) => `Mesin pengusul sedang bermasalah dan diistirahatkan ${n} detik. Jawab seperti biasa.`,
    too_many: (n: number) => `Terlalu banyak usulan dalam satu menit. Coba lagi dalam ${n} detik.`,
  } as Record<string, (seconds: number) => string>,
};
export type DraftWords = typeof indonesian;

const english: DraftWords = {
  ask: 'Propose an answer',
  again: 'Propose again',
  cancel: 'Cancel the proposal',
  hint: 'The machine reads this conversation without personal data.',
  asking: 'The machine is writing a proposal…',
  seconds: (n) => (n === 1 ? '1 second' : `${n} seconds`),
  title: 'A machine’s proposal of an answer',
  mark: 'Proposed by a machine, not sent. Check it first.',
  use: 'Use',
  discard: 'Discard',
  already: 'You have already written something.',
  replace: 'Replace what I wrote',
  append: 'Put it below',
  keep: 'Leave what I wrote',
  used: 'The proposal is in the field of the answer. Check and change it before you send it.',
  proposals: { edited: 'Began as a machine’s proposal', unchanged: 'A machine’s proposal, unchanged' },
  unfit: (why) => `The machine’s proposal is not shown because it ${why}. Write your own, or try again.`,
  faults: {
    empty: 'is empty',
    not_text: 'cannot be read',
    too_long: 'is too long for this network',
    markup: 'holds code of a page',
    leak: 'only repeats the question',
    unfilled: 'holds a part that nobody filled in',
    personal_data: 'names personal data',
    invented_number: 'names a number that the material does not',
    invented_time: 'promises a time that the material does not',
    invented_link: 'names a link or an account that the material does not',
    invented_address: 'names an address that the material does not',
    other_language: 'is in another language',
  },
  problems: {
    away: 'The proposing machine cannot be reached. Answer as usual.',
    slow: 'The proposing machine takes too long. Answer as usual.',
    refused: 'The proposing machine refused. Tell the operator; answer as usual.',
    nonsense: 'The proposing machine said something that cannot be read. Answer as usual.',
    secret: 'A secret report is sent to no machine.',
    joined_elsewhere: 'This report is joined to another. Work on the main report.',
    nothing_to_answer: 'There is no conversation that can be answered this way.',
    not_allowed: 'You may not answer this report.',
    logged_out: 'You are logged out. Log in again; what you wrote stays here.',
    offline: 'The connection was lost. What you wrote is still here.',
  },
  later: {
    busy: (n) => `The proposing machine is busy. Try again in ${n} seconds, or answer as usual.`,
    resting: (n) => `The proposing machine is in trouble and rests for ${n} seconds. Answer as usual.`,
    too_many: (n) => `Too many proposals within a minute. Try again in ${n} seconds.`,
  },
};

/** The words around a machine's proposals, in the reader's language. */
export function useDraftWords(): DraftWords {
  return useLanguage() === 'en' ? english : indonesian;
}

/** Why there is no proposal, in one sentence that says what to do. */
export function sayNoDraft(words: DraftWords, reason: string, seconds: number): string {
  const later = words.later[reason];
  if (later) return later(seconds);
  return Object.hasOwn(words.faults, reason)
    ? words.unfit(words.faults[reason as DraftFault])
    : (words.problems[reason] ?? words.problems.nonsense ?? '');
}
