import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../src/build-if-stale.ts';
import { stopChild } from './support/child.ts';
import { atEnd } from './support/clean-up.ts';
import { median, rounded } from './support/median.ts';
import { firstAnswer, freePort } from './support/product.ts';
import { numberOption, say } from './support/say.ts';

/** Time from `npm start`'s own command to the first 200, on an empty folder and on an existing one, and the memory of the product at rest. */
export async function bench(args: string[]): Promise<object> {
  const rounds = numberOption(args, 'rounds', 5);
  await buildIfStale();
  const empty: number[] = [];
  const existing: number[] = [];
  const memory: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const parent = mkdtempSync(join(tmpdir(), 'mimin-start-'));
    chmodSync(parent, 0o711);
    const remove = atEnd(async () => rmSync(parent, { recursive: true, force: true }));
    try {
      empty.push((await startOnce(join(parent, 'data'))).ms);
      const again = await startOnce(join(parent, 'data'), 5_000);
      existing.push(again.ms);
      memory.push(again.megabytes);
      say(`start ${round + 1} of ${rounds}: ${Math.round(empty.at(-1) ?? 0)} ms, again ${Math.round(again.ms)} ms`);
    } finally {
      await remove();
    }
  }
  return {
    bench: 'start',
    rounds,
    emptyFolderMs: rounded(median(empty)),
    existingFolderMs: rounded(median(existing)),
    restMegabytes: rounded(median(memory)),
  };
}

async function startOnce(dataDir: string, restMs = 0): Promise<{ ms: number; megabytes: number }> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, ['src/start.ts'], {
    env: { ...process.env, MIMIN_DATA: dataDir, PORT: String(port), LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
  const stop = atEnd(() => stopChild(child));
  try {
    // A page that needs the database, not only a living process.
    await firstAnswer(`http://127.0.0.1:${port}/`, child);
    const ms = performance.now() - begun;
    await new Promise((resolve) => setTimeout(resolve, restMs));
    return { ms, megabytes: proportionalMegabytes(child.pid ?? 0) };
  } finally {
    await stop();
  }
}

/** Proportional set size of a process in megabytes, from Linux's smaps_rollup; NaN elsewhere. */
function proportionalMegabytes(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
