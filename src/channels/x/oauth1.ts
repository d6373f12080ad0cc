import { createHmac, randomBytes } from 'node:crypto';

/** The four keys of OAuth 1.0a: two of the app, two of the account. They do not expire. */
export interface OldKeys {
  consumerKey: string;
  consumerSecret: string;
  token: string;
  tokenSecret: string;
}

/**
 * The `Authorization` header of OAuth 1.0a (RFC 5849, HMAC-SHA1). The query is signed; a body that is JSON or multipart is
 * not, by that rule.
 */
export function signOldStyle(
  keys: OldKeys,
  method: string,
  url: URL,
  now: Date,
  nonce = randomBytes(16).toString('hex'),
): string {
  const own: Record<string, string> = {
    oauth_consumer_key: keys.consumerKey,
    oauth_nonce: nonce,
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(Math.floor(now.getTime() / 1_000)),
    oauth_token: keys.token,
    oauth_version: '1.0',
  };
  const all = [...Object.entries(own), ...url.searchParams].map(([name, value]) => [encode(name), encode(value)]);
  all.sort(([a = '', x = ''], [b = '', y = '']) => (a < b || (a === b && x < y) ? -1 : 1));
  const parameters = all.map((pair) => pair.join('=')).join('&');
  const base = [method.toUpperCase(), encode(url.origin + url.pathname), encode(parameters)].join('&');
  const key = `${encode(keys.consumerSecret)}&${encode(keys.tokenSecret)}`;
  const signature = createHmac('sha1', key).update(base).digest('base64');
  const header = Object.entries({ ...own, oauth_signature: signature });
  return `OAuth ${header.map(([name, value]) => `${name}="${encode(value)}"`).join(', ')}`;
}

/** Percent-encoding of RFC 3986, stricter than the language's own. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
