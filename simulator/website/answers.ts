import type { Reply } from '../http.ts';

/** Faults that the site can be told to show; those "after_effect" do the thing first. */
export type WebsiteTrouble =
  | 'rate'
  | 'rate_until'
  | 'flood'
  | 'token_expired'
  | 'forbidden'
  | 'firewall'
  | 'closed'
  | 'server_error'
  | 'maintenance'
  | 'not_json'
  | 'moved'
  | 'ok_with_error'
  | 'hang'
  | 'drop'
  | 'timeout_after_effect'
  | 'drop_after_effect'
  | 'server_error_after_effect'
  | 'firewall_after_effect'
  | 'ok_without_id_after_effect'
  | 'empty_page_next';

/** A refusal in WordPress' own words. */
export function fault(status: number, code: string, message = 'Maaf, Anda tidak diizinkan melakukan itu.'): Reply {
  return { status, json: { code, message, data: { status } } };
}

/** What a trouble answers instead of doing anything; undefined for those that come after the effect. */
export function refusalFor(trouble: WebsiteTrouble | undefined, now: Date): Reply | undefined {
  switch (trouble) {
    case 'rate':
      return { status: 429, html: '<h1>Too Many Requests</h1>', headers: { 'retry-after': '90' } };
    case 'rate_until':
      return {
        status: 429,
        html: '<h1>Too Many Requests</h1>',
        headers: { 'retry-after': new Date(now.getTime() + 120_000).toUTCString() },
      };
    case 'flood':
      return fault(400, 'comment_flood', 'Anda berkomentar terlalu cepat.');
    case 'token_expired':
      return fault(401, 'incorrect_password', 'Kata sandi aplikasi tidak sah.');
    case 'forbidden':
      return fault(403, 'rest_forbidden');
    case 'closed':
      return fault(403, 'rest_comment_closed', 'Komentar ditutup.');
    case 'firewall':
      return { status: 403, html: '<h1>Access denied</h1>' };
    case 'server_error':
      return { status: 500, html: '<p>There has been a critical error on this website.</p>' };
    case 'maintenance':
      return { status: 503, html: '<h1>Briefly unavailable</h1>', headers: { 'retry-after': '600' } };
    case 'not_json':
      return { status: 200, html: '<h1>Selamat datang</h1>' };
    case 'moved':
      return { status: 301, text: '', headers: { location: 'https://lain.latihan/' } };
    case 'ok_with_error':
      return {
        status: 200,
        json: { code: 'rest_comment_closed', message: 'Komentar ditutup.', data: { status: 403 } },
      };
    case 'hang':
    case 'drop':
      return trouble;
    default:
      return undefined;
  }
}

/** What a trouble answers although the thing was done; undefined when it is told as it is. */
export function afterEffect(trouble: WebsiteTrouble | undefined): Reply | undefined {
  switch (trouble) {
    case 'timeout_after_effect':
      return 'hang';
    case 'drop_after_effect':
      return 'drop';
    case 'server_error_after_effect':
      return { status: 500, html: '<p>There has been a critical error on this website.</p>' };
    case 'firewall_after_effect':
      return { status: 403, html: '<h1>Access denied</h1>' };
    case 'ok_without_id_after_effect':
      return { status: 201, json: {} };
    default:
      return undefined;
  }
}
