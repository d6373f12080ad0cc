import type { FigureName } from '../domain/figure.ts';

/** What the cases behind a figure are called, in both languages: read as "12 aduan diterima". */
export const figureWords: Record<'id' | 'en', FigureListWords> = {
  id: {
    names: {
      received: 'aduan diterima',
      answered: 'aduan dijawab petugas untuk pertama kali',
      solved: 'aduan diselesaikan',
      reopened: 'aduan dibuka kembali',
      handed_on: 'aduan didisposisikan ke OPD lain',
      bounced: 'aduan terlempar lebih dari sekali',
      rated: 'aduan dinilai warga',
      open: 'aduan masih terbuka',
      late: 'aduan lewat tenggat sekarang',
    },
    days: (from, to) => (from === to ? from : `${from} sampai ${to}`),
    secret: (n) => `${n} di antaranya rahasia: dihitung, tetapi hanya terbuka bagi OPD penangan dan koordinator.`,
    back: 'Kembali ke ringkasan',
    all: 'Semua aduan',
    label: 'Daftar di balik angka',
  },
  en: {
    names: {
      received: 'reports received',
      answered: 'reports first answered by a person',
      solved: 'reports solved',
      reopened: 'reports reopened',
      handed_on: 'reports handed on to another agency',
      bounced: 'reports passed on more than once',
      rated: 'reports rated by residents',
      open: 'reports still open',
      late: 'reports past their due time now',
    },
    days: (from, to) => (from === to ? from : `${from} to ${to}`),
    secret: (n) => `${n} of them are secret: counted, but open only to the handling agency and the coordinator.`,
    back: 'Back to the summary',
    all: 'All reports',
    label: 'The list behind a figure',
  },
};

export interface FigureListWords {
  names: Record<FigureName, string>;
  days(from: string, to: string): string;
  secret(n: number): string;
  back: string;
  all: string;
  label: string;
}
