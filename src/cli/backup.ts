import { resolve } from 'node:path';
import { migrationsDir, openServer } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { backup } from '#src/db/backup.ts';
import { openPool } from '#src/db/pool.ts';
import { restore } from '#src/db/restore.ts';
import { openLog } from '#src/shared/log.ts';

class Usage extends Error {
  override name = 'Usage';
}

/** Writes the whole database to one file, while the product may go on running. */
export async function runBackup(args: string[]): Promise<number> {
  const file = fileOf(args, 'backup FILE');
  const config = readConfig(process.env);
  const log = openLog({ level: 'warn' });
  const server = await openServer(config, log);
  try {
    const report = await backup({ url: server.directUrl, file, log });
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return 0;
  } finally {
    await server.stop();
  }
}

/** Restores a backup into an empty database; the copy does not answer residents until the operator switches sending on. */
export async function runRestore(args: string[]): Promise<number> {
  const file = fileOf(args, 'restore FILE');
  const config = readConfig(process.env);
  const log = openLog({ level: 'warn' });
  const server = await openServer(config, log);
  try {
    const report = await restore({ url: server.directUrl, file, migrationsDir, log });
    const pool = openPool(server.directUrl, { max: 1, name: 'mimin restore', log });
    await pool.query('update city set sending = false').finally(() => pool.end());
    process.stdout.write(`${JSON.stringify(report)}\n`);
    process.stdout.write(
      'Pengiriman jawaban dimatikan di salinan ini. / Sending is switched off in this copy. Salin juga master.key (dan token.keys bila ada). / Copy master.key as well (and token.keys if there is one).\n',
    );
    return 0;
  } finally {
    await server.stop();
  }
}

function fileOf(args: string[], usage: string): string {
  const [file] = args;
  if (!file || args.length > 1) throw new Usage(`npm run --silent mimin -- ${usage}`);
  return resolve(file);
}
