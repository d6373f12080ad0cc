import { useLanguage } from './channel-words.tsx';

/** The words of the pages on which accounts are connected by consent, and of what dies when. */
export function useConsentWords(): ConsentWords {
  return consentWords[useLanguage()];
}

const indonesian = {
  title: (network: string) => `Izin ${network}`,
  lead: 'Sambungkan akun dengan masuk di jejaringnya sendiri: kata sandi tidak pernah diketik di sini.',
  channels: 'Kanal',
  section: 'Sambungkan dengan izin jejaring',
  sectionLead: 'Masuk di jejaringnya, setujui, lalu pilih akunnya. Token tidak perlu disalin dengan tangan.',
  registered: 'Aplikasi kota terdaftar',
  notRegistered: 'Aplikasi kota belum diisi',
  app: 'Aplikasi kota',
  appLead:
    'Satu aplikasi melayani semua akun kota di jejaring ini. Daftarkan di halaman pengembang jejaring, lalu isi nomornya di sini.',
  redirect: 'Alamat balik (redirect URI) yang didaftarkan, persis sama sampai garis miring terakhir:',
  clientId: 'Nomor aplikasi (client ID, app ID, client key)',
  clientSecret: 'Rahasia aplikasi (client secret)',
  registersItself: 'Kosongkan nomor dan rahasianya: server ini mendaftarkan kita sendiri.',
  save: 'Simpan aplikasi',
  saved: 'Aplikasi disimpan. Akun yang sudah tersambung memakai rahasia lama sampai disambungkan lagi.',
  since: (at: string) => `Terakhir diisi ${at}.`,
  begin: 'Minta izin',
  beginLead: (network: string) =>
    `Anda akan dibawa ke ${network}. Masuklah sebagai pengelola akun, setujui semua yang diminta, dan kembali ke sini dalam 15 menit.`,
  again: (name: string) => `Menyambungkan lagi ${name}. Masuklah dengan akun yang sama; akun lain akan ditolak.`,
  going: (network: string) => `Lanjutkan ke ${network}`,
  publicUrlMissing:
    'PUBLIC_URL belum diatur, jadi alamat balik di atas hanya berlaku di komputer ini. Minta operator mengaturnya.',
  problems: {
    no_such_network: 'Jejaring ini tidak menawarkan izin seperti ini.',
    no_app: 'Isi dulu aplikasi kota di jejaring ini.',
    no_such_channel: 'Kanal ini tidak ada lagi.',
    not_registered: 'Server itu tidak mendaftarkan kita. Periksa alamatnya.',
    secrets_needed:
      'Nomor aplikasi atau alamat servernya berubah. Ketik juga rahasianya, supaya tidak terkirim ke tempat lain.',
    state_unknown: 'Jawaban ini tidak kami minta, atau sudah lama sekali. Mulai lagi dari tombol di bawah.',
    state_of_other: 'Izin ini dimulai orang lain atau di peramban lain. Mulai lagi dari tombol di bawah.',
    state_used: 'Izin ini sudah dipakai. Mulai lagi bila akunnya belum tersambung.',
    state_expired: 'Izin ini terlalu lama ditinggalkan. Mulai lagi dan selesaikan dalam 15 menit.',
    denied: 'Izin ditolak di jejaringnya. Tidak ada yang berubah.',
    refused: 'Jejaring menolak permintaan izin. Periksa aplikasi kota dan alamat baliknya. Tidak ada yang berubah.',
    exchange_failed: 'Izin diberikan, tetapi jejaring tidak memberi tokennya. Tidak ada yang disimpan; coba lagi.',
    nothing_granted:
      'Izin diberikan, tetapi tidak ada akun yang dapat disambungkan. Pastikan Anda pengelolanya dan akunnya ikut dicentang.',
    other_account: 'Izin ini untuk akun lain, bukan yang hendak disambungkan lagi. Tidak ada yang berubah.',
    nothing_chosen: 'Pilih sedikitnya satu akun.',
    choice_over: 'Pilihan ini sudah dipakai atau terlalu lama ditinggalkan. Mulai lagi.',
    check_failed: 'Jejaring tidak menerima token yang baru diberikannya. Coba lagi.',
    malformed: 'Isian belum lengkap. Periksa lagi.',
  } as Record<string, string>,
  choose: 'Pilih akun',
  chooseLead: 'Akun yang Anda izinkan. Yang tidak dipilih tidak disimpan.',
  known: 'sudah tersambung: token diganti, percakapan tetap',
  fresh: 'baru',
  agency: 'Milik OPD (hanya untuk akun baru)',
  wholeCity: 'Seluruh kota',
  connect: 'Sambungkan',
  connectedTitle: 'Hasil',
  connected: 'tersambung',
  failed: 'gagal',
  over: 'Tidak ada pilihan yang menunggu.',
  overNext: 'Mulai lagi dari halaman izin.',
  back: 'Kembali ke kanal',
};
export type ConsentWords = typeof indonesian;

