import { expect, test } from 'vitest';
import { endStaff, inviteStaff, logIn, makeApiToken } from '../schema.ts';
import { readFields } from './form.ts';

function aForm(fields: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return form;
}

test('what was typed comes back with each problem, the password does not', () => {
  const read = readFields(aForm({ email: 'sari@', password: 'rahasia' }), logIn);
  expect(read).toEqual({ ok: false, problems: { email: 'bad_email' }, typed: { email: 'sari@' } });
});

test.each([
  [{ password: 'x' }, { email: 'empty' }],
  [
    { email: '  ', password: '' },
    { email: 'empty', password: 'empty' },
  ],
  [{ email: `${'a'.repeat(250)}@kota.example`, password: 'x' }, { email: 'too_long' }],
])('%o has the problems %o', (fields, problems) => {
  expect(readFields(aForm(fields), logIn)).toMatchObject({ ok: false, problems });
});

test('an e-mail is kept in small letters and a name in one line', () => {
  const read = readFields(
    aForm({ name: ' Sari\n Wulan ', email: ' Sari@Kota.Example', role: 'mimin', agencyId: '3' }),
    inviteStaff,
  );
  expect(read).toEqual({
    ok: true,
    value: { name: 'Sari Wulan', email: 'sari@kota.example', role: 'mimin', agencyId: 3 },
  });
});

test('nothing chosen is nobody; one scope and several are both lists', () => {
  expect(readFields(aForm({ staffId: '4', substituteId: '' }), endStaff)).toMatchObject({
    ok: true,
    value: { staffId: 4 },
  });
  const scopes = (given: string | string[]) =>
    readFields(aForm({ name: 'x', agencyId: '', scopes: given }), makeApiToken);
  expect(scopes('reports:read')).toMatchObject({ ok: true, value: { scopes: ['reports:read'] } });
  expect(scopes(['reports:read', 'answers:write'])).toMatchObject({
    value: { scopes: ['reports:read', 'answers:write'] },
  });
  expect(scopes('everything')).toMatchObject({ ok: false, problems: { scopes: 'invalid' } });
});

test('a number that no row can have is refused before the database sees it', () => {
  expect(readFields(aForm({ staffId: '99999999999' }), endStaff)).toMatchObject({
    ok: false,
    problems: { staffId: 'too_long' },
  });
});
