import { spawn } from 'node:child_process';

/** Runs a bench script as a child process and reads the JSON object on its last line. */
export function runChild<T>(script: string, args: string[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`${script} ended with ${code}`));
      else resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '') as T);
    });
  });
}
