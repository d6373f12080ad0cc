import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { databaseUrl, fastFolder, migrationsDir as realMigrations } from '../../test/support/server.ts';
import { deriveFiles } from '../../test/support/written-files.ts';
import { silentLog } from '../shared/log.ts';
import { BadArchive, readArchive, verifyArchive } from './archive.ts';
import { backup } from './backup.ts';
import { openEmbedded } from './embedded.ts';
import { listApplied, migrate } from './migrate.ts';
import { MigrationChanged, SchemaNewerThanCode } from './migrations.ts';
import { openPool } from './pool.ts';
import { DatabaseNotEmpty, restore } from './restore.ts';

// Everything that has ever made a dump come back wrong: circles of keys, identities, partitions, odd names, bytes, long values.
const schema = `
  create extension pg_trgm;
  create table houses (id int generated always as identity primary key, name text not null, owner_id bigint, made_at timestamptz not null default now());
  create table owners (id bigint generated always as identity primary key, house_id int references houses (id) on delete cascade,
    photo bytea, facts jsonb not null default '{}', tags text[], weight double precision, born date, doubled int generated always as (length(name) * 2) stored, name text not null);
  alter table houses add foreign key (owner_id) references owners (id) on delete set null;
  create index owners_name_idx on owners using gin (name gin_trgm_ops);
  create table visits (id bigint generated always as identity, at timestamptz not null, house_id int not null references houses (id) on delete restrict,
    text text, primary key (id, at)) partition by range (at);
  create table visits_default partition of visits default;
  create table "user" ("emailVerified" boolean, "order" text primary key);
  create unlogged table passing (id int primary key);
  create table pairs_left (id int primary key);
  create table pairs_right (id int primary key references pairs_left (id) on delete cascade);
  create function count_visit() returns trigger language plpgsql as $$ begin new.text := new.text || '!'; return new; end $$;
  create trigger visits_count before insert on visits for each row execute function count_visit();
  insert into "user" values (true, 'seeded by the migration');`;

const folder = mkdtempSync(join(fastFolder(), 'mimin-backup-'));
const migrationsDir = join(folder, 'migrations');
let source: FreshDatabase;
let archive: string;

beforeAll(async () => {
  writeMigrations(migrationsDir, [schema, 'create table later (id int primary key)']);
  source = await freshDatabase({ empty: true });
  await migrate(source.pool, { dir: migrationsDir, log: silentLog });
  await fill(source.pool);
  archive = join(folder, 'city.backup');
  await backup({ url: source.url, file: archive, log: silentLog });
});

