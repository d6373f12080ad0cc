import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Db } from '#src/db/kysely.ts';
import type { ApiActor } from '../domain/policy.ts';
import { hashToken, newToken } from './links.ts';

/** Lets people and scanners recognise a leaked token. */
const tokenMark = 'mimin_';
/** A token ended in another process is refused after this long; its last use is noted no more often either. */
const rememberMs = 5_000;
const noteUseMs = 60_000;

interface Remembered {
  actor: Promise<ApiActor | undefined>;
  readAt: number;
}
const remembered = new WeakMap<App, Map<string, Remembered>>();

/** Keeps a new token's hash and gives the token itself. */
export async function addApiToken(
  tx: Db,
  token: { name: string; agencyId: number | null; scopes: string[]; madeBy: number | null },
  at: Date,
): Promise<{ tokenId: number; token: string }> {
  const text = tokenMark + newToken();
  const row = await tx
    .insertInto('api_tokens')
    .values({
      name: token.name,
      token_hash: hashToken(text),
      agency_id: token.agencyId,
      scopes: token.scopes,
      made_by: token.madeBy,
      made_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { tokenId: row.id, token: text };
}

/** Ends a token unless it has ended already. */
export async function markTokenEnded(tx: Db, tokenId: number, at: Date) {
  const { rows } = await sql<{ name: string; justEnded: boolean }>`
    with before as (select id, name, ended_at from api_tokens where id = ${tokenId} for update),
      ended as (update api_tokens set ended_at = ${at} where id = ${tokenId} and ended_at is null)
    select name, ended_at is null as "justEnded" from before`.execute(tx);
  return rows[0];
}

/** Lists tokens, those in use first. */
export function listApiTokens(db: Db) {
  return db
    .selectFrom('api_tokens as t')
    .leftJoin('agencies as a', 'a.id', 't.agency_id')
    .select([
      't.id as tokenId',
      't.name',
      't.scopes',
      'a.short_name as agency',
      't.made_at as madeAt',
      't.last_used_at as lastUsedAt',
      't.ended_at as endedAt',
    ])
    .orderBy('t.ended_at', (order) => order.desc().nullsFirst())
    .orderBy('t.id', 'desc')
    .limit(200)
    .execute();
}

/** Finds which program calls, by its `Authorization: Bearer` header; unknown, ended and misshapen tokens give nothing. */
export async function findApiActor(
  app: App,
  authorizationHeader: string | null | undefined,
): Promise<ApiActor | undefined> {
  const token = /^Bearer +(mimin_[A-Za-z0-9_-]{43})$/i.exec(authorizationHeader ?? '')?.[1];
  if (!token) return undefined;
  const actors = remembered.get(app) ?? new Map<string, Remembered>();
  remembered.set(app, actors);
  const now = app.now().getTime();
  const key = hashToken(token).toString('base64');
  const known = actors.get(key);
  if (known && now - known.readAt < rememberMs) return known.actor;
  const entry = { actor: readApiActor(app, token), readAt: now };
  if (actors.size >= 1_000) actors.clear();
  actors.set(key, entry);
  entry.actor.catch(() => actors.delete(key));
  return entry.actor;
}

/** Makes this process read every token anew. */
export function forgetApiActors(app: App): void {
  remembered.get(app)?.clear();
}

async function readApiActor(app: App, token: string): Promise<ApiActor | undefined> {
  const row = await app.db
    .selectFrom('api_tokens')
    .select(['id', 'agency_id', 'scopes', 'last_used_at'])
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const now = app.now();
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > noteUseMs)
    await app.db.updateTable('api_tokens').set({ last_used_at: now }).where('id', '=', row.id).execute();
  return { kind: 'api', tokenId: row.id, agencyId: row.agency_id, scopes: row.scopes };
}
