import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Diagnosis, diagnosisText, runDoctor } from '#src/cli/doctor.ts';
import { readConfig } from '#src/config.ts';
import { makePartitions } from '#src/db/partitions.ts';
import { deriveKeys } from '#src/shared/keys.ts';
import { seal } from '#src/shared/seal.ts';
import { type FreshDatabase, freshDatabase } from './support/database.ts';

const key = '5e'.repeat(32);
let database: FreshDatabase;
let dataDir: string;
let history: { number: number; name: string; sha256: string }[];
beforeAll(async () => {
  database = await freshDatabase();
  history = (await database.pool.query('select number, name, sha256 from schema_migrations order by number')).rows;
});
afterAll(() => database.drop());

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mimin-doctor-'));
  writeFileSync(join(dataDir, 'master.key'), `${key}\n`, { mode: 0o600 });
  mkdirSync(join(dataDir, 'backups'));
  writeFileSync(join(dataDir, 'backups', 'hari-ini.mimin'), '');
  await makePartitions(database.pool, ['raw_events', 'messages', 'report_events'], new Date(), 3);
  await database.pool.query(`
    insert into city (code, name, time_zone, tables) values ('uji', 'Kota Uji', 'Asia/Jakarta', '{}');
    insert into channels (id, network, name, external_id) overriding system value values (1, 'instagram', 'kota.uji', '17')`);
});
afterEach(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await database.pool.query(
    `update conversations set report_id = null; delete from outbox; delete from conversations; delete from search_queue;
     delete from reports; delete from identities; delete from raw_events; delete from channel_refusals;
     delete from channels; delete from model_versions; delete from city; delete from working_calendars; delete from schema_migrations`,
  );
  await database.pool.query(
    'insert into schema_migrations (number, name, sha256) select number, name, sha256 from json_populate_recordset(null::schema_migrations, $1)',
    [JSON.stringify(history)],
  );
});

const full = () => ({
  MIMIN_DATA: dataDir,
  DATABASE_URL: database.url,
  PUBLIC_URL: 'https://mimin.example',
  SMTP_URL: 'smtps://surat.example',
  MAIL_FROM: 'mimin@mimin.example',
  METRICS_TOKEN: 'sangat-rahasia-sekali',
});
const examine = (env: Record<string, string | undefined> = {}) => runDoctor(readConfig({ ...full(), ...env }));
const said = (diagnosis: Diagnosis) => ({
  problems: diagnosis.problems.map((one) => one.check),
  advice: diagnosis.advice.map((one) => one.check),
});

test('a product in order is told so', async () => {
  const diagnosis = await examine();
  expect(said(diagnosis)).toEqual({ problems: [], advice: [] });
  expect(diagnosis.fine).toEqual([
    'settings',
    'data folder',
    'master key',
    'disk',
    'backup',
    'database',
    'clock',
    'schema',
    'partitions',
    'holidays',
    'city',
    'model: aturan saja / rules alone',
    'channels',
    'expiries',
    'secrets',
    'flow',
    'figures',
  ]);
  expect(diagnosisText(diagnosis)).toMatch(/Tidak ada masalah\. \/ Nothing is wrong\.\n$/);
});

const settings: [name: string, env: Record<string, string | undefined>, problems: string[], advice: string[]][] = [
  ['no public address', { PUBLIC_URL: undefined }, [], ['settings']],
  ['a public address in clear', { PUBLIC_URL: 'http://mimin.example' }, ['settings'], []],
  ['no mail', { SMTP_URL: undefined, MAIL_FROM: undefined }, [], ['settings']],
  ['two master keys', { MIMIN_KEY: key }, [], ['master key']],
  ['a database that is not there', { DATABASE_URL: 'postgres://mimin:rahasia@127.0.0.1:1/mimin' }, ['database'], []],
  ['nothing started yet', { DATABASE_URL: undefined }, [], ['database']],
];
test.for(settings)('%s', async ([, env, problems, advice]) => {
  const diagnosis = await examine(env);
  expect(said(diagnosis)).toEqual({ problems, advice });
  expect(diagnosisText(diagnosis)).not.toContain('rahasia@');
});

const machine: [name: string, change: () => void, problems: string[], advice: string[]][] = [
  ['a key that others can read', () => chmodSync(join(dataDir, 'master.key'), 0o644), ['master key'], []],
  ['a data folder that others can write', () => chmodSync(dataDir, 0o777), ['data folder'], []],
  ['no backup', () => rmSync(join(dataDir, 'backups'), { recursive: true }), [], ['backup']],
  ['a backup of three days ago', () => age('hari-ini.mimin', 72), [], ['backup']],
  ['a backup of eight days ago', () => age('hari-ini.mimin', 192), ['backup'], []],
];
test.for(machine)('%s', async ([, change, problems, advice]) => {
  change();
  expect(said(await examine())).toEqual({ problems, advice });
});

function age(name: string, hours: number): void {
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(join(dataDir, 'backups', name), then, then);
}

const raw = (state: string, when: string) =>
  `insert into raw_events (channel_id, source, body, received_at, state) values (1, 'webhook', 'x', ${when}, '${state}')`;
