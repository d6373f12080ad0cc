import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Incoming } from '../domain/network.ts';
import { website } from './index.ts';
import { readFeed } from './read-feed.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const account = (kind: 'feed' | 'atom' = 'feed', settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.website.account(kind);
  return { id: 1, network: 'website', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};
const bytes = (said: string) => new TextEncoder().encode(said);

async function poll(cursor: string | null, as = account()) {
  const items: Incoming[] = [];
  let next = cursor;
  let bodies = 0;
  for await (const page of website.poll?.(as, cursor, signal()) ?? []) {
    for (const body of page.bodies) {
      items.push(...(await website.normalise(as, { source: 'poll', receivedAt: new Date(), body })));
      bodies++;
    }
    next = page.cursor ?? next;
  }
  return { items, cursor: next, bodies };
}

test.each(['feed', 'atom'] as const)('a %s tells of our own posts and of nothing else', async (kind) => {
  city.website.world.addPost({ title: 'Jalan <b>ditutup</b> & dialihkan', content: '<p>Mulai Senin.</p>' });
  city.website.comment('komentar warga');
  const { items } = await poll(null, account(kind));
  expect(items.map((item) => [item.kind, item.conversation])).toEqual([
    ['echo', 'posts'],
    ['echo', 'posts'],
  ]);
  expect(items[0]).toMatchObject({
    text: 'Jalan ditutup & dialihkan\n\nMulai Senin.',
    permalink: expect.stringMatching(/\/situs\/kiriman-\d+\/$/),
    externalId: expect.stringContaining('?p='),
    author: { externalId: account().externalId },
  });
  expect(items[0]?.answers).toBeUndefined();
});

test('an unchanged feed is not sent twice, and one that only looks new is not journalled', async () => {
  const first = await poll(null);
  expect(first.bodies).toBe(1);
  expect((await poll(first.cursor)).bodies).toBe(0);
  // Another mark, the same posts.
  const forgetful = JSON.stringify({
    ...JSON.parse(first.cursor ?? '{}'),
    feed: { ...JSON.parse(first.cursor ?? '{}').feed, etag: '' },
  });
  expect((await poll(forgetful)).bodies).toBe(0);
  city.website.world.addPost({ title: 'Baru' });
  expect((await poll(first.cursor)).items.map((item) => item.text)).toEqual([
    'Baru',
    expect.stringContaining('Jadwal'),
  ]);
});

