import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Usage } from '../domain/network.ts';
import type { Post, PostMedia } from '../domain/publish.ts';
import { telegram } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.telegram.account();
  const own = { channel: '@kanal_kota_latihan', timeout_seconds: '1', ...settings };
  return { id: 1, network: 'telegram', ...given, settings: { ...given.settings, ...own } };
};
const picture = (n: number): PostMedia => ({
  kind: 'image',
  mime: 'image/jpeg',
  url: `https://kota.example/${n}.jpg`,
});
const aPost = (more: Partial<Post> = {}): Post => ({
  key: 'kiriman-1',
  text: 'Air mati besok pagi.',
  media: [],
  choices: {},
  ...more,
});

async function publish(post: Post, at = account()) {
  const ready = await telegram.publish?.prepare(at, post, signal());
  if (ready?.state !== 'ready') return ready;
  return telegram.publish?.complete(at, post, ready.handle, signal());
}

test('a post stands in the channel once, with its title, its link and an address to open it', async () => {
  const post = aPost({ title: 'Pengumuman', link: 'https://kota.example/air' });
  expect(await publish(post)).toEqual({
    state: 'completed',
    externalId: `${city.telegram.channel.id}:1`,
    permalink: 'https://t.me/kanal_kota_latihan/1',
  });
  expect(city.sent.map((one) => [one.way, one.to, one.text])).toEqual([
    ['post', '@kanal_kota_latihan', 'Pengumuman\n\nAir mati besok pagi.\n\nhttps://kota.example/air'],
  ]);
});

test('one picture, several, and a document go out with the words under the first', async () => {
  for (const media of [[picture(1)], [picture(1), picture(2)], [{ ...picture(1), kind: 'document' as const }]]) {
    expect(await publish(aPost({ media }))).toMatchObject({ state: 'completed' });
  }
  expect(city.sent.map((one) => one.text)).toEqual(Array(3).fill('Air mati besok pagi.'));
});

test('what Telegram would refuse is told before anything leaves', async () => {
  const refused = async (post: Post, reason: string) => {
    expect(await telegram.publish?.prepare(account(), post, signal())).toMatchObject({ state: 'failed', reason });
  };
  await refused(aPost({ text: ' ' }), 'empty_text');
  await refused(aPost({ text: 'a'.repeat(4_097) }), 'too_long');
  await refused(aPost({ text: 'a'.repeat(1_025), media: [picture(1)] }), 'too_long');
  await refused(aPost({ media: Array.from({ length: 11 }, (_, n) => picture(n)) }), 'media_refused');
  await refused(aPost({ media: [picture(1), { ...picture(2), kind: 'document' }] }), 'media_refused');
  await refused(aPost({ choices: { channel: '@kanal_lain' } }), 'target_gone');
  city.telegram.mayPost = false;
  await refused(aPost(), 'permission_missing');
  expect(city.sent).toEqual([]);
});

test('a bot whose account names no channel publishes nothing', async () => {
  expect(await publish(aPost(), account({ channel: '' }))).toMatchObject({ reason: 'settings_missing' });
});

test('after the post went out and nobody was told, it is unknown and never ready again', async () => {
  for (const trouble of ['drop_after_effect', 'server_error_after_effect', 'timeout_after_effect'] as const) {
    city.telegram.troubles.add('sendMessage', trouble);
    expect(await publish(aPost())).toEqual({ state: 'unknown', reason: 'no_clear_answer' });
  }
  expect(telegram.publish?.find).toBeUndefined();
});

test('a picture that Telegram could not fetch is a clear refusal', async () => {
  city.telegram.troubles.add('sendPhoto', 'media_not_fetched');
  expect(await publish(aPost({ media: [picture(1)] }))).toMatchObject({ state: 'failed', reason: 'media_not_fetched' });
});

test('a refusal for too many calls tells that the budget is used up, and for how long', async () => {
  const heard: Usage[] = [];
  city.telegram.troubles.add('sendMessage', 'rate');
  const outcome = await publish(aPost(), { ...account(), noteUsage: (usage) => heard.push(usage) });
  expect(outcome).toMatchObject({ state: 'failed', failure: 'rate', retryAfterSeconds: 5 });
  expect(heard).toEqual([{ share: 1, resetSeconds: 5 }]);
});
