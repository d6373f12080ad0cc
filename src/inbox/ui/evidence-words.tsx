import type { MarkAbout } from '../domain/evidence-marks.ts';
import { useLanguage } from './desk-words.tsx';

const indonesian = {
  show: 'Tampilkan alasan',
  title: 'Alasan',
  legend: 'Yang disorot dalam teks',
  none: 'Tidak ada kata yang menentukan.',
  edited: 'Pesan ini diubah sesudah dipilah; kata yang menentukan ada di teks semula.',
  noMarks: 'Teks yang dipilah tidak tampil utuh di sini, jadi tidak disorot.',
  abouts: {
    topic: 'topik',
    outside: 'pihak luar',
    agency: 'OPD',
    place: 'tempat',
    urgency: 'kegentingan',
    kind: 'jenis',
    when: 'waktu',
    spam: 'spam',
    personal: 'data pribadi',
  } satisfies Record<MarkAbout, string>,
  whens: { since: 'sejak', at: 'pada' } as Record<string, string>,
  personals: {
    nik: 'NIK',
    kk: 'nomor KK',
    phone: 'nomor telepon',
    email: 'surel',
    plate: 'pelat nomor',
    account: 'nomor rekening atau pelanggan',
    birth: 'tanggal lahir',
    name: 'nama',
  } as Record<string, string>,
  sure: (percent: number) => `yakin ${percent}%`,
};

export type EvidenceWords = typeof indonesian;

const english: EvidenceWords = {
  show: 'Show the reasons',
  title: 'Reasons',
  legend: 'What is highlighted in the text',
  none: 'No single word decided.',
  edited: 'This message was changed after it was read; the words that decided stand in the first text.',
  noMarks: 'The text that was read is not shown whole here, so nothing is highlighted.',
  abouts: {
    topic: 'topic',
    outside: 'outside body',
    agency: 'agency',
    place: 'place',
    urgency: 'urgency',
    kind: 'kind',
    when: 'time',
    spam: 'spam',
    personal: 'personal data',
  },
  whens: { since: 'since', at: 'at' },
  personals: {
    nik: 'identity number',
    kk: 'family card number',
    phone: 'telephone number',
    email: 'e-mail',
    plate: 'number plate',
    account: 'account or customer number',
    birth: 'date of birth',
    name: 'name',
  },
  sure: (percent) => `${percent}% sure`,
};

/** The words of the highlighted reasons, in the page's language. */
export function useEvidenceWords(): EvidenceWords {
  return useLanguage() === 'id' ? indonesian : english;
}
