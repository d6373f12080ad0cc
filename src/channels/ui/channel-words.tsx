import { useRouteLoaderData } from 'react-router';
import { connectWords } from './connect-words.tsx';

export type Language = 'id' | 'en';

/** The language of the page, as the host read it from the request. */
export function useLanguage(): Language {
  return (useRouteLoaderData('root') as { language?: Language } | undefined)?.language ?? 'id';
}

/** The words of the pages about channels in the page's language. */
export function useChannelWords(): ChannelWords {
  return channelWords[useLanguage()];
}

const indonesian = {
  title: 'Kanal',
  lead: 'Akun kota yang tersambung, dan keadaannya saat ini.',
  networks: {
    instagram: 'Instagram',
    facebook: 'Facebook',
    whatsapp: 'WhatsApp',
    threads: 'Threads',
    telegram: 'Telegram',
    tiktok: 'TikTok',
    youtube: 'YouTube',
    google_business: 'Google Business (ulasan)',
    mastodon: 'Mastodon',
    x: 'X (Twitter)',
    bluesky: 'Bluesky',
    email: 'Surel',
    sms: 'SMS',
    website: 'Situs web',
    open311: 'Open311 (server lain)',
    sp4n_lapor: 'SP4N-LAPOR!',
    laksa: 'LAKSA',
    web: 'Formulir /lapor',
    counter: 'Loket',
  } as Record<string, string>,
  states: { connected: 'Tersambung', needs_reauth: 'Perlu disambungkan lagi', paused: 'Dijeda', ended: 'Berakhir' },
  lastEvent: 'Kiriman terakhir',
  lastPoll: 'Terakhir diperiksa',
  never: 'belum pernah',
  ownDoor: 'Pintu milik kota sendiri; selalu terbuka.',
  pollFailures: (n: number) => `Pemeriksaan gagal ${n} kali berturut-turut.`,
  refused: 'Ditolak 7 hari terakhir',
  refusals: {
    missing_signature: 'tanpa tanda tangan',
    bad_signature: 'tanda tangan palsu',
    stale: 'terlalu lama',
    malformed: 'rusak',
  } as Record<string, string>,
  silent: 'Sunyi tidak biasa',
  silentHint: (since: string) =>
    `Tidak ada kiriman sejak ${since}; akun ini biasanya tidak sesunyi itu. Periksa apakah webhook dan tokennya masih berlaku.`,
  budget: 'Jatah panggilan API',
  budgetUsed: (percent: number, until: string) => `${percent}% terpakai, diperbarui ${until}`,
  dead: (n: number) => `${n} surat mati`,
  waiting: (n: number) => `${n} jawaban menunggu dikirim`,
  agency: 'Milik OPD',
  wholeCity: 'Seluruh kota',
  since: 'Tersambung sejak',
  pause: 'Jeda',
  resume: 'Lanjutkan',
  reconnect: 'Sambungkan lagi',
  webhook: 'Alamat webhook',
  connectNew: 'Sambungkan akun baru',
  buttonForSites: 'Tombol lapor untuk situs OPD',
  choose: 'Pilih jejaring',
  connect: 'Periksa dan sambungkan',
  checking: 'Memeriksa ke jejaring…',
  rare: 'Setelan lain',
  keepSecret: 'Kosongkan untuk memakai yang sudah tersimpan.',
  empty: 'Belum ada akun yang tersambung.',
  emptyNext: 'Formulir /lapor dan loket sudah dapat dipakai. Sambungkan akun pertama kota di bawah ini.',
  connected: (name: string) => `${name} tersambung.`,
  changed: 'Keadaan kanal diubah.',
  register: 'Daftarkan alamat dan kunci ini pada jejaringnya supaya kiriman baru langsung masuk:',
  address: 'Alamat',
  secret: 'Kunci (hanya ditampilkan sekali ini)',
  registerAddress:
    'Daftarkan alamat ini pada jejaringnya supaya kiriman baru langsung masuk; jejaring menandatanganinya sendiri.',
  registerPoll: 'Kiriman baru diambil secara berkala; tidak ada yang perlu didaftarkan.',
  publicUrlMissing:
    'PUBLIC_URL belum diatur, jadi jejaring belum dapat menghubungi alamat ini. Minta operator mengaturnya.',
  ...connectWords.id,
  fieldMissing: 'Isi bagian ini.',
  problems: {
    no_such_network: 'Jejaring ini tidak dikenal.',
    no_such_channel: 'Kanal ini tidak ada lagi.',
    other_account: 'Kunci ini milik akun lain. Sambungkan sebagai akun baru, atau pakai kunci akun yang lama.',
    secrets_needed: 'Alamat servernya berubah. Ketik lagi kunci rahasianya, supaya tidak terkirim ke server lain.',
    not_in_that_state: 'Keadaan kanal sudah berubah. Lihat keadaannya sekarang.',
    malformed: 'Isian belum lengkap. Periksa lagi.',
  } as Record<string, string>,
  deadLetters: {
    title: 'Surat mati',
    lead: 'Kiriman yang sampai tetapi tidak dapat diolah. Tidak ada yang hilang: tiap kiriman menunggu keputusan di sini.',
    empty: 'Tidak ada surat mati.',
    emptyNext: 'Semua kiriman dapat diolah. Lihat keadaan tiap akun di',
    channels: 'Kanal',
    received: 'Diterima',
    tries: (n: number) => `dicoba ${n} kali`,
    why: 'Mengapa',
    whys: {
      unreadable:
        'Isinya tidak dapat dibaca sebagai kiriman dari jejaring ini. Bila jejaringnya baru berubah, perbarui Mimin lalu olah lagi.',
      broken: 'Terjadi kesalahan di pihak kami saat mengolahnya. Setelah diperbaiki, olah lagi.',
    },
    detail: 'Rincian untuk operator',
    body: 'Isi (data pribadi disamarkan)',
    retry: 'Olah lagi',
    dismiss: 'Kesampingkan',
    reason: 'Alasan dikesampingkan',
    reasonMissing: 'Tulis alasannya.',
    retried: 'Kiriman masuk antrean lagi.',
    dismissed: 'Kiriman dikesampingkan; alasannya tercatat.',
    not_dead: 'Surat ini sudah diputuskan oleh rekan Anda.',
    older: 'Yang lebih lama',
  },
};

