import { existsSync } from 'node:fs';
import { buildIfStale } from './build-if-stale.ts';
import { BadConfig, readConfig } from './config.ts';

// React's slow development build is what one gets by saying nothing.
process.env.NODE_ENV ??= 'production';

const roles = process.argv.slice(2);
const known = ['web', 'worker'];
if (roles.some((role) => !known.includes(role))) {
  process.stderr.write(`Tidak dikenal / unknown: ${roles.join(' ')}. Pakai / use: npm start [-- web|worker]\n`);
  process.exit(2);
}
const wants = (role: string) => roles.length === 0 || roles.includes(role);

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof BadConfig ? 2 : failureStatus(error));
});

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (wants('web') && existsSync('vite.config.ts')) await buildIfStale();
  // Loaded after the settings are known to be good: a typing slip is told at once.
  const { runProduct } = await import('./run-product.ts');
  await runProduct(config, { web: wants('web'), worker: wants('worker') });
}

/** A database that is unfit or a folder that cannot be used is a setting to mend (2); anything else is a fault (1). */
function failureStatus(error: unknown): number {
  const settings = [
    'UnfitDatabase',
    'EmbeddedUnavailable',
    'SchemaNewerThanCode',
    'MigrationChanged',
    'MigrationGap',
    'ForeignDatabase',
    'PortTaken',
  ];
  return error instanceof Error && settings.includes(error.name) ? 2 : 1;
}
