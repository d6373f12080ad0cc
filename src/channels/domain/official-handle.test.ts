import { expect, test } from 'vitest';
import { readHandle, sayHandle } from './official-handle.ts';
import { officialNetworkOf, officialNetworkOfLink } from './official-networks.ts';

function read(word: string, typed: string) {
  const network = officialNetworkOf(word);
  if (!network) throw new Error(`no network ${word}`);
  return readHandle(network, typed);
}

test.each([
  ['Instagram', '@DishubKota', 'dishubkota'],
  ['IG', 'https://www.instagram.com/dishubkota/?hl=id', 'dishubkota'],
  ['instagram', 'instagram.com/dishubkota', 'dishubkota'],
  ['insta', ' dishubkota\u200b ', 'dishubkota'],
  ['instagram', "'@dishubkota", 'dishubkota'],
  ['Twitter', 'https://twitter.com/DishubKota', 'dishubkota'],
  ['X (Twitter)', 'x.com/DishubKota', 'dishubkota'],
  ['FB', 'https://web.facebook.com/dishub.kota/', 'dishub.kota'],
  ['facebook', 'https://www.facebook.com/profile.php?id=61550000000001', '61550000000001'],
  ['halaman facebook', 'https://www.facebook.com/pages/Dishub-Kota/109000000000001', '109000000000001'],
  ['Facebook', 'facebook.com/p/Dishub-Kota-61550000000001', 'dishub-kota-61550000000001'],
  ['Tik Tok', 'https://www.tiktok.com/@dishub.kota', 'dishub.kota'],
  ['YouTube', 'https://youtube.com/@DishubKota', 'dishubkota'],
  ['yt', 'https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv', 'UCabcdefghijklmnopqrstuv'],
  ['telegram', 't.me/s/kotakami', 'kotakami'],
  ['threads', 'https://www.threads.com/@dishubkota', 'dishubkota'],
  ['mastodon', 'https://sosial.example/@dishub', 'dishub@sosial.example'],
  ['mastodon', '@dishub@sosial.example', 'dishub@sosial.example'],
  ['WA', '0812-3456-7890', '6281234567890'],
  ['whatsapp', 'https://wa.me/6281234567890', '6281234567890'],
  ['whatsapp', 'https://api.whatsapp.com/send?phone=6281234567890&text=halo', '6281234567890'],
  ['WA', '+62 812 3456 7890', '6281234567890'],
  ['call center', '112', '112'],
  ['Surel', 'Mailto:Dishub@Kota.Example', 'dishub@kota.example'],
  ['situs', 'https://www.Dishub.kota.example/', 'dishub.kota.example'],
  ['Website', 'dishub.kota.example/ppid/?utm_source=ig', 'dishub.kota.example/ppid'],
  ['google maps', 'https://maps.app.goo.gl/AbCd123', 'AbCd123'],
])('%s written as %j is one account: %s', (word, typed, handle) => {
  expect(read(word, typed)).toMatchObject({ handle });
});

test.each([
  ['instagram', 'https://www.tiktok.com/@dishub', 'wrong_network'],
  ['instagram', 'https://www.instagram.com/p/Cabc123/', 'not_an_account'],
  ['facebook', 'https://facebook.com/', 'not_an_account'],
  ['instagram', 'nama dengan spasi', 'bad_name'],
  ['instagram', '=HYPERLINK("http://x.example")', 'bad_name'],
  ['whatsapp', 'nomor kantor', 'bad_number'],
  ['email', 'bukan surel', 'bad_address'],
  ['website', 'belum ada', 'bad_address'],
  ['mastodon', '@dishub', 'bad_name'],
  ['instagram', '   ', 'empty'],
])('%s written as %j is refused: %s', (word, typed, problem) => {
  expect(read(word, typed)).toEqual({ problem });
});

test('a link says which network it is of, and a link of none is a website', () => {
  const of = (link: string) => officialNetworkOfLink(new URL(link))?.name;
  expect(of('https://m.facebook.com/dishub')).toBe('facebook');
  expect(of('https://www.instagram.com/dishub')).toBe('instagram');
  expect(of('https://dishub.kota.example')).toBe('website');
});

test('an account is written with its @ where people write it so', () => {
  expect(sayHandle('instagram', 'dishubkota')).toBe('@dishubkota');
  expect(sayHandle('website', 'dishub.kota.example')).toBe('dishub.kota.example');
  expect(sayHandle('mastodon', 'dishub@sosial.example')).toBe('dishub@sosial.example');
});
