import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import { failureWords } from '../domain/failure-words.ts';
import type { ChannelAccount, Outgoing, ReplyFacts, Usage } from '../domain/network.ts';
import { tiktok } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const hour = 3_600_000;
const signal = () => AbortSignal.timeout(20_000);
const account = (settings: Record<string, string> = {}, api: 'business' | 'login_kit' = 'business'): ChannelAccount => {
  const given = city.tiktok.account(api);
  return { id: 1, network: 'tiktok', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};

/** A comment or a message of a resident, and an answer to it. */
async function answerTo(way: 'comment' | 'direct', more: Partial<Outgoing> = {}): Promise<Outgoing> {
  const given = { key: 'k', automatic: false, text: 'Terima kasih, sedang dicek.', lastInboundAt: new Date() };
  if (way === 'direct') {
    const { conversation } = await city.tiktok.dm('air mati', { username: 'a' });
    return { ...given, visibility: 'private', replyTo: { conversation_id: conversation }, ...more };
  }
  const comment = await city.tiktok.comment('air mati', { username: 'a' });
  const replyTo = { comment_id: comment.id, own_comment_id: comment.id, video_id: comment.videoId };
  return { ...given, visibility: 'public', replyTo, ...more };
}

const unclear = { state: 'unknown', reason: 'no_clear_answer' };
const failed = (failure: string, reason: string) => ({ state: 'failed', failure, reason });
const endings = [
  ['rate', { ...failed('rate', 'rate_limited'), retryAfterSeconds: 300 }, false],
  ['too_fast', { ...failed('rate', 'rate_limited'), retryAfterSeconds: 300 }, false],
  ['token_expired', failed('reauth', 'token_expired'), false],
  ['permission', failed('policy', 'permission_missing'), false],
  ['gone', failed('permanent', 'target_gone'), false],
  ['bad_parameter', unclear, false],
  ['server_error', unclear, false],
  ['not_json', unclear, false],
  ['drop', unclear, false],
  ['hang', unclear, false],
  ['timeout_after_effect', unclear, true],
  ['drop_after_effect', unclear, true],
  ['server_error_after_effect', unclear, true],
  ['bad_parameter_after_effect', unclear, true],
  ['ok_without_id_after_effect', unclear, true],
] as const;

test.each(
  (['comment', 'direct'] as const).flatMap((way) =>
    endings.map(([trouble, outcome, arrived]) => ({ way, trouble, outcome, arrived })),
  ),
)('an answer to a $way that meets $trouble ends as $outcome.state, and looking finds what arrived', async (one) => {
  const outgoing = await answerTo(one.way);
  const since = new Date();
  city.tiktok.troubles.add(one.way === 'comment' ? 'comment/reply/create' : 'message/send', one.trouble);
  const outcome = await tiktok.reply(account(), outgoing, signal());
  expect(outcome).toEqual(one.outcome);
  expect(city.sent).toHaveLength(one.arrived ? 1 : 0);
  if (outcome.state !== 'sent') expect(failureWords).toHaveProperty(outcome.reason);
  expect(await tiktok.find?.(account(), outgoing, since, signal())).toBe(city.sent[0]?.id);
});

test('a limit of the whole day holds until midnight UTC, and the budget is told to be full', async () => {
  const told: Usage[] = [];
  city.tiktok.troubles.add('comment/reply/create', 'rate_day');
  const noteUsage = (usage: Usage) => void told.push(usage);
  const outcome = await tiktok.reply({ ...account(), noteUsage }, await answerTo('comment'), signal());
  const midnight = 86_400 - (Math.floor(Date.now() / 1_000) % 86_400);
  const waits = outcome.state === 'failed' ? (outcome.retryAfterSeconds ?? 0) : 0;
  expect(Math.abs(waits - midnight)).toBeLessThan(30);
  expect(told).toMatchObject([{ share: 1 }]);
});

test('looking does not take an older answer of the same words, a resident’s, or another thread’s for ours', async () => {
  const outgoing = await answerTo('comment');
  const text = outgoing.text;
  await city.tiktok.comment(text, { username: 'b', parentId: outgoing.replyTo.comment_id ?? '' });
  const other = await answerTo('comment');
  await tiktok.reply(account(), other, signal());
  expect(await tiktok.find?.(account(), outgoing, new Date(), signal())).toBeUndefined();
  await tiktok.reply(account(), outgoing, signal());
  expect(await tiktok.find?.(account(), outgoing, new Date(Date.now() + hour), signal())).toBeUndefined();
});

const facts = (more: Partial<ReplyFacts>): ReplyFacts => {
  const now = new Date('2026-11-24T10:00:00Z');
  return {
    visibility: 'private',
    lastInboundAt: now,
    firstInboundAt: now,
    privateRepliesSent: 0,
    now,
    settings: { direct_messages: 'granted' },
    ...more,
  };
};

test('a direct message can be answered for 48 hours, and the operator may set what TikTok changes', () => {
  const last = new Date(facts({}).now.getTime() - 47 * hour);
  expect(tiktok.abilities(facts({ lastInboundAt: last })).private).toMatchObject({
    allowed: true,
    until: new Date(last.getTime() + 48 * hour),
    maxLength: 6_000,
  });
  const late = facts({ lastInboundAt: new Date(last.getTime() - hour) });
  expect(tiktok.abilities(late).private).toEqual({ allowed: false, reason: 'window_closed' });
  const wider = { direct_messages: 'granted', message_window_hours: '72' };
  expect(tiktok.abilities({ ...late, settings: wider }).private.allowed).toBe(true);
});

test('a comment is answered publicly only, and a caption that names us cannot be answered', () => {
  const comment = tiktok.abilities(facts({ visibility: 'public', replyTo: { comment_id: '1', video_id: '2' } }));
  expect(comment.public).toMatchObject({ allowed: true, maxLength: 1_200, unit: 'characters' });
  expect(comment.private).toEqual({ allowed: false, reason: 'not_offered' });
  const caption = tiktok.abilities(facts({ visibility: 'public', replyTo: { video_id: '2', mention_video_id: '2' } }));
  expect(caption.public).toEqual({ allowed: false, reason: 'not_offered' });
});

test('without the review of direct messages none is sent', async () => {
  expect(tiktok.abilities(facts({ settings: {} })).private).toEqual({ allowed: false, reason: 'not_permitted' });
  const outcome = await tiktok.reply(account({ direct_messages: 'off' }), await answerTo('direct'), signal());
  expect(outcome).toEqual(failed('policy', 'permission_missing'));
});

test('a Login Kit account says that it can neither read nor answer, and asks nothing', async () => {
  const kit = account({}, 'login_kit');
  const abilities = tiktok.abilities(facts({ visibility: 'public', settings: kit.settings }));
  expect([abilities.public, abilities.private]).toEqual([
    { allowed: false, reason: 'not_offered' },
    { allowed: false, reason: 'not_offered' },
  ]);
  expect(await tiktok.reply(kit, await answerTo('comment'), signal())).toEqual(failed('permanent', 'not_offered'));
  const pages = [];
  for await (const page of tiktok.poll?.({ ...kit, secrets: {} }, null, signal()) ?? []) pages.push(page);
  expect(pages).toEqual([]);
  expect(await tiktok.check(kit, signal())).toMatchObject({ ok: true, externalId: kit.externalId });
});

test('the picture of a message is copied with our token, and one that expired is gone', async () => {
  city.tiktok.files.set('m1', Buffer.from('gambar'));
  const message = await city.tiktok.dm('', { username: 'a', image: 'm1' });
  const ref = JSON.stringify([message.conversation, message.id, 'm1', 'image']);
  const bytes = await tiktok.download?.(account(), { kind: 'image', ref }, 1_000, signal());
  expect(Buffer.from(bytes ?? []).toString()).toBe('gambar');
  city.tiktok.files.delete('m1');
  const gone = { failure: 'permanent', reason: 'media_gone' };
  await expect(tiktok.download?.(account(), { kind: 'image', ref }, 1_000, signal())).rejects.toMatchObject(gone);
  const stranger = { kind: 'image' as const, url: 'https://tiktokcdn.com.example.org/x' };
  await expect(tiktok.download?.(account(), stranger, 1_000, signal())).rejects.toMatchObject(gone);
});
