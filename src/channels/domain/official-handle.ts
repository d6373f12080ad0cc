import { type OfficialNetwork, officialNetworkOfLink } from './official-networks.ts';

/** `wrong_network`: the link is another network's; `not_an_account`: it leads to a post or to the network itself. */
export type HandleProblem = 'empty' | 'wrong_network' | 'not_an_account' | 'bad_address' | 'bad_number' | 'bad_name';

export interface Handle {
  handle: string;
  url: string | null;
}

const longestHandle = 200;

/**
 * One spelling for one account: a link, `@name`, `NAME` or `name ` of the same account give the same handle, so that a list
 * may be read twice and by different hands. Numbers of Indonesia begin with 62.
 */
export function readHandle(network: OfficialNetwork, typed: string): Handle | { problem: HandleProblem } {
  // Lists are copied out of pages and chats: invisible marks come along.
  const text = typed
    .replaceAll(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .trim()
    .replace(/^'(?=[=+\-@])/, '');
  if (text === '') return { problem: 'empty' };
  if (text.length > 2_000) return { problem: 'bad_name' };
  if (network.kind === 'address') return readAddress(text);
  const url = asUrl(network, text);
  if (network.kind === 'site') return url ? readSite(url) : { problem: 'bad_address' };
  if (url) {
    const of = officialNetworkOfLink(url);
    const ours = network.hosts.length === 0 ? of?.name === 'website' : of?.name === network.name;
    return ours ? readLink(network, url) : { problem: 'wrong_network' };
  }
  if (network.kind === 'number') return readNumber(network, text);
  if (network.kind === 'place') return named(network, text.slice(0, longestHandle));
  return readName(network, text);
}

/** The link in a cell: with a scheme, or beginning with a host of the network, or any host where the account is a site. */
function asUrl(network: OfficialNetwork, text: string): URL | undefined {
  const scheme = /^https?:\/\//i.test(text);
  const host = /^([a-z0-9-]+\.)+[a-z]{2,}(?=[/?#:]|$)/i.exec(text)?.[0];
  const known = host !== undefined && (network.kind === 'site' || text.includes('/'));
  if (!scheme && !known) return undefined;
  try {
    return new URL(scheme ? text : `https://${text}`);
  } catch {
    return undefined;
  }
}

function readSite(url: URL): Handle | { problem: HandleProblem } {
  if (!url.hostname.includes('.')) return { problem: 'bad_address' };
  const path = url.pathname.replace(/\/+$/, '');
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  return { handle: `${host}${path}`.slice(0, longestHandle), url: `${url.protocol}//${url.host}${path || '/'}` };
}

function readAddress(text: string): Handle | { problem: HandleProblem } {
  const address = text.replace(/^mailto:/i, '').toLowerCase();
  if (!/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(address)) return { problem: 'bad_address' };
  return { handle: address, url: `mailto:${address}` };
}

function readNumber(network: OfficialNetwork, text: string): Handle | { problem: HandleProblem } {
  if (/[^\d\s()+.\-/]/.test(text)) return { problem: 'bad_number' };
  const digits = text.replaceAll(/\D/g, '').replace(/^00/, '');
  // Short numbers (112, 1500-xxx) are whole as they are.
  const whole = digits.startsWith('0') ? `62${digits.slice(1)}` : /^8\d{7,}$/.test(digits) ? `62${digits}` : digits;
  if (whole.length < 3 || whole.length > 15) return { problem: 'bad_number' };
  return named(network, whole);
}

/** Paths that belong to the network, not to an account. */
const notAccounts =
  /^(p|reel|reels|stories|explore|watch|shorts|playlist|hashtag|search|home|login|share|sharer|sharer\.php|i|intent|events|groups|photo|photo\.php|video|videos|tag|feed|results|posts|status|discover|about|settings)$/i;

function readLink(network: OfficialNetwork, url: URL): Handle | { problem: HandleProblem } {
  const parts = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decoded);
  if (network.kind === 'number') return readNumber(network, url.searchParams.get('phone') ?? parts[0] ?? '');
  if (network.kind === 'place') return readPlace(url);
  const id = url.searchParams.get('id');
  if (parts[0] === 'profile.php' && id && /^\d+$/.test(id)) return named(network, id);
  const [first = '', second = '', third = ''] = parts;
  const under = network.under?.test(first) ?? false;
  const name = /^pages$/i.test(first) ? third || second : under ? second : first;
  if (name === '' || (!under && notAccounts.test(name))) return { problem: 'not_an_account' };
  const of = network.hosts.length === 0 ? `${name.replace(/^@/, '')}@${url.hostname.toLowerCase()}` : name;
  return readName(network, of);
}

function readPlace(url: URL): Handle | { problem: HandleProblem } {
  const handle =
    url.searchParams.get('cid') ??
    url.pathname
      .replace(/^\/maps\/place\//, '')
      .split('/')
      .find((part) => part !== '') ??
    '';
  if (handle === '') return { problem: 'not_an_account' };
  return { handle: decoded(handle).replaceAll('+', ' ').slice(0, longestHandle), url: url.href };
}

function readName(network: OfficialNetwork, text: string): Handle | { problem: HandleProblem } {
  const bare = text.replace(/^@+/, '').replace(/\/+$/, '').trim();
  // A channel's own id is told apart by its capitals; names are not.
  const handle = /^UC[\w-]{20,}$/.test(bare) ? bare : bare.toLowerCase();
  const shape =
    network.hosts.length === 0 ? /^[\w.-]+@[\w.-]+\.[a-z]{2,}$/ : /^[\p{L}\p{N}][\p{L}\p{N}._-]*$|^_[\w.]*$/u;
  if (handle.length > 100 || !shape.test(handle)) return { problem: 'bad_name' };
  return named(network, handle);
}

function named(network: OfficialNetwork, handle: string): Handle {
  return { handle, url: network.link?.(handle) ?? null };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** How an account is written for people: names with @, the rest as it is. */
export function sayHandle(network: string, handle: string): string {
  const bare = ['website', 'email', 'whatsapp', 'sms', 'phone', 'google_business', 'facebook', 'linkedin'].includes(
    network,
  );
  return bare || handle.includes('@') || /^UC[\w-]{20,}$/.test(handle) ? handle : `@${handle}`;
}
