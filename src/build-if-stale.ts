import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const watched = ['src', 'public', 'vite.config.ts', 'vite.plugins.ts', 'react-router.config.ts', 'package.json'];

/** Builds the pages when a source is newer than the last build; rejects when the build fails. */
export async function buildIfStale(): Promise<void> {
  const built = modifiedAt('build/server/index.js');
  if (built > newest(watched)) return;
  process.stdout.write('Menyusun halaman (sekali saja) … / building the pages (once) …\n');
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/@react-router/dev/bin.cjs', 'build'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      // Under a test runner the bundler would take the development React: twice as large, and not what residents get.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the build failed:\n${said}`))));
  });
}

function newest(paths: string[]): number {
  let latest = 0;
  for (const path of paths) {
    latest = Math.max(latest, modifiedAt(path));
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      const entries = readdirSync(path, { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        if (entry.isFile() && !entry.name.includes('.test.'))
          latest = Math.max(latest, modifiedAt(join(entry.parentPath, entry.name)));
      }
    }
  }
  return latest;
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
