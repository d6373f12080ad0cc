/** What an answer holds; lists name the element of their entries. */
export type Node = string | number | boolean | { each: string; of: Node[] } | { [name: string]: Node };

/** Writes a document as GeoReport servers do. */
export function writeXml(root: string, node: Node): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, node)}`;
}

function element(name: string, node: Node): string {
  if (typeof node !== 'object') return `<${name}>${xmlText(String(node))}</${name}>`;
  if (isList(node)) return `<${name}>${node.of.map((one) => element(node.each, one)).join('')}</${name}>`;
  return `<${name}>${Object.entries(node)
    .map(([inner, value]) => element(inner, value))
    .join('')}</${name}>`;
}

function isList(node: object): node is { each: string; of: Node[] } {
  return 'each' in node && 'of' in node;
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The same as JSON: lists are plain lists. */
export function plain(node: Node): unknown {
  if (typeof node !== 'object') return node;
  if (isList(node)) return node.of.map(plain);
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, plain(value)]));
}
