import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

interface Pair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

let pairs: { real: Pair; forged: Pair } | undefined;

/** Making keys takes a moment; one pair serves the whole process. */
function keys(): { real: Pair; forged: Pair } {
  pairs ??= {
    real: generateKeyPairSync('rsa', { modulusLength: 2_048 }),
    forged: generateKeyPairSync('rsa', { modulusLength: 2_048 }),
  };
  return pairs;
}

const kid = 'kunci-latihan-1';

/** Google's public keys as `/oauth2/v3/certs` shows them. */
export function certs() {
  const { n, e } = keys().real.publicKey.export({ format: 'jwk' });
  return { keys: [{ kid, kty: 'RSA', alg: 'RS256', use: 'sig', n, e }] };
}

/** The token that Pub/Sub puts on a push: signed by Google, made out to the address, for an hour. */
export function pushToken(claims: { audience: string; email: string; at: Date }, forged = false): string {
  const seconds = Math.floor(claims.at.getTime() / 1_000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', kid, typ: 'JWT' })}.${part({
    aud: claims.audience,
    azp: '113774264463038321964',
    email: claims.email,
    email_verified: true,
    exp: seconds + 3_600,
    iat: seconds,
    iss: 'https://accounts.google.com',
    sub: '113774264463038321964',
  })}`;
  const pair = forged ? keys().forged : keys().real;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(pair.privateKey).toString('base64url')}`;
}
