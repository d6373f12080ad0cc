import type { Comparison, TrainingLack } from '../domain/compare-models.ts';
import type { StatedField } from '../domain/corrections.ts';
import type { ScoreField } from '../domain/model-card.ts';

const lacks = ({ taught, held }: TrainingLack) =>
  [
    taught > 0 ? `${taught} aduan terkoreksi lagi untuk belajar` : '',
    held > 0 ? `${held} lagi untuk membandingkan` : '',
  ]
    .filter(Boolean)
    .join(' dan ');

/** The words of the pages about the model, in Indonesian. */
export const indonesianModelWords = {
  title: 'Model pilah',
  lead: 'Pilah membaca tiap aduan dengan aturan kota ini, dibantu model yang belajar dari koreksi Anda semua.',
  inUse: 'Yang dipakai sekarang',
  rulesAlone: 'Belum ada model: pilah memakai aturan dan tabel kota saja.',
  damaged:
    'Model yang dipilih rusak dan tidak dapat dibaca. Pilah memakai aturan saja. Pakai versi lain di bawah, atau latih ulang.',
  shippedDamaged:
    'Berkas model yang datang bersama rilis ini rusak atau tanpa kartu, jadi tidak dipakai. Pasang ulang rilisnya.',
  old: 'Kartu ini lebih dari setahun: kata warga dan susunan OPD bisa sudah berubah. Latih ulang, atau pasang rilis baru.',
  version: (id: number) => `Versi ${id}`,
  origins: { shipped: 'bawaan rilis', retrained: 'dilatih di kota ini' },
  states: { candidate: 'siap dipakai', live: 'dipakai', past: 'pernah dipakai', refused: 'ditolak' },
  refused: {
    damaged: 'berkasnya rusak',
    no_card: 'tanpa kartu yang dapat dibaca',
    not_better: 'tidak terbukti lebih baik pada koreksi yang disisihkan',
    worse_on_rest: 'lebih buruk pada pesan lain yang disisihkan',
  },
  card: {
    title: 'Kartu model',
    madeAt: 'Dibuat',
    since: 'Dipakai sejak',
    by: 'Oleh',
    timer: 'jadwal malam',
    release: 'rilis Mimin',
    sources: 'Belajar dari',
    messages: (n: number) => `${n} pesan`,
    source: (name: string) => (name === 'koreksi' ? 'koreksi di meja kerja' : name),
    held: 'Diuji pada',
    heldHint: (n: number) => `${n} pesan yang disisihkan dan tidak pernah dipelajari`,
    calibration: 'Selisih keyakinan',
    calibrationHint: (kind: string, agency: string) =>
      `jenis ${kind}, OPD ${agency}: sejauh itu rata-rata keyakinannya meleset dari kenyataan`,
    limits: 'Batasnya',
    confusions: 'Yang paling sering tertukar',
    confusion: (meant: string, read: string, times: number) => `${meant} dibaca ${read} (${times} kali)`,
    none: 'tidak ada',
  },
  score: 'Nilai',
  rightOf: (percent: string, right: number, of: number) => `${percent} (${right} dari ${of})`,
  unmeasured: 'tidak diukur',
  scores: {
    kind: 'Jenis',
    complaint: 'Keluhan atau bukan',
    topic: 'Topik',
    agencyFirst: 'OPD pertama benar',
    agencyAmongThree: 'OPD benar di antara tiga',
    outside: 'Di luar kewenangan atau tidak',
    owner: 'Badan di luar yang tepat',
    urgency: 'Kegentingan',
    danger: 'Bahaya dikenali',
    spamFound: 'Spam tertangkap',
    spamSpared: 'Pesan warga tidak dianggap spam',
    tone: 'Nada',
    language: 'Bahasa',
  } satisfies Record<ScoreField, string>,
  threshold: {
    title: 'Ambang keyakinan',
    lead: 'Di atas ambang, aduan diteruskan sendiri ke OPD. Di bawahnya, koordinator yang memutuskan.',
    label: 'Ambang (0,30 sampai 0,95)',
    now: (value: string) => `Ambang sekarang ${value}.`,
    forecast: (acts: number, right: number) =>
      `Dari 100 aduan, ${acts} diteruskan sendiri, ${right} di antaranya benar.`,
    unknown: 'Belum ada angka untuk ambang ini.',
    noCurve: 'Kurva muncul setelah ada model dengan kartu.',
    preview: 'Lihat dulu',
    save: 'Simpan ambang',
    saved: 'Ambang tersimpan. Aduan yang sudah diteruskan tidak berpindah.',
    refused: 'Isi angka antara 0,30 dan 0,95.',
    curve: 'Kurva ambang',
    curveAlt:
      'Makin tinggi ambang, makin sedikit yang diteruskan sendiri dan makin banyak di antaranya yang benar. Angkanya ada di tabel.',
    acts: 'diteruskan sendiri',
    right: 'benar di antaranya',
    axis: 'ambang',
    inUse: 'dipakai',
    columns: {
      threshold: 'Ambang',
      acts: 'Diteruskan sendiri',
      right: 'Benar di antaranya',
      wrong: 'Salah, dari 100',
    },
  },
  training: {
    title: 'Belajar dari koreksi',
    counts: (taught: number, held: number) =>
      `${taught + held} aduan terkoreksi: ${taught} untuk belajar, ${held} disisihkan untuk membandingkan.`,
    since: (n: number) =>
      n === 0 ? 'Tidak ada koreksi baru sejak latihan terakhir.' : `${n} koreksi baru sejak latihan terakhir.`,
    list: 'Lihat semua koreksi',
    lack: (lack: TrainingLack) => `Belum dapat dilatih: perlu ${lacks(lack)}.`,
    now: 'Latih ulang sekarang',
    nightly: 'Bila ada koreksi baru, latihan juga berjalan sendiri tiap malam.',
    stages: {
      waiting: 'Menunggu pekerja latar…',
      reading: 'Membaca koreksi dan korpus…',
      training: 'Sedang belajar, biasanya satu menit…',
      comparing: 'Membandingkan dengan yang dipakai…',
      ended: 'Selesai.',
    },
    silent: 'Tidak ada kabar dari pekerja latar. Pastikan ia berjalan (npm start).',
    reload: 'Muat ulang',
    last: 'Latihan terakhir',
    outcomes: {
      live: 'versi baru lebih baik dan langsung dipakai',
      refused: 'versi baru ditolak',
      too_few: 'tidak dilatih, koreksi masih terlalu sedikit',
      failed: 'gagal',
    },
    failures: {
      died: 'Prosesnya berhenti tiga kali.',
      no_corpus: 'Kota ini tidak punya korpus berlabel (cities/KODE/corpus).',
      live_changed: 'Versi lain dipakai selagi membandingkan. Latih sekali lagi.',
      broken: 'Ada kesalahan; lihat catatan server.',
    } as Record<string, string>,
    compared: ({ corrections, rest }: Comparison) =>
      `Pada ${corrections.examples} aduan terkoreksi yang disisihkan: ${corrections.newBetter} lebih baik, ${corrections.oldBetter} lebih buruk. Pada pesan lain: ${rest.newRight} jawaban benar, sebelumnya ${rest.oldRight}, dari ${rest.of}.`,
    chance: (percent: string) => `Kebetulan semata memberi hasil ini dalam ${percent} percobaan; batasnya 5%.`,
    problems: {
      too_few: 'Belum dilatih: koreksinya masih terlalu sedikit.',
      nothing_new: 'Belum dilatih: tidak ada koreksi baru sejak latihan terakhir.',
      under_way: 'Latihan lain masih berjalan.',
      asked: 'Latihan diminta. Halaman ini memperlihatkan kemajuannya.',
    } as Record<string, string>,
  },
  versions: {
    title: 'Versi',
    lead: 'Angka tiap versi dihitung pada pesan yang disisihkan saat itu.',
    figure: 'Angka',
    frame: 'Semua versi dan nilainya',
    compared: 'Perbandingan',
    use: 'Pakai lagi versi ini',
    useFirst: 'Pakai versi ini',
    empty: 'Belum ada versi.',
    problems: {
      no_such_version: 'Versi itu tidak ada atau ditolak.',
      already_live: 'Versi itu sudah dipakai.',
      live_changed: 'Versi lain dipakai sejak halaman ini dibuka. Lihat dulu, lalu pilih lagi.',
      damaged: 'Versi itu rusak dan tidak dapat dibaca.',
    } as Record<string, string>,
    used: (id: string) => `Versi ${id} dipakai.`,
  },
  corrections: {
    title: 'Koreksi',
    lead: 'Apa yang diperbaiki orang, dari situ pilah belajar. Data pribadi dalam teks sudah ditutupi; aduan rahasia tidak ikut.',
    back: 'Model pilah',
    download: 'Unduh CSV',
    empty: 'Belum ada koreksi.',
    emptyNext: 'Perbaiki pilahan sebuah aduan, atau serahkan ke OPD yang tepat; koreksinya muncul di sini.',
    stated: 'seharusnya',
    none: 'tidak ada',
    held: 'Disisihkan untuk membandingkan',
    superseded: 'sudah diperbaiki lagi',
    by: (name: string) => `oleh ${name}`,
    older: 'Yang lebih lama',
    newest: 'Kembali ke yang terbaru',
    fields: {
      kind: 'Jenis',
      topic: 'Topik',
      agency: 'OPD',
      outside: 'Di luar kewenangan',
      urgency: 'Kegentingan',
      kelurahan: 'Kelurahan',
    } satisfies Record<StatedField, string>,
  },
};

export type ModelWords = typeof indonesianModelWords;
