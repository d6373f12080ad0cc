import {
  createCipheriv,
  createECDH,
  createPrivateKey,
  generateKeyPairSync,
  hkdfSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';

/** Where a browser is told of news, and the keys that only it can read with (RFC 8291). */
export interface PushTarget {
  endpoint: string;
  /** The browser's public key, 65 bytes uncompressed. */
  p256dh: Buffer;
  /** 16 bytes that only browser and application know. */
  auth: Buffer;
}

/** The application's own key pair (RFC 8292): the public half as browsers take it, the private half as the scalar `d`. */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/** Text that fits one record of 4,096 bytes (RFC 8291, section 4), its padding mark and tag left out. */
export const mostPushBytes = 3_993;
const recordSize = 4_096;
/** How long a token is good for, in seconds; the standard allows 24 hours. */
const tokenSeconds = 12 * 3_600;

/** Makes the key pair by which push services know this installation. */
export function makePushKeys(): PushKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { d = '', x = '', y = '' } = privateKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return { publicKey: point.toString('base64url'), privateKey: d };
}

/** What makes an encryption repeatable; made anew for every message except in a test of the standard's own example. */
export interface PushChoices {
  salt: Buffer;
  /** The one-time private key, 32 bytes. */
  oneTimeKey: Buffer;
}

/** Encrypts a text for one browser: the body of the request, as one aes128gcm record. Throws when the target's keys are no keys. */
export function encryptPush(target: PushTarget, text: Buffer, choices?: PushChoices): Buffer {
  if (text.length > mostPushBytes) throw new RangeError('too long for one push message');
  const salt = choices?.salt ?? randomBytes(16);
  const own = createECDH('prime256v1');
  if (choices) own.setPrivateKey(choices.oneTimeKey);
  else own.generateKeys();
  const ownPublic = own.getPublicKey();
  const shared = own.computeSecret(target.p256dh);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), target.p256dh, ownPublic]);
  const material = derive(shared, target.auth, info, 32);
  const key = derive(material, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(material, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  // 2 marks the last record, which here is the only one.
  const sealed = Buffer.concat([cipher.update(text), cipher.update(Buffer.from([2])), cipher.final()]);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(recordSize);
  head.writeUInt8(ownPublic.length, 4);
  return Buffer.concat([salt, head, ownPublic, sealed, cipher.getAuthTag()]);
}

function derive(material: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', material, salt, info, length));
}

/** The Authorization header that tells a push service who sends: a token for its origin alone, signed with ES256. */
export function vapidHeader(keys: PushKeys, endpoint: string, subject: string, now: Date): string {
  const exp = Math.floor(now.getTime() / 1_000) + tokenSeconds;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const said = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: new URL(endpoint).origin, exp, sub: subject })}`;
  const signature = sign('sha256', Buffer.from(said), { key: privateKeyOf(keys), dsaEncoding: 'ieee-p1363' });
  return `vapid t=${said}.${signature.toString('base64url')}, k=${keys.publicKey}`;
}

function privateKeyOf({ publicKey, privateKey }: PushKeys): KeyObject {
  const point = Buffer.from(publicKey, 'base64url');
  const key: JsonWebKey = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    d: privateKey,
  };
  return createPrivateKey({ key, format: 'jwk' });
}

/** Push services of the browsers in use: Chrome and Edge on Android, Firefox, Safari, Edge on Windows. */
const services =
  /^(fcm\.googleapis\.com|([a-z0-9-]+\.)*push\.services\.mozilla\.com|([a-z0-9-]+\.)*push\.apple\.com|([a-z0-9-]+\.)*notify\.windows\.com)$/;

/** Whether an address that a browser gave may be written to: a known push service over HTTPS, or an origin that the operator named. */
export function isPushService(endpoint: string, alsoOrigins: readonly string[]): boolean {
  if (endpoint.length > 1_000 || !URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  if (url.username !== '' || url.password !== '') return false;
  if (alsoOrigins.includes(url.origin)) return true;
  return url.protocol === 'https:' && url.port === '' && services.test(url.hostname);
}
