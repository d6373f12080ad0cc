import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '#src/app.ts';
import { cityReader } from '#src/city-reader.ts';
import { readConfig } from '#src/config.ts';
import {
  acceptInvitation,
  inviteStaff,
  makeSetupLink,
  type Role,
  type StaffActor,
  setUpCity,
} from '#src/people/index.ts';
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

export const testPassword = 'sawah-hijau-di-tepi-cisadane';

/** Makes an app on a fresh database without a city; `now` may be set by a test. */
export async function anApp(
  options: { now?: () => Date } = {},
): Promise<{ app: App; database: FreshDatabase; drop(): Promise<void> }> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'mimin-test-'));
  const app: App = {
    config: readConfig({ DATABASE_URL: database.url, MIMIN_DATA: dataDir, PORT: '0', LOG_LEVEL: 'silent' }),
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
export async function aWorld(options: { now?: () => Date } = {}): Promise<World> {
  const { app, database, drop } = await anApp(options);
  const operator = await setUpTangerang(app);
  return { app, database, operator, drop };
}

/** Sets up the shipped city through the same command as the set-up page. */
export async function setUpTangerang(app: App): Promise<StaffActor> {
  const link = await makeSetupLink(app, { kind: 'system' });
  if (!link.ok) throw new Error(link.reason);
  const done = await setUpCity(
    app,
    { kind: 'resident' },
    {
      token: link.path.split('/').at(-1) ?? '',
      operator: {
        cityName: 'Kota Tangerang',
        name: 'Oki Operator',
        email: 'operator@kota.example',
        password: testPassword,
        repeated: testPassword,
      },
      language: 'id',
      data: await cityReader.readPreset('kota-tangerang'),
    },
  );
  if (!done.ok) throw new Error(done.reason);
  return {
    kind: 'staff',
    staffId: done.staffId,
    name: 'Oki Operator',
    role: 'operator',
    agencyId: null,
    language: 'id',
  };
}

let people = 0;

/** Invites somebody and accepts the invitation; answers who they are and how they log in. */
export async function aStaff(
  app: App,
  operator: StaffActor,
  role: Role,
  agencyCode?: string,
): Promise<StaffActor & { email: string }> {
  const agency = agencyCode
    ? await app.db.selectFrom('agencies').select('id').where('code', '=', agencyCode).executeTakeFirstOrThrow()
    : undefined;
  const email = `${role}-${++people}@kota.example`;
  const name = `${role} ${people}`;
  const invited = await inviteStaff(app, operator, { name, email, role, agencyId: agency?.id });
  if (!invited.ok) throw new Error(invited.reason);
  const accepted = await acceptInvitation(
    app,
    { kind: 'resident' },
    {
      token: invited.path.split('/').at(-1) ?? '',
      name,
      password: testPassword,
      repeated: testPassword,
      language: 'id',
    },
  );
  if (!accepted.ok) throw new Error(accepted.reason);
  return { kind: 'staff', staffId: accepted.staffId, name, role, agencyId: agency?.id ?? null, language: 'id', email };
}
