import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { failureWords } from '../domain/failure-words.ts';
import type { ChannelAccount, Outgoing, ReplyFacts } from '../domain/network.ts';
import { countText } from '../domain/text-length.ts';
import { mastodon } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const hour = 3_600_000;
const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = city.mastodon.account();
  return { id: 1, network: 'mastodon', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

/** Somebody writes to the city, and an answer to it. */
async function answerTo(
  visibility: 'public' | 'unlisted' | 'direct' = 'public',
  more: Partial<Outgoing> = {},
): Promise<Outgoing> {
  city.mastodon.write('lampu mati', 'bu@jauh.example', { visibility });
  for await (const page of mastodon.poll?.(account(), null, signal()) ?? []) {
    for (const body of page.bodies) {
      const [item] = await mastodon.normalise(account(), { source: 'poll', receivedAt: new Date(), body });
      if (!item) continue;
      const { replyTo } = item;
      return {
        key: 'k',
        visibility: item.visibility,
        replyTo,
        text: 'Siap, kami cek.',
        automatic: false,
        lastInboundAt: new Date(),
        ...more,
      };
    }
  }
  throw new Error('nothing came');
}

const unclear = { state: 'unknown', reason: 'no_clear_answer' };
const failed = (failure: string, reason: string) => ({ state: 'failed', failure, reason });

test.each([
  ['token_expired', failed('reauth', 'token_expired'), false],
  ['scope', failed('policy', 'permission_missing'), false],
  ['suspended', failed('policy', 'account_restricted'), false],
  ['gone', failed('permanent', 'target_gone'), false],
  ['invalid', failed('permanent', 'bad_request'), false],
  ['server_error', unclear, false],
  ['not_json', unclear, false],
  ['hang', unclear, false],
  ['drop', unclear, false],
  ['timeout_after_effect', unclear, true],
  ['drop_after_effect', unclear, true],
  ['server_error_after_effect', unclear, true],
  ['ok_without_id_after_effect', unclear, true],
] as const)(
  'an answer that meets %s ends as it should, and looking finds what arrived',
  async (trouble, outcome, arrived) => {
    const outgoing = await answerTo();
    const since = new Date();
    city.mastodon.troubles.add('POST statuses', trouble);
    const ended = await mastodon.reply(account(), outgoing, signal());
    expect(ended).toEqual(outcome);
    if (ended.state !== 'sent') expect(failureWords).toHaveProperty(ended.reason);
    expect(city.sent).toHaveLength(arrived ? 1 : 0);
    expect(await mastodon.find?.(account(), outgoing, since, signal())).toBe(city.sent[0]?.id);
  },
);

test('a full budget waits until the server’s own time', async () => {
  const outgoing = await answerTo();
  city.mastodon.troubles.add('POST statuses', 'rate');
  const ended = await mastodon.reply(account(), outgoing, signal());
  expect(ended).toMatchObject(failed('rate', 'rate_limited'));
  expect(ended.state === 'failed' && ended.retryAfterSeconds).toBeLessThanOrEqual(300);
});

test('a repeated try makes no second status within its hour, and the key says nothing of us', async () => {
  const outgoing = await answerTo('public', { key: 'jawaban-7' });
  city.mastodon.troubles.add('POST statuses', 'drop_after_effect');
  expect(await mastodon.reply(account(), outgoing, signal())).toEqual(unclear);
  const again = await mastodon.reply(account(), outgoing, signal());
  expect(city.sent).toHaveLength(1);
  expect(again).toEqual({ state: 'sent', externalId: city.sent[0]?.id });
  const key = city.sent[0]?.headers?.['idempotency-key'];
  expect(key).toBe(createHash('sha256').update('jawaban-7').digest('hex').slice(0, 32));
  await mastodon.reply(account(), { ...outgoing, key: 'jawaban-8' }, signal());
  expect(city.sent).toHaveLength(2);
});

test.each([
  ['public', 'public', 'public'],
  ['unlisted', 'public', 'unlisted'],
  ['public', 'private', 'direct'],
  ['direct', 'private', 'direct'],
] as const)('a %s post answered in %s is answered as %s, with the name before it', async (asked, visibility, shown) => {
  const outgoing = await answerTo(asked, { visibility });
  await mastodon.reply(account(), outgoing, signal());
  expect(city.sent).toMatchObject([{ text: '@bu@jauh.example Siap, kami cek.', headers: { visibility: shown } }]);
  expect(city.mastodon.world.statuses.at(-1)?.named.map((one) => one.acct)).toEqual(['bu@jauh.example']);
});

test('looking does not take an older answer or one under another post for this one', async () => {
  const outgoing = await answerTo();
  await mastodon.reply(
    account(),
    {
      ...outgoing,
      key: 'lain',
      replyTo: { ...outgoing.replyTo, status_id: city.mastodon.world.statuses[0]?.id ?? '' },
    },
    signal(),
  );
  expect(await mastodon.find?.(account(), outgoing, new Date(), signal())).toBeUndefined();
  await mastodon.reply(account(), outgoing, signal());
  expect(await mastodon.find?.(account(), outgoing, new Date(Date.now() + hour), signal())).toBeUndefined();
});

const facts = (more: Partial<ReplyFacts>): ReplyFacts => {
  const now = new Date('2026-11-24T10:00:00Z');
  return {
    visibility: 'public',
    lastInboundAt: new Date('2020-01-01'),
    firstInboundAt: now,
    privateRepliesSent: 9,
    now,
    replyTo: { acct: 'bu@jauh.example', status_id: '1' },
    ...more,
  };
};

test('what may be said is known: for ever, with the name before it, by the server’s own length', () => {
  const open = { allowed: true, maxLength: 500, unit: 'mastodon', prefix: '@bu@jauh.example ' };
  expect(mastodon.abilities(facts({}))).toEqual({ public: open, private: open });
  const direct = mastodon.abilities(facts({ visibility: 'private', settings: { max_characters: '1000' } }));
  expect(direct).toEqual({ public: { allowed: false, reason: 'not_offered' }, private: { ...open, maxLength: 1_000 } });
});

test('the name counts, as the server counts it', async () => {
  const outgoing = await answerTo();
  // "@bu " is counted of the name on another server.
  const longest = 'a'.repeat(500 - 4);
  expect(countText(`@bu@jauh.example ${longest}`, 'mastodon')).toBe(500);
  expect(await mastodon.reply(account(), { ...outgoing, text: longest }, signal())).toMatchObject({ state: 'sent' });
  const over = await mastodon.reply(account(), { ...outgoing, key: 'k2', text: `${longest}a` }, signal());
  expect(over).toEqual(failed('permanent', 'too_long'));
});

test('registration, consent with PKCE and exchange give a token and the server’s own limits', async () => {
  const { base_url = '' } = account().settings;
  const redirectUri = 'https://mimin.kota.latihan/oauth';
  const app = await mastodon.oauth?.register?.(base_url, redirectUri, signal());
  if (!app) throw new Error('no registration');
  const codeVerifier = 'rahasia-separuh-kita-yang-panjang-sekali';
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const url = mastodon.oauth?.authorizeUrl(app, { state: 's1', redirectUri, codeChallenge });
  const consent = async () => new URL((await fetch(url ?? '', { redirect: 'manual' })).headers.get('location') ?? '');
  const back = await consent();
  expect(back.searchParams.get('state')).toBe('s1');
  const answer = { code: back.searchParams.get('code') ?? '', codeVerifier, redirectUri };
  const [granted] = (await mastodon.oauth?.exchange(app, answer, new Date(), signal())) ?? [];
  expect(granted).toMatchObject({
    externalId: city.mastodon.world.city.id,
    name: expect.stringMatching(/^@kota_latihan@/),
    secrets: { access_token: city.mastodon.tokens.access },
    settings: { base_url, max_characters: '500', max_media: '4' },
  });
  const other = (await consent()).searchParams.get('code') ?? '';
  const wrong = { ...answer, code: other, codeVerifier: 'tebakan' };
  await expect(mastodon.oauth?.exchange(app, wrong, new Date(), signal())).rejects.toMatchObject({ failure: 'reauth' });
});

test('the check names the account, and says what is missing', async () => {
  expect(await mastodon.check(account(), signal())).toMatchObject({
    ok: true,
    externalId: city.mastodon.world.city.id,
  });
  expect(await mastodon.check(account({ base_url: '' }), signal())).toMatchObject({
    ok: false,
    reason: 'settings_missing',
  });
  city.mastodon.expireToken();
  const dead = { ...account(), secrets: { access_token: 'mati' } };
  expect(await mastodon.check(dead, signal())).toMatchObject({ ok: false, failure: 'reauth' });
});

test('a file of our own server is copied; one that is gone, too large, or inside our own network is not', async () => {
  const url = city.mastodon.addFile('a.jpg', Buffer.from('gambar'));
  const load = (address: string, most = 1_000) =>
    mastodon.download?.(account(), { kind: 'image', url: address }, most, signal());
  expect(Buffer.from((await load(url)) ?? []).toString()).toBe('gambar');
  await expect(load(url, 3)).rejects.toMatchObject({ reason: 'media_too_big' });
  await expect(load(url.replace('a.jpg', 'b.jpg'))).rejects.toMatchObject({ reason: 'media_gone' });
  for (const inside of ['https://127.0.0.1/x', 'http://server.example/x', 'https://10.0.0.7/x']) {
    await expect(load(inside)).rejects.toMatchObject({ failure: 'permanent', reason: 'media_gone' });
  }
});
