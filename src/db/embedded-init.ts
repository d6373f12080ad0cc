import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './embedded-binaries.ts';
import { explainServerOutput } from './embedded-error.ts';
import { type ClusterFolder, doorTo, explainFolderError } from './embedded-folder.ts';
import { serverEnvironment } from './embedded-postmaster.ts';

export const superuser = 'mimin';
export const passwordFile = 'superuser-password';

const draft = 'postgres.new-';

/** Makes the cluster beside its final place and moves it there whole, so that a kill in the middle leaves no half folder. */
export async function initCluster(folder: ClusterFolder, binaries: Binaries, durable: boolean): Promise<void> {
  const { dataDir, user } = folder;
  // Called under the start lock only: every draft belongs to somebody who died.
  for (const left of readdirSync(dataDir).filter((name) => name.startsWith(draft))) {
    rmSync(join(dataDir, left), { recursive: true, force: true });
  }
  const made = join(dataDir, `${draft}${process.pid}`);
  const secret = `${made}.password`;
  const password = randomBytes(24).toString('base64url');
  try {
    mkdirSync(made, { mode: 0o700 });
    writeFileSync(secret, password, { mode: 0o600 });
    if (user) for (const path of [made, secret]) chownSync(path, user.uid, user.gid);
    await runInitdb(folder, binaries, { made, secret, durable });
    renameSync(secret, join(made, passwordFile));
    rmSync(folder.cluster, { recursive: true, force: true });
    renameSync(made, folder.cluster);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    rmSync(secret, { force: true });
    throw explainFolderError(error, dataDir);
  }
}

async function runInitdb(
  folder: ClusterFolder,
  binaries: Binaries,
  at: { made: string; secret: string; durable: boolean },
): Promise<void> {
  const door = doorTo(at.made, folder.user, 3);
  const descriptors = door.open ? [openSync(at.made, 'r'), openSync(at.secret, 'r')] : [];
  const child = spawn(
    binaries.initdb,
    [
      ...['-D', door.name, '-U', superuser, `--pwfile=${door.open ? '/proc/self/fd/4' : at.secret}`],
      // The builtin provider sorts the same on every machine, whatever its C library.
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '-E', 'UTF8'],
      ...['--auth=scram-sha-256', '--no-instructions', ...(at.durable ? [] : ['--no-sync'])],
    ],
    {
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe', ...descriptors],
      ...(folder.user ? { uid: folder.user.uid, gid: folder.user.gid } : {}),
    },
  );
  for (const descriptor of descriptors) closeSync(descriptor);
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0) throw explainServerOutput(output, folder.dataDir);
}
