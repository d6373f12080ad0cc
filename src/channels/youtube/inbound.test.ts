import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Incoming, Usage } from '../domain/network.ts';
import { UnreadableEvent } from '../domain/network.ts';
import { youtube } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.youtube.account();
  return { id: 1, network: 'youtube', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};
const nobody: ChannelAccount = { id: 0, network: 'youtube', externalId: '', settings: {}, secrets: {} };

function read(body: unknown, as: ChannelAccount = nobody): Incoming[] {
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const items = youtube.normalise(as, { source: 'poll', receivedAt: new Date(), body: bytes });
  if (!Array.isArray(items)) throw new Error('expected an answer at once');
  return items;
}

async function pollAll(cursor: string | null = null, as = account()) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of youtube.poll?.(as, cursor, signal()) ?? []) {
    for (const body of page.bodies) items.push(...read(new TextDecoder().decode(body), as));
    next = page.cursor ?? next;
  }
  return { items, cursor: next };
}

/** Moves a comment to another moment. */
function written(comment: { at: Date; changedAt: Date }, secondsAgo: number): void {
  comment.at = comment.changedAt = new Date(Date.now() - secondsAgo * 1_000);
}

const snippet = {
  channelId: 'UCkota',
  videoId: 'v1',
  textDisplay: 'Air mati &amp; bau<br>sejak <b>pagi</b> &#39;kan',
  authorDisplayName: '@bu.ratna',
  authorChannelId: { value: 'UCratna' },
  publishedAt: '2026-11-20T01:00:00Z',
  updatedAt: '2026-11-20T01:00:00Z',
};
const thread = (more: object = {}, replies: object[] = []) => ({
  kind: 'youtube#commentThread',
  id: 'Ug1',
  snippet: {
    channelId: 'UCkota',
    videoId: 'v1',
    topLevelComment: { kind: 'youtube#comment', id: 'Ug1', snippet: { ...snippet, ...more } },
    totalReplyCount: replies.length,
  },
  ...(replies.length > 0 ? { replies: { comments: replies } } : {}),
});

test('a list as the API gives it is read without knowing the account: HTML undone, our own channel recognised', () => {
  const own = {
    kind: 'youtube#comment',
    id: 'Ug1.9',
    snippet: { ...snippet, parentId: 'Ug1', textOriginal: 'Segera dicek', authorChannelId: { value: 'UCkota' } },
  };
  const other = { ...own, id: 'Ug1.8', snippet: { ...own.snippet, authorChannelId: { value: 'UCbudi' } } };
  const items = read({ kind: 'youtube#commentThreadListResponse', items: [thread({}, [own, other])] });
  expect(items).toMatchObject([
    {
      kind: 'comment',
      externalId: 'Ug1',
      conversation: 'UCratna:v1',
      text: "Air mati & bau\nsejak pagi 'kan",
      author: { externalId: 'UCratna', handle: 'bu.ratna' },
      post: 'v1',
      replyTo: { parent_id: 'Ug1' },
      permalink: 'https://www.youtube.com/watch?v=v1&lc=Ug1',
    },
    { kind: 'echo', externalId: 'Ug1.9', answers: ['Ug1'] },
    { kind: 'comment', externalId: 'Ug1.8', answers: ['Ug1'], replyTo: { parent_id: 'Ug1', handle: 'bu.ratna' } },
  ]);
});

