import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { failureWords } from '../domain/failure-words.ts';
import type { ChannelAccount, Outgoing } from '../domain/network.ts';
import type { OAuthApp } from '../domain/oauth.ts';
import type { Post, PublishStep } from '../domain/publish.ts';
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
const failed = (failure: string, reason: string) => ({ state: 'failed', failure, reason });
const unclear = { state: 'unknown', reason: 'no_clear_answer' };

function answer(more: Partial<Outgoing> = {}): Outgoing {
  const top = city.youtube.world.comments[0] ?? city.youtube.comment('lampu mati', { username: 'bu.ratna' });
  return {
    key: 'k',
    visibility: 'public',
    replyTo: { parent_id: top.id },
    text: 'Segera kami cek 🙏',
    automatic: false,
    lastInboundAt: top.at,
    ...more,
  };
}

test.each([
  ['quota', failed('rate', 'daily_quota_used'), 0],
  ['rate', { ...failed('rate', 'rate_limited'), retryAfterSeconds: 60 }, 0],
  ['forbidden', failed('permanent', 'permission_missing'), 0],
  ['gone', failed('permanent', 'target_gone'), 0],
  ['comments_disabled', failed('permanent', 'comments_off'), 0],
  ['ok_with_error', failed('permanent', 'target_gone'), 0],
  ['bad_request', unclear, 0],
  ['server_error', unclear, 0],
  ['not_json', unclear, 0],
  ['drop', unclear, 0],
  ['timeout_after_effect', unclear, 1],
  ['server_error_after_effect', unclear, 1],
  ['ok_without_id_after_effect', unclear, 1],
] as const)('an answer that meets %s', async (trouble, expected, arrived) => {
  const outgoing = answer();
  city.youtube.troubles.add('comments.insert', trouble);
  const outcome = await youtube.reply(account(), outgoing, signal());
  expect(outcome).toMatchObject(expected);
  expect(city.sent).toHaveLength(arrived);
  if (outcome.state !== 'sent') expect(failureWords).toHaveProperty(outcome.reason);
  const found = await youtube.find?.(account(), outgoing, new Date(), signal());
  expect(found).toBe(city.sent[0]?.id);
});

test('an answer to somebody further down calls them by name, and the name counts', async () => {
  const outgoing = answer({ replyTo: { ...answer().replyTo, handle: 'pak.budi' } });
  const at = new Date();
  const facts = {
    visibility: 'public' as const,
    lastInboundAt: at,
    firstInboundAt: at,
    privateRepliesSent: 0,
    now: at,
  };
  const ability = youtube.abilities({ ...facts, replyTo: outgoing.replyTo });
  expect(ability).toMatchObject({ public: { prefix: '@pak.budi ', maxLength: 10_000, unit: 'characters' } });
  expect(await youtube.reply(account(), outgoing, signal())).toMatchObject({
    state: 'sent',
    externalId: city.sent[0]?.id,
  });
  expect(city.sent[0]?.text).toBe('@pak.budi Segera kami cek 🙏');
  expect(await youtube.find?.(account(), outgoing, at, signal())).toBe(city.sent[0]?.id);
  const long = { ...outgoing, text: '🙏'.repeat(9_991) };
  expect(await youtube.reply(account(), long, signal())).toMatchObject(failed('permanent', 'too_long'));
  expect(await youtube.reply(account(), { ...long, text: '🙏'.repeat(9_990) }, signal())).toMatchObject({
    state: 'sent',
  });
});

test('what needs no call is refused here, and a private word is not to be had', async () => {
  expect(await youtube.reply(account(), answer({ text: ' ' }), signal())).toEqual(failed('permanent', 'empty_text'));
  expect(await youtube.reply(account(), answer({ visibility: 'private' }), signal())).toEqual(
    failed('permanent', 'not_offered'),
  );
  const bare = { ...account(), secrets: {} };
  expect(await youtube.reply(bare, answer(), signal())).toEqual(failed('reauth', 'secret_missing'));
  expect(city.sent).toEqual([]);
});

