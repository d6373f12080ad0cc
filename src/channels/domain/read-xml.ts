/** One element: its name without a namespace's prefix, its own text, and the elements inside. */
export interface XmlElement {
  name: string;
  /** What stood before the name and its colon; `` for none. */
  prefix: string;
  /** By their whole names, prefix and all. */
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

/** What cannot be read as XML, or is not read on purpose. */
export class XmlFault extends Error {
  override name = 'XmlFault';
}

/** GeoReport nests five deep, a feed with XHTML inside some twenty; who nests deeper wants to see us fall. */
const deepest = 60;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const attribute = /\s([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*>/g;

/**
 * Reads a whole document into its root element. A document type, an unknown entity, two roots and tags that do not match
 * are refused. Entities of one's own are never expanded.
 */
export function readXml(text: string): XmlElement {
  const top: XmlElement = { name: '', prefix: '', attributes: {}, text: '', children: [] };
  const open: XmlElement[] = [top];
  let at = 0;
  token.lastIndex = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    addText(open, text.slice(at, found.index));
    at = token.lastIndex;
    readToken(open, found[0]);
  }
  addText(open, text.slice(at));
  const [root, ...others] = top.children;
  if (open.length > 1) throw new XmlFault(`<${open.at(-1)?.name}> is never closed`);
  if (!root || others.length > 0) throw new XmlFault('not exactly one root element');
  return root;
}

function readToken(open: XmlElement[], piece: string): void {
  const current = open.at(-1);
  if (!current) throw new XmlFault('more ends than beginnings');
  if (piece.startsWith('<!--') || piece.startsWith('<?')) return;
  if (piece.startsWith('<![CDATA[')) {
    if (open.length === 1) throw new XmlFault('text outside the root');
    current.text += piece.slice('<![CDATA['.length, -']]>'.length);
    return;
  }
  const [, end = '', given = '', said = '', closed = ''] =
    /^<(\/?)([^\s/<>!?"'=]+)(\s[\s\S]*?)?(\/?)>$/.exec(piece) ?? [];
  if (given === '') throw new XmlFault('a document type, or a tag that is none');
  const name = given.slice(given.indexOf(':') + 1);
  const prefix = given.slice(0, -name.length - 1);
  if (end === '/') {
    if (open.length === 1 || current.name !== name || current.prefix !== prefix)
      throw new XmlFault(`</${name}> ends nothing`);
    open.pop();
    return;
  }
  if (open.length > deepest) throw new XmlFault('nested too deep');
  const element: XmlElement = { name, prefix, attributes: readAttributes(said), text: '', children: [] };
  current.children.push(element);
  if (closed !== '/') open.push(element);
}

function readAttributes(said: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single] of said.matchAll(attribute)) {
    // Defined, not assigned: the name is a stranger's.
    const value = readAttribute(double ?? single ?? '');
    Object.defineProperty(found, name, { value, enumerable: true, configurable: true });
  }
  return found;
}

/** Addresses stand in attributes, and many servers forget to write their & as an entity: such a value stays as it is. */
function readAttribute(raw: string): string {
  try {
    return plain(raw);
  } catch (error) {
    if (error instanceof XmlFault) return raw;
    throw error;
  }
}

function addText(open: XmlElement[], raw: string): void {
  if (raw === '') return;
  const current = open.at(-1);
  if (raw.includes('<')) throw new XmlFault('a tag that does not end');
  if (!current || open.length === 1) {
    if (raw.replace(/^\uFEFF/, '').trim() !== '') throw new XmlFault('text outside the root');
    return;
  }
  current.text += plain(raw);
}

function plain(raw: string): string {
  return raw.replace(/&([^;&]{0,12});?/g, (whole, name: string) => entity(whole, name));
}

function entity(whole: string, name: string): string {
  if (!whole.endsWith(';')) throw new XmlFault('an & that begins no entity');
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name) ?? [];
  if (hex === undefined && decimal === undefined) {
    const letter = Object.hasOwn(named, name) ? named[name] : undefined;
    if (letter === undefined) throw new XmlFault(`an entity nobody declared: ${name}`);
    return letter;
  }
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (point > 0x10ffff || point === 0 || (point >= 0xd800 && point <= 0xdfff)) throw new XmlFault('no such letter');
  return String.fromCodePoint(point);
}