afterAll(async () => {
  await source?.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('a backup restored into an empty embedded folder equals the original, table by table', async () => {
  const dataDir = join(folder, 'fresh');
  const server = await openEmbedded({ dataDir, log: silentLog, settings: { fsync: 'off' }, durable: false });
  try {
    const report = await restore({ url: server.url, file: archive, migrationsDir, log: silentLog });
    const pool = openPool(server.url, { max: 1, name: 'test' });
    try {
      expect(await contents(pool)).toEqual(await contents(source.pool));
      expect(await listApplied(pool)).toEqual(await listApplied(source.pool));
      expect(report.tables).toBe(8);
      // The next row gets a number of its own, and the trigger works again.
      const next = await pool.query(
        `insert into visits (at, house_id, text) values (now(), 1, 'hello') returning id, text`,
      );
      expect(next.rows).toEqual([{ id: 1_001, text: 'hello!' }]);
      await expect(pool.query('delete from houses where id = 1')).rejects.toThrow(/visits_house_id_fkey/);
      expect((await migrate(pool, { dir: migrationsDir, log: silentLog })).applied).toEqual([]);
    } finally {
      await pool.end();
    }
  } finally {
    await server.stop();
  }
});

test('an owner who is no superuser can restore', async () => {
  const target = await freshDatabase({ empty: true });
  const name = new URL(target.url).pathname.slice(1);
  const role = `owner_${name}`;
  try {
    await target.pool.query(`create role ${role} login password 'plain-words'`);
    await target.pool.query(`alter database ${name} owner to ${role}`);
    const url = new URL(target.url);
    url.username = role;
    url.password = 'plain-words';
    await restore({ url: url.href, file: archive, migrationsDir, log: silentLog });
    expect(await contents(target.pool)).toEqual(await contents(source.pool));
  } finally {
    await target.pool.query(`reassign owned by ${role} to current_user; drop owned by ${role}`).catch(() => {});
    await target.pool.query(`drop role ${role}`).catch(() => {});
    await target.drop();
  }
});

test('a backup taken during writes holds one instant: every row committed before it, and never half of a pair', async () => {
  let going = true;
  let written = 0;
  const writer = (async () => {
    while (going) {
      const id = written + 1;
      await source.pool.query(
        'with l as (insert into pairs_left values ($1) returning id) insert into pairs_right select id from l',
        [id],
      );
      written = id;
    }
  })();
  while (written < 20) await source.pool.query('select 1');
  const before = written;
  const file = join(folder, 'busy.backup');
  const target = await freshDatabase({ empty: true });
  try {
    await backup({ url: source.url, file, log: silentLog });
    going = false;
    await writer;
    await restore({ url: target.url, file, migrationsDir, log: silentLog });
    const { rows } = await target.pool.query<{ left: number; right: number; newest: number }>(
      'select (select count(*) from pairs_left) as left, (select count(*) from pairs_right) as right, (select max(id) from pairs_right) as newest',
    );
    const pairs = rows[0] ?? { left: 0, right: 0, newest: 0 };
    expect(pairs.right).toBeGreaterThanOrEqual(before);
    expect(pairs.right).toBe(pairs.newest);
    expect(pairs.left).toBe(pairs.right);
  } finally {
    going = false;
    await target.drop();
  }
});

test('the real schema comes back as the migrations made it', async () => {
  const [original, copy] = [await freshDatabase(), await freshDatabase({ empty: true })];
  try {
    const file = join(folder, 'real.backup');
    await backup({ url: original.url, file, log: silentLog });
    await restore({ url: copy.url, file, migrationsDir: realMigrations, log: silentLog });
    expect(await deriveFiles(copy.pool)).toEqual(await deriveFiles(original.pool));
    expect(await contents(copy.pool)).toEqual(await contents(original.pool));
  } finally {
    await original.drop();
    await copy.drop();
  }
});

test('only its owner may read a backup, and nothing else is left beside it', async () => {
  expect(statSync(archive).mode & 0o777).toBe(0o600);
  await expect(
    backup({ url: databaseUrl(inject('dbUrl'), 'nowhere'), file: join(folder, 'never.backup'), log: silentLog }),
  ).rejects.toThrow();
  await expect(backup({ url: inject('dbUrl'), file: join(folder, 'never.backup'), log: silentLog })).rejects.toThrow(
    /schema_migrations/,
  );
  expect(readdirSync(folder).filter((name) => name.includes('never'))).toEqual([]);
});

test('tables can be left out, and the archive says so', async () => {
  const file = join(folder, 'without.backup');
  await backup({ url: source.url, file, log: silentLog, exclude: ['later'] });
  const { manifest } = await verifyArchive(file);
  expect(manifest.leftOut).toEqual(['later', 'passing']);
  const names: string[] = [];
  for await (const { name } of readArchive(file)) names.push(name);
  expect(names[0]).toBe('manifest.json');
  expect(names.at(-1)).toBe('summary.json');
});

test('a damaged, shortened or foreign file is refused and the database stays empty', async () => {
  const target = await freshDatabase({ empty: true });
  const whole = readFileSync(archive);
  const bad: [string, () => void][] = [
    ['shortened', () => truncateSync(join(folder, 'shortened'), whole.length - 400)],
    ['cut-in-half', () => truncateSync(join(folder, 'cut-in-half'), whole.length >> 1)],
    [
      // A run of bytes: a single bit may fall on one that packing leaves without meaning, and then nothing is damaged.
      'damaged-inside',
      () =>
        writeFileSync(
          join(folder, 'damaged-inside'),
          whole.map((byte, i) => (i >= whole.length >> 1 && i < (whole.length >> 1) + 64 ? byte ^ 0xff : byte)),
        ),
    ],
    ['foreign', () => writeFileSync(join(folder, 'foreign'), 'PGDMP custom dump of somebody else')],
    ['empty', () => writeFileSync(join(folder, 'empty'), '')],
    ['missing', () => rmSync(join(folder, 'missing'))],
  ];
  try {
    for (const [name, damage] of bad) {
      writeFileSync(join(folder, name), whole);
      damage();
      const attempt = restore({ url: target.url, file: join(folder, name), migrationsDir, log: silentLog });
      await expect(attempt, name).rejects.toThrow(BadArchive);
    }
    expect(await tableNames(target.pool)).toEqual([]);
  } finally {
    await target.drop();
  }
});

test('a restore refuses a database that has anything, and a schema that it does not know', async () => {
  const attempt = (url: string, dir: string) => restore({ url, file: archive, migrationsDir: dir, log: silentLog });
  await expect(attempt(source.url, migrationsDir)).rejects.toThrow(DatabaseNotEmpty);
  const target = await freshDatabase({ empty: true });
  const [older, other] = [join(folder, 'older'), join(folder, 'other')];
  writeMigrations(older, [schema]);
  writeMigrations(other, [schema, 'create table later (id bigint primary key)']);
  try {
    await expect(attempt(target.url, older)).rejects.toThrow(SchemaNewerThanCode);
    await expect(attempt(target.url, other)).rejects.toThrow(MigrationChanged);
    expect(await tableNames(target.pool)).toEqual([]);
  } finally {
    await target.drop();
  }
});

test('rows that break the rules of the schema undo the whole restore', async () => {
  const target = await freshDatabase({ empty: true });
  await source.pool.query('alter table pairs_right disable trigger all');
  const file = join(folder, 'orphan.backup');
  try {
    await source.pool.query('insert into pairs_right values (-1)');
    await backup({ url: source.url, file, log: silentLog });
    await expect(restore({ url: target.url, file, migrationsDir, log: silentLog })).rejects.toThrow(/pairs_right/);
    expect(await tableNames(target.pool)).toEqual([]);
  } finally {
    await source.pool.query('delete from pairs_right where id = -1; alter table pairs_right enable trigger all');
    await target.drop();
  }
});

function writeMigrations(dir: string, files: string[]): void {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir);
  for (const [i, sql] of files.entries()) writeFileSync(join(dir, `000${i + 1}_part.sql`), sql);
}

async function fill(pool: Pool): Promise<void> {
  await pool.query(`
    create table visits_2026_01 partition of visits for values from ('2026-01-01T00:00:00Z') to ('2026-02-01T00:00:00Z');
    insert into houses (name) select 'house ' || n from generate_series(1, 300) n;
    insert into owners (house_id, name, photo, facts, tags, weight, born)
      select n, E'tab\\t back\\\\slash \\n line é 🙏 ' || repeat('x', n * 7), decode(repeat('00ff0a', n), 'hex'), jsonb_build_object('n', n, 'no', null),
        case when n % 3 = 0 then null else array['a,b', 'NULL', '', n::text] end, n / 3.0::float8, date '2020-02-29' + n from generate_series(1, 300) n;
    update houses set owner_id = id;
    delete from owners where id = 7;
    insert into visits (at, house_id, text) select timestamptz '2026-01-20T00:00:00.123456Z' + n * interval '1 hour', 1 + n % 300, repeat('long ', n % 90) from generate_series(1, 1000) n;
    insert into "user" values (null, '\\N'), (false, '');
    insert into passing values (1)`);
}

async function tableNames(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p' order by 1`,
  );
  return rows.map((row) => row.name);
}

async function contents(pool: Pool): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of await tableNames(pool)) {
    if (name === 'schema_migrations') continue;
    const { rows } = await pool.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t`,
    );
    found[name] = rows[0]?.sum ?? '';
  }
  return found;
}
