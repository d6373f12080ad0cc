import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../../simulator/city.ts';
import type { ChannelAccount, Outgoing } from '../domain/network.ts';
import { website } from './index.ts';

let city: Simulator;
beforeEach(async () => {
  city = await startSimulator();
});
afterEach(() => city.stop());

const signal = () => AbortSignal.timeout(20_000);
const site = () => city.website;
const unclear = { state: 'unknown', reason: 'no_clear_answer' };
const account = (settings: Record<string, string> = {}): ChannelAccount => {
  const given = site().account();
  return { id: 1, network: 'website', ...given, settings: { ...given.settings, timeout_seconds: '1', ...settings } };
};
const facts = {
  visibility: 'public' as const,
  firstInboundAt: new Date(),
  lastInboundAt: new Date(),
  now: new Date(),
  privateRepliesSent: 0,
};

function answerTo(comment: { id: number | string; post: number }, more: Partial<Outgoing> = {}): Outgoing {
  return {
    key: 'jawaban-1',
    visibility: 'public',
    replyTo: { comment_id: String(comment.id), post_id: String(comment.post) },
    text: 'Siap, tim kami turun besok.',
    automatic: false,
    lastInboundAt: new Date(),
    ...more,
  };
}

test('a comment is answered under it, and the answer is heard as what we said', async () => {
  const comment = site().comment('lampu mati');
  const text = 'Siap -- "segera" & <pasti>...\n\nIt\'s done: https://d.id/x';
  const outcome = await website.reply(account(), answerTo(comment, { text }), signal());
  const made = site().world.comments.at(-1);
  expect(outcome).toEqual({ state: 'sent', externalId: String(made?.id) });
  expect(made).toMatchObject({ parent: comment.id, post: comment.post, by: 7 });
  expect(city.sent.map((one) => one.text)).toEqual([text]);
  for await (const page of website.poll?.(account(), null, signal()) ?? []) {
    for (const body of page.bodies) {
      const items = await website.normalise(account(), { source: 'poll', receivedAt: new Date(), body });
      const echo = items.find((item) => item.kind === 'echo' && item.externalId === String(made?.id));
      if (echo) expect(echo).toMatchObject({ text, answers: [String(comment.id)] });
    }
  }
});

test.each([
  ['rate', 'POST comments', { state: 'failed', failure: 'rate', retryAfterSeconds: 90 }],
  ['flood', 'POST comments', { state: 'failed', failure: 'rate', retryAfterSeconds: 15 }],
  ['token_expired', 'POST comments', { state: 'failed', failure: 'reauth', reason: 'token_expired' }],
  ['forbidden', 'POST comments', { state: 'failed', failure: 'policy', reason: 'permission_missing' }],
  ['closed', 'POST comments', { state: 'failed', failure: 'permanent', reason: 'comments_off' }],
  ['ok_with_error', 'POST comments', { state: 'failed', failure: 'permanent', reason: 'comments_off' }],
  ['moved', 'POST comments', { state: 'failed', failure: 'permanent', reason: 'address_moved' }],
  ['server_error', 'POST comments', unclear],
  ['maintenance', 'POST comments', unclear],
  ['firewall', 'POST comments', unclear],
  ['not_json', 'POST comments', unclear],
  ['hang', 'POST comments', unclear],
  ['drop', 'POST comments', unclear],
  ['server_error', 'GET comments', { state: 'failed', failure: 'transient', reason: 'service_down' }],
  ['firewall', 'GET comments', { state: 'failed', failure: 'policy', reason: 'site_firewall' }],
  ['hang', 'GET comments', { state: 'failed', failure: 'transient', reason: 'service_down' }],
] as const)(
  '%s at %s: nothing is there, and what is not certain is not called failed',
  async (trouble, where, outcome) => {
    const comment = site().comment('lampu mati');
    site().troubles.add(where, trouble);
    expect(await website.reply(account(), answerTo(comment), signal())).toMatchObject(outcome);
    expect(city.sent).toEqual([]);
  },
);

test.each([
  'timeout_after_effect',
  'drop_after_effect',
  'server_error_after_effect',
  'firewall_after_effect',
  'ok_without_id_after_effect',
] as const)('%s: the outcome is unclear, and the answer is found by its words', async (trouble) => {
  const comment = site().comment('lampu mati');
  const since = new Date();
  const outgoing = answerTo(comment, { text: 'Siap -- "segera"...' });
  site().troubles.add('POST comments', trouble);
  expect(await website.reply(account(), outgoing, signal())).toEqual(unclear);
  const id = city.sent[0]?.id;
  expect(await website.find?.(account(), outgoing, since, signal())).toBe(id);
  // Where we may not see what was typed, what the site made of it is compared.
  expect(await website.find?.(account({ moderates: 'no' }), outgoing, since, signal())).toBe(id);
});