test.each([
  ['a single thread', thread(), ['comment:Ug1']],
  ['a single comment', { kind: 'youtube#comment', id: 'Ug1', snippet }, ['comment:Ug1']],
  ['a bare list of several answers', [{ items: [thread()] }, { items: [] }], ['comment:Ug1']],
  ['a changed comment', thread({ updatedAt: '2026-11-21T01:00:00Z' }), ['comment:Ug1', 'edit:Ug1']],
  ['a held comment', thread({ moderationStatus: 'heldForReview' }), ['comment:Ug1', 'automatic:Ug1#heldForReview']],
  [
    'answers listed apart, whose parent stands only in their id',
    { kind: 'youtube#commentListResponse', items: [{ id: 'Ug1.7', snippet: { ...snippet, videoId: undefined } }] },
    ['comment:Ug1.7'],
  ],
  ['our own videos', { kind: 'youtube#videoListResponse', items: [{ kind: 'youtube#video', id: 'v1' }] }, []],
  [
    'a thread without anything in it',
    { kind: 'youtube#commentThread', id: 'x' },
    [expect.stringMatching(/^unsupported:/)],
  ],
])('%s', (_name, body, expected) => {
  expect(read(body).map((one) => `${one.kind}:${one.externalId}`)).toEqual(expected);
});

test('a comment that YouTube takes for spam is kept as suspect', () => {
  expect(read(thread({ moderationStatus: 'likelySpam' }))[0]).toMatchObject({
    kind: 'comment',
    given: { suspect: true },
  });
});

test('a community post has its own link and thread', () => {
  const item = read(thread({ videoId: undefined }))[0];
  expect(item?.post).toBe('v1');
  const post = {
    ...thread({ videoId: undefined }),
    snippet: { ...thread({ videoId: undefined }).snippet, videoId: undefined, postId: 'Ugk' },
  };
  expect(read(post)[0]).toMatchObject({
    conversation: 'UCratna:Ugk',
    permalink: 'https://www.youtube.com/post/Ugk?lc=Ug1',
  });
});

test.each([['{"items":['], ['[]'], ['{}'], [{ error: { code: 403 } }]])('%s is a dead letter', (body) => {
  expect(() => read(body)).toThrow(UnreadableEvent);
});

test('a feed of the hub is a notice, and so is a deleted video', () => {
  const feed = `<?xml version="1.0"?><feed xmlns:yt="x"><entry><yt:videoId>v9</yt:videoId><title>Jadwal &amp; info</title><updated>2026-11-20T01:00:00+00:00</updated></entry></feed>`;
  expect(read(feed)).toMatchObject([{ kind: 'automatic', unsupported: 'video', text: 'Jadwal & info', post: 'v9' }]);
  const gone = `<feed xmlns:at="x"><at:deleted-entry ref="yt:video:v9" when="2026-11-20T02:00:00+00:00"></at:deleted-entry></feed>`;
  expect(read(gone)).toMatchObject([{ kind: 'automatic', unsupported: 'video_deleted' }]);
});

test('what was read is not read again; a new answer under an old thread is found', async () => {
  const top = city.youtube.comment('lampu mati', { username: 'bu.ratna' });
  for (let n = 0; n < 150; n++) written(city.youtube.comment(`komentar ${n}`, { username: `w${n}` }), n);
  written(top, 86_400);
  const first = await pollAll();
  expect(first.items).toHaveLength(151);
  const second = await pollAll(first.cursor);
  expect(second.items).toEqual([]);
  city.youtube.comment('saya juga', { username: 'pak.budi', parentId: top.id });
  // It does not move the thread: only the next look further down finds it.
  expect((await pollAll(second.cursor)).items).toEqual([]);
  const old = JSON.parse(second.cursor ?? '{}');
  const found = await pollAll(JSON.stringify({ ...old, deepAt: 0 }));
  expect(found.items.map((one) => one.text)).toContain('saya juga');
});

test('an empty page with a next one is followed', async () => {
  city.youtube.comment('lampu mati', { username: 'bu.ratna' });
  city.youtube.troubles.add('commentThreads.list', 'empty_page_next');
  expect((await pollAll()).items.map((one) => one.text)).toEqual(['lampu mati']);
});

test('a look that was cut off goes on below what it has read', async () => {
  for (let n = 0; n < 150; n++) written(city.youtube.comment(`komentar ${n}`, { username: `w${n}` }), n);
  const pages = youtube.poll?.(account(), null, signal())[Symbol.asyncIterator]();
  const page = await pages?.next();
  expect(page?.value?.bodies).toHaveLength(1);
  const rest = await pollAll(page?.value?.cursor ?? null);
  expect(rest.items).toHaveLength(50);
});

