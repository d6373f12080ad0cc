import { useLanguage } from './desk-words.tsx';

const indonesian = {
  title: 'Cara diberi tahu',
  lead: 'Semua pemberitahuan selalu ada di halaman Pemberitahuan. Di sini Anda memilih cara lain dan jam tenang Anda.',
  saved: 'Tersimpan.',
  unlinked: 'Percakapan dilepas.',
  forgotten: 'Peramban dilupakan.',
  email: 'Surel terkumpul',
  emailOn: 'Kirimi saya surel saat ada yang belum dibaca',
  emailHint: (address: string) =>
    `Ke ${address}, pagi dan siang pada hari kerja OPD Anda, hanya bila ada yang belum dibaca.`,
  emailOff: 'Server surel belum dipasang di kota ini. Operator dapat memasangnya.',
  quiet: 'Jam tenang',
  quietHint:
    'Di antara jam ini peramban dan Telegram diam; yang terkumpul datang sesudahnya. Hanya eskalasi keadaan darurat yang tetap masuk. Kosongkan keduanya bila tidak perlu.',
  quietFrom: 'Mulai',
  quietUntil: 'Sampai',
  quietWrong: 'Isi kedua jam dengan waktu yang berbeda, atau kosongkan keduanya.',
  save: 'Simpan',
  push: 'Pemberitahuan peramban',
  pushHint:
    'Muncul di perangkat ini juga saat meja tertutup, sampai Anda keluar. Isinya kode dan judul tersamar, tanpa data warga.',
  pushStart: 'Aktifkan di peramban ini',
  pushStop: 'Matikan di peramban ini',
  pushOn: 'Aktif di peramban ini.',
  pushBlocked: 'Peramban ini menolak pemberitahuan. Izinkan dahulu di setelan situs pada peramban.',
  pushUnable: 'Peramban ini tidak bisa. Di iPhone dan iPad, tambahkan dahulu meja ke layar utama.',
  pushFailed: 'Belum berhasil. Periksa sambungan, lalu coba lagi.',
  noScript: 'Perlu skrip yang menyala di peramban.',
  browsers: 'Peramban yang diberi tahu',
  since: (when: string) => `sejak ${when}`,
  forget: 'Lupakan',
  chat: 'Telegram',
  chatHint:
    'Bot kota mengirim kode dan judul tersamar ke percakapan pribadi Anda. Tautannya hanya terbuka setelah masuk.',
  chatNone: 'Belum ada bot kota yang tersambung.',
  chatOn: (when: string) => `Tersambung sejak ${when}.`,
  chatStart: 'Buat kode sambungan',
  chatStop: 'Lepas sambungan',
  chatOpen: (bot: string) => `Buka ${bot} di Telegram, lalu tekan Mulai`,
  chatTyped: 'Atau kirim pesan ini kepada bot:',
  chatUntil: (when: string) => `Berlaku sekali, sampai ${when}.`,
  fromNotices: 'Atur cara diberi tahu',
};
type Words = typeof indonesian;
const english: Words = {
  title: 'How you are told',
  lead: 'Everything always stands on the page of notices. Here you choose further ways, and your quiet hours.',
  saved: 'Saved.',
  unlinked: 'The chat is not linked any more.',
  forgotten: 'The browser is forgotten.',
  email: 'Gathered e-mail',
  emailOn: 'Mail me when something is unread',
  emailHint: (address) =>
    `To ${address}, in the morning and after noon of your agency’s working days, only when something is unread.`,
  emailOff: 'This city has no mail server yet. The operator can set one up.',
  quiet: 'Quiet hours',
  quietHint:
    'Between these hours browser and Telegram are silent; what gathered comes after. Only the escalation of an emergency still comes. Leave both empty if you need none.',
  quietFrom: 'From',
  quietUntil: 'Until',
  quietWrong: 'Fill in both hours, not the same, or leave both empty.',
  save: 'Save',
  push: 'Browser notifications',
  pushHint:
    'Shown on this device also while the desk is closed, until you log out. Code and masked title only, no data of residents.',
  pushStart: 'Turn on in this browser',
  pushStop: 'Turn off in this browser',
  pushOn: 'On in this browser.',
  pushBlocked: 'This browser refuses notifications. Allow them in its settings for this site first.',
  pushUnable: 'This browser cannot. On iPhone and iPad, add the desk to the home screen first.',
  pushFailed: 'It did not work yet. Check the connection and try again.',
  noScript: 'Needs scripts switched on in the browser.',
  browsers: 'Browsers that are told',
  since: (when) => `since ${when}`,
  forget: 'Forget',
  chat: 'Telegram',
  chatHint: 'The city’s bot sends code and masked title to your private chat. The link opens only after log-in.',
  chatNone: 'No bot of the city is connected yet.',
  chatOn: (when) => `Linked since ${when}.`,
  chatStart: 'Make a linking code',
  chatStop: 'Unlink',
  chatOpen: (bot) => `Open ${bot} in Telegram and press Start`,
  chatTyped: 'Or send this message to the bot:',
  chatUntil: (when) => `Works once, until ${when}.`,
  fromNotices: 'How you are told',
};

/** The words about the ways of notice, in the page's language. */
export function useNoticeWaysWords(): Words {
  return useLanguage() === 'en' ? english : indonesian;
}
