import { useLanguage } from './desk-words.tsx';

/** The words around a draft: where it is kept, what is newer than it, which reply fits, whom a note names. */
export function useComposeWords(): ComposeWords {
  return composeWords[useLanguage()];
}

const indonesian = {
  places: {
    nowhere: '',
    saving: 'Menyimpan draf…',
    server: 'Draf tersimpan. Bisa dilanjutkan di perangkat lain.',
    browser: 'Server belum terjangkau: draf disimpan di peramban ini, dan dikirim ke server begitu tersambung.',
  },
  drafters: (names: string) => `Ada draf oleh ${names}`,
  other: {
    title: 'Draf Anda di perangkat lain lebih baru',
    mine: 'Pakai yang di sini',
    theirs: 'Pakai yang itu',
    both: 'Gabungkan',
  },
  newer: {
    title: 'Sudah ada jawaban yang lebih baru',
    lead: 'Warga sudah mendapat jawaban ini setelah Anda mulai menulis. Draf Anda belum terkirim.',
    by: (name: string) => `Jawaban ${name}`,
    program: 'program',
    keep: 'Tetap pakai draf saya',
    merge: 'Gabungkan',
    mergeHint: '“Gabungkan” menyalin jawaban itu ke bawah draf Anda untuk disunting.',
    drop: 'Buang draf saya',
  },
  dropDraft: 'Buang draf',
  replies: {
    label: 'Balasan tersimpan',
    pick: 'Pilih…',
    best: 'Paling cocok',
    others: 'Lainnya',
    short: 'versi pendek',
    tooLong: (letters: number) => `terlalu panjang ${letters} huruf untuk kanal ini`,
    used: (n: number) => `dipakai ${n} kali`,
    insert: 'Sisipkan (Alt+1 sampai Alt+3)',
    unfilled: (names: string) => `Lengkapi dulu isian ini sebelum mengirim: ${names}.`,
  },
  hints: {
    title: 'Saran untuk jawaban',
    none: 'Tidak ada saran.',
    lead: 'Hanya saran; jawaban tetap bisa dikirim.',
    count: (n: number) => `${n} saran`,
  },
  mention: 'Sebut rekan dengan @Nama; ia mendapat pemberitahuan.',
  mentionPick: 'Sebut rekan',
  mentioned: (names: string) => `Catatan tersimpan. Diberi tahu: ${names}.`,
  follow: 'Ikuti (f)',
  unfollow: 'Berhenti mengikuti (f)',
};

export type ComposeWords = typeof indonesian;

const english: ComposeWords = {
  places: {
    nowhere: '',
    saving: 'Saving the draft…',
    server: 'Draft saved. You can go on writing on another device.',
    browser: 'The server cannot be reached: the draft is kept in this browser and sent to the server once it is back.',
  },
  drafters: (names) => `There is a draft by ${names}`,
  other: {
    title: 'Your draft on another device is newer',
    mine: 'Use the one here',
    theirs: 'Use that one',
    both: 'Merge',
  },
  newer: {
    title: 'There is a newer answer',
    lead: 'The resident was given this answer after you began to write. Your draft has not been sent.',
    by: (name) => `Answer by ${name}`,
    program: 'a program',
    keep: 'Keep my draft',
    merge: 'Merge',
    mergeHint: '“Merge” copies that answer below your draft for you to edit.',
    drop: 'Drop my draft',
  },
  dropDraft: 'Drop the draft',
  replies: {
    label: 'Saved replies',
    pick: 'Choose…',
    best: 'Fits best',
    others: 'Others',
    short: 'short form',
    tooLong: (letters) => `${letters} letters too long for this channel`,
    used: (n) => (n === 1 ? 'used once' : `used ${n} times`),
    insert: 'Insert (Alt+1 to Alt+3)',
    unfilled: (names) => `Fill these in before you send: ${names}.`,
  },
  hints: {
    title: 'Hints for the answer',
    none: 'No hints.',
    lead: 'Hints only; the answer can be sent as it is.',
    count: (n) => (n === 1 ? '1 hint' : `${n} hints`),
  },
  mention: 'Name a colleague with @Name; they get a notice.',
  mentionPick: 'Name a colleague',
  mentioned: (names) => `Note saved. Told: ${names}.`,
  follow: 'Follow (f)',
  unfollow: 'Stop following (f)',
};

const composeWords = { id: indonesian, en: english };
