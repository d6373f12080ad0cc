import type { OutsideAddress } from './outside-answer.ts';

/** What the automatic receipt tells; it names itself automatic, for it is no answer. */
export interface ReceiptFacts {
  language: 'id' | 'en';
  code: string;
  cityName: string;
  /** Address where the report is followed. */
  trackUrl: string;
  /** Present only where the words go to the reporter alone: proves to be the reporter. */
  secretUrl: string | null;
  emergency: boolean;
  /** What was promised for the first human answer, as an instant in words; null when nothing was. */
  answerBy: string | null;
  /** Another body seems to be the one to solve it; a person still looks. */
  outside: OutsideAddress | null;
}

/** The words of the receipt; short enough for the strictest network (1,000 bytes). */
export function receiptText(facts: ReceiptFacts): string {
  const id = facts.language === 'id';
  const lines = [
    facts.emergency
      ? id
        ? 'Bila ada bahaya sekarang, telepon 112 (gratis, 24 jam).'
        : 'If there is danger now, call 112 (free, day and night).'
      : '',
    id
      ? `[Pesan otomatis] Terima kasih. Laporan Anda tercatat di ${facts.cityName} dengan kode ${facts.code}.`
      : `[Automatic message] Thank you. ${facts.cityName} has recorded your report under the code ${facts.code}.`,
    facts.answerBy
      ? id
        ? `Mimin menjawab paling lambat ${facts.answerBy}.`
        : `A person answers by ${facts.answerBy}.`
      : '',
    facts.outside
      ? id
        ? `Tampaknya urusan ini wewenang ${facts.outside.name}. Anda dapat langsung menghubungi: ${facts.outside.contact.replace(/\.\s*$/, '')}. Kami tetap memeriksanya.`
        : `This seems to be a matter for ${facts.outside.name}. You can turn to them at once: ${facts.outside.contact.replace(/\.\s*$/, '')}. We still look into it.`
      : '',
    facts.secretUrl
      ? id
        ? `Pantau, tambah keterangan, atau nilai lewat tautan khusus Anda (jangan dibagikan): ${facts.secretUrl}`
        : `Follow it, add details or rate it with your own link (do not share it): ${facts.secretUrl}`
      : id
        ? `Pantau: ${facts.trackUrl}`
        : `Follow it: ${facts.trackUrl}`,
  ];
  return lines.filter((line) => line !== '').join('\n');
}
