import type { PeriodName } from '../domain/period.ts';
import type { Dimension } from '../domain/summary.ts';
import type { SheetWords } from '../domain/summary-sheets.ts';

/** The words of the leaders' page and of what is made of it, in both languages. `{name}` is a number that opens. */
export const summaryWords: Record<'id' | 'en', SummaryWords> = {
  id: {
    title: 'Ringkasan',
    of: (who, from, to) => `${who}, ${from === to ? from : `${from} sampai ${to}`}`,
    received: 'Kota menerima {received} aduan.',
    answered: 'Petugas memberi jawaban pertama untuk {answered} aduan.',
    wait: (half, nine) => `Separuhnya dijawab dalam ${half}, sembilan dari sepuluh dalam ${nine} waktu kerja.`,
    wall: (half, nine) => `Menurut jam dinding, malam dan libur ikut dihitung: ${half} dan ${nine}.`,
    solved: '{solved} aduan diselesaikan, {reopened} dibuka kembali.',
    moved: '{handed_on} aduan didisposisikan ke OPD lain; {bounced} di antaranya terlempar lebih dari sekali.',
    rated: (mean, share) => `Warga menilai {rated} aduan: rata-rata ${mean} dari 5, dan ${share} memberi 4 atau 5.`,
    unrated: 'Belum ada warga yang memberi nilai.',
    open: 'Sekarang {open} aduan masih terbuka dan {late} di antaranya lewat tenggat.',
    oldest: (day, days) => `Yang tertua masuk ${day}, ${days} hari yang lalu.`,
    how: 'Cara menghitung',
    howLines: [
      'Semua angka dihitung saat halaman ini dibuka dari buku kejadian; angka dan daftar di baliknya memakai hitungan yang sama.',
      'Setiap aduan dihitung satu kali, pada OPD yang memegangnya saat kejadian terakhir dalam rentang ini, jadi bagian-bagian selalu berjumlah sama dengan keseluruhan.',
      'Tanda terima otomatis bukan jawaban. Waktu tunggu dihitung sejak menit warga menulis; waktu kerja menurut kalender OPD-nya.',
      'Terlempar: OPD meneruskan aduan yang sudah pernah diteruskan OPD sebelumnya.',
      'Aduan yang disembunyikan dengan alasan tidak ikut dihitung.',
    ],
    hidden: (n) =>
      `${n} aduan yang diterima dalam rentang ini disembunyikan dengan alasan tercatat, dan tidak dihitung.`,
    period: 'Rentang',
    periods: {
      month: 'Bulan ini',
      last_month: 'Bulan lalu',
      '30_days': '30 hari terakhir',
      year: 'Tahun ini',
      free: 'Pilih tanggal',
    },
    from: 'Dari',
    to: 'Sampai',
    dateHint: 'Tanggal dipakai bila rentangnya "Pilih tanggal".',
    apply: 'Tampilkan',
    filters: 'Rentang dan saringan',
    print: 'Halaman ini dapat dicetak atau disimpan sebagai PDF (Ctrl+P).',
    xlsx: 'Unduh XLSX',
    monthly: 'Laporan bulan lalu (XLSX)',
    every: { agency: 'Semua OPD', channel: 'Semua kanal', kind: 'Semua jenis', topic: 'Semua topik' },
    one: { agency: 'OPD', channel: 'Kanal', kind: 'Jenis', topic: 'Topik' },
    by: { agency: 'Per OPD', channel: 'Per kanal', kind: 'Per jenis', topic: 'Per topik' },
    coordinator: 'Belum ditentukan (koordinator)',
    noTopic: 'Tanpa topik',
    total: 'Jumlah',
    empty: 'Tidak ada aduan dalam rentang dan saringan ini.',
    columns: {
      received: 'Diterima',
      answered: 'Dijawab',
      solved: 'Selesai',
      reopened: 'Dibuka lagi',
      handed_on: 'Disposisi',
      bounced: 'Terlempar',
      rated: 'Dinilai',
      open: 'Terbuka',
      late: 'Terlambat',
    },
    working: 'Tunggu, jam kerja',
    wallColumn: 'Tunggu, jam dinding',
    spread: 'Tunggu sampai jawaban pertama: separuh / sembilan dari sepuluh aduan tidak lebih lama dari ini.',
    satisfaction: 'Nilai',
    oldestColumn: 'Terbuka tertua',
    cases: (n, name) => `${n} ${name}, buka daftarnya`,
    check: {
      none: 'Pembuktian angka belum pernah dijalankan; setiap malam pukul 02.50.',
      fine: (at, reports) => `Angka dibuktikan ${at}: ${reports} aduan cocok dengan buku kejadian.`,
      wrong: (at, n) => `Pembuktian ${at} menemukan ${n} ketidakcocokan. Angka di halaman ini belum boleh dipakai:`,
    },
    public: 'Angka untuk umum',
    workbook: {
      figure: 'Angka',
      value: 'Nilai',
      from: 'Dari',
      to: 'Sampai',
      about: 'Tentang',
      madeAt: 'Dihitung pada',
      hidden: 'Disembunyikan, tidak dihitung',
      waits: [
        'Tunggu median (menit kerja)',
        'Tunggu persentil 90 (menit kerja)',
        'Tunggu median (menit jam dinding)',
        'Tunggu persentil 90 (menit jam dinding)',
      ],
      content: 'Bagian yang memberi 4 atau 5',
    },
  },
  en: {
    title: 'Summary',
    of: (who, from, to) => `${who}, ${from === to ? from : `${from} to ${to}`}`,
    received: 'The city received {received} reports.',
    answered: 'Staff gave a first answer to {answered} reports.',
    wait: (half, nine) => `Half were answered within ${half}, nine of ten within ${nine} of working time.`,
    wall: (half, nine) => `By the clock on the wall, nights and days off included: ${half} and ${nine}.`,
    solved: '{solved} reports were solved, {reopened} were reopened.',
    moved: '{handed_on} reports were handed on to another agency; {bounced} of them were passed on more than once.',
    rated: (mean, share) => `Residents rated {rated} reports: ${mean} of 5 on average, and ${share} gave 4 or 5.`,
    unrated: 'No resident has given a rating.',
    open: 'Now {open} reports are open, and {late} of them are past their due time.',
    oldest: (day, days) => `The oldest came on ${day}, ${days} days ago.`,
    how: 'How this is counted',
    howLines: [
      'Every figure is counted from the ledger when this page is opened; a number and the list behind it come from the same counting.',
      'Each report counts once, under the agency that held it at the last such event of the period, so the parts always add up to the whole.',
      'An automatic receipt is no answer. Waits begin in the minute in which the resident wrote; working time follows the agency’s calendar.',
      'Passed on more than once: an agency gave away a report that an agency had given away before.',
      'Reports hidden with a reason are not counted.',
    ],
    hidden: (n) => `${n} reports received in this period are hidden with a reason on record, and not counted.`,
    period: 'Period',
    periods: {
      month: 'This month',
      last_month: 'Last month',
      '30_days': 'Last 30 days',
      year: 'This year',
      free: 'Choose days',
    },
    from: 'From',
    to: 'To',
    dateHint: 'Days are used when the period is "Choose days".',
    apply: 'Show',
    filters: 'Period and filters',
    print: 'This page can be printed or kept as a PDF (Ctrl+P).',
    xlsx: 'Download XLSX',
    monthly: 'Last month’s report (XLSX)',
    every: { agency: 'Every agency', channel: 'Every channel', kind: 'Every kind', topic: 'Every topic' },
    one: { agency: 'Agency', channel: 'Channel', kind: 'Kind', topic: 'Topic' },
    by: { agency: 'By agency', channel: 'By channel', kind: 'By kind', topic: 'By topic' },
    coordinator: 'Not placed yet (coordinator)',
    noTopic: 'Without a topic',
    total: 'Total',
    empty: 'No reports in this period under these filters.',
    columns: {
      received: 'Received',
      answered: 'Answered',
      solved: 'Solved',
      reopened: 'Reopened',
      handed_on: 'Handed on',
      bounced: 'Bounced',
      rated: 'Rated',
      open: 'Open',
      late: 'Late',
    },
    working: 'Wait, working time',
    wallColumn: 'Wait, wall clock',
    spread: 'Wait for the first answer: half / nine of ten reports waited no longer than this.',
    satisfaction: 'Rating',
    oldestColumn: 'Oldest open',
    cases: (n, name) => `${n} ${name}, open the list`,
    check: {
      none: 'The proof of the figures has not run yet; it does every night at 02:50.',
      fine: (at, reports) => `Figures proven ${at}: ${reports} reports agree with the ledger.`,
      wrong: (at, n) => `The proof of ${at} found ${n} differences. Do not use the figures of this page yet:`,
    },
    public: 'Figures for everybody',
    workbook: {
      figure: 'Figure',
      value: 'Value',
      from: 'From',
      to: 'To',
      about: 'About',
      madeAt: 'Counted at',
      hidden: 'Hidden, not counted',
      waits: [
        'Median wait (working minutes)',
        '90th percentile of waits (working minutes)',
        'Median wait (wall-clock minutes)',
        '90th percentile of waits (wall-clock minutes)',
      ],
      content: 'Share that gave 4 or 5',
    },
  },
};

export interface SummaryWords extends SheetWords {
  of(who: string, from: string, to: string): string;
  received: string;
  answered: string;
  wait(half: string, nine: string): string;
  wall(half: string, nine: string): string;
  solved: string;
  moved: string;
  rated(mean: string, share: string): string;
  unrated: string;
  open: string;
  oldest(day: string, days: number): string;
  how: string;
  howLines: string[];
  hidden(n: number): string;
  period: string;
  periods: Record<PeriodName, string>;
  from: string;
  to: string;
  dateHint: string;
  apply: string;
  filters: string;
  print: string;
  xlsx: string;
  monthly: string;
  every: Record<Dimension, string>;
  coordinator: string;
  noTopic: string;
  empty: string;
  working: string;
  wallColumn: string;
  spread: string;
  cases(n: string, name: string): string;
  check: { none: string; fine(at: string, reports: string): string; wrong(at: string, n: number): string };
  public: string;
}
