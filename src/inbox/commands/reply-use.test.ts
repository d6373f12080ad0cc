import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { agencyId, aKey, aReport } from '../../../test/support/reports.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { listSavedReplies } from '../store/saved-replies.ts';
import { answerReport } from './answer-report.ts';
import { endReply, saveReply } from './save-reply.ts';

let world: World;
let ani: StaffActor;
beforeAll(async () => {
  world = await aWorld();
  ani = await aStaff(world.app, world.operator, 'mimin', 'DISHUB');
});
afterAll(() => world?.drop());

const aReply = async (more: object = {}) =>
  saveReply(world.app, ani, {
    agencyId: await agencyId(world, 'DISHUB'),
    topicId: null,
    kind: null,
    title: 'Diteruskan',
    text: 'Aduan sudah kami teruskan.',
    shortText: null,
    ...more,
  });
const usesOf = async (id: number) => {
  const all = await listSavedReplies(world.app.db, await agencyId(world, 'DISHUB'), 'id');
  return all.find((one) => one.id === id)?.uses;
};
const answer = { visibility: 'private' as const, text: 'Aduan sudah kami teruskan.', asks: false };

test('an answer counts the reply it was made of once, however often it is sent off', async () => {
  const { id } = await aReply();
  const input = { ...answer, reportId: await aReport(world.app), replyId: id, key: aKey() };
  await answerReport(world.app, ani, input);
  await answerReport(world.app, ani, input);
  expect(await usesOf(id)).toBe(1);
});

test('a changed reply takes over how often it was used; the old one is offered no longer', async () => {
  const { id } = await aReply();
  await answerReport(world.app, ani, { ...answer, reportId: await aReport(world.app), replyId: id, key: aKey() });
  const changed = await aReply({ text: 'Aduan kami teruskan ke lapangan.', shortText: 'Diteruskan.', replacesId: id });
  expect(await usesOf(changed.id)).toBe(1);
  expect(await usesOf(id)).toBeUndefined();
  await endReply(world.app, ani, { id: changed.id });
  expect(await usesOf(changed.id)).toBeUndefined();
});

test('an answer with a field that nobody filled in is refused, and nothing leaves', async () => {
  const reportId = await aReport(world.app);
  const raw = { ...answer, reportId, text: 'Aduan {kode} sudah diteruskan ke {opd}.', key: aKey() };
  expect(await answerReport(world.app, ani, raw)).toEqual({ ok: false, reason: 'unfilled_fields' });
  expect(await answerReport(world.app, ani, { ...raw, text: 'Aduan sudah diteruskan.' })).toMatchObject({ ok: true });
});
