import { statfs } from 'node:fs/promises';
import type { App } from '#src/app.ts';

const measured = new WeakMap<App, { at: number; full: boolean }>();
/** Above this share of the disk nothing new is taken in (corrections, 22): a full disk loses what was promised. */
const limit = 0.9;

/** Whether the disk under the data folder is too full to accept more; measured every ten seconds. */
export async function diskIsFull(app: App): Promise<boolean> {
  const known = measured.get(app);
  const now = Date.now();
  if (known && now - known.at < 10_000) return known.full;
  const full = await measureDisk(app).then(
    (share) => share >= limit,
    () => false,
  );
  measured.set(app, { at: now, full });
  return full;
}

/** The used share of the disk under the data folder, 0 to 1. */
export async function measureDisk(app: App): Promise<number> {
  const disk = await statfs(app.config.dataDir);
  return 1 - disk.bavail / disk.blocks;
}
