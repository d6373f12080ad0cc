import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCall, writeReply } from '../http.ts';

/** How the push service may be told to answer the next calls. */
export type PushTrouble = 'gone' | 'unknown' | 'rate' | 'busy' | 'too_big' | 'drop_after_effect' | 'hang_after_effect';

/** A browser that subscribed: what it tells the desk, and how it reads what comes. */
export interface PracticeBrowser {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** A message as the browser read it. */
export interface PushedMessage {
  endpoint: string;
  ttl: string;
  urgency: string;
  subject: string;
  body: Record<string, string>;
}

export interface PushService {
  /** Origin under which it listens. */
  origin: string;
  /** A browser subscribes under the desk's public key. */
  subscribe(serverKey: string): PracticeBrowser;
  /** Everything accepted, as the browsers read it. */
  readonly messages: PushedMessage[];
  /** Every call, accepted or not. */
  readonly calls: { endpoint: string; status: number | 'drop' | 'hang' }[];
  troubles: PushTrouble[];
  stop(): Promise<void>;
}

interface Known {
  browser: ReturnType<typeof createECDH>;
  auth: Buffer;
  serverKey: string;
}

const plain: Partial<Record<PushTrouble, [number, Record<string, string>]>> = {
  gone: [410, {}],
  unknown: [404, {}],
  rate: [429, { 'retry-after': '120' }],
  busy: [503, {}],
  too_big: [413, {}],
};

/** Starts a push service that speaks RFC 8030, checks RFC 8292 and lets its browsers read by RFC 8291; `now` dates the tokens. */
export async function startPushService(now: () => Date = () => new Date()): Promise<PushService> {
  const known = new Map<string, Known>();
  const messages: PushedMessage[] = [];
  const calls: PushService['calls'] = [];
  const troubles: PushTrouble[] = [];
  let origin = '';
  const server = createServer((request, response) => {
    void readCall(request).then(({ method, path, headers, body }) => {
      const endpoint = origin + path;
      const done = (status: number, more: Record<string, string> = {}) => {
        calls.push({ endpoint, status });
        writeReply(response, { status, text: '', headers: more });
      };
      const place = known.get(path);
      if (method !== 'POST' || !place) return done(404);
      const trouble = troubles.shift();
      const answer = trouble && plain[trouble];
      if (answer) return done(...answer);
      const header = (name: string) => String(headers[name] ?? '');
      if (!/^\d+$/.test(header('ttl')) || header('content-encoding') !== 'aes128gcm') return done(400);
      if (body.length > 4_096) return done(413);
      const subject = whoSends(header('authorization'), origin, place.serverKey, now());
      if (subject === undefined) return done(403);
      const read = readMessage(place, body);
      messages.push({ endpoint, ttl: header('ttl'), urgency: header('urgency'), subject, body: JSON.parse(read) });
      if (trouble === 'drop_after_effect' || trouble === 'hang_after_effect') {
        const reply = trouble === 'drop_after_effect' ? 'drop' : 'hang';
        calls.push({ endpoint, status: reply });
        return writeReply(response, reply);
      }
      return done(201, { location: `${origin}/message/${messages.length}` });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    messages,
    calls,
    troubles,
    subscribe(serverKey) {
      const browser = createECDH('prime256v1');
      browser.generateKeys();
      const auth = randomBytes(16);
      const path = `/push/${randomBytes(12).toString('base64url')}`;
      known.set(path, { browser, auth, serverKey });
      return {
        endpoint: origin + path,
        p256dh: browser.getPublicKey().toString('base64url'),
        auth: auth.toString('base64url'),
      };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The `sub` of a token that is ours, for this origin, not over and not longer than a day; undefined for any other. */
function whoSends(header: string, origin: string, serverKey: string, now: Date): string | undefined {
  const [, said = '', signature = '', key = ''] =
    /^vapid t=([\w-]+\.[\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(header) ?? [];
  if (key !== serverKey) return undefined;
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')];
  const ours = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const proof = { key: ours, dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', Buffer.from(said), proof, Buffer.from(signature, 'base64url'))) return undefined;
  const claims = JSON.parse(Buffer.from(said.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  const left = Number(claims.exp) - now.getTime() / 1_000;
  return claims.aud === origin && left > 0 && left <= 86_400 ? String(claims.sub) : undefined;
}

/** Reads one record as a browser does: its own opinion, apart from the product's. */
function readMessage({ browser, auth }: Known, body: Buffer): string {
  const salt = body.subarray(0, 16);
  const keyEnd = 21 + body.readUInt8(20);
  const sender = body.subarray(21, keyEnd);
  const mixed = hkdf(
    browser.computeSecret(sender),
    auth,
    Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]),
    32,
  );
  const key = hkdf(mixed, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const cipher = createDecipheriv('aes-128-gcm', key, hkdf(mixed, salt, Buffer.from('Content-Encoding: nonce\0'), 12));
  cipher.setAuthTag(body.subarray(-16));
  const padded = Buffer.concat([cipher.update(body.subarray(keyEnd, -16)), cipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString();
}

function hkdf(material: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', material, salt, info, length));
}
