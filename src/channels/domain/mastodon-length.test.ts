import { expect, test } from 'vitest';
import { countText } from './text-length.ts';

test.each([
  ['plain letters', 'lampu mati', 10],
  ['an address counts as 23, a short one too', 'https://a.id', 23],
  ['and a long one', `lihat https://layanan.kota.latihan/lampu/${'x'.repeat(200)}?kode=7 ya`, 6 + 23 + 3],
  ['a full stop after it is the sentence’s', 'di https://a.id/b.', 3 + 23 + 1],
  ['two addresses', 'https://a.id/1 https://a.id/2', 23 + 1 + 23],
  ['a name of this server as it stands', '@bu_ratna halo', 14],
  ['a name of another server without the server', '@bu_ratna@server.latihan.example halo', 14],
  ['a name after a bracket', '(@bu@jauh.example)', 5],
  ['an e-mail address is no name', 'tulis ke warga@kota.latihan', 27],
  ['an emoji of several parts is one', 'siap 👨‍👩‍👧‍👦🙏🏽', 7],
  ['Javanese letters with their signs', 'ꦱꦸꦒꦼꦁ', 2],
])('%s', (_name, text, length) => {
  expect(countText(text, 'mastodon')).toBe(length);
});
