import { type ChildProcess, spawn } from 'node:child_process';
import { atEnd } from './clean-up.ts';

/** Runs a bench script as a child process and reads the JSON object on its last line. */
export function runChild<T>(script: string, args: string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const forget = atEnd(() => stopChild(child));
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      void forget();
      if (code !== 0) reject(new Error(`${script} ended with ${code}`));
      else resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '') as T);
    });
  });
}

/** Asks a child to finish, waits until it has, and insists after 20 s. */
export async function stopChild(child: ChildProcess | undefined): Promise<void> {
  if (child?.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(insist);
}
