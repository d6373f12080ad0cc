import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChannel, forgetChannels, putChannel } from '#src/channels/index.ts';
import { rotateKey } from '#src/cli/rotate-key.ts';
import { readSealed, sealedPlaces } from '#src/cli/sealed-places.ts';
import { fixedRing, readRingFile, writeRingFile } from '#src/shared/key-ring.ts';
import { deriveKeys, ringFile } from '#src/shared/keys.ts';
import { isSealedAnew, seal, unseal } from '#src/shared/seal.ts';
import { aWorld, type World } from './support/world.ts';

let world: World;
let folder: string;
const master = '42'.repeat(32);

beforeAll(async () => {
  world = await aWorld();
  folder = world.app.config.dataDir;
  world.app.keys = deriveKeys(master, { dataDir: folder });
  await putOne('111', { access_token: 'satu', app_secret: 's' });
  await putOne('222', { access_token: 'dua' });
  await world.app.pool.query(
    `insert into idempotency_keys (scope, key, request_hash, status, response) values ('api', 'k', '\\x00', 200, jsonb_build_object('sealed', $1::text))`,
    [seal(world.app.keys.data, '{"a":1}').toString('base64')],
  );
});
afterAll(() => world?.drop());

async function putOne(externalId: string, secrets: Record<string, string>): Promise<number> {
  return world.app.db.transaction().execute((tx) =>
    putChannel(world.app, tx, {
      network: 'telegram',
      externalId,
      name: externalId,
      agencyId: null,
      settings: {},
      secrets,
    }),
  );
}

async function allSealed(): Promise<Buffer[]> {
  const rows = await Promise.all(sealedPlaces.map((place) => readSealed(world.app.pool, place)));
  return rows.flat().map((row) => row.sealed);
}

test('every secret is sealed anew under a key that the master key does not give away', async () => {
  const before = await allSealed();
  const done = await rotateKey(world.app, 0);
  expect(done).toMatchObject({ sealedAnew: before.length, lost: [], retired: null, resumed: false });
  const after = await allSealed();
  expect(after).toHaveLength(3);
  for (const sealed of after) {
    expect(isSealedAnew(world.app.keys.data, sealed)).toBe(true);
    expect(() => unseal(deriveKeys(master).data, sealed)).toThrow();
  }
  forgetChannels(world.app);
  const id = await putOne('111', { access_token: '' });
  expect((await findChannel(world.app, id))?.secrets).toEqual({ access_token: 'satu', app_secret: 's' });
});

test('a second rotation keeps the key it retires beside, for backups made before', async () => {
  const [old] = await allSealed();
  const done = await rotateKey(world.app, 0);
  expect(done).toMatchObject({ resumed: false, lost: [] });
  expect(readRingFile(ringFile(folder))).toHaveLength(1);
  const [retired] = readRingFile(done.retired ?? '');
  if (!retired || !old) throw new Error('no key was kept');
  expect(unseal(fixedRing([retired]), old)).toContain('satu');
});

test('interrupted after the new key was made or half-way through the secrets, nothing is lost and running it again finishes it', async () => {
  const file = ringFile(folder);
  const [current] = readRingFile(file);
  if (!current) throw new Error('no key');
  // As a crash leaves it: the new key on the disk, one secret sealed with it, the others not yet.
  const fresh = Buffer.alloc(32, 7);
  writeRingFile(file, [fresh, current]);
  const place = sealedPlaces[0];
  const row = place && (await readSealed(world.app.pool, place))[0];
  if (!place || !row) throw new Error('no secret');
  await world.app.pool.query(place.write, [
    seal(world.app.keys.data, unseal(world.app.keys.data, row.sealed)),
    row.key,
    row.sealed,
  ]);
  for (const sealed of await allSealed()) expect(unseal(world.app.keys.data, sealed)).toBeTruthy();
  const done = await rotateKey(world.app, 0);
  expect(done).toMatchObject({ resumed: true, sealedAnew: 2, lost: [] });
  expect(readRingFile(file)).toEqual([fresh]);
  for (const sealed of await allSealed()) expect(unseal(fixedRing([fresh]), sealed)).toBeTruthy();
});

test('a token renewed while the rotation reads is not overwritten with the older one', async () => {
  const place = sealedPlaces[0];
  const row = place && (await readSealed(world.app.pool, place))[0];
  if (!place || !row) throw new Error('no secret');
  const newer = seal(world.app.keys.data, '{"access_token":"baru"}');
  await world.app.pool.query('update channels set secrets = $1 where id = $2', [newer, row.key]);
  const { rowCount } = await world.app.pool.query(place.write, [Buffer.from('older'), row.key, row.sealed]);
  expect(rowCount).toBe(0);
});

test('while one secret opens with no key, every key stays in use and the secret is named', async () => {
  const stranger = seal(fixedRing([Buffer.alloc(32, 9)]), '{}');
  await world.app.pool.query(`update channels set secrets = $1 where external_id = '222'`, [stranger]);
  const before = readRingFile(ringFile(folder));
  const done = await rotateKey(world.app, 0);
  expect(done.lost).toEqual([expect.stringMatching(/^channels\.secrets \d+$/)]);
  expect(readRingFile(ringFile(folder))).toEqual([expect.anything(), ...before]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
});

test('no sealed column is forgotten: every column of bytes is either known to the rotation or known to hold no secret', () => {
  const schema = readFileSync(join(import.meta.dirname, '../db/schema.sql'), 'utf8');
  const columns = [...schema.matchAll(/create table (?:public\.)?(\w+) \(([\s\S]*?)\n\)/gi)].flatMap(
    ([, table, body]) => [...(body ?? '').matchAll(/^\s+"?(\w+)"? bytea/gim)].map(([, column]) => `${table}.${column}`),
  );
  const plain = [
    'api_tokens.token_hash',
    'draft_requests.text_hash',
    'idempotency_keys.request_hash',
    'media.bytes',
    'media.original_sha256',
    'model_versions.hash',
    'model_versions.weights',
    'oauth_consents.session_hash',
    'oauth_consents.state_hash',
    'proof_originals.bytes',
    'proof_originals.sha256',
    'raw_events.body',
    'push_subscriptions.auth',
    'push_subscriptions.p256dh',
    'staff_chat_codes.code_hash',
    'staff_links.token_hash',
  ];
  expect(columns.filter((column) => column.endsWith('.secrets')).sort()).toEqual(
    sealedPlaces
      .map((place) => place.name)
      .filter((name) => name.endsWith('.secrets'))
      .sort(),
  );
  expect(columns.filter((column) => !column.endsWith('.secrets') && !plain.includes(column))).toEqual([]);
});
