import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import type { StaffActor } from '#src/people/index.ts';
import { addPracticeStaff, practicePassword, setUpPracticeCity } from '#src/practice/city.ts';
import { deriveKeys } from '#src/shared/keys.ts';
import { openLog } from '#src/shared/log.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';

/** A city that is set up, on a database of its own. */
export interface World {
  app: App;
  database: FreshDatabase;
  operator: StaffActor;
  drop(): Promise<void>;
}

export { addPracticeStaff as aStaff, practicePassword as testPassword };

export interface WorldOptions {
  now?: () => Date;
  /** Settings as the operator would put them into the environment. */
  env?: Record<string, string>;
}

/** Makes an app on a fresh database without a city; `now` may be set by a test. */
export async function anApp(
  options: WorldOptions = {},
): Promise<{ app: App; database: FreshDatabase; drop(): Promise<void> }> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'mimin-test-'));
  const app: App = {
    config: readConfig({
      DATABASE_URL: database.url,
      MIMIN_DATA: dataDir,
      PORT: '0',
      LOG_LEVEL: 'silent',
      ...options.env,
    }),
    pool: database.pool,
    db: database.db,
    directUrl: database.url,
    now: options.now ?? (() => new Date()),
    keys: deriveKeys('42'.repeat(32)),
    log: openLog({ level: 'silent' }),
  };
  return {
    app,
    database,
    drop: async () => {
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Makes an app whose city is Kota Tangerang, set up as its operator would. */
export async function aWorld(options: WorldOptions = {}): Promise<World> {
  const { app, database, drop } = await anApp(options);
  const operator = await setUpPracticeCity(app);
  return { app, database, operator, drop };
}
