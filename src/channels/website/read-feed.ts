import { createHash } from 'node:crypto';
import { number } from '../domain/loose-json.ts';
import { readXml, type XmlElement, XmlFault } from '../domain/read-xml.ts';
import { readHtml } from './read-html.ts';
import { readFeedTime } from './read-time.ts';

export interface FeedEntry {
  id: string;
  title: string;
  words: string;
  link: string | undefined;
  at: Date | undefined;
  /** How many comments stand under it, where the feed tells. */
  comments: number | undefined;
}

export interface Feed {
  title: string;
  link: string | undefined;
  updated: Date | undefined;
  entries: FeedEntry[];
}

/** Entries of one feed that are read; sites list ten or twenty. */
const mostEntries = 500;
/** An id longer than this is kept as its print. */
const longestId = 200;

/** Reads RSS 2.0 (also 0.9x and 1.0) or Atom; throws `XmlFault` for anything else, for a document type among others. */
export function readFeed(bytes: Uint8Array): Feed {
  const root = readXml(decode(bytes));
  if (root.name === 'feed') return fromAtom(root);
  const channel = inside(root, 'channel', root.name === 'RDF' ? '' : root.prefix);
  if (!channel || (root.name !== 'rss' && root.name !== 'RDF')) throw new XmlFault('neither RSS nor Atom');
  return fromRss(channel, root.name === 'RDF' ? root : channel);
}

/** Whether a body is XML rather than JSON. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, 200));
  return /^[\uFEFF\s]*</.test(start);
}

function fromRss(channel: XmlElement, holder: XmlElement): Feed {
  const link = address(word(channel, 'link', channel.prefix));
  const items = holder.children.filter((one) => one.name === 'item' && one.prefix === channel.prefix);
  return {
    title: readHtml(word(channel, 'title', channel.prefix)),
    link,
    updated: readFeedTime(word(channel, 'lastBuildDate', '') || word(channel, 'pubDate', '')),
    entries: items.slice(0, mostEntries).map((item) => rssEntry(item, link)),
  };
}

function rssEntry(item: XmlElement, site: string | undefined): FeedEntry {
  const link = address(word(item, 'link', item.prefix), site) ?? address(atomLink(item, 'atom') ?? '', site);
  const title = readHtml(word(item, 'title', item.prefix));
  const words = readHtml(word(item, 'description', item.prefix) || word(item, 'encoded', 'content'));
  const at = readFeedTime(word(item, 'pubDate', '') || word(item, 'date', 'dc'));
  return {
    id: idOf([word(item, 'guid', item.prefix), item.attributes['rdf:about'] ?? '', link ?? ''], [title, words, at]),
    title,
    words,
    link,
    at,
    comments: number(word(item, 'comments', 'slash')),
  };
}

function fromAtom(root: XmlElement): Feed {
  const link = address(atomLink(root, root.prefix) ?? '');
  const entries = root.children.filter((one) => one.name === 'entry' && one.prefix === root.prefix);
  return {
    title: readText(inside(root, 'title', root.prefix)),
    link,
    updated: readFeedTime(word(root, 'updated', root.prefix)),
    entries: entries.slice(0, mostEntries).map((entry) => atomEntry(entry, link)),
  };
}

function atomEntry(entry: XmlElement, site: string | undefined): FeedEntry {
  const { prefix } = entry;
  const link = address(atomLink(entry, prefix) ?? '', site);
  const title = readText(inside(entry, 'title', prefix));
  const words = readText(inside(entry, 'summary', prefix)) || readText(inside(entry, 'content', prefix));
  const at = readFeedTime(
    word(entry, 'published', prefix) || word(entry, 'issued', prefix) || word(entry, 'updated', prefix),
  );
  return {
    id: idOf([word(entry, 'id', prefix), link ?? ''], [title, words, at]),
    title,
    words,
    link,
    at,
    comments: number(word(entry, 'total', 'thr')),
  };
}

/** Atom says whether its text is plain, HTML, or elements of its own. */
function readText(element: XmlElement | undefined): string {
  if (!element) return '';
  const type = element.attributes.type ?? 'text';
  if (type === 'xhtml') return spread(element).replace(/\s+/g, ' ').trim();
  return type.includes('html') ? readHtml(element.text) : element.text.trim();
}

function spread(element: XmlElement): string {
  return [element.text, ...element.children.map(spread)].join(' ');
}

/** The page of an entry: the link that is an alternate, or says nothing else. */
function atomLink(element: XmlElement, prefix: string): string | undefined {
  const links = element.children.filter((one) => one.name === 'link' && one.prefix === prefix);
  return links.find((one) => (one.attributes.rel ?? 'alternate') === 'alternate')?.attributes.href;
}

function inside(element: XmlElement, name: string, prefix: string): XmlElement | undefined {
  return element.children.find((one) => one.name === name && one.prefix === prefix);
}

function word(element: XmlElement, name: string, prefix: string): string {
  return inside(element, name, prefix)?.text.trim() ?? '';
}

function address(said: string, site?: string): string | undefined {
  if (said === '') return undefined;
  const url = URL.canParse(said, site) ? new URL(said, site) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : undefined;
}

/** The feed's own id of an entry, else its page, else a print of what it says: the same each time it is read. */
function idOf(given: string[], content: unknown[]): string {
  const id = given.find((one) => one !== '');
  if (id !== undefined && id.length <= longestId) return id;
  const print = createHash('sha256')
    .update(JSON.stringify(id ?? content))
    .digest('hex')
    .slice(0, 32);
  return `entry:${print}`;
}

/** By the byte order mark, else by what the first line says, else UTF-8. */
function decode(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const utf16 = start.startsWith('\u00ff\u00fe')
    ? 'utf-16le'
    : start.startsWith('\u00fe\u00ff')
      ? 'utf-16be'
      : undefined;
  const told = /^(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  try {
    return new TextDecoder(utf16 ?? told ?? 'utf-8').decode(bytes);
  } catch {
    throw new XmlFault(`an encoding nobody knows: ${told}`);
  }
}
