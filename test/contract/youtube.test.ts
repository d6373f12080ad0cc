import { expect } from 'vitest';
import {
  arrive,
  complaint,
  incoming,
  noticesDeadToken,
  sendsOnceWhenUntold,
  takesOnce,
  waitsForBudget,
} from './common-cells.ts';
import { cannot, contract } from './contract.ts';
import type { Trial } from './trial.ts';

const tube = (trial: Trial) => trial.city.youtube;

/** Notices of our own videos are all that ever comes by webhook; they are signed by the hub. */
async function refusesFeed(trial: Trial, signature: 'forged' | 'absent', reason: string): Promise<void> {
  const feed = tube(trial).videoFeed;
  feed.habits.callback = trial.hookUrl;
  const video = tube(trial).world.videos[0]?.id ?? '';
  feed.habits.signature = signature;
  await tube(trial).tellVideo(video);
  await trial.take();
  expect(feed.delivered.map((one) => one.status)).toEqual([401]);
  expect(await trial.refusals()).toEqual({ [reason]: 1 });
  expect(await trial.items()).toEqual([]);
  feed.habits.signature = 'good';
  await tube(trial).tellVideo(video);
  await trial.take();
  expect((await trial.items()).map((one) => [one.kind, one.unsupported, one.reportId])).toEqual([
    ['automatic', 'video', null],
  ]);
}

