import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { formKeyHole, makeFormKey, readFormKey } from './form-key.ts';
import { cutPage } from './page-bytes.ts';

const key = Buffer.alloc(32, 7);
const now = new Date('2026-11-24T05:00:00Z');

test('each visitor gets the same page with a key of their own, packed or not', () => {
  const page = `<p>${'Lapor, warga! '.repeat(500)}</p><input value="${formKeyHole}"><p>ëñ ✓</p>`;
  const bytes = cutPage(page, formKeyHole);
  for (const mine of [makeFormKey(key, now), makeFormKey(key, now)]) {
    const expected = page.replace(formKeyHole, mine);
    expect(bytes.plain(mine).toString()).toBe(expected);
    expect(gunzipSync(bytes.gzip(mine)).toString()).toBe(expected);
  }
});

test('a page without a hole is sent as it is', () => {
  const bytes = cutPage('<p>halo</p>', formKeyHole);
  expect(gunzipSync(bytes.gzip('x')).toString()).toBe('<p>halo</p>');
});

test('a form key is as long as the hole it fills', () => {
  expect(makeFormKey(key, now)).toHaveLength(formKeyHole.length);
});

test('a form key is read back, refused when forged, and refused after a day', () => {
  const mine = makeFormKey(key, now);
  expect(readFormKey(key, mine, now)).toMatchObject({ ok: true, madeAt: now });
  expect(readFormKey(Buffer.alloc(32, 8), mine, now)).toEqual({ ok: false, reason: 'forged' });
  expect(readFormKey(key, `${mine}x`, now)).toEqual({ ok: false, reason: 'forged' });
  expect(readFormKey(key, 'omong kosong', now)).toEqual({ ok: false, reason: 'forged' });
  expect(readFormKey(key, mine, new Date(now.getTime() + 86_400_001))).toEqual({ ok: false, reason: 'expired' });
});
