import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';
import { readModel, type TriageModel } from '#src/language/index.ts';
import type { Comparison } from '../domain/compare-models.ts';
import { ModelCard } from '../domain/model-card.ts';

export type VersionState = 'candidate' | 'live' | 'past' | 'refused';
export type WhyRefused = 'damaged' | 'no_card' | 'not_better' | 'worse_on_rest';

/** One version as the page lists it; without its weights. */
export interface ModelVersion {
  id: number;
  madeAt: Date;
  madeBy: string | null;
  origin: 'shipped' | 'retrained';
  state: VersionState;
  card: ModelCard | null;
  compared: Comparison | null;
  refusedWhy: WhyRefused | null;
  wentLiveAt: Date | null;
}

/** SHA-256 of weights, by which a shipped model is known again and damage is told. */
export function hashOf(weights: Uint8Array): Buffer {
  return createHash('sha256').update(weights).digest();
}

/** Locks the choice of the version in use until the transaction ends, so that two people choose one after the other. */
export async function lockModels(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('mimin model versions'))`.execute(tx);
}

/** The newest versions, and the one in use whatever its age. */
export async function listVersions(db: Db, limit = 20): Promise<ModelVersion[]> {
  const { rows } = await sql<Omit<ModelVersion, 'card'> & { card: unknown }>`
    select v.id, v.made_at as "madeAt", s.name as "madeBy", v.origin, v.state, v.card, v.compared,
           v.refused_why as "refusedWhy", v.went_live_at as "wentLiveAt"
      from model_versions v left join staff s on s.id = v.made_by
     where v.state = 'live' or v.id in (select id from model_versions order by id desc limit ${limit})
     order by v.id desc`.execute(db);
  // @NOTE A card that another release wrote may lack what this one asks: the version is listed without its figures.
  return rows.map((row) => ({ ...row, card: ModelCard.safeParse(row.card).data ?? null }));
}

/** The id and origin of the version in use. */
export function findLive(db: Db) {
  return db.selectFrom('model_versions').select(['id', 'origin']).where('state', '=', 'live').executeTakeFirst();
}

/** The weights of a version as the database has them, damaged or not. */
export async function findWeights(db: Db, id: number): Promise<{ weights: Buffer; hash: Buffer } | undefined> {
  const row = await db.selectFrom('model_versions').select(['weights', 'hash']).where('id', '=', id).executeTakeFirst();
  return row?.weights ? { weights: row.weights, hash: row.hash } : undefined;
}

/** The model of stored bytes, or the sentence that says what is wrong with them; never throws over bytes. */
export function openWeights(
  stored: { weights: Uint8Array; hash: Uint8Array } | undefined,
): { ok: true; model: TriageModel } | { ok: false; problem: string } {
  if (!stored) return { ok: false, problem: 'the weights are missing' };
  if (!hashOf(stored.weights).equals(stored.hash))
    return { ok: false, problem: 'the weights were changed after they were written' };
  try {
    return { ok: true, model: readModel(stored.weights) };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

export interface NewVersion {
  origin: 'shipped' | 'retrained';
  madeAt: Date;
  madeBy: number | null;
  weights: Uint8Array;
  card: ModelCard | null;
  compared?: Comparison;
  refusedWhy?: WhyRefused;
}

/** Keeps a version: a whole one as a candidate, a refused one without its weights. */
export async function addVersion(tx: Tx, version: NewVersion): Promise<number> {
  const refused = version.refusedWhy !== undefined;
  const row = await tx
    .insertInto('model_versions')
    .values({
      made_at: version.madeAt,
      made_by: version.madeBy,
      origin: version.origin,
      state: refused ? 'refused' : 'candidate',
      weights: refused ? null : Buffer.from(version.weights),
      hash: hashOf(version.weights),
      card: version.card === null ? null : JSON.stringify(version.card),
      compared: version.compared === undefined ? null : JSON.stringify(version.compared),
      refused_why: version.refusedWhy ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** So many versions of the city's own may be gone back to; weights take some megabytes each. */
const mostKept = 20;

/** Forgets the oldest versions that nobody uses; shipped ones stay, or the next start would take them for new. */
export async function forgetOldVersions(tx: Tx): Promise<void> {
  await sql`delete from model_versions where id in (
    select id from model_versions where origin = 'retrained' and state in ('past', 'candidate') order by id desc offset ${mostKept})`.execute(
    tx,
  );
}

/** Puts a version into use and the one before it aside; the caller holds the lock. */
export async function putLive(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.updateTable('model_versions').set({ state: 'past' }).where('state', '=', 'live').execute();
  await tx.updateTable('model_versions').set({ state: 'live', went_live_at: at }).where('id', '=', id).execute();
}
