import { expect, test } from 'vitest';
import { checkNewPassword, checkPassword } from './password-rules.ts';

const email = 'sari.wulandari@kota.example';

test.each([
  ['pendek', 'too_short'],
  ['sebelas1234', 'too_short'],
  ['x'.repeat(64) + 'y'.repeat(65), 'too_long'],
  ['SARI.wulandari@kota.example', 'is_email'],
  ['sariwulandari2026', 'is_email'],
  ['123456789012', 'too_common'],
  ['passwordpassword', 'too_common'],
  ['Tangerang2026!!', 'too_common'],
  ['Kota-Tangerang-1', 'too_common'],
  ['aaaaaaaaaaaaaa', 'too_common'],
  ['rahasiarahasia', 'too_common'],
  ['qwertyuiop123', 'too_common'],
  ['!!!!2026!!!!2026', 'too_common'],
] as const)('%s is refused as %s', (password, reason) => {
  expect(checkPassword(password, email)).toEqual({ ok: false, reason });
});

test.each([
  'sawah hijau tepi kali',
  'X9#kt-tyQ2!vm',
  'ular melingkar 7x',
  'мой пароль длинный',
  '🌾🌾🐃🐃🏠🏠🌊🌊☀️☀️🌙🌙',
])('%s is accepted', (password) => {
  expect(checkPassword(password, email)).toEqual({ ok: true });
});

test('a password typed differently the second time is refused first', () => {
  expect(checkNewPassword({ password: 'pendek', repeated: 'pendeK' }, email)).toEqual({
    ok: false,
    reason: 'not_repeated',
  });
});
