import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { hearWebhooks } from '../../../simulator/receiver.ts';
import type { ChannelAccount, Incoming, Outgoing } from '../domain/network.ts';
import { instagram } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const hour = 3_600_000;
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.instagram.account();
  return { id: 1, network: 'instagram', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

function read(body: Uint8Array, source: 'webhook' | 'poll'): Incoming[] {
  const items = instagram.normalise(account(), { source, receivedAt: new Date(), body });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

/** Everything the webhooks told while `act` went on, after checking each signature. */
async function hear(act: () => Promise<unknown>): Promise<Incoming[]> {
  const items: Incoming[] = [];
  await hearWebhooks(
    city.instagram.webhook,
    (headers, body) => {
      const verdict = instagram.verify?.(account(), {
        headers,
        body,
        now: new Date(),
        url: new URL('http://localhost/hook/1'),
      });
      if (!verdict?.accepted) return 401;
      items.push(...read(body, 'webhook'));
      return 200;
    },
    act,
  );
  return items;
}

async function pollAll(cursor: string | null = null, settings: Record<string, string> = {}) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of instagram.poll?.(account(settings), cursor, signal()) ?? []) {
    for (const body of page.bodies) items.push(...read(body, 'poll'));
    next = page.cursor;
  }
  return { items, cursor: next };
}

function first(items: Incoming[]): Incoming {
  const [item] = items;
  if (!item) throw new Error('nothing came');
  return item;
}

function answerTo(item: Incoming, more: Partial<Outgoing> = {}): Outgoing {
  const given = { key: 'k', visibility: item.visibility, replyTo: item.replyTo, automatic: false };
  return { ...given, text: 'Terima kasih, sedang dicek.', lastInboundAt: new Date(), ...more };
}
test('a comment is answered publicly as often as needed and privately once', async () => {
  const [item] = await hear(() => city.instagram.comment('lampu mati', { username: 'a' }));
  if (!item) throw new Error('nothing came');
  const reply = (visibility: 'public' | 'private') =>
    instagram.reply(account(), answerTo(item, { visibility }), signal());
  expect(await reply('public')).toMatchObject({ state: 'sent' });
  expect(await reply('public')).toMatchObject({ state: 'sent' });
  expect(await reply('private')).toMatchObject({ state: 'sent' });
  expect(await reply('private')).toEqual({
    state: 'failed',
    failure: 'permanent',
    reason: 'already_replied_privately',
  });
  expect(city.sent.map((one) => one.way)).toEqual(['comment_reply', 'comment_reply', 'private_reply']);
});

test.each([
  ['within 24 hours without a tag', 23, {}, false, { state: 'sent' }, undefined],
  ['after 24 hours not at all', 25, {}, false, { state: 'failed', reason: 'window_closed' }, undefined],
  [
    'after 24 hours by a person, where Meta approved it',
    25,
    { human_agent: 'on' },
    false,
    { state: 'sent' },
    'HUMAN_AGENT',
  ],
  [
    'never automatically with the tag',
    25,
    { human_agent: 'on' },
    true,
    { state: 'failed', reason: 'window_closed' },
    undefined,
  ],
  [
    'after seven days not even by a person',
    169,
    { human_agent: 'on' },
    false,
    { state: 'failed', reason: 'window_closed' },
    undefined,
  ],
] as const)('a direct message may be answered %s', async (_name, hours, settings, automatic, outcome, tag) => {
  const at = new Date(Date.now() - hours * hour);
  await city.instagram.dm('halo', { username: 'a', at });
  const { items } = await pollAll();
  const answer = answerTo(first(items), { lastInboundAt: at, automatic });
  expect(await instagram.reply(account(settings), answer, signal())).toMatchObject(outcome);
  expect(city.sent[0]?.tag).toBe(tag);
});

test("the product's own time decides the window, also when a practice week is played fast", async () => {
  await city.instagram.dm('halo', { username: 'a' });
  const { items } = await pollAll();
  const item = first(items);
  const later = new Date(item.at.getTime() + 25 * hour);
  const outcome = await instagram.reply(account(), answerTo(item, { lastInboundAt: item.at, now: later }), signal());
  expect(outcome).toMatchObject({ state: 'failed', reason: 'window_closed' });
});

test('the limit of a direct message counts bytes: 1,000 letters fit, 501 of two bytes do not', async () => {
  await city.instagram.dm('halo', { username: 'a' });
  const { items } = await pollAll();
  const reply = (text: string) => instagram.reply(account(), answerTo(first(items), { text }), signal());
  expect(await reply('a'.repeat(1_000))).toMatchObject({ state: 'sent' });
  expect(await reply('é'.repeat(501))).toMatchObject({ state: 'failed', reason: 'too_long' });
});

test.each(['comment', 'direct', 'private'])(
  'an answer (%s) of unclear outcome is found by its own words',
  async (way) => {
    const act = () =>
      way === 'direct'
        ? city.instagram.dm('air mati', { username: 'a' })
        : city.instagram.comment('lampu mati', { username: 'a' });
    const outgoing = answerTo(first(await hear(act)), way === 'private' ? { visibility: 'private' } : {});
    const since = new Date(Date.now() - 1_000);
    const find = (more: Partial<Outgoing> = {}) =>
      instagram.find?.(account(), { ...outgoing, ...more }, since, signal());
    expect(await find()).toBeUndefined();
    city.instagram.troubles.add(way === 'comment' ? 'replies' : 'messages', 'drop_after_effect');
    expect(await instagram.reply(account(), outgoing, signal())).toMatchObject({ state: 'unknown' });
    expect(await find()).toBe(city.sent[0]?.id);
    expect(await find({ text: 'Kata lain.' })).toBeUndefined();
  },
);

test('a comment that was removed meanwhile cannot be answered, and that is certain', async () => {
  const [item] = await hear(() => city.instagram.comment('lampu mati', { username: 'a' }));
  city.instagram.world.comments.length = 0;
  if (!item) throw new Error('nothing came');
  expect(await instagram.reply(account(), answerTo(item), signal())).toEqual({
    state: 'failed',
    failure: 'permanent',
    reason: 'target_gone',
  });
});

test('the abilities say what is open, until when, and why not', () => {
  const at = new Date('2026-11-24T03:00:00Z');
  const facts = { firstInboundAt: at, lastInboundAt: at, privateRepliesSent: 0 };
  const later = (hours: number) => new Date(at.getTime() + hours * hour);
  expect(instagram.abilities({ ...facts, visibility: 'public', now: later(30) })).toEqual({
    public: { allowed: true, maxLength: 300 },
    private: { allowed: true, until: later(168), maxLength: 1_000, maxBytes: 1_000 },
  });
  expect(
    instagram.abilities({ ...facts, visibility: 'public', now: later(30), privateRepliesSent: 1 }).private,
  ).toEqual({ allowed: false, reason: 'already_replied_privately' });
  expect(instagram.abilities({ ...facts, visibility: 'private', now: later(24) }).private).toEqual({
    allowed: false,
    reason: 'window_closed',
  });
  expect(
    instagram.abilities({ ...facts, visibility: 'private', now: later(24), settings: { human_agent: 'on' } }).private,
  ).toMatchObject({ allowed: true, until: later(168) });
  expect(instagram.abilities({ ...facts, visibility: 'private', now: later(1) }).public).toEqual({
    allowed: false,
    reason: 'not_offered',
  });
});