test('held comments are read too, and one that is approved later stays the same item', async () => {
  const held = city.youtube.comment('kata kasar', { username: 'bu.ratna' });
  held.status = 'heldForReview';
  const first = await pollAll();
  expect(first.items.map((one) => one.kind)).toEqual(['comment', 'automatic']);
  held.status = 'published';
  const second = await pollAll(first.cursor);
  expect(second.items.map((one) => [one.kind, one.externalId])).toEqual([['comment', held.id]]);
});

test('who may not see held comments still gets all others, and the account is told of it', async () => {
  city.youtube.comment('lampu mati', { username: 'bu.ratna' });
  const items: Incoming[] = [];
  const run = (async () => {
    city.youtube.troubles.add('commentThreads.list', 'empty_page_next');
    for await (const page of youtube.poll?.(account(), null, signal()) ?? []) {
      for (const body of page.bodies) items.push(...read(new TextDecoder().decode(body)));
      city.youtube.troubles.add('commentThreads.list', 'forbidden', 2);
    }
  })();
  await expect(run).rejects.toMatchObject({ reason: 'permission_missing' });
  expect(items.map((one) => one.text)).toEqual(['lampu mati']);
});

test('answers taken back are told, and a list that is suddenly empty is not believed', async () => {
  const top = city.youtube.comment('lampu mati', { username: 'bu.ratna' });
  const reply = city.youtube.comment('sama', { username: 'pak.budi', parentId: top.id });
  for (let n = 0; n < 20; n++) city.youtube.comment(`komentar ${n}`, { username: `w${n}` });
  const first = await pollAll();
  city.youtube.remove(reply);
  const second = await pollAll(first.cursor);
  expect(second.items.filter((one) => one.kind === 'delete').map((one) => one.externalId)).toEqual([reply.id]);
  city.youtube.world.comments.length = 0;
  expect((await pollAll(second.cursor)).items).toEqual([]);
});

test('every call is counted against the day, a restart goes on counting, and a used-up day is told', async () => {
  const heard: Usage[] = [];
  const listening = { ...account(), noteUsage: (usage: Usage) => heard.push(usage) };
  const before = city.youtube.world.unitsLeft;
  const { cursor } = await pollAll(null, listening);
  expect(heard.at(-1)?.share).toBeCloseTo((before - city.youtube.world.unitsLeft) / 10_000, 6);
  expect(heard.at(-1)?.resetSeconds).toBeLessThanOrEqual(86_400);
  // Another project's counter knows nothing of what was kept with the cursor.
  const anew = { ...listening, settings: { ...listening.settings, client_id: `${listening.settings.client_id}-x` } };
  await pollAll(
    JSON.stringify({ ...JSON.parse(cursor ?? '{}'), units: { ...JSON.parse(cursor ?? '{}').units, used: 9_000 } }),
    anew,
  );
  expect(heard.at(-1)?.share).toBeGreaterThan(0.9);
  city.youtube.world.unitsLeft = 0;
  await expect(pollAll(cursor, listening)).rejects.toMatchObject({ failure: 'rate', reason: 'daily_quota_used' });
  expect(heard.at(-1)?.share).toBeGreaterThanOrEqual(1);
});

test('accounts of one project rest longer the more they are, so that answers keep a part of the day', async () => {
  const rest = () => youtube.pollEverySeconds?.(account());
  await pollAll();
  expect(rest()).toBe(600);
  for (let n = 0; n < 39; n++) await pollAll(null, { ...account(), externalId: `UC${n}` }).catch(() => undefined);
  // 40 accounts, 3 units a look: 7,000 units last a day.
  expect(rest()).toBe(Math.ceil((86_400 * 40 * 3) / 7_000));
});
