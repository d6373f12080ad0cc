import type { ChannelAccount } from '../domain/network.ts';

type Settings = Record<string, string> | undefined;

/** How a site is reached: by WordPress' own API, or by its feed, which can only be read. */
export function kindOf(settings: Settings): 'wordpress' | 'feed' {
  return settings?.kind === 'feed' ? 'feed' : 'wordpress';
}

/** The site's address without a trailing slash; undefined when it is not set or none. */
export function siteOf(settings: Settings): string | undefined {
  return addressOf(settings?.base_url)?.replace(/\/+$/, '');
}

/** The feed's address; undefined when it is not set or none. */
export function feedOf(settings: Settings): string | undefined {
  return addressOf(settings?.feed_url);
}

/** A site as people name it, and as the register of accounts knows it: host and path. */
export function siteName(address: string): string {
  const url = new URL(address);
  const host = url.host.toLowerCase().replace(/^www\./, '');
  return `${host}${url.pathname.replace(/\/+$/, '')}`;
}

/** Users of the site who speak for the city: the one we log in as, and those the operator named. */
export function ownUsers(account: Pick<ChannelAccount, 'settings'>): string[] {
  const named = `${account.settings.user_id ?? ''},${account.settings.staff_ids ?? ''}`;
  return named
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '' && id !== '0');
}

function addressOf(typed: string | undefined): string | undefined {
  const said = typed?.trim() ?? '';
  if (said === '') return undefined;
  const address = /^https?:\/\//i.test(said) ? said : `https://${said}`;
  return URL.canParse(address) ? address : undefined;
}
