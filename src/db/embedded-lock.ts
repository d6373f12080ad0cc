import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { birthMark, isRunning } from './embedded-process.ts';

const waitMs = 20;

/** Runs one piece of work at a time over all processes of a machine; the lock of a killed process is taken over. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const mine = `${process.pid} ${birthMark(process.pid)} ${Math.random().toString(36).slice(2)}`;
  while (!take(path, mine)) {
    const holder = read(path);
    if (holder === undefined) continue;
    if (isHeld(holder)) await sleep(waitMs);
    else breakLock(path, holder);
  }
  try {
    return await work();
  } finally {
    if (read(path) === mine) rmSync(path, { force: true });
  }
}

// Linking a finished file is atomic: nobody ever reads a half-written holder.
function take(path: string, mine: string): boolean {
  const draft = `${path}.${process.pid}.${mine.split(' ')[2]}`;
  try {
    writeFileSync(draft, mine, { mode: 0o600 });
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function isHeld(holder: string): boolean {
  const [pid, mark] = holder.split(' ');
  return isRunning(Number(pid)) && birthMark(Number(pid)) === mark;
}

// @NOTE Between judging and removing, somebody else may have broken the lock and taken it: a lock that turns out alive is put back.
function breakLock(path: string, judged: string): void {
  const aside = `${path}.broken.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== judged) linkSync(aside, path);
  } catch {
    // Gone already, or taken again: the next round of the loop sees which.
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
