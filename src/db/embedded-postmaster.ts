import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './embedded-binaries.ts';
import { explainServerOutput } from './embedded-error.ts';
import { type ClusterFolder, doorTo } from './embedded-folder.ts';
import { isRunning, listWorkingIn, worksIn } from './embedded-process.ts';

export interface Postmaster {
  pid: number;
  port: number;
  status: 'starting' | 'ready' | 'stopping';
}

const pollMs = 5;
const goneWithinMs = 60_000;
const cleanEnvironment = { LC_ALL: 'C', LANG: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

/** The environment of PostgreSQL's programs: the same on every machine, also where LANG is unset or names no locale. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return process.platform === 'win32'
    ? { ...process.env, ...cleanEnvironment, PATH: process.env.PATH }
    : cleanEnvironment;
}

/** Finds the server that runs in a folder, if one does; a file left by a dead or a stranger's process counts as none. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = pidFile(cluster)?.split('\n');
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0 || !worksIn(pid, cluster)) return undefined;
  const said = lines[7]?.trim();
  return { pid, port: Number(lines[3] ?? 0), status: said === 'ready' || said === 'stopping' ? said : 'starting' };
}

/**
 * Removes a `postmaster.pid` whose process is gone, a zombie that nobody reaps, or a stranger: PostgreSQL itself would refuse to
 * start. Waits first for orphaned backends, because two servers in one folder would destroy it.
 */
export async function clearStale(cluster: string): Promise<boolean> {
  const seen = pidFile(cluster);
  if (seen === undefined || findPostmaster(cluster)) return false;
  for (let waited = 0; listWorkingIn(cluster).length > 0; waited += 50) {
    if (waited > 10_000) throw explainServerOutput('orphaned PostgreSQL processes still work in this folder', cluster);
    await sleep(50);
  }
  const aside = join(cluster, 'postmaster.pid.stale');
  renameSync(join(cluster, 'postmaster.pid'), aside);
  rmSync(aside, { force: true });
  return true;
}

/** Starts the server as a process of its own that outlives us if need be, and waits until it takes connections. */
export async function startPostmaster(
  folder: ClusterFolder,
  binaries: Binaries,
  settings: Record<string, string>,
  port: number,
): Promise<Postmaster> {
  const { cluster, user } = folder;
  const said = join(cluster, 'start.log');
  const output = openSync(said, 'w', 0o600);
  const door = doorTo(cluster, user, 3);
  const descriptor = door.open ? openSync(cluster, 'r') : undefined;
  const options = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(binaries.postgres, ['-D', door.name, ...options], {
    detached: true, // no Ctrl-C of the terminal reaches it: it stops last, when we say so
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['ignore', output, output, ...(descriptor === undefined ? [] : [descriptor])],
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  });
  let ended = false;
  let cause: unknown;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', (error) => {
    ended = true;
    cause = error;
  });
  child.unref();
  closeSync(output);
  if (descriptor !== undefined) closeSync(descriptor);
  for (;;) {
    const found = findPostmaster(cluster);
    if (found && found.pid === child.pid && found.status === 'ready') return found;
    if (ended) throw explainServerOutput(`${readLog(cluster, said)}${cause ?? ''}`, folder.dataDir);
    await sleep(pollMs);
  }
}

/** Stops the server in an orderly way and waits until it is gone; open sessions are ended, committed work is safe. */
export async function stopPostmaster(cluster: string, pgCtl: string): Promise<void> {
  const running = findPostmaster(cluster);
  if (!running) return;
  if (process.platform === 'win32') spawn(pgCtl, ['stop', '-D', cluster, '-m', 'fast'], { stdio: 'ignore' });
  else process.kill(running.pid, 'SIGINT');
  for (let waited = 0; isRunning(running.pid) && waited < goneWithinMs; waited += pollMs) await sleep(pollMs);
}

/** The port used last, if it is still free, so that addresses survive a restart; else any free one. */
export async function choosePort(preferred: number | undefined): Promise<number> {
  return (preferred ? await tryPort(preferred) : undefined) ?? (await tryPort(0)) ?? 0;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

function pidFile(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
}

// What matters may stand in the collector's file: the first output only says that it went there.
function readLog(cluster: string, said: string): string {
  const first = readFileSync(said, 'utf8');
  try {
    const current = readFileSync(join(cluster, 'current_logfiles'), 'utf8').split(' ')[1]?.trim();
    return current ? `${first}${readFileSync(join(cluster, current), 'utf8').slice(-4_000)}` : first;
  } catch {
    return first;
  }
}
