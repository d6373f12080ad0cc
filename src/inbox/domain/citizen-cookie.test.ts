import { expect, test } from 'vitest';
import { readCookie, reportCookie } from './citizen-cookie.ts';

test.each([
  ['kunci=ABC', 'ABC'],
  ['bahasa=en; kunci=ABC; x=1', 'ABC'],
  ['bukankunci=ABC', undefined],
  ['kunci=', undefined],
  [null, undefined],
])('in the header %j the secret is %s', (header, value) => {
  expect(readCookie(header, 'kunci')).toBe(value);
});

test('the secret goes to one report only, out of reach of scripts, and over https only there', () => {
  expect(reportCookie('kunci', 'S', { code: 'C', secure: true })).toBe(
    'kunci=S; Path=/lacak/C; HttpOnly; SameSite=Lax; Secure',
  );
  expect(reportCookie('kunci', '', { code: 'C', secure: false, seconds: 0 })).toBe(
    'kunci=; Path=/lacak/C; HttpOnly; SameSite=Lax; Max-Age=0',
  );
});
