import type { MatterBand, MatterReason } from '../domain/matter-reasons.ts';
import { type Language, useLanguage } from './desk-words.tsx';

const indonesian = {
  title: 'Mungkin hal yang sama',
  hint: 'Tidak ada yang digabungkan dengan sendirinya; Anda yang memutuskan.',
  banner: (n: number) => `${n} aduan lain tampaknya hal yang sama.`,
  look: 'Lihat dan gabungkan',
  more: (n: number) => `Lihat semua (${n})`,
  same: 'Sama, gabungkan',
  different: 'Bukan',
  about: (code: string) => `(aduan ${code})`,
  bands: { very_likely: 'sangat mungkin', likely: 'mungkin', doubtful: 'meragukan' } satisfies Record<
    MatterBand,
    string
  >,
  precision: (right: number, of: number) => `Dari saran seperti ini, ${right} dari ${of} dibenarkan.`,
  tooFew: (of: number) =>
    of === 0
      ? 'Saran seperti ini belum pernah diputuskan, jadi belum diketahui seberapa sering benar.'
      : `Baru ${of} saran seperti ini diputuskan; terlalu sedikit untuk mengatakan seberapa sering benar.`,
  unansweredOnly: (n: number) => `Hanya yang belum dijawab (${n})`,
  alsoPrivate: 'Yang menulis lewat pesan pribadi atau surel dijawab di sana.',
  joinByHand: 'Gabungkan dengan aduan lain',
  joinedTitle: 'Digabungkan ke sini',
  joinedCount: (n: number) => `${n} aduan digabungkan. Satu jawaban sampai ke semuanya.`,
  unseen: (n: number) => `${n} aduan rahasia lain ikut digabungkan; isinya tidak tampil untuk Anda.`,
  split: 'Pisahkan',
  member: 'Aduan ini digabungkan dengan aduan lain. Jawaban dan penyelesaiannya ada di sana.',
  toMain: (title: string) => `Buka aduan utama: ${title}`,
  dialog: {
    title: 'Gabungkan aduan tentang hal yang sama',
    lead: 'Yang digabungkan dijawab dan diselesaikan bersama aduan ini. Kode, isi, dan riwayatnya tetap; dapat dipisahkan lagi.',
    pick: 'Aduan yang tampaknya sama',
    code: 'Atau tulis kode aduan lain',
    codeHint: '10 huruf dan angka',
    submit: 'Gabungkan yang dipilih',
    none: 'Tidak ada saran untuk aduan ini.',
  },
  splitDialog: {
    title: 'Pisahkan aduan ini',
    hint: 'Aduan kembali ke keadaan dan tenggatnya sendiri. Jawaban yang sudah sampai tetap tercatat.',
    submit: 'Pisahkan',
  },
  events: {
    joinedMember: 'Digabungkan dengan aduan lain',
    joinedMain: (n: number) => (n === 1 ? 'Aduan lain digabungkan ke sini' : `${n} aduan lain digabungkan ke sini`),
    splitMember: 'Dipisahkan dari gabungan',
    splitMain: 'Sebuah aduan dipisahkan dari sini',
  },
  copies: (n: number) => `ke ${n} percakapan`,
  reason: {
    words: (words: string[]) => `kata yang sama: ${words.join(', ')}`,
    same_text: 'kalimatnya sama',
    topic: 'topik sama',
    place: (names: string[]) => `tempat sama: ${names.join(', ')}`,
    kelurahan: 'kelurahan sama',
    road: (road: string) => road,
    near: (metres: number) => `titiknya berjarak ${metres} meter`,
    picture: (exact: boolean): string => (exact ? 'fotonya sama persis' : 'fotonya mirip sekali'),
    post: 'di bawah unggahan yang sama',
    writer: 'dari percakapan yang sama',
    other_place: 'tetapi menyebut tempat lain',
    other_topic: 'tetapi topiknya lain',
    far: (metres: number) =>
      `tetapi titiknya berjarak ${(metres / 1_000).toLocaleString('id-ID', { maximumFractionDigits: 1 })} km`,
    long_ago: (days: number) => `tetapi berselang ${days} hari`,
  },
};
/** What one language lacks is a type error. */
export type MatterWords = typeof indonesian;

