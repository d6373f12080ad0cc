/** What an Open311 answer holds; a list names the element of its entries in XML and is a plain list in JSON. */
export type Open311Node =
  | string
  | number
  | boolean
  | { each: string; of: Open311Node[] }
  | { [name: string]: Open311Node };

/** Writes a whole document. Names of elements are ours; only text is escaped. */
export function writeXml(root: string, node: Open311Node): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, node)}\n`;
}

/** The same answer as JSON: lists without the names of their entries. */
export function plainOf(node: Open311Node): unknown {
  if (typeof node === 'string') return node.toWellFormed();
  if (typeof node !== 'object') return node;
  if (isList(node)) return node.of.map(plainOf);
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, plainOf(value)]));
}

function element(name: string, node: Open311Node): string {
  if (typeof node !== 'object') return `<${name}>${xmlText(String(node))}</${name}>`;
  const inner = isList(node)
    ? node.of.map((one) => element(node.each, one))
    : Object.entries(node).map(([inside, value]) => element(inside, value));
  return `<${name}>${inner.join('')}</${name}>`;
}

function isList(node: object): node is { each: string; of: Open311Node[] } {
  return 'each' in node && 'of' in node && Array.isArray(node.of);
}

/** What XML 1.0 cannot hold at all, not even escaped: control characters but tab and line ends, and the two that are none. */
const impossible = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as the content of an element: a lone CR would become a line end in reading, so it is written by number. */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(impossible, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
