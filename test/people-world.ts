import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import {
  acceptInvitation,
  type CityData,
  inviteStaff,
  makeSetupLink,
  type Role,
  type StaffActor,
  setUpCity,
} from '#src/people/index.ts';
import { deriveKeys } from '#src/shared/keys.ts';
import { openLog } from '#src/shared/log.ts';
import { freshDatabase } from './support/database.ts';

/** A visitor as the host sees one. */
export function aRequest(cookies: string[] = [], path = '/desk'): Request {
  const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
  return new Request(`http://localhost${path}`, {
    headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0', ...(cookie ? { cookie } : {}) },
  });
}

/** The token at the end of a link's path. */
export function tokenOf(made: { ok: boolean; path?: string }): string {
  if (!made.ok || !made.path) throw new Error('no link was made');
  return made.path.split('/').at(-1) ?? '';
}

/** The six digits that a telephone shows for a secret (RFC 6238, SHA-1, 30 s). */
export function phoneCode(secret: string, at = Date.now()): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** What the audit trail says was done, oldest first. */
export async function auditOf(app: App): Promise<string[]> {
  const rows = await app.db.selectFrom('audit_events').select('action').orderBy('id').execute();
  return rows.map((row) => row.action);
}

/** How many sessions are open for an e-mail. */
export async function countSessions(app: App, email: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from "session" s join "user" u on u.id = s."userId" where u.email = ${email}`.execute(
    app.db,
  );
  return rows[0]?.n ?? 0;
}

export const goodPassword = 'sawah-hijau-di-tepi-cisadane';
let serial = 0;

/** Invites somebody and accepts the invitation. */
export async function anyone(
  app: App,
  operator: StaffActor,
  role: Role,
  agencyId?: number,
): Promise<StaffActor & { email: string }> {
  const name = `Orang ${++serial}`;
  const email = `orang-${serial}@kota.example`;
  const token = tokenOf(await inviteStaff(app, operator, { name, email, role, agencyId }));
  const input = { token, name, password: goodPassword, repeated: goodPassword, language: 'id' } as const;
  const accepted = await acceptInvitation(app, { kind: 'resident' }, input);
  if (!accepted.ok) throw new Error(accepted.reason);
  return { kind: 'staff', staffId: accepted.staffId, name, role, agencyId: agencyId ?? null, language: 'id', email };
}

/** A small city: people stand before every later capability, so their tests need none of those. */
export const smallCity: CityData = {
  city: { code: 'kota-contoh', timeZone: 'Asia/Makassar' },
  agencies: [
    { code: 'DLH', name: 'Dinas Lingkungan Hidup', shortName: 'DLH', kind: 'opd' },
    { code: 'DISHUB', name: 'Dinas Perhubungan', shortName: 'Dishub', kind: 'opd' },
    {
      code: 'DKP',
      name: 'Dinas Kebersihan',
      shortName: 'DKP',
      kind: 'opd',
      endsOn: '2016-12-31',
      successorCode: 'DLH',
    },
  ],
  topics: [
    { code: 'sampah', nameId: 'Sampah', nameEn: 'Waste', agencyCode: 'DLH' },
    { code: 'lain', nameId: 'Lain', nameEn: 'Other', agencyCode: null },
  ],
  areas: [
    { code: '1.1', name: 'Sukasari', level: 'kelurahan', parentCode: '1' },
    { code: '1', name: 'Tangerang', level: 'kecamatan', parentCode: null },
  ],
  calendar: { weekly: 'c' },
  policies: ['p'],
  tables: { roads: [1] },
};

/** Makes an app on a fresh database that nobody has set up. */
export async function anEmptyApp(
  options: { now?: () => Date; env?: Record<string, string> } = {},
): Promise<{ app: App; drop(): Promise<void> }> {
  const database = await freshDatabase();
  const app: App = {
    config: readConfig({ DATABASE_URL: database.url, LOG_LEVEL: 'silent', ...options.env }),
    pool: database.pool,
    db: database.db,
    directUrl: database.url,
    now: options.now ?? (() => new Date()),
    keys: deriveKeys('42'.repeat(32)),
    log: openLog({ level: 'silent' }),
  };
  return { app, drop: () => database.drop() };
}

/** Makes an app whose small city has an operator. */
export async function aSmallCity(options: { now?: () => Date; env?: Record<string, string> } = {}) {
  const { app, drop } = await anEmptyApp(options);
  const token = tokenOf(await makeSetupLink(app, { kind: 'system' }));
  const operator = {
    cityName: 'Kota Contoh',
    name: 'Oki',
    email: 'operator@kota.example',
    password: goodPassword,
    repeated: goodPassword,
  };
  const done = await setUpCity(app, { kind: 'resident' }, { token, language: 'id', operator, data: smallCity });
  if (!done.ok) throw new Error(done.reason);
  const actor: StaffActor = {
    kind: 'staff',
    staffId: done.staffId,
    name: 'Oki',
    role: 'operator',
    agencyId: null,
    language: 'id',
  };
  return { app, operator: actor, drop };
}