const report = `
  insert into identities (id, channel_id, external_id) overriding system value values (1, 1, 'x');
  insert into reports (id, code, kind, status, urgency, channel_id, title, triage, clocks, opened_at, last_message_at)
    overriding system value values (1, 'KODE000001', 'complaint', 'open', 'medium', 1, 'x', '{}', '{}', now(), now());
  insert into conversations (id, channel_id, external_id, identity_id, visibility, reply_to, first_inbound_at, last_inbound_at, report_id)
    overriding system value values (1, 1, '1', 1, 'private', '{}', now(), now(), 1);`;
const answer = (state: string, when = 'now()') =>
  `${report} insert into outbox (key, report_id, conversation_id, channel_id, visibility, text, state, queued_at) values ('k', 1, 1, 1, 'private', 'x', '${state}', ${when})`;
/** The city's own calendar with another last day for which its days off are known. */
const calendarUntil = (days: number) => {
  const text = readFileSync(new URL('../cities/kota-tangerang/calendar.json', import.meta.url), 'utf8');
  const knownUntil = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const data = JSON.stringify({ ...JSON.parse(text), knownUntil }).replaceAll("'", "''");
  return `insert into working_calendars (version, data) values (99, '${data}') on conflict (version) do update set data = excluded.data`;
};
/** Tokens of the account, of which the refresh token is what no program renews. */
const refreshEnds = (days: number) =>
  `update channels set network = 'tiktok', settings = jsonb_build_object('refresh_expires_at', to_char(now() + interval '${days} days' + interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))`;
const flows: [name: string, sql: string, problems: string[], advice: string[]][] = [
  ['an event that nobody processes', raw('new', `now() - interval '6 minutes'`), ['flow'], []],
  ['a table of days off that ends next month', calendarUntil(30), [], ['holidays']],
  ['a table of days off that has ended', calendarUntil(-2), ['holidays'], []],
  ['a table of days off that reaches far enough', calendarUntil(200), [], []],
  ['a dead letter', raw('dead', 'now()'), ['flow'], []],
  ['an answer with an unknown outcome', answer('unknown'), ['flow'], []],
  ['an answer that failed', answer('failed'), [], ['flow']],
  ['an answer that does not leave', answer('queued', `now() - interval '16 minutes'`), ['flow'], []],
  ['search far behind', `${report} insert into search_queue values (1, now() - interval '6 minutes')`, [], ['flow']],
  ['a channel whose token is refused', `update channels set state = 'needs_reauth'`, ['channels'], []],
  ['a channel that cannot be read', 'update channels set poll_failures = 3', ['channels'], []],
  [
    'a channel that is not called',
    `update channels set settings = '{"subscribe_failed":"address_refused"}'`,
    [],
    ['channels'],
  ],
  ['a paused channel', `update channels set state = 'paused'`, [], ['channels']],
  [
    'many forged deliveries',
    `insert into channel_refusals values (1, 'bad_signature', current_date, 10)`,
    [],
    ['channels'],
  ],
  ['a token that ends in three weeks', refreshEnds(21), [], []],
  ['a token that ends in ten days', refreshEnds(10), [], ['expiries']],
  ['a token that ends today', refreshEnds(0), ['expiries'], []],
  ['a token that has ended', refreshEnds(-1), ['expiries'], []],
  ['an ended channel in trouble', `update channels set state = 'ended', poll_failures = 9`, [], []],
  ['no city yet', 'delete from city', [], ['city']],
  ['sending switched off', 'update city set sending = false', [], ['city']],
  [
    'a partition that is missing',
    `do $$ begin execute 'drop table messages_' || to_char(now() + interval '3 months', 'YYYY_MM'); end $$`,
    ['partitions'],
    [],
  ],
  ['rows that fit no month', raw('done', `'2019-01-01'`), [], ['partitions']],
  [
    'a schema newer than this release',
    `insert into schema_migrations (number, name, sha256) select max(number) + 1, '9999_later', 'x' from schema_migrations`,
    ['schema'],
    [],
  ],
  [
    'a schema older than this release',
    'delete from schema_migrations where number = (select max(number) from schema_migrations)',
    ['schema'],
    [],
  ],
];
test.for(flows)('%s', async ([, sql, problems, advice]) => {
  await database.pool.query(sql);
  const diagnosis = await examine();
  expect(said(diagnosis)).toEqual({ problems, advice });
});

test('a key that cannot open what the channels keep is a problem, the right one is not', async () => {
  const sealed = seal(deriveKeys(key).data, '{}');
  await database.pool.query('update channels set secrets = $1', [sealed]);
  expect(said(await examine())).toEqual({ problems: [], advice: [] });
  writeFileSync(join(dataDir, 'master.key'), `${'ab'.repeat(32)}\n`);
  expect(said(await examine())).toEqual({ problems: ['secrets'], advice: [] });
});

test('each finding says in both languages what to do', async () => {
  await database.pool.query(`update channels set state = 'needs_reauth', name = 'Akun "Kota"'`);
  const diagnosis = await examine({ PUBLIC_URL: undefined });
  const text = diagnosisText(diagnosis);
  expect(text).toContain('MASALAH / PROBLEMS');
  expect(text).toContain('SARAN / ADVICE');
  expect(text).toContain('PUBLIC_URL');
  expect(text).toMatch(/Ada yang harus dibetulkan\. \/ Something must be mended\.\n$/);
  for (const finding of [...diagnosis.problems, ...diagnosis.advice]) {
    expect(finding.id).toMatch(/\.$/);
    expect(finding.en).toMatch(/\.$/);
  }
});