test('nobody else’s words, other words and older ones are not taken for our answer', async () => {
  const comment = site().comment('lampu mati');
  const other = site().comment('lampu mati juga');
  site().ownComment('Siap, tim kami turun besok.', comment, 9);
  site().ownComment('Siap, tim kami turun besok.', other, 7);
  site().ownComment('Bukan itu.', comment, 7);
  const old = site().ownComment('Siap, tim kami turun besok.', comment, 7);
  old.at = new Date(Date.now() - 3_600_000);
  expect(await website.find?.(account(), answerTo(comment), new Date(), signal())).toBeUndefined();
});

test('the same words twice are refused by the site itself', async () => {
  const comment = site().comment('lampu mati');
  await website.reply(account(), answerTo(comment), signal());
  expect(await website.reply(account(), answerTo(comment), signal())).toMatchObject({
    state: 'failed',
    reason: 'duplicate_text',
  });
  expect(city.sent).toHaveLength(1);
});

test('under a held comment nobody would see an answer: it is refused, or let through where the operator wants it', async () => {
  const comment = site().comment('lampu mati', { status: 'hold' });
  expect(await website.reply(account(), answerTo(comment), signal())).toMatchObject({
    state: 'failed',
    failure: 'policy',
    reason: 'comment_held',
  });
  expect(comment.status).toBe('hold');
  expect(await website.reply(account({ approve_answered: 'yes' }), answerTo(comment), signal())).toMatchObject({
    state: 'sent',
  });
  expect(comment.status).toBe('approved');
});

test('an answer that the site holds back is not called sent, nor found', async () => {
  const comment = site().comment('lampu mati');
  site().habits.holdsAnswers = true;
  const since = new Date();
  expect(await website.reply(account(), answerTo(comment), signal())).toMatchObject({
    state: 'failed',
    failure: 'policy',
    reason: 'awaits_moderation',
  });
  expect(await website.find?.(account(), answerTo(comment), since, signal())).toBeUndefined();
});

test('a comment that is in the bin or deleted is not answered', async () => {
  const comment = site().comment('lampu mati');
  const gone = { state: 'failed', failure: 'permanent', reason: 'target_gone' };
  comment.status = 'trash';
  expect(await website.reply(account(), answerTo(comment), signal())).toMatchObject(gone);
  site().world.comments.pop();
  expect(await website.reply(account(), answerTo(comment), signal())).toMatchObject(gone);
});

test.each([
  ['no words', { text: '  ' }, 'empty_text'],
  ['too many', { text: 'é'.repeat(32_763) }, 'too_long'],
  ['a private word', { visibility: 'private' as const }, 'not_offered'],
  ['nowhere to go', { replyTo: {} }, 'not_offered'],
])('an answer with %s is refused before anything is called', async (_, more, reason) => {
  const comment = site().comment('lampu mati');
  expect(await website.reply(account(), answerTo(comment, more), signal())).toMatchObject({ state: 'failed', reason });
});

test('a site that cannot be reached, and a password that is missing, are certain: nothing was sent', async () => {
  const comment = site().comment('lampu mati');
  const away = account({ base_url: 'http://127.0.0.1:64999' });
  expect(await website.reply(away, answerTo(comment), signal())).toMatchObject({
    state: 'failed',
    reason: 'network_down',
  });
  const keyless = { ...account(), secrets: {} };
  expect(await website.reply(keyless, answerTo(comment), signal())).toMatchObject({
    state: 'failed',
    failure: 'reauth',
  });
});

test('a public answer may be given at any time, a private one never', () => {
  expect(website.abilities({ ...facts, settings: {} })).toEqual({
    public: { allowed: true, maxLength: 65_525, unit: 'bytes' },
    private: { allowed: false, reason: 'not_offered' },
  });
});

test('a picture is copied from the site without our password, and one that is gone is gone', async () => {
  const url = site().addFile('lubang.jpg', Buffer.from('gambar'));
  const bytes = await website.download?.(account(), { kind: 'image', url }, 100, signal());
  expect(Buffer.from(bytes ?? []).toString()).toBe('gambar');
  await expect(website.download?.(account(), { kind: 'image', url }, 3, signal())).rejects.toMatchObject({
    reason: 'media_too_big',
  });
  site().files.clear();
  await expect(website.download?.(account(), { kind: 'image', url }, 100, signal())).rejects.toMatchObject({
    reason: 'media_gone',
  });
  await expect(
    website.download?.(account(), { kind: 'image', url: 'http://127.0.0.1:1/x.jpg' }, 100, signal()),
  ).rejects.toMatchObject({ reason: 'media_gone' });
});
