/** One thing that does not add up: a field of a report, or a number of a part. */
export type CheckFinding =
  | { about: 'report'; field: string; code: string; ledger: string | null; kept: string | null }
  | { about: 'part'; dimension: string; value: string | null; ledger: number; kept: number };

/** What one proof of the figures found. */
export interface FigureCheck {
  at: string;
  reports: number;
  events: number;
  differences: number;
  findings: CheckFinding[];
}

const fields: Record<string, [id: string, en: string]> = {
  status: ['keadaan', 'state'],
  agency: ['OPD', 'agency'],
  channel: ['kanal', 'channel'],
  kind: ['jenis', 'kind'],
  topic: ['topik', 'topic'],
  opened_at: ['waktu masuk', 'time of receipt'],
  first_answered_at: ['waktu jawaban pertama', 'time of the first answer'],
  rating: ['nilai', 'rating'],
  hidden: ['disembunyikan', 'hidden'],
  received: ['kejadian "diterima"', 'the event "received"'],
  whole: ['seluruh aduan', 'all reports'],
};

/** A finding in one sentence. */
export function sayFinding(finding: CheckFinding, language: 'id' | 'en'): string {
  const of = (name: string) => fields[name]?.[language === 'id' ? 0 : 1] ?? name;
  const none = language === 'id' ? 'kosong' : 'nothing';
  if (finding.about === 'report') {
    const { field, code, ledger, kept } = finding;
    return language === 'id'
      ? `Aduan ${code}: ${of(field)} menurut buku kejadian ${ledger ?? none}, tersimpan ${kept ?? none}.`
      : `Report ${code}: ${of(field)} is ${ledger ?? none} by the ledger, ${kept ?? none} as kept.`;
  }
  const { dimension, value, ledger, kept } = finding;
  const part = dimension === 'whole' ? of('whole') : `${of(dimension)} ${value ?? none}`;
  return language === 'id'
    ? `Jumlah untuk ${part}: ${ledger} menurut buku kejadian, ${kept} tersimpan.`
    : `Number for ${part}: ${ledger} by the ledger, ${kept} as kept.`;
}