contract('youtube', {
  handshake: async (trial) => {
    const ask = async (more: Record<string, string>) => {
      const response = await fetch(`${trial.hookUrl}?${tube(trial).handshake(more)}`);
      return [response.status, await response.text()];
    };
    expect(await ask({})).toEqual([200, '1482740910']);
    expect((await ask({ 'hub.verify_token': 'tebakan' }))[0]).toBe(403);
    expect((await ask({ 'hub.topic': 'https://www.youtube.com/xml/feeds/videos.xml?channel_id=UCorang' }))[0]).toBe(
      403,
    );
  },
  bad_signature: (trial) => refusesFeed(trial, 'forged', 'bad_signature'),
  absent_signature: (trial) => refusesFeed(trial, 'absent', 'missing_signature'),
  stale_signature: cannot('the hub signs no time; the same notice again is the same item', async (network) => {
    const account = { id: 1, network: 'youtube', externalId: 'UC1', settings: {}, secrets: {} };
    const body = new TextEncoder().encode(
      '<feed><entry><yt:videoId>v1</yt:videoId><updated>2020-01-01T00:00:00Z</updated></entry></feed>',
    );
    const read = () => network.normalise(account, { source: 'webhook', receivedAt: new Date(), body });
    const [first, again] = [await read(), await read()];
    expect(first.map((one) => one.externalId)).toEqual(again.map((one) => one.externalId));
    expect(first).toMatchObject([{ kind: 'automatic', at: new Date('2020-01-01') }]);
  }),
  duplicate: takesOnce(),
  reorder: async (trial) => {
    // The list is newest first; what was said first stands first.
    const first = tube(trial).comment(complaint('awal'), { username: 'bu.ratna' });
    first.at = first.changedAt = new Date(Date.now() - 60_000);
    tube(trial).comment(complaint('akhir'), { username: 'bu.ratna' });
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.text)).toEqual([complaint('awal'), complaint('akhir')]);
  },
  batch: async (trial) => {
    const top = tube(trial).comment(complaint(1), { username: 'warga1' });
    tube(trial).comment(complaint(2), { username: 'warga2' });
    for (let n = 0; n < 7; n++) tube(trial).comment(complaint(`jawab ${n}`), { username: `w${n}`, parentId: top.id });
    await trial.poll();
    const items = await incoming(trial);
    // Five answers come with the thread; the others are asked for.
    expect(items).toHaveLength(9);
    expect(new Set(items.map((one) => one.conversation)).size).toBe(9);
  },
  unknown: async (trial) => {
    const body = JSON.stringify({ kind: 'youtube#hologram', id: 'h1', snippet: { title: 'x' } });
    const items = await trial.network.normalise(
      { id: trial.channelId, network: 'youtube', externalId: 'UC1', settings: {}, secrets: {} },
      { source: 'poll', receivedAt: new Date(), body: new TextEncoder().encode(body) },
    );
    expect(items).toMatchObject([{ kind: 'unsupported', unsupported: 'hologram' }]);
  },
  edit: async (trial) => {
    const comment = tube(trial).comment(complaint('lama'), { username: 'bu.ratna' });
    await trial.poll();
    tube(trial).edit(comment, complaint('baru'));
    await trial.poll();
    expect((await incoming(trial)).map((one) => [one.text, one.editedFrom])).toEqual([
      [complaint('baru'), complaint('lama')],
    ]);
  },
  delete: async (trial) => {
    const kept = tube(trial).comment(complaint('tetap'), { username: 'pak.budi' });
    kept.at = kept.changedAt = new Date(Date.now() - 60_000);
    const comment = tube(trial).comment(complaint('ditarik'), { username: 'bu.ratna' });
    await trial.poll();
    tube(trial).remove(comment);
    await trial.poll();
    const items = await incoming(trial);
    expect(items.map((one) => [one.text, one.withdrawnAt === null])).toEqual([
      [complaint('tetap'), true],
      [complaint('ditarik'), false],
    ]);
  },
  echo: async (trial) => {
    const id = await arrive(trial, complaint());
    await trial.answer('Siap, tim kami turun besok.');
    tube(trial).ownComment('Ditulis petugas di YouTube Studio.', id);
    await trial.poll();
    const own = (await trial.items()).filter((one) => one.direction === 'out');
    expect(own.map((one) => one.text).sort()).toEqual(
      ['Ditulis petugas di YouTube Studio.', 'Siap, tim kami turun besok.', expect.stringContaining('/lacak')].sort(),
    );
    expect(new Set(own.map((one) => one.conversation)).size).toBe(1);
    expect(new Set((await incoming(trial)).map((one) => one.reportId)).size).toBe(1);
  },
  token_dead: noticesDeadToken((trial) => tube(trial).expireToken()),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    // The hour is over: a new access token is made on the way, and nobody has to do anything.
    tube(trial).tokens.expireAccess();
    expect(await trial.answer('Siap, tim kami turun besok.')).toMatchObject({ state: 'sent' });
    tube(trial).expireToken();
    await trial.poll();
    expect((await trial.channel()).state).toBe('needs_reauth');
    tube(trial).refreshToken();
    await trial.reconnect();
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual([
      'Siap, tim kami turun besok.',
      'Siap, sudah kami catat.',
    ]);
  },
  rate: waitsForBudget((trial) => tube(trial).troubles.add('comments.insert', 'quota')),
  window_closed: cannot('a comment may be answered for ever', (network) => {
    const long = new Date('2020-01-01');
    const facts = { visibility: 'public' as const, lastInboundAt: long, firstInboundAt: long, privateRepliesSent: 9 };
    const abilities = network.abilities({ ...facts, now: new Date() });
    expect([abilities.public.allowed, 'until' in abilities.public, abilities.private.allowed]).toEqual([
      true,
      false,
      false,
    ]);
  }),
  timeout_after_effect: sendsOnceWhenUntold(
    (trial) => tube(trial).troubles.add('comments.insert', 'timeout_after_effect'),
    'found',
  ),
  big_ids: cannot('its ids are words of letters; one that came as a number would stay exact', async (network) => {
    const account = { id: 1, network: 'youtube', externalId: 'UC1', settings: {}, secrets: {} };
    const body = `{"kind":"youtube#comment","id":9007199254740993123,"snippet":{"textDisplay":"a","videoId":9007199254740993125}}`;
    const items = await network.normalise(account, {
      source: 'poll',
      receivedAt: new Date(),
      body: new TextEncoder().encode(body),
    });
    expect(items.map((one) => [one.externalId, one.post])).toEqual([['9007199254740993123', '9007199254740993125']]);
  }),
  expired_media: cannot('comments are words only', async (network) => {
    expect(network.download).toBeUndefined();
  }),
});
