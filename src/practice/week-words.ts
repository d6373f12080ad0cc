/** What the staff and the residents of the practice week say; made up, as ordinary people write. */

/** First answers to a complaint, by agency; the entry without a code serves every other agency. */
export const firstAnswers: Record<string, readonly string[]> = {
  DISHUB: [
    'Terima kasih infonya, Kak. Regu lalu lintas dan PJU kami catat lokasinya, petugas ke sana hari ini juga. Kami kabari begitu selesai.',
    'Siap, Kak. Titik itu sudah masuk jadwal regu malam. Kalau ada nomor tiang di dekatnya, boleh dikirim supaya lebih cepat ketemu.',
    'Mohon maaf atas gangguannya. Tim Dishub sedang cek ke lapangan, hasilnya kami sampaikan di sini.',
  ],
  DPUPR: [
    'Terima kasih laporannya. Tim unit reaksi cepat DPUPR kami kirim untuk mengukur kerusakannya besok pagi, lalu dijadwalkan perbaikannya.',
    'Baik, Kak, sudah kami teruskan ke regu saluran. Lumpurnya dikeruk dulu, setelah itu salurannya kami periksa sampai ke hilir.',
    'Mohon maaf, jalur itu memang sedang antre perbaikan. Untuk sementara kami pasang rambu dan tambal darurat supaya aman dilewati.',
  ],
  DLH: [
    'Terima kasih, Kak. Armada untuk wilayah itu kami minta mengangkut hari ini, pengawasnya ikut ke lokasi.',
    'Siap. Kami cek dulu kenapa jadwal angkutnya terlewat, lalu titiknya kami bersihkan. Nanti kami kirim kabar di sini.',
    'Mohon maaf atas baunya. Petugas pengawasan lingkungan kami turunkan untuk melihat langsung siapa yang membakar atau membuang.',
  ],
  DINKES: [
    'Terima kasih sudah memberi tahu. Kami hubungi kepala puskesmasnya sekarang, dan hasilnya kami jawab di sini hari ini.',
    'Mohon maaf atas pelayanannya. Jadwal dan stoknya kami cek dengan puskesmas, Kakak tidak perlu datang dua kali.',
    'Baik, petugas surveilans kami turun untuk pemeriksaan jentik dulu. Pengasapan dilakukan bila memang ada penularan di sana.',
  ],
  DISDUKCAPIL: [
    'Mohon maaf menunggu lama. Boleh dibantu tanggal pengajuannya lewat pesan pribadi? Jangan kirim NIK di kolom komentar ya, Kak.',
    'Kami cek di sistem, berkasnya masih antre cetak. Kami dahulukan, dan kabar pengambilannya kami sampaikan di sini.',
    'Terima kasih laporannya. Kuota antrean daring kami tambah mulai besok pukul delapan, silakan dicoba lagi.',
  ],
  DINDIK: [
    'Terima kasih, Bapak/Ibu. Pengawas sekolah kami minta datang dan memeriksa keadaannya minggu ini.',
    'Baik, kami konfirmasi ke kepala sekolahnya dahulu. Sekolah negeri tidak boleh memungut untuk hal itu.',
  ],
  BPBD: [
    'Petugas kami sedang menuju lokasi. Mohon jaga jarak dulu ya, Kak, dan bila keadaannya memburuk telepon 112.',
    'Siap, regu penyelamatan sudah diberangkatkan. Mohon ada yang menunggu di depan gang supaya cepat ketemu.',
  ],
  TIRTABENTENG: [
    'Mohon maaf atas gangguan airnya. Ada perbaikan pipa di jalur itu; air kembali normal bertahap malam ini. Bila perlu tangki air, kabari kami.',
    'Terima kasih infonya. Petugas pencatat meter kami minta memeriksa ulang angkanya, tagihannya kami koreksi bila memang keliru.',
  ],
  '': [
    'Terima kasih laporannya, Kak. Sudah kami terima dan kami periksa, hasilnya kami kabari di sini.',
    'Baik, kami cek dulu ke lapangan. Mohon ditunggu kabarnya ya, Kak.',
    'Mohon maaf atas ketidaknyamanannya. Petugas kami akan melihat langsung, perkembangannya kami sampaikan di sini.',
  ],
};

