import type { Reply } from '../http.ts';
import { type Node, plain, writeXml } from './xml.ts';

/** Faults that the server can be told to show, by the path's last word (`requests`, `servicerequestupdates`, `tokens` ...). */
export type Open311Trouble =
  | 'rate'
  | 'bad_key'
  | 'bad_request'
  | 'plain_400'
  | 'server_error'
  | 'hang'
  | 'timeout_after_effect'
  | 'drop_after_effect'
  | 'ok_with_error'
  | 'later'
  | 'not_xml';

/** How this server differs from the next one. */
export interface ServerHabits {
  /** Knows `page` and `page_size`. */
  pages: boolean;
  /** Knows `updated_after`. */
  updatedAfter: boolean;
  /** Most requests in one answer. */
  most: number;
  /** JSON answers stand inside a named member, as some servers write them. */
  wrapped: boolean;
  /** Ids stand as bare numbers in JSON. */
  bareNumbers: boolean;
  /** Told in headers with each answer. */
  budget?: { limit: number; remaining: number; reset: number };
}

/** As the standard wants instants: with the zone they are meant in. */
export function zoned(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().replace('Z', '+07:00');
}

/** An answer in the format asked for. */
export function answer(
  format: 'xml' | 'json',
  root: string,
  node: Node,
  habits: Partial<ServerHabits> = {},
  isList = true,
): Reply {
  if (format === 'xml')
    return { status: 200, text: writeXml(root, node), headers: { 'content-type': 'text/xml; charset=utf-8' } };
  const json = plain(node);
  let text = JSON.stringify(habits.wrapped && isList ? { [root]: json } : json);
  if (habits.bareNumbers) text = text.replace(/"(service_request_id|update_id)":"(\d+)"/g, '"$1":$2');
  return { status: 200, text, headers: { 'content-type': 'application/json; charset=utf-8' } };
}

/** An error as the standard writes it. */
export function fault(format: 'xml' | 'json', status: number, description: string): Reply {
  const told = answer(format, 'errors', { each: 'error', of: [{ code: status, description }] });
  return typeof told === 'string' ? told : { ...told, status };
}

/** What a scripted fault answers before anything is done. */
export function refusalFor(trouble: Open311Trouble | undefined, format: 'xml' | 'json'): Reply | undefined {
  switch (trouble) {
    case 'rate':
      return { status: 429, text: 'slow down', headers: { 'retry-after': '90' } };
    case 'bad_key':
      return fault(format, 403, 'api_key was not accepted');
    case 'bad_request':
      return fault(format, 400, 'something is missing');
    case 'plain_400':
      return { status: 400, html: '<h1>400 Bad Request</h1>' };
    case 'server_error':
      return { status: 502, html: '<h1>Bad Gateway</h1>' };
    case 'ok_with_error': {
      const told = fault(format, 400, 'address_id was not found');
      return typeof told === 'string' ? told : { ...told, status: 200 };
    }
    case 'not_xml':
      return { status: 200, html: '<!doctype html><title>Portal</title>' };
    case 'hang':
      return 'hang';
    default:
      return undefined;
  }
}
