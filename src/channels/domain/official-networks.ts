/** What the register knows of one kind of site or account: how people call it, where it lives, how a name becomes a link. */
export interface OfficialNetwork {
  name: string;
  /** Lower-case spellings in either language, besides the name itself. */
  spellings: readonly string[];
  /** Hosts of its links, without `www.` or `m.`; none where an account is no link. */
  hosts: readonly string[];
  kind: 'site' | 'name' | 'address' | 'number' | 'place';
  /** First parts of a link behind which the name stands. */
  under?: RegExp;
  /** The link of an account of this name. */
  link?: (handle: string) => string;
}

/**
 * Every kind of site or account a city's agencies have, also those that no program may read. Spellings are those found in
 * lists of Indonesian agencies.
 */
export const officialNetworks: readonly OfficialNetwork[] = [
  {
    name: 'website',
    spellings: ['web', 'situs', 'situs web', 'laman', 'portal', 'site', 'web site'],
    hosts: [],
    kind: 'site',
  },
  {
    name: 'instagram',
    spellings: ['ig', 'insta'],
    hosts: ['instagram.com', 'instagr.am'],
    kind: 'name',
    link: (handle) => `https://www.instagram.com/${handle}/`,
  },
  {
    name: 'facebook',
    spellings: ['fb', 'facebook page', 'fanpage', 'halaman facebook', 'fanpage facebook', 'messenger'],
    hosts: ['facebook.com', 'fb.com', 'fb.me', 'm.me'],
    under: /^(p|people)$/i,
    kind: 'name',
    link: (handle) =>
      /^\d{6,}$/.test(handle)
        ? `https://www.facebook.com/profile.php?id=${handle}`
        : `https://www.facebook.com/${handle}`,
  },
  {
    name: 'whatsapp',
    spellings: ['wa', 'whatsapp business', 'wa business'],
    hosts: ['wa.me', 'api.whatsapp.com', 'whatsapp.com'],
    kind: 'number',
    link: (handle) => `https://wa.me/${handle}`,
  },
  {
    name: 'threads',
    spellings: ['thread'],
    hosts: ['threads.net', 'threads.com'],
    kind: 'name',
    link: (handle) => `https://www.threads.net/@${handle}`,
  },
  {
    name: 'x',
    spellings: ['twitter', 'x (twitter)', 'x/twitter', 'twitter/x', 'twitter (x)'],
    hosts: ['x.com', 'twitter.com'],
    kind: 'name',
    link: (handle) => `https://x.com/${handle}`,
  },
  {
    name: 'tiktok',
    spellings: ['tik tok'],
    hosts: ['tiktok.com'],
    kind: 'name',
    link: (handle) => `https://www.tiktok.com/@${handle}`,
  },
  {
    name: 'youtube',
    spellings: ['yt', 'kanal youtube', 'youtube channel'],
    hosts: ['youtube.com'],
    under: /^(channel|c|user)$/i,
    kind: 'name',
    link: (handle) =>
      /^UC[\w-]{20,}$/.test(handle)
        ? `https://www.youtube.com/channel/${handle}`
        : `https://www.youtube.com/@${handle}`,
  },
  {
    name: 'telegram',
    spellings: ['tg'],
    hosts: ['t.me', 'telegram.me'],
    under: /^s$/i,
    kind: 'name',
    link: (handle) => `https://t.me/${handle}`,
  },
  {
    name: 'mastodon',
    spellings: ['fediverse'],
    hosts: [],
    kind: 'name',
    link: (handle) => `https://${handle.split('@')[1] ?? ''}/@${handle.split('@')[0] ?? ''}`,
  },
  {
    name: 'bluesky',
    spellings: ['bsky'],
    hosts: ['bsky.app'],
    under: /^profile$/i,
    kind: 'name',
    link: (handle) => `https://bsky.app/profile/${handle}`,
  },
  {
    name: 'linkedin',
    spellings: ['linked in'],
    hosts: ['linkedin.com'],
    under: /^(company|in|school)$/i,
    kind: 'name',
    link: (handle) => `https://www.linkedin.com/company/${handle}`,
  },
  {
    name: 'google_business',
    spellings: [
      'google',
      'google business',
      'google bisnisku',
      'google maps',
      'gmaps',
      'google bisnis',
      'profil bisnis google',
      'ulasan google',
      'google reviews',
    ],
    hosts: ['g.page', 'maps.app.goo.gl', 'maps.google.com', 'google.com', 'google.co.id', 'share.google'],
    kind: 'place',
  },
  {
    name: 'email',
    spellings: ['e-mail', 'surel', 'mail', 'surat elektronik', 'imel'],
    hosts: [],
    kind: 'address',
    link: (handle) => `mailto:${handle}`,
  },
  { name: 'sms', spellings: ['sms gateway'], hosts: [], kind: 'number' },
  {
    name: 'phone',
    spellings: ['telepon', 'telpon', 'telp', 'call center', 'hotline', 'tel', 'telephone'],
    hosts: [],
    kind: 'number',
  },
];

const byWord = new Map(
  officialNetworks.flatMap((one) =>
    [one.name, one.name.replaceAll('_', ' '), ...one.spellings].map((word) => [word, one]),
  ),
);

/** The network that a word in a list means; undefined for one nobody knows. */
export function officialNetworkOf(word: string): OfficialNetwork | undefined {
  return byWord.get(word.toLowerCase().replaceAll(/\s+/g, ' ').trim());
}

/** The network whose link this is; a link of no network is a website. */
export function officialNetworkOfLink(url: URL): OfficialNetwork | undefined {
  const host = bareHost(url);
  return officialNetworks.find((one) => one.hosts.includes(host)) ?? byWord.get('website');
}

/** A host as one writes it: no `www.`, no `m.`, no language in front. */
function bareHost(url: URL): string {
  return url.hostname.toLowerCase().replace(/^(www|m|mobile|web|id-id|l|vt|vm)\./, '');
}
