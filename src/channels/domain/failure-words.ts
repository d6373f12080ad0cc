/**
 * The words a person reads for each reason why an answer did not (or perhaps did) go out, or a channel cannot be read.
 * Networks answer with a key of this table only, so that a new reason without words does not compile.
 */
export const failureWords = {
  token_expired: {
    id: 'Sambungan akun sudah tidak berlaku (kata sandi diganti, izin dicabut, atau masa berlakunya habis). Koordinator perlu menyambungkannya lagi.',
    en: 'The connection to the account is no longer valid (password changed, access revoked or expired). The coordinator has to connect it again.',
  },
  secret_missing: {
    id: 'Kunci sambungan kanal ini belum diisi. Koordinator perlu melengkapinya.',
    en: 'A key of this connection has not been filled in. The coordinator has to complete it.',
  },
  login_refused: {
    id: 'Server surat menolak nama pengguna atau kata sandi kotak surat ini.',
    en: 'The mail server refused the user name or password of this mailbox.',
  },
  app_password_needed: {
    id: 'Akun ini memakai verifikasi dua langkah. Buat kata sandi aplikasi (app password) di setelannya, lalu pakai itu.',
    en: 'This account is protected by a second factor. Make an app password in its settings and use that one.',
  },
  permission_missing: {
    id: 'Akun belum diberi izin untuk melakukan ini. Koordinator perlu memeriksa izinnya.',
    en: 'The account has not been granted permission to do this. The coordinator has to check its permissions.',
  },
  window_closed: {
    id: 'Batas waktu menjawab lewat pesan pribadi sudah lewat. Tunggu warga menulis lagi atau jawab di tempat umum.',
    en: 'The time allowed for a private answer is over. Wait until the resident writes again, or answer publicly.',
  },
  already_replied_privately: {
    id: 'Komentar ini sudah pernah dibalas lewat pesan pribadi. Jejaring hanya mengizinkan satu kali.',
    en: 'This comment has already been answered privately. The network allows it once.',
  },
  blocked_by_person: {
    id: 'Warga ini memblokir akun kita, keluar, atau tidak dapat dikirimi pesan.',
    en: 'This person blocked our account, left, or cannot be written to.',
  },
  person_stopped: {
    id: 'Warga ini meminta tidak dikirimi lagi (STOP/BERHENTI). Tunggu sampai ia menulis yang lain.',
    en: 'This person asked not to be written to again (STOP). Wait until they write something else.',
  },
  not_delivered: {
    id: 'SMS ini tidak sampai ke ponsel warga (nomor mati, di luar jangkauan, atau ditolak operator).',
    en: 'This text message did not reach the phone (number dead, out of reach, or refused by the operator).',
  },
  number_wrong: {
    id: 'Nomor ini tidak dapat menerima SMS.',
    en: 'This number cannot receive text messages.',
  },
  no_credit: {
    id: 'Saldo di penyedia SMS habis. Operator perlu mengisinya, lalu kirim lagi.',
    en: 'The credit with the SMS gateway is used up. The operator has to top it up; then send again.',
  },
  target_gone: {
    id: 'Komentar atau percakapan yang hendak dijawab sudah tidak ada, atau tidak bisa kita lihat lagi.',
    en: 'The comment or conversation to be answered is gone, or we can no longer see it.',
  },
  template_refused: {
    id: 'Templat pesannya ditolak (belum disetujui, dijeda, atau isinya tidak cocok). Operator perlu memeriksa templat di WhatsApp Manager.',
    en: 'The message template was refused (not approved, paused, or its fields do not fit). The operator has to check it in WhatsApp Manager.',
  },
  held_by_network: {
    id: 'Jejaring menahan pesan ini supaya warga tidak menerima terlalu banyak. Jangan kirim ulang dalam waktu dekat.',
    en: 'The network held this message back so that the person does not get too many. Do not send it again soon.',
  },
  identity_changed: {
    id: 'Kunci keamanan warga ini berubah (ganti ponsel atau nomor). Pastikan masih orang yang sama sebelum mengirim lagi.',
    en: "This person's security key changed (new phone or number). Make sure it is still the same person before sending again.",
  },
  payment_due: {
    id: 'Pembayaran akun ini bermasalah di jejaringnya. Operator perlu membereskan cara pembayarannya, lalu kirim lagi.',
    en: 'The network has a problem with the payment of this account. The operator has to settle it; then send again.',
  },
  number_not_registered: {
    id: 'Nomor kota belum terdaftar di jejaring ini. Operator perlu mendaftarkannya dengan PIN enam angka.',
    en: "The city's number is not registered with this network. The operator has to register it with the six-digit PIN.",
  },
  too_many_links: {
    id: 'Terlalu banyak tautan untuk jejaring ini. Kurangi lalu kirim lagi.',
    en: 'Too many links for this network. Remove some and send again.',
  },
  group_moved: {
    id: 'Grup ini sudah dipindahkan dan punya alamat baru. Jawab dari pesan yang lebih baru.',
    en: 'This group has been moved and has a new address. Answer from a newer message.',
  },
  account_restricted: {
    id: 'Jejaring sedang membatasi akun kita. Berhenti mengirim dulu dan periksa pemberitahuan di aplikasinya.',
    en: 'The network is restricting our account. Stop sending for now and read the notices in its own app.',
  },
  not_summoned: {
    id: 'Jejaring hanya mengizinkan jawaban lewat program bila warga menyebut (@) atau mengutip akun kita. Jawab langsung di aplikasinya.',
    en: 'The network lets programs answer only who mentioned (@) or quoted our account. Answer in its own app.',
  },
  daily_quota_used: {
    id: 'Jatah panggilan API untuk hari ini habis. Dikirim sendiri sesudah jatahnya diperbarui.',
    en: "Today's budget of API calls is used up. It is sent by itself once the budget begins anew.",
  },
  quota_used_up: {
    id: 'Kuota bulanan atau saldo API akun ini habis. Administrator perlu menambahnya, lalu kirim lagi.',
    en: 'The monthly quota or the credit of this account with the API is used up. An administrator has to top it up; then send again.',
  },
  duplicate_text: {
    id: 'Jejaring menolak karena teks yang sama persis baru saja dikirim.',
    en: 'The network refused because exactly the same text was sent a moment ago.',
  },
  rate_limited: {
    id: 'Terlalu banyak kiriman dalam waktu singkat. Akan dicoba lagi sesudah jedanya lewat.',
    en: 'Too much was sent in a short time. It is tried again after the wait the network asked for.',
  },
  service_down: {
    id: 'Jejaring sedang terganggu dan menolak kiriman. Akan dicoba lagi.',
    en: 'The network has trouble and refused what was sent. It is tried again.',
  },
  network_down: {
    id: 'Server jejaring tidak dapat dihubungi; jawaban belum berangkat. Akan dicoba lagi.',
    en: 'The server of the network could not be reached; the answer has not left. It is tried again.',
  },
  no_clear_answer: {
    id: 'Belum pasti terkirim: jejaring tidak memberi jawaban yang jelas. Lihat dulu di aplikasinya sebelum mengirim lagi.',
    en: 'Not certain whether it was sent: the network gave no clear answer. Look in its own app before sending again.',
  },
  sender_stopped: {
    id: 'Pengirim berhenti di tengah jalan, jadi belum pasti apakah jawaban ini sampai. Lihat dulu di jejaringnya.',
    en: 'The sender stopped half-way, so it is not certain whether this answer arrived. Look on the network first.',
  },
  bounced: {
    id: 'Surat ini dikembalikan: server penerima tidak dapat menyampaikannya.',
    en: 'This letter came back: the receiving server could not deliver it.',
  },
  too_long: {
    id: 'Teksnya terlalu panjang untuk jejaring ini. Persingkat lalu kirim lagi.',
    en: 'The text is too long for this network. Shorten it and send again.',
  },
  empty_text: {
    id: 'Teks jawabannya kosong.',
    en: 'The answer has no text.',
  },
  not_offered: {
    id: 'Jejaring ini tidak menyediakan cara menjawab seperti itu.',
    en: 'This network does not offer that way of answering.',
  },
  address_unknown: {
    id: 'Alamat surat warga tidak ada atau tidak aktif.',
    en: "The resident's mail address does not exist or is not active.",
  },
  mailbox_full: {
    id: 'Kotak surat warga penuh.',
    en: "The resident's mailbox is full.",
  },
  mail_refused: {
    id: 'Server surat warga menolak surat kita.',
    en: "The resident's mail server refused our letter.",
  },
  mail_policy: {
    id: 'Server surat warga menolak karena aturannya (dianggap spam, atau SPF/DKIM/DMARC kita belum benar).',
    en: "The resident's mail server refused by its rules (taken for spam, or our SPF/DKIM/DMARC is not right).",
  },
  secure_connection_failed: {
    id: 'Sambungan aman (TLS) ke server tidak dapat dibuat. Operator perlu memeriksa sertifikat dan setelan porta.',
    en: 'No secure connection (TLS) to the server could be made. The operator has to check its certificate and the port settings.',
  },
  two_readers: {
    id: 'Ada program lain yang membaca bot yang sama, atau bot ini masih memakai webhook.',
    en: 'Another program reads the same bot, or the bot is still set to a webhook.',
  },
  media_refused: {
    id: 'Jejaring ini tidak menerima berkasnya (jenis, jumlah, durasi, ukuran, atau gambar per detik tidak sesuai).',
    en: 'This network does not take these files (kind, number, length, size or frame rate).',
  },
  media_not_fetched: {
    id: 'Jejaring tidak berhasil mengambil berkasnya dari alamat kita. Akan dicoba lagi.',
    en: 'The network could not fetch the file from our address. It is tried again.',
  },
  url_not_verified: {
    id: 'Alamat berkasnya belum diverifikasi pada jejaring ini. Operator perlu mendaftarkan domainnya.',
    en: 'The address of the file has not been verified with this network. The operator has to register its domain.',
  },
  finish_in_app: {
    id: 'Kiriman tersimpan sebagai draf di aplikasi jejaringnya. Buka aplikasinya untuk menerbitkan.',
    en: "The post is a draft in the network's own app. Open the app to publish it.",
  },
  comments_off: {
    id: 'Komentar di kiriman ini sudah dimatikan, jadi tidak dapat dijawab di sana.',
    en: 'Comments on this post have been switched off, so it cannot be answered there.',
  },
  already_answered: {
    id: 'Sudah ada balasan lain di ulasan ini, dan jejaring hanya mengizinkan satu. Lihat dulu, lalu ubah di aplikasinya bila perlu.',
    en: 'This review already has another answer, and the network allows one. Look at it first, and change it in its own app if needed.',
  },
  reply_rejected: {
    id: 'Jejaring memeriksa balasan ini lalu menolak menampilkannya. Tulis ulang tanpa tautan, nomor pribadi, atau kata yang dilarang.',
    en: 'The network looked at this answer and refused to show it. Write it anew without links, private numbers or words it forbids.',
  },
  post_rejected: {
    id: 'Jejaring memeriksa kiriman ini lalu menolak menampilkannya. Periksa isi dan gambarnya.',
    en: 'The network looked at this post and refused to show it. Check its words and picture.',
  },
  stays_private: {
    id: 'Videonya sudah terunggah, tetapi jejaring menguncinya sebagai pribadi karena proyek API kota belum diaudit. Buka di aplikasinya.',
    en: 'The video was uploaded, but the network keeps it private because the API project of the city has not been audited. Open it in its own app.',
  },
  address_moved: {
    id: 'Alamat situs ini mengalihkan ke alamat lain. Sambungkan lagi dengan alamat yang sebenarnya (https, dengan atau tanpa www).',
    en: 'The address of this site leads to another one. Connect it again by its real address (https, with or without www).',
  },
  basic_auth_dropped: {
    id: 'Situs tidak menerima kata sandi aplikasinya: server webnya membuang tajuk Authorization, atau situsnya tanpa HTTPS. Pengelola situs perlu membetulkannya.',
    en: 'The site never saw the application password: its web server drops the Authorization header, or it has no HTTPS. Whoever runs the site has to mend that.',
  },
  site_without_api: {
    id: 'Situs ini tidak menyediakan API WordPress di alamat itu (dimatikan, atau bukan WordPress). Pakai umpan (feed) situsnya.',
    en: 'This site offers no WordPress API at that address (switched off, or not WordPress). Use its feed instead.',
  },
  site_firewall: {
    id: 'Pelindung situs (firewall atau plugin keamanan) menolak panggilan kita. Pengelola situs perlu mengizinkannya.',
    en: 'What protects the site (firewall or security plugin) refused our call. Whoever runs the site has to let it through.',
  },
  feed_unreadable: {
    id: 'Di alamat itu tidak ada umpan RSS atau Atom yang dapat dibaca.',
    en: 'There is no RSS or Atom feed to be read at that address.',
  },
  comment_held: {
    id: 'Komentar warga ini masih ditahan di situsnya, jadi jawabannya tidak akan terlihat. Setujui dulu di situsnya, lalu kirim lagi.',
    en: 'The site still holds this comment back, so nobody would see the answer. Approve it on the site, then send again.',
  },
  awaits_moderation: {
    id: 'Situs menahan jawaban ini sampai disetujui editor. Jangan kirim ulang; setujui di situsnya.',
    en: 'The site holds this answer until an editor approves it. Do not send it again; approve it on the site.',
  },
  draft_gone: {
    id: 'Draf kiriman ini sudah tidak ada di situsnya (dihapus atau dibuang).',
    en: 'The draft of this post is no longer on the site (deleted or in the bin).',
  },
  media_gone: {
    id: 'Berkasnya sudah tidak tersedia di jejaring.',
    en: 'The file is no longer available on the network.',
  },
  media_too_big: {
    id: 'Berkasnya lebih besar daripada yang boleh disimpan.',
    en: 'The file is larger than what may be stored.',
  },
  bad_request: {
    id: 'Jejaring menganggap permintaan kita keliru. Operator perlu melihat catatan kanal ini.',
    en: 'The network says our request is wrong. The operator has to look at the log of this channel.',
  },
  address_missing: {
    id: 'Alamat publik Mimin belum diatur, jadi jejaring belum dapat memanggil kita. Minta operator mengaturnya; sesudah itu Mimin memintanya sendiri.',
    en: 'The public address of Mimin is not set, so the network cannot call us yet. Ask the operator to set it; Mimin then asks by itself.',
  },
  address_refused: {
    id: 'Jejaring tidak menerima alamat webhook kita. Alamatnya harus https dengan sertifikat sah dan dapat dicapai dari internet.',
    en: 'The network does not accept our webhook address. It must be https with a valid certificate, and reachable from the internet.',
  },
  address_taken: {
    id: 'Aplikasi kota di jejaring ini sudah memanggil alamat lain. Ganti alamatnya di halaman pengembang jejaring bila itu bukan sistem yang masih dipakai.',
    en: 'The city’s app at this network already calls another address. Change it on the network’s page for developers if that is no system still in use.',
  },
  settings_missing: {
    id: 'Setelan kanal ini belum lengkap. Operator perlu memeriksanya.',
    en: 'The settings of this channel are not complete. The operator has to check them.',
  },
} satisfies Record<string, { id: string; en: string }>;

export type FailureReason = keyof typeof failureWords;

/** The words for a reason key, or those of `no_clear_answer` for a key nobody knows (an old row of the outbox). */
export function wordsForFailure(reason: string, language: 'id' | 'en'): string {
  const key = Object.hasOwn(failureWords, reason) ? (reason as FailureReason) : 'no_clear_answer';
  return failureWords[key][language];
}
