import { createHash, createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { XTrouble } from '../../../simulator/x/problems.ts';
import type { ChannelAccount, Incoming, Outgoing, ReplyFacts, Usage } from '../domain/network.ts';
import { x } from './index.ts';
import { signOldStyle } from './oauth1.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const by = { username: 'warga', name: 'Warga' };

function account(settings: Record<string, string> = {}, secrets: Record<string, string> = {}): ChannelAccount {
  const given = city.x.account();
  return {
    id: 1,
    network: 'x',
    externalId: given.externalId,
    settings: { ...given.settings, timeout_seconds: '1', ...settings },
    secrets: { ...given.secrets, ...secrets },
  };
}

async function pollAll(cursor: string | null = null, own = account()) {
  const items: Incoming[] = [];
  let next = cursor;
  for await (const page of x.poll?.(own, cursor, signal()) ?? []) {
    for (const body of page.bodies) {
      items.push(...(await x.normalise(own, { source: 'poll', receivedAt: new Date(), body })));
    }
    next = page.cursor ?? next;
  }
  return { items, cursor: next };
}

async function said(way: string): Promise<Incoming> {
  const id = await city.x.speak(way, 'lampu mati', by);
  const found = (await pollAll()).items.find((one) => one.externalId === id);
  if (!found) throw new Error('the poll did not find it');
  return found;
}

const outgoing = (item: Incoming, text = 'Siap, kami cek.'): Outgoing => ({
  key: 'k1',
  visibility: item.visibility,
  replyTo: item.replyTo,
  text,
  automatic: false,
  lastInboundAt: item.at,
});

const unclear = { state: 'unknown', reason: 'no_clear_answer' };
const endings: [XTrouble, Record<string, unknown>, number][] = [
  ['rate', { state: 'failed', failure: 'rate', reason: 'rate_limited' }, 0],
  ['usage_capped', { state: 'failed', failure: 'policy', reason: 'quota_used_up' }, 0],
  ['no_credits', { state: 'failed', failure: 'policy', reason: 'quota_used_up' }, 0],
  ['token_expired', { state: 'failed', failure: 'reauth', reason: 'token_expired' }, 0],
  ['client_forbidden', { state: 'failed', failure: 'permanent', reason: 'permission_missing' }, 0],
  ['not_summoned', { state: 'failed', failure: 'policy', reason: 'not_summoned' }, 0],
  ['not_permitted', { state: 'failed', failure: 'policy', reason: 'permission_missing' }, 0],
  ['suspended', { state: 'failed', failure: 'policy', reason: 'account_restricted' }, 0],
  ['duplicate', { state: 'failed', failure: 'permanent', reason: 'duplicate_text' }, 0],
  ['target_gone', { state: 'failed', failure: 'permanent', reason: 'target_gone' }, 0],
  ['bad_request', { state: 'failed', failure: 'permanent', reason: 'bad_request' }, 0],
  ['ok_with_error', { state: 'failed', failure: 'policy', reason: 'permission_missing' }, 0],
  ['server_error', unclear, 0],
  ['not_json', unclear, 0],
  ['drop', unclear, 0],
  ['timeout_after_effect', unclear, 1],
  ['drop_after_effect', unclear, 1],
  ['bad_gateway_after_effect', unclear, 1],
  ['odd_refusal_after_effect', unclear, 1],
  ['ok_without_id_after_effect', unclear, 1],
];

test.each(endings)('an answer that meets %s ends as it must', async (trouble, outcome, arrived) => {
  const item = await said('mention');
  city.x.troubles.add('tweets', trouble);
  expect(await x.reply(account(), outgoing(item), signal())).toMatchObject(outcome);
  expect(city.sent).toHaveLength(arrived);
});

test('a full budget tells when it opens again, and every answer how full it is', async () => {
  const item = await said('mention');
  const heard: Usage[] = [];
  const own = { ...account(), noteUsage: (usage: Usage) => heard.push(usage) };
  city.x.troubles.add('tweets', 'rate');
  const outcome = await x.reply(own, outgoing(item), signal());
  expect(outcome).toMatchObject({ failure: 'rate' });
  expect(outcome.state === 'failed' && outcome.retryAfterSeconds).toBeGreaterThan(400);
  expect(heard).toMatchObject([{ share: 1 }]);
  await x.check(own, signal());
  expect(heard.at(-1)?.share).toBeLessThan(0.2);
});

test.each(['mention', 'direct'])('an unclear answer by %s is found by its own words, and only there', async (way) => {
  const item = await said(way);
  const where = way === 'mention' ? 'tweets' : 'messages';
  const since = new Date();
  expect(await x.find?.(account(), outgoing(item), since, signal())).toBeUndefined();
  city.x.troubles.add(where, 'timeout_after_effect');
  const text = 'Cek <di sini> & tunggu ya';
  expect(await x.reply(account(), outgoing(item, text), signal())).toEqual(unclear);
  expect(await x.find?.(account(), outgoing(item, text), since, signal())).toBe(city.sent[0]?.id);
  expect(await x.find?.(account(), outgoing(item, 'lain'), since, signal())).toBeUndefined();
  expect(await x.find?.(account(), outgoing(item, text), new Date(Date.now() + 600_000), signal())).toBeUndefined();
});

test('the same words once more are refused by X, and are no proof of failure', async () => {
  const item = await said('mention');
  expect(await x.reply(account(), outgoing(item), signal())).toMatchObject({ state: 'sent' });
  // What stands there may be this very answer: a person, or `find`, decides.
  expect(await x.reply(account(), outgoing(item), signal())).toEqual(unclear);
  expect(city.sent).toHaveLength(1);
});

test('a self-serve account answers only who called it, an Enterprise one anybody', async () => {
  const facts = (replyTo: Record<string, string>, settings: Record<string, string> = {}): ReplyFacts => {
    const at = new Date();
    return {
      visibility: 'public',
      lastInboundAt: at,
      firstInboundAt: at,
      privateRepliesSent: 0,
      now: at,
      replyTo,
      settings,
    };
  };
  const open = { allowed: true, maxLength: 280, unit: 'x_weighted' };
  const refused = { allowed: false, reason: 'not_permitted' };
  expect(x.abilities(facts({ tweet_id: '1', summoned: 'mention' })).public).toEqual(open);
  expect(x.abilities(facts({ tweet_id: '1', summoned: 'quote' })).public).toEqual(open);
  expect(x.abilities(facts({ tweet_id: '1', summoned: 'automatic' })).public).toEqual(open);
  expect(x.abilities(facts({ tweet_id: '1', summoned: 'automatic' }, { automatic_mention: 'refused' })).public).toEqual(
    refused,
  );
  expect(x.abilities(facts({ tweet_id: '1' })).public).toEqual(refused);
  expect(x.abilities(facts({ tweet_id: '1' }, { access: 'enterprise', post_max_weighted: '25000' })).public).toEqual({
    ...open,
    maxLength: 25_000,
  });
  expect(x.abilities(facts({ tweet_id: '1', summoned: 'mention' })).private).toEqual(refused);
});

test('an answer is weighed as X weighs it before it leaves', async () => {
  const item = await said('mention');
  expect(await x.reply(account(), outgoing(item, '🙏'.repeat(141)), signal())).toMatchObject({ reason: 'too_long' });
  const link = `https://kota.go.id/${'a'.repeat(300)}`;
  expect(await x.reply(account(), outgoing(item, `Cek ${link}`), signal())).toMatchObject({ state: 'sent' });
  expect(await x.reply(account(), outgoing(item, ' \n'), signal())).toMatchObject({ reason: 'empty_text' });
});

test('polling finds every way of speaking once, goes on where it stopped, and sees what was typed in the app', async () => {
  const ids = [];
  for (const way of ['mention', 'reply', 'quote', 'direct']) ids.push(await city.x.speak(way, `lewat ${way}`, by));
  const first = await pollAll();
  const found = first.items.filter((one) => one.kind !== 'echo').map((one) => one.externalId);
  expect([...new Set(found)].toSorted()).toEqual(ids.toSorted());
  const again = await pollAll(first.cursor);
  expect(again.items).toEqual([]);
  const mention = city.x.world.find(ids[0] ?? '');
  if (mention) await city.x.typeInApp('Sudah ya', mention);
  await city.x.speak('direct', 'terima kasih', by);
  const later = await pollAll(first.cursor);
  const fresh = later.items.filter((one) => !first.items.some((old) => old.externalId === one.externalId));
  expect(fresh.map((one) => [one.kind, one.text])).toEqual([
    ['echo', 'Sudah ya'],
    ['message', 'terima kasih'],
  ]);
});

test('quotes beyond one page are all found, however many answers of ours stand above the post', async () => {
  const own = city.x.ownPost();
  const first = await pollAll();
  for (let n = 0; n < 25; n++) await city.x.post(`kutip ${n}`, { username: `w${n}` }, { quotes: own });
  const asked = await city.x.post('@kota_latihan halo', by);
  for (let n = 0; n < 30; n++) await city.x.typeInApp(`jawab ${n}`, asked);
  const { items, cursor } = await pollAll(first.cursor);
  expect(new Set(items.filter((one) => one.replyTo.summoned === 'quote').map((one) => one.externalId)).size).toBe(25);
  expect(new Set(items.filter((one) => one.kind === 'echo').map((one) => one.externalId)).size).toBe(30);
  expect((await pollAll(cursor)).items).toEqual([]);
});

test('a part that is refused does not keep the others from being read, and is told', async () => {
  await city.x.speak('mention', 'lampu mati', by);
  city.x.troubles.add('dm_events', 'client_forbidden');
  const items: Incoming[] = [];
  const read = (async () => {
    for await (const page of x.poll?.(account(), null, signal()) ?? [])
      for (const body of page.bodies)
        items.push(...(await x.normalise(account(), { source: 'poll', receivedAt: new Date(), body })));
  })();
  await expect(read).rejects.toMatchObject({ name: 'NetworkFailure', reason: 'permission_missing' });
  expect(items.map((one) => one.kind)).toContain('mention');
});

test('without the right to direct messages none are read', async () => {
  await city.x.speak('direct', 'halo', by);
  expect((await pollAll(null, account({ direct_messages: 'no' }))).items.map((one) => one.kind)).toEqual(['echo']);
});

test('consent with PKCE gives an account, renewal gives new tokens, and an empty one never overwrites', async () => {
  const app = {
    network: 'x',
    clientId: 'klien-latihan',
    clientSecret: 'rahasia-klien-latihan',
    settings: { base_url: `${city.url}/x` },
  };
  const verifier = 'v'.repeat(50);
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
  const redirectUri = 'http://localhost/kembali';
  const url = x.oauth?.authorizeUrl(app, { state: 'abc', redirectUri, codeChallenge });
  expect(url?.searchParams.get('scope')?.split(' ')).toContain('offline.access');
  const back = new URL((await fetch(url ?? '', { redirect: 'manual' })).headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('abc');
  const code = back.searchParams.get('code') ?? '';
  const now = new Date('2026-11-24T03:00:00Z');
  const wrong = x.oauth?.exchange(app, { code: 'lain', codeVerifier: verifier, redirectUri }, now, signal());
  await expect(wrong).rejects.toMatchObject({ failure: 'reauth' });
  const [granted] = (await x.oauth?.exchange(app, { code, codeVerifier: verifier, redirectUri }, now, signal())) ?? [];
  expect(granted).toMatchObject({ name: 'kota_latihan', settings: { token_expires_at: '2026-11-24T05:00:00.000Z' } });
  const own = { ...account(granted?.settings, granted?.secrets) };
  expect(x.expiries?.(own)).toMatchObject([{ what: 'access_token', renewable: true }]);
  const renewed = await x.renew?.(own, now, signal());
  expect(renewed?.secrets.refresh_token).not.toBe(own.secrets.refresh_token);
  await expect(x.renew?.(own, now, signal())).rejects.toMatchObject({ failure: 'reauth' });
  city.x.tokens.withoutRefresh = true;
  const next = await x.renew?.({ ...own, secrets: { ...own.secrets, ...renewed?.secrets } }, now, signal());
  expect(Object.keys(next?.secrets ?? {})).toEqual(['access_token']);
});

test('a token typed in without its end is renewed at once; keys of OAuth 1.0a never end', () => {
  expect(x.expiries?.(account())).toEqual([{ what: 'access_token', at: new Date(0), renewable: true }]);
  expect(x.expiries?.(account({ auth: 'oauth1' }))).toEqual([]);
});

test('an old-style signature covers method, address, query and all four keys', async () => {
  const keys = { consumerKey: 'ck', consumerSecret: 'c s', token: 'tk', tokenSecret: 't&s' };
  const url = new URL('https://api.x.com/2/users/1/mentions?since_id=5&tweet.fields=a,b');
  const now = new Date(1_795_000_000_000);
  const header = signOldStyle(keys, 'get', url, now, 'sekali');
  const parameters = [
    'oauth_consumer_key=ck',
    'oauth_nonce=sekali',
    'oauth_signature_method=HMAC-SHA1',
    'oauth_timestamp=1795000000',
    'oauth_token=tk',
    'oauth_version=1.0',
    'since_id=5',
    'tweet.fields=a%2Cb',
  ].join('&');
  const base = `GET&https%3A%2F%2Fapi.x.com%2F2%2Fusers%2F1%2Fmentions&${encodeURIComponent(parameters)}`;
  const signature = createHmac('sha1', 'c%20s&t%26s').update(base).digest('base64');
  expect(header).toContain(`oauth_signature="${encodeURIComponent(signature)}"`);
  expect(await x.check(account({ auth: 'oauth1', consumer_key: 'ck' }), signal())).toMatchObject({ ok: true });
});

test('media is fetched from X alone, with our token only where it is private', async () => {
  const media = city.x.addFile('a.jpg', Buffer.alloc(50));
  const get = (url: string, max: number) => x.download?.(account(), { kind: 'image', url }, max, signal());
  expect((await get(media.url, 50))?.byteLength).toBe(50);
  await expect(get(media.url, 49)).rejects.toMatchObject({ reason: 'media_too_big' });
  await expect(get('http://127.0.0.1:1/a.jpg', 50)).rejects.toMatchObject({ reason: 'media_gone' });
  await expect(get('https://pbs.twimg.com.jahat.example/a.jpg', 50)).rejects.toMatchObject({ reason: 'media_gone' });
});
