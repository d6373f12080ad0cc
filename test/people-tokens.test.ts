import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { App } from '#src/app.ts';
import {
  endApiToken,
  findApiActor,
  makeApiToken,
  NotAllowed,
  recordAudit,
  type StaffActor,
} from '#src/people/index.ts';
import { listAudit } from '#src/people/store/audit.ts';
import { anyone, aSmallCity } from './people-world.ts';

let now = new Date();
let app: App;
let operator: StaffActor;
let dlh = 0;
let drop: (() => Promise<void>) | undefined;
beforeAll(async () => {
  ({ app, operator, drop } = await aSmallCity({ now: () => now }));
  dlh = (await app.db.selectFrom('agencies').select('id').where('code', '=', 'DLH').executeTakeFirstOrThrow()).id;
});
afterAll(() => drop?.());
beforeEach(() => {
  now = new Date();
});

async function aToken(agencyId?: number) {
  const made = await makeApiToken(app, operator, { name: 'Aplikasi kota', agencyId, scopes: ['reports:read'] });
  if (!made.ok) throw new Error(made.reason);
  return made;
}

test('a token says which program calls, for which agency and what for', async () => {
  const { token, tokenId } = await aToken(dlh);
  const actor = { kind: 'api', tokenId, agencyId: dlh, scopes: ['reports:read'] };
  expect(await findApiActor(app, `Bearer ${token}`)).toEqual(actor);
  expect(await findApiActor(app, `bearer ${token}`)).toEqual(actor);
});

test('the database holds no token that could be used', async () => {
  const { token, tokenId } = await aToken();
  const row = await app.db.selectFrom('api_tokens').selectAll().where('id', '=', tokenId).executeTakeFirstOrThrow();
  expect(JSON.stringify(row)).not.toContain(token.slice(6));
  expect(row.token_hash.toString('latin1')).not.toContain(token.slice(6, 20));
});

test.each([
  ['none', undefined],
  ['empty', ''],
  ['another scheme', 'Basic bWltaW46bWltaW4='],
  ['made up', `Bearer mimin_${'A'.repeat(43)}`],
  ['too short', 'Bearer mimin_abc'],
  ['very long', `Bearer mimin_${'A'.repeat(100_000)}`],
])('an authorization that is %s is nobody', async (_, header) => {
  expect(await findApiActor(app, header)).toBeUndefined();
});

test('an ended token is out at once here, and within five seconds everywhere', async () => {
  const { token, tokenId } = await aToken();
  expect(await findApiActor(app, `Bearer ${token}`)).toMatchObject({ tokenId });
  expect(await endApiToken(app, operator, { tokenId })).toEqual({ ok: true });
  expect(await findApiActor(app, `Bearer ${token}`)).toBeUndefined();

  const other = await aToken();
  expect(await findApiActor(app, `Bearer ${other.token}`)).toMatchObject({ tokenId: other.tokenId });
  await app.db.updateTable('api_tokens').set({ ended_at: now }).where('id', '=', other.tokenId).execute();
  now = new Date(now.getTime() + 5_000);
  expect(await findApiActor(app, `Bearer ${other.token}`)).toBeUndefined();
});

test('ending a token twice leaves one line in the audit trail', async () => {
  const { tokenId } = await aToken();
  await Promise.all([endApiToken(app, operator, { tokenId }), endApiToken(app, operator, { tokenId })]);
  const { entries } = await listAudit(app.db, { action: 'token_ended' });
  expect(entries.filter((entry) => entry.detail.tokenId === tokenId)).toHaveLength(1);
  expect(await endApiToken(app, operator, { tokenId: 999_999 })).toEqual({ ok: false, reason: 'token_unknown' });
});

test('only the operator makes and ends tokens', async () => {
  const coordinator = await anyone(app, operator, 'coordinator');
  expect(() => makeApiToken(app, coordinator, { name: 'x', scopes: ['reports:read'] })).toThrow(NotAllowed);
  await expect(endApiToken(app, coordinator, { tokenId: 1 })).rejects.toThrow(NotAllowed);
});

test('the audit trail is read newest first, page by page, each line once', async () => {
  for (let i = 0; i < 120; i++)
    await recordAudit(app.db, operator, { action: 'identity_seen', subject: `A-${i}` }, now);
  const seen: (string | null)[] = [];
  let before: number | undefined;
  let pages = 0;
  do {
    const page = await listAudit(app.db, { action: 'identity_seen', before });
    seen.push(...page.entries.map((entry) => entry.subject));
    before = page.next;
    pages++;
  } while (before !== undefined);
  expect(pages).toBe(3);
  expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => `A-${119 - i}`));
  expect(await listAudit(app.db, { action: 'identity_seen', staffId: 999_999 })).toEqual({
    entries: [],
    next: undefined,
  });
});