const english: ConsentWords = {
  title: (network) => `Consent of ${network}`,
  lead: 'Connect accounts by logging in at the network itself: no password is ever typed here.',
  channels: 'Channels',
  section: 'Connect by consent at the network',
  sectionLead: 'Log in there, agree, then choose the account. No token has to be copied by hand.',
  registered: 'The city’s app is registered',
  notRegistered: 'The city’s app is not filled in yet',
  app: 'The city’s app',
  appLead:
    'One app serves all of the city’s accounts on this network. Register it on the network’s developer pages, then fill in its number here.',
  redirect: 'The redirect URI to register, exactly as it stands, with the slash at its end:',
  clientId: 'Number of the app (client ID, app ID, client key)',
  clientSecret: 'Secret of the app (client secret)',
  registersItself: 'Leave number and secret empty: this server registers us by itself.',
  save: 'Save the app',
  saved: 'The app is saved. Accounts already connected use the old secret until they are connected again.',
  since: (at) => `Last filled in ${at}.`,
  begin: 'Ask for consent',
  beginLead: (network) =>
    `You will be taken to ${network}. Log in as who manages the account, agree to everything that is asked, and be back within 15 minutes.`,
  again: (name) => `Connecting ${name} again. Log in with the same account; another one is refused.`,
  going: (network) => `Go on to ${network}`,
  publicUrlMissing:
    'PUBLIC_URL is not set, so the redirect URI above works on this computer only. Ask the operator to set it.',
  problems: {
    no_such_network: 'This network offers no such consent.',
    no_app: 'Fill in the city’s app on this network first.',
    no_such_channel: 'This channel does not exist any more.',
    not_registered: 'That server did not register us. Check its address.',
    secrets_needed:
      'The number of the app or the address of its server changed. Type the secret too, so that it does not go elsewhere.',
    state_unknown: 'We did not ask for this answer, or it is very old. Begin again with the button below.',
    state_of_other: 'This consent was begun by somebody else or in another browser. Begin again with the button below.',
    state_used: 'This consent has been used already. Begin again if the account is not connected.',
    state_expired: 'This consent was left for too long. Begin again and finish within 15 minutes.',
    denied: 'Consent was denied at the network. Nothing changed.',
    refused: 'The network refused to ask. Check the city’s app and its redirect URI. Nothing changed.',
    exchange_failed: 'Consent was given, but the network gave no token. Nothing was stored; try again.',
    nothing_granted:
      'Consent was given, but for no account that can be connected. Make sure that you manage it and that it was ticked.',
    other_account: 'This consent is for another account than the one to connect again. Nothing changed.',
    nothing_chosen: 'Choose at least one account.',
    choice_over: 'This choice has been used or was left for too long. Begin again.',
    check_failed: 'The network does not accept the token it has just given. Try again.',
    malformed: 'Something is missing. Please check.',
  },
  choose: 'Choose the accounts',
  chooseLead: 'The accounts you agreed to. What is not chosen is not stored.',
  known: 'connected already: its token is replaced, conversations stay',
  fresh: 'new',
  agency: 'Of agency (new accounts only)',
  wholeCity: 'The whole city',
  connect: 'Connect',
  connectedTitle: 'Result',
  connected: 'connected',
  failed: 'failed',
  over: 'No choice is waiting.',
  overNext: 'Begin again on the page of consent.',
  back: 'Back to the channels',
};

export const consentWords = { id: indonesian, en: english };
