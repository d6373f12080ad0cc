import type { AnswerHint, HintRule } from '../domain/answer-hints.ts';
import { useLanguage } from './desk-words.tsx';

type Say = (said: string, instead: string) => string;

/** What each hint says, with its reason, in the page's language. */
export function useHintWords(): Record<HintRule, Say> {
  return hintWords[useLanguage()];
}

/** One hint as a sentence. */
export function sayHint(words: Record<HintRule, Say>, hint: AnswerHint): string {
  return words[hint.rule](hint.said, hint.instead);
}

const indonesian: Record<HintRule, Say> = {
  office_word: (said, instead) => `“${said}” bahasa kantor; warga bilang: ${instead}.`,
  long_sentence: (said) => `Kalimat “${said}” lebih dari 25 kata; pecah menjadi dua agar sekali baca langsung paham.`,
  long_word: (said) => `“${said}” kata yang panjang; cari kata yang lebih pendek.`,
  not_answered: (_said, instead) =>
    `Warga bertanya “${instead}”, tetapi jawabannya belum kelihatan. Jawab itu dulu, baru penjelasan.`,
  off_topic: (_said, instead) =>
    `Tidak ada kata dari aduan ini (${instead}). Sebut halnya, supaya warga tahu ia dibaca.`,
  no_next_step: () => 'Belum ada langkah berikutnya: siapa melakukan apa setelah ini?',
  no_time: () => 'Belum ada waktunya: kapan dikerjakan, atau kapan kabar berikutnya?',
  promise_without_date: (said) => `“${said}” janji tanpa tanggal. Sebut harinya, atau kapan kabar berikutnya.`,
  no_contact: (_said, instead) => `Warga bertanya “${instead}”. Sebut tempat, nomor, atau alamat situsnya.`,
  blame: (said) => `“${said}” bisa terbaca menyalahkan warga. Jelaskan halnya saja.`,
  personal: (said) =>
    `“${said}” data pribadi warga, sedangkan jawaban ini dibaca semua orang. Hapus, atau jawab pribadi.`,
  capitals: (said) => `“${said}” terbaca seperti berteriak. Pakai huruf biasa dan satu tanda seru saja.`,
};

const english: Record<HintRule, Say> = {
  office_word: (said, instead) => `“${said}” is office language; residents say: ${instead}.`,
  long_sentence: (said) => `The sentence “${said}” has more than 25 words; make two of it.`,
  long_word: (said) => `“${said}” is a long word; look for a shorter one.`,
  not_answered: (_said, instead) =>
    `The resident asked “${instead}”, and the answer to it cannot be seen. Say it first.`,
  off_topic: (_said, instead) => `No word of this report stands here (${instead}). Name the matter.`,
  no_next_step: () => 'No next step yet: who does what after this?',
  no_time: () => 'No time yet: when is it done, or when will there be news?',
  promise_without_date: (said) => `“${said}” promises without a date. Name the day, or when there will be news.`,
  no_contact: (_said, instead) => `The resident asked “${instead}”. Name a place, a number or a site.`,
  blame: (said) => `“${said}” may read as blaming the resident. Tell the matter only.`,
  personal: (said) =>
    `“${said}” is the resident’s own data, and everybody reads this answer. Take it out, or answer privately.`,
  capitals: (said) => `“${said}” reads like shouting. Use plain letters and one exclamation mark.`,
};

const hintWords = { id: indonesian, en: english };
