import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** Whether a process still does anything: one that is dead but not reaped holds no lock, whatever kill(pid, 0) says. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  return processState(pid) !== 'Z';
}

/** A mark that tells two processes with the same number apart; empty where the system offers none. */
export function birthMark(pid: number): string {
  return statFields(pid)?.[19] ?? '';
}

/** Whether a running process is a server of this folder, not a stranger that was given an old number. */
export function worksIn(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') return isRunning(pid);
  if (!isRunning(pid)) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
}

/** Lists the processes that still work in a folder: backends may outlive their postmaster by a moment. */
export function listWorkingIn(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && worksIn(pid, folder));
}

function processState(pid: number): string | undefined {
  const state = statFields(pid)?.[0];
  return state === 'X' ? 'Z' : state;
}

// Fields of /proc/PID/stat after the command's name, which may itself hold blanks and brackets.
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
