import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface EmbeddedProcess {
  url: string;
  trouble: string | undefined;
  message: string;
  /** Leaves in an orderly way and waits until the process has ended. */
  leave(): Promise<void>;
  /** Ends the process as a power failure would. */
  kill(): Promise<void>;
}

/** Starts another process that uses the embedded server of a folder, and waits for what it says. */
export async function startEmbeddedProcess(
  dataDir: string,
  as: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<EmbeddedProcess> {
  const script = new URL('./embedded-child.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: as.env ?? process.env,
    ...(as.uid === undefined ? {} : { uid: as.uid }),
    ...(as.gid === undefined ? {} : { gid: as.gid }),
  });
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [unknown];
  const said = (typeof line === 'string' ? JSON.parse(line) : {}) as {
    url?: string;
    trouble?: string;
    message?: string;
  };
  const end = (signal: NodeJS.Signals) => endBy(child, signal, ended);
  return {
    url: said.url ?? '',
    trouble: said.trouble,
    message: said.message ?? '',
    leave: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

async function endBy(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await ended;
}
