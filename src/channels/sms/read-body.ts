import { type Loose, list, number, parseExact, record } from '../domain/loose-json.ts';
import { UnreadableEvent } from '../domain/network.ts';

/** What a gateway sent: fields of a form or of an address, or JSON. */
export type SmsBody = { form: URLSearchParams; json?: undefined } | { json: unknown; form?: undefined };

/** Reads a raw body as JSON, as a form, or as an address with its query; throws `UnreadableEvent` for what is none. */
export function readBody(bytes: Uint8Array): SmsBody {
  const said = new TextDecoder().decode(bytes).trim();
  if (said.startsWith('{') || said.startsWith('[')) {
    try {
      return { json: parseExact(said) };
    } catch (error) {
      throw new UnreadableEvent(`not JSON: ${error instanceof Error ? error.message : 'unknown fault'}`);
    }
  }
  // Support may paste what stands in a log: `GET /hook/3?from=... HTTP/1.1`.
  const query = said.replace(/^(GET|POST)\s+/i, '').replace(/\s+HTTP\/[\d.]+$/i, '');
  const fields = /^(https?:\/\/|\/|\?)/i.test(query) ? query.slice(query.indexOf('?') + 1) : query;
  if (!/^[^=&\s]+=/.test(fields)) throw new UnreadableEvent('neither JSON nor a form');
  return { form: readForm(fields) };
}

/** Reads fields of a form; a gateway that is not set to UTF-8 sends the bytes of its own alphabet. */
export function readForm(fields: string): URLSearchParams {
  const form = new URLSearchParams();
  for (const pair of fields.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    form.append(decodeField(at < 0 ? pair : pair.slice(0, at)), at < 0 ? '' : decodeField(pair.slice(at + 1)));
  }
  return form;
}

function decodeField(written: string): string {
  const spaced = written.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  const bytes = Buffer.from(
    spaced.replace(/%([0-9a-f]{2})|([^\x20-\x7e])/gi, (whole, hex: string | undefined) =>
      hex === undefined ? Buffer.from(whole).toString('latin1') : String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The fields of a body as one object: those of a form, or of JSON that is no list. */
export function fieldsOf(body: SmsBody): Loose {
  return body.form ? Object.fromEntries(body.form) : record(body.json);
}

/** The things of a body that may bring several: a list, the list in one of these fields, or the one thing it is. */
export function thingsOf(body: SmsBody, ...names: string[]): Loose[] {
  if (Array.isArray(body.json)) return body.json.map(record);
  const fields = fieldsOf(body);
  const found = names.find((name) => Array.isArray(fields[name]));
  return found === undefined ? [fields] : list(fields[found]).map(record);
}

/** An instant in seconds, milliseconds, ISO or as gateways write it; without a zone it is UTC. */
export function readWhen(value: unknown): Date | undefined {
  const counted = number(value);
  if (counted !== undefined) return believable(new Date(counted > 1e11 ? counted : counted * 1_000));
  if (typeof value !== 'string') return undefined;
  const plain = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?(?:\.\d+)?)$/.exec(value.trim());
  return believable(new Date(plain ? `${plain[1]}T${plain[2]}Z` : value));
}

/** No text message is older than 1992; what says so is no time. */
function believable(at: Date): Date | undefined {
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1992 ? undefined : at;
}