export type ChannelWords = typeof indonesian;

const english: ChannelWords = {
  title: 'Channels',
  lead: 'The city’s connected accounts, and how they are now.',
  networks: {
    instagram: 'Instagram',
    facebook: 'Facebook',
    whatsapp: 'WhatsApp',
    threads: 'Threads',
    telegram: 'Telegram',
    tiktok: 'TikTok',
    youtube: 'YouTube',
    google_business: 'Google Business (reviews)',
    mastodon: 'Mastodon',
    x: 'X (Twitter)',
    bluesky: 'Bluesky',
    email: 'E-mail',
    sms: 'SMS',
    website: 'Website',
    open311: 'Open311 (another server)',
    sp4n_lapor: 'SP4N-LAPOR!',
    laksa: 'LAKSA',
    web: 'Form /lapor',
    counter: 'Counter',
  },
  states: { connected: 'Connected', needs_reauth: 'Must be connected again', paused: 'Paused', ended: 'Ended' },
  lastEvent: 'Last arrival',
  lastPoll: 'Last looked',
  never: 'never',
  ownDoor: 'A door of the city’s own; always open.',
  pollFailures: (n: number) => `Looking failed ${n} times in a row.`,
  refused: 'Refused in the last 7 days',
  refusals: {
    missing_signature: 'without signature',
    bad_signature: 'forged signature',
    stale: 'too old',
    malformed: 'broken',
  },
  silent: 'Unusually silent',
  silentHint: (since: string) =>
    `Nothing has come since ${since}; this account is never that silent. Check whether its webhook and token still work.`,
  budget: 'Budget of API calls',
  budgetUsed: (percent: number, until: string) => `${percent}% used, renewed ${until}`,
  dead: (n: number) => `${n} dead letters`,
  waiting: (n: number) => `${n} answers wait to be sent`,
  agency: 'Of agency',
  wholeCity: 'The whole city',
  since: 'Connected since',
  pause: 'Pause',
  resume: 'Go on',
  reconnect: 'Connect again',
  webhook: 'Webhook address',
  connectNew: 'Connect a new account',
  buttonForSites: 'A report button for agencies’ own sites',
  choose: 'Choose the network',
  connect: 'Check and connect',
  checking: 'Asking the network…',
  rare: 'Other settings',
  keepSecret: 'Leave empty to keep the one that is stored.',
  empty: 'No account is connected yet.',
  emptyNext: 'The form /lapor and the counter work already. Connect the city’s first account below.',
  connected: (name: string) => `${name} is connected.`,
  changed: 'The state of the channel was changed.',
  register: 'Register this address and this secret with the network, so that what is new arrives at once:',
  address: 'Address',
  secret: 'Secret (shown only this once)',
  registerAddress:
    'Register this address with the network, so that what is new arrives at once; the network signs it itself.',
  registerPoll: 'What is new is fetched regularly; nothing has to be registered.',
  publicUrlMissing: 'PUBLIC_URL is not set, so the network cannot reach this address yet. Ask the operator to set it.',
  ...connectWords.en,
  fieldMissing: 'Fill this in.',
  problems: {
    no_such_network: 'This network is not known.',
    no_such_channel: 'This channel does not exist any more.',
    other_account:
      'These secrets belong to another account. Connect it as a new one, or use the secrets of the old one.',
    secrets_needed:
      'The address of the server changed. Type the secrets again, so that they do not go to another server.',
    not_in_that_state: 'The channel’s state has changed. Look at it now.',
    malformed: 'Something is missing. Please check.',
  },
  deadLetters: {
    title: 'Dead letters',
    lead: 'What arrived but could not be processed. Nothing is lost: each waits here for a decision.',
    empty: 'No dead letters.',
    emptyNext: 'Everything could be processed. See how each account is doing in',
    channels: 'Channels',
    received: 'Received',
    tries: (n: number) => `tried ${n} times`,
    why: 'Why',
    whys: {
      unreadable:
        'It cannot be read as something from this network. If the network has just changed, update Mimin, then process it again.',
      broken: 'Something went wrong on our side while processing it. Once that is mended, process it again.',
    },
    detail: 'Detail for the operator',
    body: 'Content (personal data masked)',
    retry: 'Process again',
    dismiss: 'Set aside',
    reason: 'Reason for setting it aside',
    reasonMissing: 'Write the reason.',
    retried: 'It is in the queue again.',
    dismissed: 'It is set aside; the reason is recorded.',
    not_dead: 'A colleague has already decided about this one.',
    older: 'Older ones',
  },
};

export const channelWords: Record<Language, ChannelWords> = { id: indonesian, en: english };

/** A date and time as people of the city write it. */
export function sayMoment(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(at));
}
