import { expect, test } from 'vitest';
import { nameBrowser } from './browser-name.ts';
import { safeReturnPath } from './return-path.ts';
import { checkLink } from './staff-link.ts';
import { decideSubstitute } from './substitute.ts';

test.each([
  ['/desk', '/desk'],
  ['/desk/aduan/12?x=1', '/desk/aduan/12?x=1'],
  ['/akun', '/akun'],
  [null, '/desk'],
  ['', '/desk'],
  ['https://jahat.example/desk', '/desk'],
  ['//jahat.example/desk', '/desk'],
  ['/\\jahat.example', '/desk'],
  ['/desk/\\jahat', '/desk'],
  ['/desk\n//jahat', '/desk'],
  ['/keluar', '/desk'],
  ['/deskripsi', '/desk'],
  [`/desk/${'a'.repeat(600)}`, '/desk'],
])('after logging in, %s leads to %s', (wanted, path) => {
  expect(safeReturnPath(wanted)).toBe(path);
});

const noon = new Date('2026-11-24T05:00:00Z');
const link = { purpose: 'invite', expiresAt: new Date(noon.getTime() + 1), usedAt: null };
test.each([
  [undefined, 'link_unknown'],
  [{ ...link, purpose: 'reset' }, 'link_unknown'],
  [{ ...link, usedAt: noon }, 'link_used'],
  [{ ...link, expiresAt: noon }, 'link_expired'],
])('an unusable link is refused: %o is %s', (given, reason) => {
  expect(checkLink(given, 'invite', noon)).toEqual({ ok: false, reason });
});
test('a link opens its own door', () => {
  expect(checkLink(link, 'invite', noon)).toEqual({ ok: true, link });
});

const sari = { staffId: 1, role: 'mimin', agencyId: 5, endedAt: null } as const;
test.each([
  [undefined, { ok: true, substituteId: null }],
  [
    { ...sari, staffId: 2 },
    { ok: true, substituteId: 2 },
  ],
  [sari, { ok: false, reason: 'substitute_is_same' }],
  [
    { ...sari, staffId: 2, endedAt: noon },
    { ok: false, reason: 'substitute_has_left' },
  ],
  [
    { ...sari, staffId: 2, agencyId: 6 },
    { ok: false, reason: 'substitute_elsewhere' },
  ],
  [
    { ...sari, staffId: 2, agencyId: null },
    { ok: false, reason: 'substitute_elsewhere' },
  ],
])('who stands in for a mimin of agency 5: %o', (substitute, expected) => {
  expect(decideSubstitute(sari, substitute)).toEqual(expected);
});

test.each([
  ['Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36', 'Chrome, Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1) AppleWebKit/605 Version/18.1 Mobile/15E148 Safari/604.1', 'Safari, iOS'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge, Windows'],
  ['curl/8.5', undefined],
  [null, undefined],
])('%s is called %s', (agent, name) => {
  expect(nameBrowser(agent)).toBe(name);
});