export const questionAnswers = [
  'Halo, Kak. Terima kasih sudah bertanya. Kami pastikan dulu ke bagian yang mengurus, rinciannya kami kirim di sini hari ini juga.',
  'Bisa ditanyakan langsung di loket pelayanan pada hari kerja, Kak, tanpa biaya. Kalau ada kesulitan, balas di sini, kami bantu.',
  'Untuk wilayah Kakak, petugasnya siap membantu di hari kerja pukul 08.00 sampai 15.00. Datang pagi biasanya lebih sepi.',
];
export const suggestionAnswers = [
  'Usulnya bagus, Kak, terima kasih. Kami masukkan ke bahan rapat perencanaan bulan ini dan hasilnya kami kabari.',
  'Terima kasih sarannya. Kami bahas dulu dengan tim teknis apakah bisa di lokasi itu.',
];
export const outsideAnswers = [
  'Terima kasih, Kak. Urusan ini bukan kewenangan pemerintah kota. Laporannya sudah kami sampaikan, dan Kakak bisa menghubungi pengelolanya langsung lewat layanan pelanggan mereka.',
  'Mohon maaf, yang berwenang di sini instansi lain, bukan kota. Kami teruskan suratnya hari ini supaya ikut ditindaklanjuti.',
];
export const questionsBack = [
  'Supaya petugas tidak salah tempat, boleh sebutkan patokan terdekatnya atau RT/RW-nya, Kak?',
  'Boleh kami minta foto dari agak jauh dan jam kejadiannya, Kak? Nanti regu langsung ke sana.',
];
export const residentReplies = [
  'RT 04 RW 02 min, pas depan warung bu haji, ada portal ijo',
  'dkt mushola, dr jalan besar masuk kira2 100 meter sebelah kiri',
  'tiap malem jam 9an keatas min, makasih ya udh direspon',
];
export const secondAnswers = [
  'Terima kasih, patokannya jelas. Regu berangkat sekarang.',
  'Siap, sudah kami teruskan ke petugas di lapangan. Mohon ditunggu, Kak.',
];
export const residentReminders = [
  'gmn min kelanjutannya? blm ada yg dateng nih',
  'min mohon kabarnya, masih sama keadaannya',
];
export const solutions = [
  'Sudah dikerjakan regu lapangan hari ini dan diperiksa pengawasnya.',
  'Selesai. Petugas menunjukkan hasilnya kepada ketua RT setempat.',
  'Sudah ditangani; titik ini masuk pemantauan mingguan supaya tidak terulang.',
  'Penjelasan lengkap sudah diberikan kepada pelapor dan pelapor mengerti langkah berikutnya.',
];
export const notFixed = [
  'blm beres min, kmrn cuma difoto2 doang terus pergi',
  'tadi pagi kambuh lagi, mohon dicek ulang ya',
  'yg dikerjain bukan titik yg saya laporkan',
];
export const notes = [
  'Sudah telepon pak lurah, besok pagi ketemu di lokasi.',
  'Regu penuh sampai sore, dijadwalkan besok giliran pertama.',
  'Warga yang sama pernah melapor bulan lalu, cek catatan lama.',
  'Menunggu material dari gudang, perkiraan dua hari.',
  'Koordinasi lewat grup camat, sudah dibalas.',
];
export const handOnReasons = [
  'Ruasnya dirawat dinas lain menurut daftar aset, mohon diteruskan.',
  'Setelah dicek ini soal saluran, bukan permukaan jalan.',
  'Bukan tugas kami menurut perwal, mohon dinas terkait yang menjawab.',
];
export const bounceReason = 'Titik ini sudah kami serahkan ke kecamatan tahun lalu; mohon koordinator memutuskan.';
export const placingReasons = [
  'Sesuai pembagian tugas, ini milik dinas Anda.',
  'Hasil kesepakatan rapat pagi: dinas ini yang menangani.',
];
export const closingReasons = [
  'Pujian, sudah dibaca bersama tim.',
  'Obrolan, tidak perlu dijawab.',
  'Promosi, bukan aduan.',
];
export const ratingComments: Record<number, readonly (string | null)[]> = {
  1: ['lama bgt dan ga jelas', 'ga ada perubahan'],
  2: ['responnya cepet tp kerjaannya asal', null],
  3: ['lumayan lah', null],
  4: ['makasih min, udh bagus', null],
  5: ['mantap cepet bgt!', 'terimakasih byk pak/bu mimin', null],
};
export const cityPosts = [
  'Jadwal mobil layanan keliling minggu ini',
  'Kerja bakti bersih kali, ayo ikut!',
  'Cara melapor lampu jalan yang mati',
  'Vaksin anak di posyandu: jadwal dan tempat',
  'Pasar murah di tiap kecamatan',
  'Hujan deras sore ini, siapkan ini di rumah',
];
/** Replies kept for the whole desk (no agency) or for one. */
export const savedReplies: readonly { agency: string | null; title: string; text: string }[] = [
  {
    agency: null,
    title: 'Sudah diterima, sedang dicek',
    text: 'Terima kasih laporannya. Sedang kami periksa ke lapangan, kabarnya kami sampaikan di sini.',
  },
  {
    agency: null,
    title: 'Minta patokan lokasi',
    text: 'Supaya petugas tidak salah tempat, boleh sebutkan patokan terdekat atau RT/RW-nya?',
  },
  {
    agency: null,
    title: 'Jangan kirim NIK di komentar',
    text: 'Demi keamanan Anda, jangan menulis NIK atau nomor KK di kolom komentar. Silakan lanjut lewat pesan pribadi.',
  },
  {
    agency: 'DPUPR',
    title: 'Lubang jalan: tambal darurat dulu',
    text: 'Lubangnya kami tambal darurat dulu agar aman, perbaikan tetapnya mengikuti jadwal ruas itu.',
  },
  {
    agency: 'DLH',
    title: 'Jadwal angkut terlewat',
    text: 'Mohon maaf, jadwal angkutnya terlewat. Armada kami minta mengangkut hari ini.',
  },
  {
    agency: 'DISHUB',
    title: 'Lampu jalan: nomor tiang',
    text: 'Boleh dikirim nomor yang tertempel di tiangnya? Regu lebih cepat menemukannya.',
  },
];
