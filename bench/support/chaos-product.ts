import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopChild } from './child.ts';
import { atEnd } from './clean-up.ts';
import { postmasterOf } from './product.ts';

export type ChaosRole = 'web' | 'worker';

/** Web and worker as two processes that can be killed, and the release they run. */
export interface ChaosProduct {
  start(role: ChaosRole): void;
  /** Ends a process without a word, as a power cut or the kernel does, and starts it anew. */
  kill(role: ChaosRole): void;
  /** From the next start on, the product is a release with one migration more. */
  upgrade(): void;
  /** Stops the database as an administrator does; whoever needs it starts it again. */
  restartDatabase(): void;
  stop(): Promise<void>;
}

const here = join(import.meta.dirname, '../..');

/** Runs the product from this folder, later from a copy of it that is one migration ahead. */
export function chaosProduct(env: Record<string, string>, dataDir: string): ChaosProduct {
  const children: Partial<Record<ChaosRole, ChildProcess>> = {};
  let root = here;
  let stopping = false;
  const start = (role: ChaosRole) => {
    const child = spawn(process.execPath, ['src/start.ts', role], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children[role] = child;
    // What ends by itself (a database that was away too long) is started again, as a supervisor does.
    child.once('exit', () => {
      if (!stopping && children[role] === child) setTimeout(() => !stopping && start(role), 500);
    });
  };
  const stop = atEnd(async () => {
    stopping = true;
    await Promise.all(Object.values(children).map((child) => stopChild(child)));
  });
  return {
    start,
    kill: (role) => children[role]?.kill('SIGKILL'),
    upgrade: () => {
      root = nextRelease(join(dataDir, '../release'));
    },
    restartDatabase: () => {
      const pid = postmasterOf(dataDir);
      if (pid !== undefined) process.kill(pid, 'SIGINT');
    },
    stop,
  };
}

/** A copy of this release with a migration that locks, fills and indexes the largest tables. */
function nextRelease(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const part of ['src', 'db', 'cities', 'build', 'package.json', 'tsconfig.json']) {
    cpSync(join(here, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'));
  const migrations = join(folder, 'db/migrations');
  const number = String(readdirSync(migrations).length + 1).padStart(4, '0');
  writeFileSync(
    join(migrations, `${number}_next_release.sql`),
    `alter table reports add column next_note text;
update reports set next_note = 'seen';
alter table outbox add column next_note text;
create index messages_next_idx on messages (received_at);
`,
  );
  return folder;
}
