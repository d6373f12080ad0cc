import type { FieldProblem, FormField } from '../domain/citizen-form.ts';
import type { PhotoRefusal } from '../domain/citizen-photo.ts';

const id = {
  notSetUp: {
    title: 'Meja aduan belum dibuka',
    body: 'Meja aduan warga ini sedang disiapkan dan belum dapat menerima laporan. Silakan kembali lagi nanti.',
    urgent: 'Bila ada bahaya sekarang, telepon 112.',
  },
  home: {
    title: 'Sampaikan aduan Anda',
    lead: (city: string) =>
      `Jalan rusak, lampu mati, sampah menumpuk, atau pertanyaan tentang layanan: tulis di sini. Petugas ${city} membaca, meneruskan ke dinas yang tepat, dan menjawab.`,
    report: 'Lapor',
    noAccount: 'Tanpa akun, boleh tanpa nama, tidak dipungut biaya.',
    lookUp: 'Sudah melapor? Lihat perkembangannya',
    emergencyTitle: 'Darurat? Telepon 112',
    emergency:
      'Untuk kebakaran, kecelakaan, orang terluka, atau bahaya lain saat ini juga, jangan lewat formulir. Telepon 112: gratis, 24 jam.',
    howTitle: 'Cara kerjanya',
    how: [
      { title: 'Anda menulis', body: 'Ceritakan apa yang terjadi dan di mana. Foto boleh disertakan.' },
      { title: 'Anda mendapat kode', body: 'Kode itu membuka halaman aduan Anda, kapan saja, dari ponsel mana saja.' },
      {
        title: 'Dinas menjawab',
        body: 'Batas waktu jawaban tertulis di halaman aduan. Belum beres? Katakan di sana, dan aduan dibuka lagi.',
      },
    ],
    languages: 'Boleh menulis dalam bahasa Indonesia, Sunda, Jawa, atau Inggris.',
  },
  form: {
    title: 'Tulis aduan',
    lead: 'Hanya cerita Anda yang wajib diisi.',
    emergency: 'Ada bahaya saat ini juga? Telepon 112.',
    text: 'Apa yang terjadi?',
    textHint: 'Misalnya: apa yang rusak, sejak kapan, siapa yang terganggu.',
    place: 'Di mana?',
    placeHint: 'Nama jalan, nomor, RT/RW, atau patokan yang mudah ditemukan.',
    kelurahan: 'Kelurahan',
    kelurahanNone: 'Tidak tahu, atau tidak ada di daftar',
    kelurahanHint: 'Boleh dilewati.',
    positionButton: 'Pakai posisi ponsel saya',
    positionHint: 'Buka halaman yang meminta posisi ponsel. Tulisan Anda tetap ada.',
    positionTitle: 'Posisi ponsel',
    positionAsk: 'Ambil posisi sekarang',
    positionNoScript:
      'Peramban ini tidak menjalankan skrip, jadi posisi tidak dapat diambil sendiri. Tulis saja nama jalan dan patokan di atas.',
    positionSaved: 'Posisi ponsel ikut dikirim.',
    latitude: 'Lintang',
    longitude: 'Bujur',
    positionWords: {
      asking: 'Meminta posisi. Izinkan bila ponsel bertanya.',
      found: 'Posisi didapat, ketelitian sekitar {m} meter.',
      denied: 'Ponsel tidak mengizinkan. Tidak apa-apa: tulis nama jalan dan patokan saja.',
      failed: 'Posisi tidak didapat. Coba lagi di tempat terbuka, atau tulis nama jalan dan patokan saja.',
    },
    photos: 'Foto',
    photosHint: 'Paling banyak 5 foto, masing-masing 12 MB. Pilih foto paling akhir, sesudah isian lain selesai.',
    photosPrivacy: 'Data tersembunyi di dalam foto (lokasi, jenis ponsel) dibuang sebelum foto dilihat siapa pun.',
    photosKept: 'Foto yang sudah kami terima',
    photoKept: (n: number) => `Foto ${n} (hapus centang bila tidak jadi)`,
    privacy: 'Siapa yang boleh tahu?',
    privacyOptions: {
      open: { title: 'Biasa', body: 'Petugas yang menangani dapat melihat kontak Anda. Umum tidak.' },
      anonymous: { title: 'Tanpa nama', body: 'Nama dan kontak tidak disimpan sama sekali.' },
      secret: { title: 'Rahasia', body: 'Isi aduan hanya dibuka oleh dinas yang menangani dan koordinator.' },
    },
    contact: 'Kontak (boleh kosong)',
    contactHint:
      'Dipakai hanya untuk menghubungi Anda tentang aduan ini, tidak ditampilkan, dan setiap kali dibuka petugas tercatat (UU 27/2022 tentang Pelindungan Data Pribadi). Bila memilih tanpa nama, bagian ini diabaikan.',
    name: 'Nama',
    email: 'Surel (e-mail)',
    phone: 'Nomor telepon',
    trap: 'Biarkan kosong',
    send: 'Kirim aduan',
    sendHint: 'Tekan sekali saja. Bila sambungan putus, kirim lagi: aduan tidak akan menjadi dua.',
    problemsTitle: 'Aduan belum terkirim. Mohon perbaiki:',
    problems: {
      text: {
        missing: 'Ceritakan apa yang terjadi, walau singkat.',
        too_long: 'Ceritanya terlalu panjang. Paling banyak 10.000 huruf.',
      },
      place: { too_long: 'Tempatnya terlalu panjang. Paling banyak 300 huruf.' },
      kelurahanCode: { wrong: 'Pilih kelurahan dari daftar.' },
      name: { too_long: 'Namanya terlalu panjang. Paling banyak 120 huruf.' },
      email: {
        wrong: 'Alamat surel ini tidak lengkap. Contoh: budi@contoh.id',
        too_long: 'Alamat surel terlalu panjang.',
      },
      phone: {
        wrong: 'Nomor telepon hanya berisi angka. Contoh: 0812 3456 7890',
        too_long: 'Nomor telepon terlalu panjang.',
      },
      photos: { wrong: 'Ada foto yang tidak dapat diterima.' },
      form: {
        expired: 'Halaman ini terbuka lebih dari sehari. Tulisan Anda masih ada: tekan Kirim sekali lagi.',
        busy: 'Sedang banyak sekali yang masuk. Tulisan Anda masih ada: tunggu sebentar, lalu tekan Kirim lagi.',
        damaged: 'Kiriman tidak sampai utuh. Periksa isian, lalu kirim lagi.',
      },
    } as Record<FormField, Partial<Record<FieldProblem, string>>>,
    fallback: 'Isian ini belum benar.',
    photoProblems: {
      too_large: 'terlalu besar. Paling besar 12 MB.',
      heic: 'berformat HEIC. Pilih format JPEG, atau ambil tangkapan layarnya.',
      not_a_photo: 'bukan foto JPEG, PNG, atau WebP.',
      too_many_pixels: 'ukurannya terlalu luas. Perkecil dahulu.',
      unreadable: 'rusak atau tidak lengkap. Pilih lagi.',
      too_many: 'tidak diambil, karena paling banyak 5 foto.',
    } as Record<PhotoRefusal, string>,
  },
};

