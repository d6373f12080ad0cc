import { expect, test } from 'vitest';
import { findDisguise } from './disguise.ts';

test.each([
  ['menang di 𝐁𝐄𝐑𝐋𝐈𝐀𝐍 terus', 1],
  ['payout nya Ꮆ卂尺ㄩᗪ卂', 1],
  ['cuma satu: 🇬\u200b🇺\u200b🇷\u200b🇮', 1],
  ['berkat S\u200bE\u200bM\u200bA\u200bR', 1],
  ['berkat D͓̽O͓̽R͓̽A͓̽', 1],
  ['semua baru berkat T_U_A_H', 1],
  ['ⓉⓄⓉⓄ dan ᴘʀᴏʙᴇᴛ', 2],
  ['jalan rusak di cimone', 0],
  ['🇮🇩🇵🇸 merdeka', 0],
  ['السلام عليكم pak', 0],
  ['rt.03 rw.05 jl. a.yani no.12', 0],
  ['café résumé 12°C ✨👍🏽👨‍👩‍👧', 0],
  ['suka drakor 사랑해', 0],
  ['https://a.b.c.d.e/x', 0],
  ['', 0],
])('%s hides %d words', (text, words) => {
  expect(findDisguise(text).words).toBe(words);
});

test('a whole message in a fancy alphabet is taste, not one hidden brand', () => {
  expect(findDisguise('𝒎𝒐𝒉𝒐𝒏 𝒅𝒊𝒑𝒆𝒓𝒃𝒂𝒊𝒌𝒊 𝒋𝒂𝒍𝒂𝒏 𝒌𝒂𝒎𝒊').all).toBe(true);
  expect(findDisguise('mampir ke 𝐁𝐄𝐑𝐋𝐈𝐀𝐍 yuk kawan').all).toBe(false);
});