test('the words of somebody else, or older ones of ours, are not what was looked for', async () => {
  const outgoing = answer();
  const parentId = outgoing.replyTo.parent_id ?? '';
  city.youtube.comment(outgoing.text, { username: 'orang.lain', parentId });
  city.youtube.ownComment(outgoing.text, parentId).at = new Date(Date.now() - 3_600_000);
  expect(await youtube.find?.(account(), outgoing, new Date(), signal())).toBeUndefined();
});

test('the check names the channel; a dead consent asks to be connected again', async () => {
  expect(await youtube.check(account(), signal())).toEqual({
    ok: true,
    externalId: city.youtube.world.channelId,
    name: 'Kota Latihan',
  });
  city.youtube.expireToken();
  expect(await youtube.check(account(), signal())).toEqual({ ok: false, failure: 'reauth', reason: 'token_expired' });
});

const film: Post = {
  key: 'p',
  title: 'Cara lapor lampu mati',
  text: 'Lapor lewat /lapor 💡',
  media: [{ kind: 'video', mime: 'video/mp4', url: '', bytes: new Uint8Array(5_000).fill(7) }],
  choices: { tags: 'lampu, lapor' },
};

async function publishAll(post: Post): Promise<PublishStep[]> {
  const as = account();
  const steps: PublishStep[] = [];
  let step = await youtube.publish?.prepare(as, post, signal());
  while (step && steps.length < 9) {
    steps.push(step);
    if (step.state === 'pending') step = await youtube.publish?.check(as, step.handle, signal());
    else if (step.state === 'ready') step = await youtube.publish?.complete(as, post, step.handle, signal());
    else break;
  }
  return steps;
}

test('a film is uploaded for ourselves only, and made public in one step', async () => {
  const steps = await publishAll(film);
  expect(steps.map((one) => one.state)).toEqual(['pending', 'pending', 'ready', 'completed']);
  const [video] = city.youtube.world.videos;
  expect(video).toMatchObject({ title: film.title, description: film.text, privacy: 'public' });
  expect(steps.at(-1)).toMatchObject({
    externalId: video?.id,
    permalink: `https://www.youtube.com/watch?v=${video?.id}`,
  });
  expect(city.sent).toHaveLength(1);
});

test('an upload that breaks goes on where it stopped', async () => {
  city.youtube.troubles.add('upload', 'cut', 2);
  expect((await publishAll(film)).at(-1)).toMatchObject({ state: 'completed' });
  expect(city.youtube.world.videos.filter((one) => one.title === film.title)).toHaveLength(1);
});

test('a project that was not audited is told that its film stays private', async () => {
  city.youtube.world.audited = false;
  expect((await publishAll(film)).at(-1)).toEqual(failed('policy', 'stays_private'));
  expect(city.sent).toEqual([]);
});

test('an unclear last step is looked for among our uploads', async () => {
  const as = account();
  const start = await youtube.publish?.prepare(as, film, signal());
  if (start?.state !== 'pending') throw new Error('not prepared');
  expect(await youtube.publish?.find?.(as, film, new Date(), signal())).toBeUndefined();
  city.youtube.troubles.add('videos.update', 'timeout_after_effect');
  expect(await youtube.publish?.complete(as, film, start.handle, signal())).toEqual(unclear);
  expect(await youtube.publish?.find?.(as, film, new Date(), signal())).toMatchObject({
    externalId: start.handle.video_id,
  });
  expect(await youtube.publish?.check(as, start.handle, signal())).toMatchObject({ state: 'pending' });
  expect(await youtube.publish?.check(as, start.handle, signal())).toMatchObject({ state: 'completed' });
});