const english: MatterWords = {
  title: 'Perhaps the same matter',
  hint: 'Nothing is joined by itself; you decide.',
  banner: (n) =>
    n === 1 ? '1 other report seems to be the same matter.' : `${n} other reports seem to be the same matter.`,
  look: 'Look and join',
  more: (n) => `See all (${n})`,
  same: 'The same, join',
  different: 'Not the same',
  about: (code) => `(report ${code})`,
  bands: { very_likely: 'very likely', likely: 'likely', doubtful: 'doubtful' },
  precision: (right, of) => `Of suggestions like this, ${right} of ${of} were confirmed.`,
  tooFew: (of) =>
    of === 0
      ? 'No suggestion like this has been decided yet, so nobody knows how often they are right.'
      : `Only ${of} suggestions like this were decided; too few to say how often they are right.`,
  unansweredOnly: (n) => `Only those without an answer (${n})`,
  alsoPrivate: 'Whoever wrote in private or by e-mail is answered there.',
  joinByHand: 'Join with another report',
  joinedTitle: 'Joined to this report',
  joinedCount: (n) =>
    n === 1 ? '1 report is joined. One answer reaches both.' : `${n} reports are joined. One answer reaches all.`,
  unseen: (n) => `${n} secret reports are joined too; their words are not shown to you.`,
  split: 'Split off',
  member: 'This report is joined to another. It is answered and resolved there.',
  toMain: (title) => `Open the main report: ${title}`,
  dialog: {
    title: 'Join reports of the same matter',
    lead: 'What is joined is answered and resolved with this report. Code, words and history stay; it can be split off again.',
    pick: 'Reports that seem to be the same',
    code: 'Or type the code of another report',
    codeHint: '10 letters and digits',
    submit: 'Join what is ticked',
    none: 'There is no suggestion for this report.',
  },
  splitDialog: {
    title: 'Split this report off',
    hint: 'It goes back to its own state and due times. Answers that arrived stay on record.',
    submit: 'Split off',
  },
  events: {
    joinedMember: 'Joined to another report',
    joinedMain: (n) =>
      n === 1 ? 'Another report was joined to this one' : `${n} other reports were joined to this one`,
    splitMember: 'Split off from the joined reports',
    splitMain: 'A report was split off from this one',
  },
  copies: (n) => `to ${n} conversations`,
  reason: {
    words: (words) => `same words: ${words.join(', ')}`,
    same_text: 'same text',
    topic: 'same topic',
    place: (names) => `same place: ${names.join(', ')}`,
    kelurahan: 'same kelurahan',
    road: (road) => road,
    near: (metres) => `positions ${metres} metres apart`,
    picture: (exact) => (exact ? 'the very same photo' : 'nearly the same photo'),
    post: 'under the same post',
    writer: 'from the same conversation',
    other_place: 'but names another place',
    other_topic: 'but another topic',
    far: (metres) => `but positions ${(metres / 1_000).toLocaleString('en', { maximumFractionDigits: 1 })} km apart`,
    long_ago: (days) => `but ${days} days between them`,
  },
};

const words: Record<Language, MatterWords> = { id: indonesian, en: english };

/** The words about joining, in the page's language. */
export function useMatterWords(): MatterWords {
  return words[useLanguage()];
}

/** One reason as a short phrase. */
export function sayReason(reason: MatterReason, { reason: say }: MatterWords): string {
  switch (reason.is) {
    case 'words':
      return say.words(reason.shared);
    case 'place':
      return say.place(reason.names);
    case 'road':
      return say.road(reason.road);
    case 'near':
      return say.near(reason.metres);
    case 'far':
      return say.far(reason.metres);
    case 'picture':
      return say.picture(reason.exact);
    case 'long_ago':
      return say.long_ago(reason.days);
    default:
      return say[reason.is];
  }
}

/** How often suggestions of a band were right, or that too few were decided to say. */
export function sayPrecision({ right, of }: { right: number; of: number }, least: number, say: MatterWords): string {
  return of < least ? say.tooFew(of) : say.precision(right, of);
}
