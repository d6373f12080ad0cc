import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { EmbeddedUnavailable, explainServerOutput } from './embedded-error.ts';
import { areParentsOpen, hidingParent, type ServerUser, serverUser } from './embedded-user.ts';

/** Major version of the server in the package; a folder of another one cannot be opened by it. */
export const majorVersion = '18';

export interface ClusterFolder {
  dataDir: string;
  /** PostgreSQL's own folder; it exists only when it is complete. */
  cluster: string;
  lock: string;
  user: ServerUser | undefined;
}

/** Makes and checks the folder that everything lives in; refuses in plain words when it cannot serve. */
export function prepareFolder(dataDir: string): ClusterFolder {
  const cluster = join(dataDir, 'postgres');
  try {
    // Others may pass through, so that the server's user reaches its own folder; they cannot list it.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    const probe = join(dataDir, `.probe-${process.pid}`);
    closeSync(openSync(probe, 'w'));
    rmSync(probe, { force: true });
    const stat = statSync(cluster, { throwIfNoEntry: false });
    if (stat && !stat.isDirectory()) throw notAFolder(cluster);
    const user = serverUser(stat);
    if (stat) adoptFolder(cluster, user);
    return { dataDir, cluster, lock: join(dataDir, 'postgres.lock'), user };
  } catch (error) {
    throw explainFolderError(error, dataDir);
  }
}

/** Whether a complete cluster of our version lies there; throws for one that this server cannot open. */
export function hasCluster(folder: ClusterFolder): boolean {
  if (!existsSync(folder.cluster) || readdirSync(folder.cluster).length === 0) return false;
  let version = '';
  try {
    version = readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new EmbeddedUnavailable(
      'not_a_cluster',
      `Folder ${folder.cluster} berisi sesuatu, tetapi bukan basis data PostgreSQL. Pindahkan isinya, atau pilih folder lain dengan MIMIN_DATA.`,
      `The folder ${folder.cluster} is not empty, but holds no PostgreSQL database. Move its content away, or choose another folder with MIMIN_DATA.`,
      error,
    );
  }
  if (version !== majorVersion) {
    throw new EmbeddedUnavailable(
      'other_version',
      `Basis data di ${folder.cluster} dibuat oleh PostgreSQL ${version}, sedangkan versi ini membawa PostgreSQL ${majorVersion}. Jalankan rilis yang lama, buat cadangan (backup), lalu pulihkan (restore) ke folder baru.`,
      `The database in ${folder.cluster} was made by PostgreSQL ${version}, this release brings PostgreSQL ${majorVersion}. Run the older release, make a backup, and restore it into a new folder.`,
    );
  }
  return true;
}

/**
 * How the server's user names a folder: by its path, or, where a closed parent (root's home) hides it, through a descriptor that
 * we opened and it inherits. Refuses where the system has no such door.
 */
export function doorTo(
  path: string,
  user: ServerUser | undefined,
  descriptor: number,
): { name: string; open: boolean } {
  if (!user || areParentsOpen(path, user)) return { name: path, open: false };
  if (existsSync('/proc/self/fd')) return { name: `/proc/self/fd/${descriptor}`, open: true };
  const closed = hidingParent(path, user) ?? path;
  throw new EmbeddedUnavailable(
    'hidden_by_parent',
    `Folder ${closed} tertutup bagi pengguna ${user.name}, yang menjalankan PostgreSQL. Pilih folder data di luar itu, misalnya MIMIN_DATA=/var/lib/mimin.`,
    `The folder ${closed} is closed to the user ${user.name}, who runs PostgreSQL. Choose a data folder outside of it, such as MIMIN_DATA=/var/lib/mimin.`,
  );
}

/** Turns an error of the file system into a refusal that names the folder and the remedy. */
export function explainFolderError(error: unknown, dataDir: string): Error {
  if (error instanceof EmbeddedUnavailable) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return explainServerOutput('No space left on device', dataDir);
  if (code === 'EEXIST' || code === 'ENOTDIR') return notAFolder(dataDir, error);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ELOOP', 'ENAMETOOLONG'].includes(code)) {
    return new EmbeddedUnavailable(
      'not_writable',
      `Folder data ${dataDir} tidak dapat dibuat atau ditulisi (${code}). Beri izin kepada pengguna yang menjalankan produk ini, atau pilih folder lain dengan MIMIN_DATA.`,
      `The data folder ${dataDir} cannot be made or written (${code}). Give it to the user who runs this product, or choose another folder with MIMIN_DATA.`,
      error,
    );
  }
  return error instanceof Error ? error : new Error(String(error));
}

// A copy made by root belongs to root, and PostgreSQL refuses both that and a folder that others may read.
function adoptFolder(cluster: string, user: ServerUser | undefined): void {
  const stat = statSync(cluster);
  if (user && stat.uid !== user.uid) {
    for (const entry of readdirSync(cluster, { recursive: true, withFileTypes: true })) {
      lchownSync(join(entry.parentPath, entry.name), user.uid, user.gid);
    }
    chownSync(cluster, user.uid, user.gid);
  }
  if ((stat.mode & 0o777) !== 0o700) chmodSync(cluster, 0o700);
}

function notAFolder(path: string, cause?: unknown): EmbeddedUnavailable {
  return new EmbeddedUnavailable(
    'not_a_folder',
    `${path} seharusnya folder, tetapi di sana (atau di atasnya) ada berkas. Pindahkan berkas itu, atau pilih folder lain dengan MIMIN_DATA.`,
    `${path} should be a folder, but a file stands there (or above it). Move the file away, or choose another folder with MIMIN_DATA.`,
    cause,
  );
}