test.each([
  ['no film', { media: [] }, 'media_refused'],
  ['a picture', { media: [{ kind: 'image', mime: 'image/png', url: 'https://x.test/a.png' }] }, 'media_refused'],
  ['no title', { title: ' ' }, 'bad_request'],
  ['a title that is too long', { title: 'a'.repeat(101) }, 'too_long'],
  ['a description of too many bytes', { text: 'é'.repeat(2_501) }, 'too_long'],
  ['an angle bracket', { text: 'a < b' }, 'bad_request'],
  ['too many tags', { choices: { tags: 'a'.repeat(501) } }, 'too_long'],
] as const)('%s is found before anything is sent', async (_name, more, reason) => {
  const steps = await publishAll({ ...film, ...(more as Partial<Post>) });
  expect(steps).toEqual([failed('permanent', reason)]);
  expect(city.youtube.world.sessions.size).toBe(0);
});

test('figures: what is hidden is no figure, and what the consent does not cover neither', async () => {
  const video = city.youtube.world.addVideo('Info', { figures: { viewCount: '120', commentCount: '3' } });
  const none = { reach: null, saves: null, clicks: null };
  expect(await youtube.measure?.(account(), video.id, signal())).toEqual({
    ...none,
    views: 120,
    likes: null,
    comments: 3,
    shares: 7,
  });
  city.youtube.troubles.add('reports', 'forbidden');
  expect(await youtube.measure?.(account(), video.id, signal())).toMatchObject({ views: 120, shares: null });
  expect(await youtube.measure?.(account(), 'gone', signal())).toMatchObject({ views: null });
});

test('consent: state, PKCE and a refresh token each time; a wrong verifier gets nothing', async () => {
  const { settings } = city.youtube.account();
  const app: OAuthApp = {
    network: 'youtube',
    clientId: city.youtube.tokens.clientId,
    clientSecret: city.youtube.tokens.clientSecret,
    settings: { base_url: settings.base_url ?? '' },
  };
  const redirectUri = 'https://mimin.kota.latihan/consent/youtube';
  const codeVerifier = 'rahasia-setengah-kita-yang-cukup-panjang-sekali-1234';
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const consent = async () => {
    const url = youtube.oauth?.authorizeUrl(app, { state: 's-1', redirectUri, codeChallenge });
    const response = await fetch(url ?? '', { redirect: 'manual' });
    return new URL(response.headers.get('location') ?? '').searchParams;
  };
  const back = await consent();
  expect(back.get('state')).toBe('s-1');
  const now = new Date('2026-11-24T00:00:00Z');
  const code = back.get('code') ?? '';
  city.youtube.tokens.refreshSeconds = 604_799;
  const granted = await youtube.oauth?.exchange(app, { code, codeVerifier, redirectUri }, now, signal());
  expect(granted).toMatchObject([
    {
      externalId: city.youtube.world.channelId,
      name: 'Kota Latihan',
      secrets: { refresh_token: city.youtube.tokens.refresh, client_secret: app.clientSecret },
      settings: { client_id: app.clientId, token_expires_at: '2026-11-24T00:59:59.000Z' },
    },
  ]);
  // A consent screen in Testing: the refresh token dies after a week, and that is told ahead.
  const expiries = youtube.expiries?.({ ...account(), settings: granted?.[0]?.settings ?? {} });
  expect(expiries).toContainEqual({ what: 'refresh_token', at: new Date('2026-11-30T23:59:59Z'), renewable: false });
  const wrong = { code: (await consent()).get('code') ?? '', codeVerifier: 'tebakan', redirectUri };
  await expect(youtube.oauth?.exchange(app, wrong, now, signal())).rejects.toMatchObject({ failure: 'reauth' });
});

test('a renewal brings a new access token and leaves the refresh token as it is', async () => {
  const renewed = await youtube.renew?.(account(), new Date('2026-11-24T00:00:00Z'), signal());
  expect(renewed).toEqual({
    secrets: { access_token: city.youtube.tokens.access },
    settings: { token_expires_at: '2026-11-24T00:59:59.000Z' },
  });
  city.youtube.expireToken();
  await expect(youtube.renew?.(account(), new Date(), signal())).rejects.toMatchObject({ failure: 'reauth' });
});