test('who has the feed already is told so by the server', async () => {
  const { cursor } = await poll(null);
  const asked: Record<string, string>[] = [];
  const answer = city.website.answer.bind(city.website);
  city.website.answer = (call) => {
    asked.push(call.headers as Record<string, string>);
    return answer(call);
  };
  await poll(cursor);
  expect(asked[0]?.['if-none-match']).toMatch(/^"/);
  expect(asked[0]?.['if-modified-since']).toMatch(/GMT$/);
});

const rss = (items: string, head = '') =>
  `${head}<rss version="2.0" xmlns:dc="d"><channel><title>T</title><link>https://d.id/</link>${items}</channel></rss>`;

test('RSS is read with what is missing, and namesakes of other vocabularies left aside', () => {
  const feed = readFeed(
    bytes(
      rss(
        '<item><media:title xmlns:media="m">Foto</media:title><title>Satu</title><link>/satu</link><pubDate>Sel, 24 Nov 2026 09:30:00 WIB</pubDate></item>' +
          '<item><guid>tag:2</guid><dc:date>2026-11-24T02:30:00Z</dc:date></item><item><title>Tiga</title></item>',
      ),
    ),
  );
  expect(feed.entries.map(({ id, title, link, at }) => [id, title, link, at?.toISOString()])).toEqual([
    ['https://d.id/satu', 'Satu', 'https://d.id/satu', '2026-11-24T02:30:00.000Z'],
    ['tag:2', '', undefined, '2026-11-24T02:30:00.000Z'],
    [expect.stringMatching(/^entry:[0-9a-f]{32}$/), 'Tiga', undefined, undefined],
  ]);
});

test('RSS 1.0 and Atom with a prefix are read too', () => {
  const rdf =
    '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title><link>https://d.id/</link></channel>' +
    '<item rdf:about="https://d.id/1"><title>Satu</title><link>https://d.id/1</link></item></rdf:RDF>';
  expect(readFeed(bytes(rdf)).entries.map((entry) => entry.id)).toEqual(['https://d.id/1']);
  const atom =
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:id>urn:1</a:id><a:title type="xhtml"><div>Satu <b>dua</b></div></a:title>' +
    '<a:link rel="edit" href="https://d.id/e"/><a:link href="https://d.id/1"/><a:updated>2026-11-24T09:30:00+07:00</a:updated></a:entry></a:feed>';
  expect(readFeed(bytes(atom)).entries[0]).toMatchObject({
    id: 'urn:1',
    link: 'https://d.id/1',
    title: 'Satu dua',
    at: new Date('2026-11-24T02:30:00Z'),
  });
});

test.each([
  ['24 Agu 2026 10:00 +0700', '2026-08-24T03:00:00.000Z'],
  ['Sel, 24 Agustus 2026 10:00:00 WITA', '2026-08-24T02:00:00.000Z'],
  ['Tue, 24 Nov 2026 02:30:00 GMT', '2026-11-24T02:30:00.000Z'],
  ['Tue, 24 Nov 26 02:30:00 GMT', '2026-11-24T02:30:00.000Z'],
  ['2026-11-24', '2026-11-23T17:00:00.000Z'],
  ['24 Mei 2026 07:00', '2026-05-24T00:00:00.000Z'],
  ['kemarin', undefined],
])('the time %s is read', (said, at) => {
  const feed = readFeed(bytes(rss(`<item><guid>1</guid><pubDate>${said}</pubDate></item>`)));
  expect(feed.entries[0]?.at?.toISOString()).toBe(at);
});

test('an old encoding is read as the first line says', () => {
  const said = rss(
    '<item><guid>1</guid><title>Caf\u00e9</title></item>',
    '<?xml version="1.0" encoding="ISO-8859-1"?>',
  );
  expect(readFeed(new Uint8Array(Buffer.from(said, 'latin1'))).entries[0]?.title).toBe('Café');
});

test.each([
  ['a document type', `<!DOCTYPE rss [<!ENTITY a "b">]>${rss('')}`],
  ['an entity of its own', rss('<item><title>&nbsp;</title></item>')],
  ['a web page', '<html><body></body></html>'],
  ['another vocabulary', '<opml><body/></opml>'],
  ['an encoding nobody knows', rss('', '<?xml version="1.0" encoding="x-antah"?>')],
])('%s is no feed', async (_, said) => {
  await expect(async () =>
    website.normalise(account(), { source: 'poll', receivedAt: new Date(), body: bytes(said) }),
  ).rejects.toThrow('no feed');
});

test.each([
  ['rate', { failure: 'rate', retryAfterSeconds: 90 }],
  ['rate_until', { failure: 'rate', retryAfterSeconds: expect.closeTo(120, -1) }],
  ['firewall', { failure: 'policy', reason: 'site_firewall' }],
  ['maintenance', { failure: 'transient', reason: 'service_down', retryAfterSeconds: 600 }],
  ['not_json', { failure: 'transient', reason: 'feed_unreadable' }],
  ['hang', { failure: 'transient', reason: 'service_down' }],
] as const)('a feed that shows %s fails as it should', async (trouble, failure) => {
  city.website.troubles.add('GET feed', trouble);
  await expect(poll(null)).rejects.toMatchObject(failure);
});

test('a feed larger than what is read is given up', async () => {
  await expect(poll(null, account('feed', { answer_max_bytes: '100' }))).rejects.toMatchObject({
    failure: 'transient',
  });
});

test('a feed can neither be answered nor published by, and says so', async () => {
  const as = account();
  const facts = {
    visibility: 'public' as const,
    firstInboundAt: new Date(),
    lastInboundAt: new Date(),
    now: new Date(),
    privateRepliesSent: 0,
  };
  const closed = { allowed: false, reason: 'not_offered' };
  expect(website.abilities({ ...facts, settings: as.settings })).toEqual({ public: closed, private: closed });
  const outgoing = {
    key: 'k',
    visibility: 'public' as const,
    replyTo: { comment_id: '1' },
    text: 'halo',
    automatic: false,
    lastInboundAt: new Date(),
  };
  expect(await website.reply(as, outgoing, signal())).toMatchObject({ state: 'failed', reason: 'not_offered' });
  const post = { key: 'k', text: 'halo', media: [], choices: {} };
  expect(await website.publish?.prepare(as, post, signal())).toMatchObject({ state: 'failed', reason: 'not_offered' });
});

test('the check of a feed names its site, and what is none is refused', async () => {
  const { externalId } = account();
  expect(await website.check({ ...account(), externalId: '' }, signal())).toEqual({
    ok: true,
    externalId,
    name: externalId,
  });
  const page = account('feed', { feed_url: `${city.url}/` });
  expect(await website.check(page, signal())).toMatchObject({ ok: false, reason: 'feed_unreadable' });
  expect(await website.check(account('feed', { feed_url: '' }), signal())).toMatchObject({
    reason: 'settings_missing',
  });
});

test.each(['feed', 'atom'] as const)('a %s that tells how many comments a post has is believed', async (kind) => {
  city.website.comment('satu');
  city.website.comment('ditahan', { status: 'hold' });
  const { items } = await poll(null, account(kind));
  const figures = await website.measure?.(account(kind), items[0]?.externalId ?? '', signal());
  expect(figures).toMatchObject({ comments: 1, views: null, likes: null });
  expect(await website.measure?.(account(kind), 'tidak ada', signal())).toMatchObject({ comments: null });
});
