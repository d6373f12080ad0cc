import { expect, test } from 'vitest';
import { addressOf, loginOf, serverOf } from './settings.ts';

const mailbox = (settings: Record<string, string>, secrets: Record<string, string> = {}) => ({
  id: 1,
  network: 'email',
  externalId: 'Lapor@Kota.test',
  settings,
  secrets,
});

test.each([
  ['imap', undefined, undefined, { port: 993, security: 'tls' }],
  ['imap', 'starttls', undefined, { port: 143, security: 'starttls' }],
  ['smtp', undefined, undefined, { port: 465, security: 'tls' }],
  ['smtp', 'starttls', undefined, { port: 587, security: 'starttls' }],
  ['smtp', 'none', '2525', { port: 2_525, security: 'none' }],
  ['smtp', 'sembarang', 'x', { port: 465, security: 'tls' }],
] as const)('%s with security %s and port %s is protected unless said otherwise', (kind, security, port, expected) => {
  const settings = {
    [`${kind}_host`]: 'mx.test',
    ...(security ? { [`${kind}_security`]: security } : {}),
    ...(port ? { [`${kind}_port`]: port } : {}),
  };
  expect(serverOf(mailbox(settings), kind)).toEqual({ host: 'mx.test', ...expected });
  expect(serverOf(mailbox({}), kind)).toBeUndefined();
});

test('the address is the log-in name unless another is set, and a token wins over a password', () => {
  expect(addressOf(mailbox({}))).toBe('lapor@kota.test');
  expect(loginOf(mailbox({}, { password: 'a' }))).toEqual({ user: 'lapor@kota.test', pass: 'a' });
  const both = mailbox({ user: 'dinas' }, { password: 'a', access_token: 'b' });
  expect(loginOf(both)).toEqual({ user: 'dinas', accessToken: 'b' });
});
