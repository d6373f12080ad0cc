import { idText, type Loose, list, parseExact, record, text } from '../domain/loose-json.ts';
import { readXml, type XmlElement } from '../domain/read-xml.ts';

/** What a GeoReport answer is, by its shape, and its entries whether they came as XML or as JSON. */
export interface GeoDocument {
  kind: 'requests' | 'updates' | 'services' | 'definition' | 'discovery' | 'errors' | 'unknown';
  entries: Loose[];
}

/** Root elements and JSON members by the kind they stand for; servers spell the updates in both ways. */
const kindByName: Readonly<Record<string, GeoDocument['kind']>> = {
  service_requests: 'requests',
  requests: 'requests',
  service_requests_updates: 'updates',
  service_request_updates: 'updates',
  request_updates: 'updates',
  services: 'services',
  service_definition: 'definition',
  discovery: 'discovery',
  errors: 'errors',
};

/** Reads an answer in either format; throws `XmlFault` or `SyntaxError` for what is neither. */
export function readDocument(said: string): GeoDocument {
  return said
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('<')
    ? fromXml(readXml(said))
    : fromJson(parseExact(said));
}

function fromXml(root: XmlElement): GeoDocument {
  const kind = kindOf(root.name);
  const whole = record(contentOf(root));
  if (kind === 'definition' || kind === 'discovery') return { kind, entries: [whole] };
  return { kind, entries: root.children.map((child) => record(contentOf(child))) };
}

/** A leaf is its text; elements of one name are a list when they are several or stand alone inside a plural. */
function contentOf(element: XmlElement): unknown {
  if (element.children.length === 0) return element.text.trim();
  const names = new Set(element.children.map((child) => child.name));
  const only = names.size === 1 ? [...names][0] : undefined;
  if (only !== undefined && (element.children.length > 1 || element.name === `${only}s`)) {
    return element.children.map(contentOf);
  }
  const fields: Loose = {};
  for (const child of element.children) {
    const before = fields[child.name];
    const value = contentOf(child);
    if (before === undefined) fields[child.name] = value;
    else fields[child.name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return fields;
}

function fromJson(value: unknown): GeoDocument {
  if (Array.isArray(value)) return byMembers(value.map(record));
  const whole = record(value);
  for (const [name, inner] of Object.entries(whole)) {
    const kind = kindOf(name);
    if (kind === 'unknown' || typeof inner !== 'object' || inner === null) continue;
    if (kind === 'definition' || kind === 'discovery') return { kind, entries: [record(inner)] };
    // XML turned into JSON word by word keeps the element of each entry.
    const within = Object.values(record(inner)).find(Array.isArray);
    return { kind, entries: list(Array.isArray(inner) ? inner : (within ?? [inner])).map(record) };
  }
  if (Array.isArray(whole.endpoints)) return { kind: 'discovery', entries: [whole] };
  if (Array.isArray(whole.attributes)) return { kind: 'definition', entries: [whole] };
  return byMembers([whole]);
}

function byMembers(entries: Loose[]): GeoDocument {
  const first = entries[0];
  // An empty list is an answer to whatever was asked.
  if (first === undefined) return { kind: 'requests', entries };
  if (idText(first.update_id) !== undefined) return { kind: 'updates', entries };
  if (idText(first.service_request_id) !== undefined || idText(first.token) !== undefined) {
    return { kind: 'requests', entries };
  }
  if (Array.isArray(first.attributes)) return { kind: 'definition', entries };
  if (idText(first.service_code) !== undefined) return { kind: 'services', entries };
  if (idText(first.code) !== undefined && text(first.description) !== undefined) return { kind: 'errors', entries };
  return { kind: 'unknown', entries };
}

function kindOf(name: string): GeoDocument['kind'] {
  return Object.hasOwn(kindByName, name) ? (kindByName[name] ?? 'unknown') : 'unknown';
}

/** An instant as servers write it: ISO with a zone, ISO without one (then UTC), or seconds or milliseconds since 1970. */
export function readInstant(value: unknown): Date | undefined {
  const said = typeof value === 'number' ? String(value) : (text(value)?.trim() ?? '');
  const time = /^\d{9,11}$/.test(said)
    ? Number(said) * 1_000
    : /^\d{12,14}$/.test(said)
      ? Number(said)
      : Date.parse(/\dT?.*([zZ]|[+-]\d\d:?\d\d)$/.test(said) ? said : `${said.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? undefined : new Date(time);
}
