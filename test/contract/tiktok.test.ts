import { expect } from 'vitest';
import {
  arrive,
  closesWindow,
  complaint,
  heard,
  incoming,
  noticesDeadToken,
  ordersLateOnes,
  refusesSignature,
  sendsOnceWhenUntold,
  takesOnce,
  waitsForBudget,
} from './common-cells.ts';
import { cannot, contract } from './contract.ts';
import type { Trial } from './trial.ts';

const tiktok = (trial: Trial) => trial.city.tiktok;
const hours = 3_600_000;

contract('tiktok', {
  handshake: cannot('TikTok registers an address without asking it anything', (network) => {
    expect(network.handshake).toBeUndefined();
  }),
  bad_signature: refusesSignature('forged'),
  absent_signature: refusesSignature('absent'),
  stale_signature: refusesSignature('stale'),
  duplicate: takesOnce(),
  reorder: ordersLateOnes('direct'),
  batch: async (trial) => {
    // A webhook bears one event; a list holds many comments, on several pages.
    for (let n = 1; n <= 12; n++) await tiktok(trial).comment(complaint(n), { username: `warga${n}` });
    await trial.poll();
    const texts = (await incoming(trial)).map((one) => one.text);
    expect(new Set(texts)).toEqual(new Set(Array.from({ length: 12 }, (_, n) => complaint(n + 1))));
    expect(texts).toHaveLength(12);
  },
  unknown: async (trial) => {
    heard(trial);
    await tiktok(trial).tell('something.new', { id: 1 });
    await trial.take();
    expect((await trial.items()).map((one) => one.unsupported)).toEqual(['something.new']);
    expect(await trial.deadLetters()).toEqual([]);
  },
  edit: async (trial) => {
    // Comments cannot be edited on TikTok; the caption of a video that names us can.
    heard(trial);
    const id = (await tiktok(trial).mention(complaint('lama'), { username: 'bu' })).replace('video:', '');
    const changed = { ...tiktok(trial).mentionOf(id, 'EDIT'), video_caption: complaint('baru') };
    await tiktok(trial).tell('brand.mention.event', changed);
    await trial.take();
    expect((await incoming(trial)).map((one) => [one.text, one.editedFrom])).toEqual([
      [complaint('baru'), complaint('lama')],
    ]);
  },
  delete: async (trial) => {
    heard(trial);
    const comment = await tiktok(trial).comment(complaint(), { username: 'bu' });
    await trial.take();
    await tiktok(trial).changeComment(comment, 'delete');
    await trial.take();
    const [item] = await incoming(trial);
    expect(item).toMatchObject({ externalId: comment.id, text: complaint() });
    expect(item?.withdrawnAt).not.toBeNull();
  },
  echo: async (trial) => {
    const comment = await arrive(trial, complaint());
    const answer = await trial.answer('Siap, tim kami turun besok.');
    // The webhook of our own comment comes back, and a mimin adds a word in TikTok's own app.
    const by = { username: tiktok(trial).world.username, parentId: comment };
    await tiktok(trial).comment('Sudah kami catat ya.', by);
    // The webhook of a third one is lost, and the poll finds it.
    heard(trial).habits.dropPercent = 100;
    await tiktok(trial).comment('Petugas berangkat.', by);
    await trial.take();
    await trial.poll();
    const out = (await trial.items()).filter((one) => one.direction === 'out' && one.kind !== 'receipt');
    expect(new Map(out.map((one) => [one.text, one.kind]))).toEqual(
      new Map([
        ['Siap, tim kami turun besok.', 'answer'],
        ['Sudah kami catat ya.', 'echo'],
        ['Petugas berangkat.', 'echo'],
      ]),
    );
    expect(out).toHaveLength(3);
    expect(out.map((one) => one.externalId)).toContain(answer.externalId);
    const all = await trial.items();
    expect(new Set(all.map((one) => one.conversation)).size).toBe(1);
    expect(new Set(all.map((one) => one.reportId)).size).toBe(1);
  },
  token_dead: noticesDeadToken((trial) => tiktok(trial).expireToken()),
  token_refreshed: async (trial) => {
    await arrive(trial, complaint());
    const { network, side } = trial;
    const account = { id: trial.channelId, network: network.name, ...side.account() };
    const renewed = await network.renew?.(account, trial.app.now(), AbortSignal.timeout(5_000));
    // The old token died with the renewal.
    await trial.answer('Siap, tim kami turun besok.');
    expect(await trial.accepted()).toEqual([]);
    await trial.reconnect({ secrets: renewed?.secrets ?? {}, settings: renewed?.settings ?? {} });
    expect((await trial.channel()).state).toBe('connected');
    await trial.answer('Siap, sudah kami catat.');
    expect((await trial.accepted()).map((one) => one.text)).toContain('Siap, sudah kami catat.');
  },
  rate: waitsForBudget((trial) => tiktok(trial).troubles.add('comment/reply/create', 'rate')),
  window_closed: closesWindow(48 * hours + 60_000, 'direct'),
  timeout_after_effect: sendsOnceWhenUntold((trial) => {
    tiktok(trial).echoes = false;
    tiktok(trial).troubles.add('comment/reply/create', 'timeout_after_effect');
  }, 'found'),
  big_ids: async (trial) => {
    const video = tiktok(trial).world.newest().id;
    const content = `{"comment_id":9007199254740993123,"video_id":${video},"comment_action":"insert","unique_identifier":"u1","timestamp":1795000000,"text":"${complaint()}"}`;
    const whole = tiktok(trial)
      .bodyOf('comment.update', {})
      .replace('"content":"{}"', `"content":${JSON.stringify(content)}`);
    expect(await trial.post(whole, tiktok(trial).signed(whole))).toBe(200);
    await trial.take();
    expect((await incoming(trial)).map((one) => [one.externalId, one.conversation])).toEqual([
      ['9007199254740993123', `u1:${video}`],
    ]);
  },
  expired_media: async (trial) => {
    heard(trial);
    await tiktok(trial).dm('', { username: 'bu', image: 'hilang' });
    await trial.take();
    for (let turn = 0; turn < 6; turn++) await trial.fetchMedia();
    expect((await incoming(trial))[0]?.attachments).toMatchObject([{ kind: 'image', refused: 'not_available' }]);
  },
});
