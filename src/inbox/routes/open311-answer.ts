import { type Open311Node, plainOf, writeXml } from '../domain/open311-xml.ts';
import type { ApiLanguage } from './api-problem.ts';

export type Open311Format = 'xml' | 'json';
type Words = Record<ApiLanguage, string>;

const faults = {
  no_key: {
    status: 403,
    words: { id: 'api_key tidak ada, keliru, atau sudah diakhiri.', en: 'api_key is missing, wrong or ended.' },
  },
  no_scope: {
    status: 403,
    words: { id: 'api_key ini tidak boleh melakukannya.', en: 'This api_key may not do that.' },
  },
  no_jurisdiction: {
    status: 404,
    words: { id: 'jurisdiction_id tidak dikenal di sini.', en: 'jurisdiction_id is not known here.' },
  },
  no_service: { status: 404, words: { id: 'service_code tidak dikenal.', en: 'service_code was not found.' } },
  no_request: {
    status: 404,
    words: { id: 'service_request_id tidak ditemukan.', en: 'service_request_id was not found.' },
  },
  no_token: { status: 404, words: { id: 'token tidak ditemukan.', en: 'token was not found.' } },
  no_page: {
    status: 404,
    words: {
      id: 'Alamat ini tidak dikenal. Mulai dari /open311/v2/discovery.xml atau .json.',
      en: 'This address is not known. Begin at /open311/v2/discovery.xml or .json.',
    },
  },
  wrong_method: {
    status: 405,
    words: { id: 'Metode ini tidak berlaku di sini.', en: 'This method is not usable here.' },
  },
  wrong_body: {
    status: 400,
    words: {
      id: 'Kirim isian sebagai application/x-www-form-urlencoded dalam UTF-8, paling banyak 256 KB.',
      en: 'Send the fields as application/x-www-form-urlencoded in UTF-8, at most 256 KB.',
    },
  },
  bad_parameter: { status: 400, words: { id: 'Parameter keliru', en: 'Wrong parameter' } },
  busy: {
    status: 503,
    words: {
      id: 'Sedang sibuk; belum ada yang tersimpan. Ulangi sebentar lagi.',
      en: 'Busy; nothing was stored. Repeat shortly.',
    },
  },
  fault: {
    status: 500,
    words: { id: 'Kesalahan di pihak kami. Coba lagi sebentar lagi.', en: 'Our fault. Try again shortly.' },
  },
} satisfies Record<string, { status: number; words: Words }>;
export type FaultName = keyof typeof faults;

/** Ends a request with one of the named errors; several lines are several `<error>`. */
export class Open311Fault extends Error {
  override name = 'Open311Fault';
  readonly fault: FaultName;
  readonly lines: Words[];
  readonly headers: Record<string, string>;

  constructor(fault: FaultName, lines: Words[] = [], headers: Record<string, string> = {}) {
    super(fault);
    this.fault = fault;
    this.lines = lines;
    this.headers = headers;
  }
}

/** A good answer in the format asked for. */
export function open311Answer(
  format: Open311Format,
  root: string,
  node: Open311Node,
  headers: Record<string, string> = {},
): Response {
  return write(format, 200, root, node, headers);
}

/** An error as GeoReport v2 writes it, in the format asked for. */
export function open311Error(
  format: Open311Format,
  status: number,
  descriptions: string[],
  headers: Record<string, string> = {},
): Response {
  const errors = descriptions.map((description) => ({ code: status, description }));
  return write(format, status, 'errors', { each: 'error', of: errors }, { 'cache-control': 'no-store', ...headers });
}

/** The answer that a fault stands for. */
export function faultAnswer(fault: Open311Fault, format: Open311Format, language: ApiLanguage): Response {
  const { status, words } = faults[fault.fault];
  const lines = fault.lines.length === 0 ? [words] : fault.lines;
  return open311Error(
    format,
    status,
    lines.map((line) => line[language]),
    fault.headers,
  );
}

function write(
  format: Open311Format,
  status: number,
  root: string,
  node: Open311Node,
  headers: Record<string, string>,
): Response {
  // GeoReport answers in JSON with a list also where there is one entry; the definition and the discovery are objects.
  const body = format === 'xml' ? writeXml(root, node) : JSON.stringify(plainOf(node));
  return new Response(body, {
    status,
    headers: {
      'content-type': format === 'xml' ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8',
      // No cookie opens anything here, so pages of other sites may read what their visitors' key may.
      'access-control-allow-origin': '*',
      vary: 'accept-language',
      ...headers,
    },
  });
}
