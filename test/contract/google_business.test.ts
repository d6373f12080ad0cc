import { expect } from 'vitest';
import { pushToken } from '../../simulator/google-business/push-signer.ts';
import {
  arrive,
  complaint,
  heard,
  incoming,
  noticesDeadToken,
  ordersLateOnes,
  refusesSignature,
  takesOnce,
  waitsForBudget,
} from './common-cells.ts';
import { cannot, contract } from './contract.ts';
import type { Trial } from './trial.ts';

const maps = (trial: Trial) => trial.city.google_business;
const stars = '★★☆☆☆ (2 dari 5)';

contract('google_business', {
  handshake: cannot('Pub/Sub asks an address nothing before it pushes', (network) => {
    expect(network.handshake).toBeUndefined();
  }),
  bad_signature: refusesSignature('forged'),
  absent_signature: refusesSignature('absent'),
  stale_signature: refusesSignature('stale'),
  duplicate: takesOnce(),
  reorder: ordersLateOnes(),
  batch: async (trial) => {
    // A push names one review; the list brings many.
    for (const n of [1, 2, 3]) maps(trial).world.addReview(complaint(n), `Warga ${n}`);
    await trial.poll();
    const items = await incoming(trial);
    expect(items.map((one) => one.text)).toEqual([1, 2, 3].map((n) => `${stars}\n${complaint(n)}`));
    expect(new Set(items.map((one) => one.reportId)).size).toBe(3);
  },
  unknown: async (trial) => {
    heard(trial);
    await maps(trial).webhook.deliver(maps(trial).bodyOf({ hologram: { id: 1 } }));
    await maps(trial).webhook.deliver(maps(trial).bodyOf({ notificationType: 'GOOGLE_UPDATE', locationName: 'x' }));
    await trial.take();
    const items = await trial.items();
    expect(items.map((one) => [one.kind, one.unsupported]).sort()).toEqual([
      ['automatic', 'google_update'],
      ['unsupported', 'notification'],
    ]);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: async (trial) => {
    heard(trial);
    const review = await maps(trial).review(complaint('lama'), { name: 'Bu Ratna' });
    await trial.take();
    await maps(trial).edit(review, { comment: complaint('baru'), stars: 4 });
    await trial.take();
    await trial.poll();
    expect((await incoming(trial)).map((one) => [one.text, one.editedFrom])).toEqual([
      [`★★★★☆ (4 dari 5)\n${complaint('baru')}`, `${stars}\n${complaint('lama')}`],
    ]);
  },
  delete: async (trial) => {
    const hidden = maps(trial).world.addReview(complaint('tidak tampil'), 'Pak Budi');
    const review = maps(trial).world.addReview(complaint('ditarik'), 'Bu Ratna');
    await trial.poll();
    maps(trial).remove(review);
    // Not listed is not gone: Google still has this one when asked by name.
    maps(trial).world.leftOut.add(hidden.id);
    await trial.poll();
    expect((await incoming(trial)).map((one) => [one.externalId, one.withdrawnAt === null]).sort()).toEqual(
      [
        [hidden.id, true],
        [review.id, false],
      ].sort(),
    );
  },
  echo: async (trial) => {
    const id = await arrive(trial, complaint());
    await trial.answer('Siap, tim kami turun besok.');
    const other = await maps(trial).review(complaint('lain'), { name: 'Pak Budi' });
    maps(trial).ownReply(other, 'Ditulis petugas di Google Maps.');
    await trial.poll();
    const own = (await trial.items()).filter((one) => one.direction === 'out');
    expect(own.map((one) => [one.conversation, one.text])).toEqual([
      [id, 'Siap, tim kami turun besok.'],
      [other.id, 'Ditulis petugas di Google Maps.'],
    ]);
    // Google looks at a reply after it was taken; one that it refuses to show is no answer any more.
    const answered = maps(trial).world.reviews.find((one) => one.id === id);
    if (answered?.reply) answered.reply.state = 'REJECTED';
    await trial.poll();
    expect((await trial.outbox()).map((one) => [one.state, one.reason])).toEqual([['failed', 'reply_rejected']]);
    // A review takes one answer for ever: no receipt took its place.
    expect((await trial.outbox()).filter((one) => one.automatic)).toEqual([]);
  },
  token_dead: noticesDeadToken((trial) => maps(trial).expireToken()),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    maps(trial).expireToken();
    await trial.poll();
    expect((await trial.channel()).state).toBe('needs_reauth');
    maps(trial).refreshToken();
    await trial.reconnect();
    expect((await trial.channel()).state).toBe('connected');
    // The hour is over: a new access token is made on the way.
    maps(trial).tokens.expireAccess();
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toEqual(['Siap, sudah kami catat.']);
  },
  rate: waitsForBudget((trial) => maps(trial).troubles.add('reply', 'rate')),
  window_closed: cannot('a review may be answered at any time', (network) => {
    const long = new Date('2020-01-01');
    const facts = { visibility: 'public' as const, lastInboundAt: long, firstInboundAt: long, privateRepliesSent: 9 };
    const abilities = network.abilities({ ...facts, now: new Date() });
    expect([abilities.public.allowed, 'until' in abilities.public]).toEqual([true, false]);
    expect(network.answersOnce).toBe(true);
  }),
  timeout_after_effect: async (trial) => {
    await arrive(trial, complaint());
    maps(trial).troubles.add('reply', 'timeout_after_effect');
    // The call overwrites and may be made again; what stands there is looked at first, and it is ours already.
    expect(await trial.answer('Siap, tim kami turun besok.')).toMatchObject({ state: 'queued', failure: 'transient' });
    for (let round = 0; round < 3; round++) {
      trial.later(5 * 60_000);
      await trial.send();
    }
    expect(await trial.accepted()).toHaveLength(1);
    expect((await trial.outbox()).map((row) => row.state)).toEqual(['sent']);
    expect(maps(trial).repliesTaken).toBe(1);
  },
  big_ids: async (trial) => {
    heard(trial);
    const review = maps(trial).world.addReview(complaint(), 'Bu Ratna', { id: '9007199254740993123' });
    await maps(trial).tell('NEW_REVIEW', review);
    const token = pushToken({ audience: trial.hookUrl, email: maps(trial).pushAccount, at: new Date() });
    // The same as a bare number, which the list never writes.
    const bare = JSON.stringify({ reviews: [maps(trial).world.show(review)] }).replace(
      '"reviewId":"9007199254740993123"',
      '"reviewId":9007199254740993123',
    );
    expect(await trial.post(bare, { authorization: `Bearer ${token}` })).toBe(200);
    await trial.take();
    expect((await incoming(trial)).map((one) => [one.externalId, one.conversation])).toEqual([
      ['9007199254740993123', '9007199254740993123'],
    ]);
  },
  expired_media: async (trial) => {
    heard(trial);
    const url = maps(trial).addFile('antre.jpg', Buffer.from('x'));
    maps(trial).files.clear();
    await maps(trial).review(complaint(), { name: 'Bu Ratna', pictures: [url] });
    await trial.poll();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
