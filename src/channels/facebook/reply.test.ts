import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Incoming, Outgoing } from '../domain/network.ts';
import { facebook } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const hour = 3_600_000;
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.facebook.account();
  return { id: 1, network: 'facebook', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

async function polled(id: string): Promise<Incoming> {
  for await (const page of facebook.poll?.(account(), null, signal()) ?? []) {
    for (const body of page.bodies) {
      const items = await facebook.normalise(account(), { source: 'poll', receivedAt: new Date(), body });
      const item = items.find((one) => one.externalId === id);
      if (item) return item;
    }
  }
  throw new Error(`${id} was not found`);
}

function answerTo(item: Incoming, more: Partial<Outgoing> = {}): Outgoing {
  const given = { key: 'k', visibility: item.visibility, replyTo: item.replyTo, automatic: false };
  return { ...given, text: 'Terima kasih, sedang dicek.', lastInboundAt: new Date(), ...more };
}
const reply = (outgoing: Outgoing, settings?: Record<string, string>) =>
  facebook.reply(account(settings), outgoing, signal());

test.each(['comment', 'post'])('a %s is answered publicly as often as needed and privately once', async (way) => {
  const item = await polled(await city.facebook.speak(way, 'lampu mati', { username: 'a', name: 'Bu Ani' }));
  const say = (visibility: 'public' | 'private') => reply(answerTo(item, { visibility }));
  expect(await say('public')).toMatchObject({ state: 'sent' });
  expect(await say('public')).toMatchObject({ state: 'sent' });
  expect(await say('private')).toMatchObject({ state: 'sent' });
  expect(await say('private')).toMatchObject({ state: 'failed', reason: 'already_replied_privately' });
  expect(city.sent.map((one) => one.way)).toEqual(['comment_reply', 'comment_reply', 'private_reply']);
});

test.each([
  ['review', 'review_reply'],
  ['mention', 'mention_reply'],
])('a %s is answered in its place and takes no private word', async (way, sent) => {
  const item = await polled(await city.facebook.speak(way, 'lampu mati', { username: 'a', name: 'Bu Ani' }));
  expect(await reply(answerTo(item))).toMatchObject({ state: 'sent' });
  expect(await reply(answerTo(item, { visibility: 'private' }))).toMatchObject({
    state: 'failed',
    reason: 'not_offered',
  });
  expect(city.sent.map((one) => one.way)).toEqual([sent]);
  const facts = {
    visibility: 'public' as const,
    privateRepliesSent: 0,
    firstInboundAt: item.at,
    lastInboundAt: item.at,
  };
  expect(facebook.abilities({ ...facts, now: item.at, replyTo: item.replyTo }).private).toEqual({
    allowed: false,
    reason: 'not_offered',
  });
});

test.each([
  ['within 24 hours without a tag', 23, {}, false, { state: 'sent' }, undefined],
  ['after 24 hours not at all', 25, {}, false, { state: 'failed', reason: 'window_closed' }, undefined],
  ['after 24 hours by a person', 25, { human_agent: 'on' }, false, { state: 'sent' }, 'HUMAN_AGENT'],
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
] as const)('Messenger is answered %s', async (_name, hours, settings, automatic, outcome, tag) => {
  const at = new Date(Date.now() - hours * hour);
  const { mid } = await city.facebook.direct('halo', 'Bu Ani', { at });
  const answer = answerTo(await polled(mid), { lastInboundAt: at, automatic });
  expect(await reply(answer, settings)).toMatchObject(outcome);
  expect(city.sent[0]?.tag).toBe(tag);
});

test('a message of 2,000 characters fits and one more does not', async () => {
  const { mid } = await city.facebook.direct('halo', 'Bu Ani');
  const item = await polled(mid);
  expect(await reply(answerTo(item, { text: 'a'.repeat(2_000) }))).toMatchObject({ state: 'sent' });
  expect(await reply(answerTo(item, { text: 'a'.repeat(2_001) }))).toMatchObject({
    state: 'failed',
    reason: 'too_long',
  });
});

test.each([
  ['rate', { state: 'failed', failure: 'rate', retryAfterSeconds: 420 }, 0],
  ['token_expired', { state: 'failed', failure: 'reauth' }, 0],
  ['blocked_account', { state: 'failed', failure: 'policy' }, 0],
  ['permission', { state: 'failed', failure: 'policy', reason: 'permission_missing' }, 0],
  ['ok_with_error', { state: 'failed', failure: 'policy' }, 0],
  ['server_error', { state: 'unknown' }, 0],
  ['not_json', { state: 'unknown' }, 0],
  ['bad_request_after_effect', { state: 'unknown' }, 1],
  ['drop_after_effect', { state: 'unknown' }, 1],
] as const)('a comment that meets %s ends as it must', async (trouble, outcome, arrived) => {
  const item = await polled((await city.facebook.comment('lampu mati', 'Bu Ani')).id);
  city.facebook.troubles.add('comments', trouble);
  expect(await reply(answerTo(item))).toMatchObject(outcome);
  expect(city.sent).toHaveLength(arrived);
});

test.each(['comment', 'direct', 'private'])(
  'an answer (%s) of unclear outcome is found by its own words',
  async (way) => {
    const speech = way === 'direct' ? 'direct' : 'comment';
    const item = await polled(await city.facebook.speak(speech, 'lampu mati', { username: 'a', name: 'Bu Ani' }));
    const since = new Date(Date.now() - 2_000);
    const outgoing = answerTo(item, way === 'private' ? { visibility: 'private' } : {});
    const find = () => facebook.find?.(account(), outgoing, since, signal());
    expect(await find()).toBeUndefined();
    city.facebook.troubles.add(way === 'comment' ? 'comments' : 'messages', 'drop_after_effect');
    expect(await reply(outgoing)).toMatchObject({ state: 'unknown' });
    expect(await find()).toBe(city.sent[0]?.id);
    const other = facebook.find?.(account(), { ...outgoing, text: 'Kata lain.' }, since, signal());
    expect(await other).toBeUndefined();
  },
);

test('the abilities say what is open and until when', () => {
  const at = new Date('2026-11-24T03:00:00Z');
  const facts = { firstInboundAt: at, lastInboundAt: at, privateRepliesSent: 0 };
  const later = (hours: number) => new Date(at.getTime() + hours * hour);
  expect(facebook.abilities({ ...facts, visibility: 'public', now: later(30) })).toEqual({
    public: { allowed: true, maxLength: 8_000 },
    private: { allowed: true, until: later(168), maxLength: 2_000 },
  });
  expect(facebook.abilities({ ...facts, visibility: 'private', now: later(24) })).toEqual({
    public: { allowed: false, reason: 'not_offered' },
    private: { allowed: false, reason: 'window_closed' },
  });
});
