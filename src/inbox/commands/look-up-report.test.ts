import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFormKey } from '#src/shared/form-key.ts';
import { anApp, aWorld, type World } from '../../../test/support/world.ts';
import { emptyReport, type TypedReport } from '../domain/citizen-form.ts';
import { lookUpReport } from './look-up-report.ts';
import { submitReport } from './submit-report.ts';

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.drop());

async function file(changes: Partial<TypedReport> = {}) {
  const text = 'Sampah menumpuk di Jalan Merdeka, hubungi saya di 081234567890';
  const key = makeFormKey(world.app.keys.link, new Date(Date.now() - 60_000));
  const typed = { ...emptyReport, text, ...changes };
  const done = await submitReport(world.app, { typed, photos: [], tickets: [], key, trap: '' });
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done;
}
const look = (code: string, secret?: string, address = 'a') => lookUpReport(world.app, { code, secret, address });

test('the code alone tells what happens, and neither who reported nor their number', async () => {
  const { code } = await file({ name: 'Siti Rohmah', phone: '081234567890', email: 'siti@contoh.id' });
  const looked = await look(code.toLowerCase());
  expect(looked).toMatchObject({ state: 'found', holdsSecret: false });
  const told = JSON.stringify(looked.state === 'found' && looked.view);
  expect(told).toContain('Sampah menumpuk');
  expect(told).not.toMatch(/Siti|081234567890|siti@contoh/);
});

test('a secret report tells no words to the code alone and all to the secret', async () => {
  const { code, secret } = await file({ privacy: 'secret' });
  expect(JSON.stringify(await viewOf(code))).not.toContain('Sampah');
  expect(JSON.stringify(await viewOf(code, secret))).toContain('081234567890');
});

async function viewOf(code: string, secret?: string) {
  const looked = await look(code, secret);
  return looked.state === 'found' ? looked.view : undefined;
}

test('an entry that is in the journal only is told as received', async () => {
  await world.app.pool.query(
    `insert into raw_events (channel_id, source, body, reserved_code, state, not_before)
     select id, 'form', '{}', 'ABCDEFGHJK', 'dead', now() from channels where network = 'web' limit 1`,
  );
  expect(await look('ABCDE-FGHJK')).toMatchObject({ state: 'received', code: 'ABCDEFGHJK' });
});

test('a code that nobody has and a text that is no code are answered alike', async () => {
  expect((await look('0000000000')).state).toBe('unknown');
  expect((await look('../../etc/passwd')).state).toBe('unknown');
});

test('whoever guesses sixty codes waits, and the reporter at the same address does not', async () => {
  const { code, secret } = await file();
  for (let i = 0; i < 60; i++) await look('0000000000', undefined, 'warnet');
  expect((await look('0000000000', undefined, 'warnet')).state).toBe('too_many');
  expect((await look(code, secret, 'warnet')).state).toBe('found');
  expect((await look(code, undefined, 'rumah')).state).toBe('found');
});

test('before set-up there is nothing to look up', async () => {
  const { app, drop } = await anApp();
  try {
    expect(await lookUpReport(app, { code: '0000000000', secret: undefined, address: 'a' })).toEqual({
      state: 'not_set_up',
    });
  } finally {
    await drop();
  }
});
