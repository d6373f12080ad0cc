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

const site = (trial: Trial) => trial.city.website;
const noCalls = cannot('neither WordPress nor a feed calls anybody; everything is fetched', (network) => {
  expect([network.verify, network.handshake, network.hookByGet]).toEqual([undefined, undefined, undefined]);
  expect(typeof network.poll).toBe('function');
});

contract('website', {
  handshake: noCalls,
  bad_signature: noCalls,
  absent_signature: noCalls,
  stale_signature: noCalls,
  duplicate: takesOnce(),
  reorder: async (trial) => {
    // What an editor lets through later than what followed it stands where it was said.
    await trial.reconnect({ settings: { moderates: 'no' } });
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
    const first = site(trial).comment(complaint('awal'), { status: 'hold', at: ago(600) });
    const second = site(trial).comment(complaint('akhir'), { at: ago(300) });
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual([String(second.id)]);
    first.status = 'approved';
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual([String(first.id), String(second.id)]);
  },
  batch: async (trial) => {
    for (let n = 1; n <= 24; n++) site(trial).comment(complaint(n), { email: `warga${n}@warga.latihan` });
    await trial.poll();
    const texts = (await incoming(trial)).map((one) => one.text);
    expect(new Set(texts)).toEqual(new Set(Array.from({ length: 24 }, (_, n) => complaint(n + 1))));
    expect(texts).toHaveLength(24);
  },
  unknown: async (trial) => {
    const account = { id: trial.channelId, network: 'website', ...trial.side.account() };
    const body = JSON.stringify([
      { id: 5, post: 1, content: { rendered: 'x' }, author_name: 'x', type: 'something_new' },
    ]);
    const bytes = new TextEncoder().encode(body);
    const items = await trial.network.normalise(account, { source: 'poll', receivedAt: new Date(), body: bytes });
    expect(items).toMatchObject([{ kind: 'unsupported', unsupported: 'something_new' }]);
    // A list never holds such a comment, unless a plugin puts it there.
    site(trial).comment(complaint());
    const list = site(trial).answer.bind(site(trial));
    site(trial).answer = (call) => {
      const reply = list(call);
      const comments = reply && typeof reply !== 'string' && call.path.endsWith('/comments') ? reply.json : undefined;
      if (Array.isArray(comments)) for (const one of comments) one.type = 'something_new';
      return reply;
    };
    await trial.poll();
    const kept = (await trial.items()).filter((one) => one.kind === 'unsupported');
    expect(kept.map((one) => one.unsupported)).toEqual(['something_new']);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: async (trial) => {
    const comment = site(trial).comment(complaint('lama'));
    await trial.poll();
    comment.text = complaint('baru');
    await trial.poll();
    expect((await incoming(trial)).map((one) => [one.text, one.editedFrom])).toEqual([
      [complaint('baru'), complaint('lama')],
    ]);
  },
  delete: async (trial) => {
    const binned = site(trial).comment(complaint(1));
    const deleted = site(trial).comment(complaint(2), { email: 'lain@warga.latihan' });
    await trial.poll();
    binned.status = 'trash';
    site(trial).world.comments.splice(site(trial).world.comments.indexOf(deleted), 1);
    await trial.poll();
    const items = await incoming(trial);
    expect(items.map((one) => one.text)).toEqual([complaint(1), complaint(2)]);
    for (const one of items) expect(one.withdrawnAt).not.toBeNull();
  },
  echo: async (trial) => {
    const asked = await arrive(trial, complaint());
    const answer = await trial.answer('Siap, tim kami turun besok.');
    const parent = site(trial).world.comments.find((one) => String(one.id) === asked);
    if (!parent) throw new Error('the comment is gone');
    site(trial).ownComment('Sudah kami catat ya.', parent);
    await trial.poll();
    const all = await trial.items();
    const inThread = all.filter((one) => one.conversation !== 'posts');
    const out = inThread.filter((one) => one.direction === 'out' && one.kind !== 'receipt');
    expect(new Map(out.map((one) => [one.text, one.kind]))).toEqual(
      new Map([
        ['Siap, tim kami turun besok.', 'answer'],
        ['Sudah kami catat ya.', 'echo'],
      ]),
    );
    expect(out).toHaveLength(2);
    expect(out.map((one) => one.externalId)).toContain(answer.externalId);
    expect(new Set(inThread.map((one) => one.conversation)).size).toBe(1);
    expect(new Set(inThread.map((one) => one.reportId)).size).toBe(1);
    // The agency's own post is known and opens no report.
    const posts = all.filter((one) => one.conversation === 'posts');
    expect(posts.map((one) => [one.direction, one.reportId])).toEqual([['out', null]]);
    const account = await trial.app.db
      .selectFrom('channels')
      .select(['posted_at as posted', 'answered_there_at as answered'])
      .where('id', '=', trial.channelId)
      .executeTakeFirst();
    expect(account?.posted).toEqual(posts[0]?.at);
    expect(account?.answered).toBeInstanceOf(Date);
  },
  token_dead: noticesDeadToken((trial) => site(trial).expireToken()),
  token_refreshed: async (trial) => {
    // Application passwords do not end by themselves; a new one is made on the site.
    await arrive(trial, complaint());
    site(trial).refreshToken();
    await trial.answer('Siap, tim kami turun besok.');
    expect(await trial.accepted()).toEqual([]);
    expect((await trial.channel()).state).toBe('needs_reauth');
    await trial.reconnect();
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: waitsForBudget((trial) => site(trial).troubles.add('POST comments', 'rate')),
  window_closed: cannot('a comment may be answered at any time', (network) => {
    const long = new Date('2020-01-01');
    const facts = { visibility: 'public' as const, lastInboundAt: long, firstInboundAt: long, privateRepliesSent: 9 };
    const abilities = network.abilities({ ...facts, now: new Date() });
    expect([abilities.public.allowed, 'until' in abilities.public]).toEqual([true, false]);
  }),
  timeout_after_effect: sendsOnceWhenUntold(
    (trial) => site(trial).troubles.add('POST comments', 'timeout_after_effect'),
    'found',
  ),
  big_ids: async (trial) => {
    site(trial).comment(complaint(), { id: '9007199254740993123' });
    const list = site(trial).answer.bind(site(trial));
    // The API writes its numbers bare.
    site(trial).answer = (call) => {
      const reply = list(call);
      if (!reply || typeof reply === 'string' || !Array.isArray(reply.json)) return reply;
      const said = JSON.stringify(reply.json).replaceAll('"9007199254740993123"', '9007199254740993123');
      const { json: _json, ...rest } = reply;
      return { ...rest, bytes: Buffer.from(said), mime: 'application/json' };
    };
    await trial.poll();
    await trial.poll();
    expect((await incoming(trial)).map((one) => one.externalId)).toEqual(['9007199254740993123']);
  },
  expired_media: async (trial) => {
    const url = site(trial).addFile('hilang.jpg', Buffer.from('x'));
    site(trial).files.clear();
    site(trial).comment(`${complaint()} <img src="${url}">`);
    await trial.poll();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
