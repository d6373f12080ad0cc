import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { encryptPush, isPushService, makePushKeys, mostPushBytes, vapidHeader } from './web-push.ts';

const bytes = (text: string) => Buffer.from(text, 'base64url');

/** Appendix A of RFC 8291. */
const example = {
  text: 'When I grow up, I want to be a watermelon',
  oneTimeKey: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};
/** Section 2.4 of RFC 8292. */
const token = {
  said: 'eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0',
  signature: 'i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA',
  key: 'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs',
};

const target = { endpoint: 'https://push.example', p256dh: bytes(example.p256dh), auth: bytes(example.auth) };

function isSignedBy(publicKey: string, said: string, signature: string): boolean {
  const point = bytes(publicKey);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
  return verify('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' }, bytes(signature));
}

test('the example of RFC 8291 comes out byte by byte', () => {
  const choices = { salt: bytes(example.salt), oneTimeKey: bytes(example.oneTimeKey) };
  expect(encryptPush(target, Buffer.from(example.text), choices).toString('base64url')).toBe(example.body);
});

test('no two messages are encrypted alike, and one that does not fit is refused', () => {
  const once = () => encryptPush(target, Buffer.from('a')).toString('hex');
  expect(once()).not.toBe(once());
  expect(encryptPush(target, Buffer.alloc(mostPushBytes)).length).toBe(4_096);
  expect(() => encryptPush(target, Buffer.alloc(mostPushBytes + 1))).toThrow(RangeError);
});

test('a token is written as in RFC 8292, whose own example our check accepts', () => {
  expect(isSignedBy(token.key, token.said, token.signature)).toBe(true);
  const keys = makePushKeys();
  const now = new Date('2026-11-24T08:00:00Z');
  const header = vapidHeader(keys, 'https://push.example.net/p/1?x', 'mailto:push@example.com', now);
  const [, said = '', signature = '', key = ''] = /^vapid t=(\S+\.\S+)\.(\S+), k=(\S+)$/.exec(header) ?? [];
  const [head = '', claims = ''] = said.split('.');
  expect(head).toBe(token.said.split('.')[0]);
  expect(JSON.parse(bytes(claims).toString())).toEqual({
    aud: 'https://push.example.net',
    exp: now.getTime() / 1_000 + 12 * 3_600,
    sub: 'mailto:push@example.com',
  });
  expect(key).toBe(keys.publicKey);
  expect(isSignedBy(key, said, signature)).toBe(true);
  expect(isSignedBy(token.key, said, signature)).toBe(false);
});

test.each([
  ['https://fcm.googleapis.com/fcm/send/x', true],
  ['https://updates.push.services.mozilla.com/wpush/v2/x', true],
  ['https://web.push.apple.com/x', true],
  ['https://wns2-sg2p.notify.windows.com/w/?token=x', true],
  ['http://push.test:4000/x', true],
  ['http://fcm.googleapis.com/x', false],
  ['https://fcm.googleapis.com:8443/x', false],
  ['https://fcm.googleapis.com.evil.example/x', false],
  ['https://evilpush.apple.com.example/x', false],
  ['https://notpush.apple.com/x', false],
  ['https://a:b@fcm.googleapis.com/x', false],
  ['https://127.0.0.1/x', false],
  ['http://169.254.169.254/latest', false],
  ['http://push.test:4001/x', false],
  [`https://fcm.googleapis.com/${'x'.repeat(1_000)}`, false],
  ['', false],
])('%s is a place to push to: %s', (endpoint, allowed) => {
  expect(isPushService(endpoint, ['http://push.test:4000'])).toBe(allowed);
});
