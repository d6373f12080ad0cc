import { createHash } from 'node:crypto';
import type { App } from '#src/app.ts';
import type { Db, Tx } from '#src/db/kysely.ts';
import { seal, unseal } from '#src/shared/seal.ts';
import type { GrantedAccount } from '../domain/oauth.ts';

/** What a consent keeps sealed: our half of PKCE first, then what it granted. */
interface Sealed {
  codeVerifier?: string;
  granted?: GrantedAccount[];
}

export interface Consent {
  id: number;
  network: string;
  staffId: number;
  channelId: number | null;
  redirectUri: string;
  expiresAt: Date;
  answeredAt: Date | null;
  sessionHash: Buffer;
  sealed: Sealed;
}

/** Only hashes of states and sessions are kept: who reads the database can finish nobody's consent. */
export function hashed(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export interface NewConsent {
  state: string;
  network: string;
  staffId: number;
  sessionId: string;
  channelId: number | null;
  redirectUri: string;
  codeVerifier: string;
  expiresAt: Date;
}

/** Forgets consents that were never finished, with what they granted. */
export async function purgeConsents(app: App): Promise<void> {
  const before = new Date(app.now().getTime() - keptAfterMs);
  await app.db.deleteFrom('oauth_consents').where('expires_at', '<', before).execute();
}
/** A late answer is told that it is late, not that it is unknown, for this long. */
const keptAfterMs = 24 * 3_600_000;

/** Notes a consent that begins. */
export async function beginConsentRow(app: App, tx: Tx, made: NewConsent): Promise<void> {
  await tx
    .insertInto('oauth_consents')
    .values({
      state_hash: hashed(made.state),
      network: made.network,
      staff_id: made.staffId,
      session_hash: hashed(made.sessionId),
      channel_id: made.channelId,
      redirect_uri: made.redirectUri,
      secrets: seal(app.keys.data, JSON.stringify({ codeVerifier: made.codeVerifier } satisfies Sealed)),
      made_at: app.now(),
      expires_at: made.expiresAt,
    })
    .execute();
}

/** The consent of a state that came back. */
export async function findConsentByState(app: App, db: Db, state: string): Promise<Consent | undefined> {
  const row = await select(db).where('state_hash', '=', hashed(state)).executeTakeFirst();
  return row && open(app, row);
}

/** A consent by its number. */
export async function findConsent(app: App, db: Db, id: number): Promise<Consent | undefined> {
  const row = await select(db).where('id', '=', id).executeTakeFirst();
  return row && open(app, row);
}

/** Uses a state up; false when somebody was quicker with the same one. What it held goes with it. */
export async function spendState(app: App, db: Db, id: number): Promise<boolean> {
  const used = await db
    .updateTable('oauth_consents')
    .set({ answered_at: app.now(), secrets: seal(app.keys.data, '{}') })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

/** Keeps what was granted until somebody chooses. */
export async function keepGranted(app: App, db: Db, id: number, granted: GrantedAccount[], until: Date): Promise<void> {
  await db
    .updateTable('oauth_consents')
    .set({ secrets: seal(app.keys.data, JSON.stringify({ granted } satisfies Sealed)), expires_at: until })
    .where('id', '=', id)
    .execute();
}

/** Takes what was granted out of the consent, once; nothing of it stays behind. */
export async function takeGranted(app: App, db: Db, id: number): Promise<GrantedAccount[] | undefined> {
  return db.transaction().execute(async (tx) => {
    const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
    const granted = row && open(app, row).sealed.granted;
    if (!granted) return undefined;
    await tx
      .updateTable('oauth_consents')
      .set({ secrets: seal(app.keys.data, '{}') })
      .where('id', '=', id)
      .execute();
    return granted;
  });
}

function select(db: Db) {
  return db
    .selectFrom('oauth_consents')
    .select([
      'id',
      'network',
      'staff_id',
      'channel_id',
      'redirect_uri',
      'expires_at',
      'answered_at',
      'session_hash',
      'secrets',
    ]);
}
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>;

function open(app: App, row: Row): Consent {
  return {
    id: row.id,
    network: row.network,
    staffId: row.staff_id,
    channelId: row.channel_id,
    redirectUri: row.redirect_uri,
    expiresAt: row.expires_at,
    answeredAt: row.answered_at,
    sessionHash: row.session_hash,
    sealed: JSON.parse(unseal(app.keys.data, row.secrets)) as Sealed,
  };
}