const en: typeof id = {
  notSetUp: {
    title: 'This desk is not open yet',
    body: 'The desk for residents’ reports is being set up and cannot take reports yet. Please come back later.',
    urgent: 'If there is danger now, call 112.',
  },
  home: {
    title: 'Tell the city',
    lead: (city) =>
      `A broken road, a dark street, uncollected waste, or a question about a service: write it here. Staff of ${city} read it, bring it to the right agency, and answer.`,
    report: 'Report',
    noAccount: 'No account, no name needed, free of charge.',
    lookUp: 'Already reported? See how it stands',
    emergencyTitle: 'Emergency? Call 112',
    emergency:
      'For a fire, an accident, somebody hurt or any other danger right now, do not use the form. Call 112: free, day and night.',
    howTitle: 'How it works',
    how: [
      { title: 'You write', body: 'Say what happened and where. Photos are welcome.' },
      { title: 'You get a code', body: 'It opens your report’s page at any time, from any phone.' },
      {
        title: 'The agency answers',
        body: 'The page says by when. Not fixed? Say so there, and the report is opened again.',
      },
    ],
    languages: 'You may write in Indonesian, Sundanese, Javanese or English.',
  },
  form: {
    title: 'Write a report',
    lead: 'Only your own words are required.',
    emergency: 'Danger right now? Call 112.',
    text: 'What happened?',
    textHint: 'For example: what is broken, since when, who suffers from it.',
    place: 'Where?',
    placeHint: 'Street, number, RT/RW, or a landmark that is easy to find.',
    kelurahan: 'Kelurahan',
    kelurahanNone: 'I do not know, or it is not listed',
    kelurahanHint: 'You may skip this.',
    positionButton: 'Use my phone’s position',
    positionHint: 'Opens a page that asks the phone for its position. Your text stays.',
    positionTitle: 'Position of the phone',
    positionAsk: 'Take the position now',
    positionNoScript:
      'This browser runs no scripts, so the position cannot be taken by itself. The street and a landmark above are enough.',
    positionSaved: 'The phone’s position is sent along.',
    latitude: 'Latitude',
    longitude: 'Longitude',
    positionWords: {
      asking: 'Asking for the position. Please allow it if the phone asks.',
      found: 'Position taken, accurate to about {m} metres.',
      denied: 'The phone did not allow it. That is fine: the street and a landmark are enough.',
      failed: 'No position could be had. Try again in the open, or just write the street and a landmark.',
    },
    photos: 'Photos',
    photosHint: 'At most 5 photos of 12 MB each. Choose photos last, when all else is filled in.',
    photosPrivacy: 'Data hidden in photos (place, kind of phone) is removed before anybody sees them.',
    photosKept: 'Photos we already have',
    photoKept: (n) => `Photo ${n} (untick to leave it out)`,
    privacy: 'Who may know?',
    privacyOptions: {
      open: { title: 'Ordinary', body: 'Staff who handle it can see your contact. The public cannot.' },
      anonymous: { title: 'No name', body: 'Name and contact are not kept at all.' },
      secret: { title: 'Secret', body: 'Only the agency that handles it and the coordinator open the report.' },
    },
    contact: 'Contact (may stay empty)',
    contactHint:
      'Used only to reach you about this report, never shown, and each look by staff is recorded (Indonesian law 27/2022 on personal data). With “no name” this part is ignored.',
    name: 'Name',
    email: 'E-mail',
    phone: 'Telephone',
    trap: 'Leave this empty',
    send: 'Send the report',
    sendHint: 'Press once. If the connection breaks, send again: it will not become two reports.',
    problemsTitle: 'The report has not been sent. Please mend:',
    problems: {
      text: {
        missing: 'Say what happened, however short.',
        too_long: 'This is too long. At most 10,000 letters.',
      },
      place: { too_long: 'The place is too long. At most 300 letters.' },
      kelurahanCode: { wrong: 'Choose a kelurahan from the list.' },
      name: { too_long: 'The name is too long. At most 120 letters.' },
      email: {
        wrong: 'This e-mail address is incomplete. Example: budi@contoh.id',
        too_long: 'The e-mail address is too long.',
      },
      phone: {
        wrong: 'A telephone number holds digits only. Example: 0812 3456 7890',
        too_long: 'The number is too long.',
      },
      photos: { wrong: 'Some photos could not be taken.' },
      form: {
        expired: 'This page has been open for more than a day. Your text is still here: press Send once more.',
        busy: 'Very much is coming in right now. Your text is still here: wait a moment, then press Send again.',
        damaged: 'What you sent did not arrive whole. Check the fields and send again.',
      },
    },
    fallback: 'This is not right yet.',
    photoProblems: {
      too_large: 'is too large. At most 12 MB.',
      heic: 'is a HEIC file. Choose JPEG, or take a screenshot of it.',
      not_a_photo: 'is not a JPEG, PNG or WebP photo.',
      too_many_pixels: 'has too many pixels. Make it smaller first.',
      unreadable: 'is broken or incomplete. Choose it again.',
      too_many: 'was left out: at most 5 photos.',
    },
  },
};

/** Words of the front page and the form. */
export const citizenWords = { id, en };
