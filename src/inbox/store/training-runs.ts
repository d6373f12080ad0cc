import { sql } from 'kysely';
import type { Db, Tx } from '#src/db/kysely.ts';

export type TrainingStage = 'waiting' | 'reading' | 'training' | 'comparing' | 'ended';
export type TrainingOutcome = 'live' | 'refused' | 'too_few' | 'failed';

/** A training as the page tells it. */
export interface TrainingRun {
  id: number;
  askedAt: Date;
  askedBy: string | null;
  stage: TrainingStage;
  endedAt: Date | null;
  outcome: TrainingOutcome | null;
  detail: Record<string, unknown>;
  versionId: number | null;
  /** Nobody has worked on it for a while: no worker runs, or it died. */
  silent: boolean;
}

/** A process that works on a training says so this often; after three silences another may take it up. */
export const beatMs = 10_000;
const silence = sql`interval '30 seconds'`;
/** A training that killed its process so often is given up. */
export const mostTries = 3;

/** Asks for a training; false when one is already asked for or under way. */
export async function askTraining(tx: Tx, by: number | null, at: Date): Promise<boolean> {
  const { rows } = await sql`insert into training_runs (asked_at, asked_by) values (${at}, ${by})
    on conflict ((true)) where ended_at is null do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export interface ClaimedRun {
  id: number;
  askedBy: number | null;
  tries: number;
}

/** Takes up the training that waits, or that a dead process left; at most one process gets it. */
export async function claimTraining(db: Db): Promise<ClaimedRun | undefined> {
  const { rows } = await sql<ClaimedRun>`
    update training_runs set tries = tries + 1, stage = 'reading', seen_at = clock_timestamp()
     where ended_at is null and (seen_at is null or seen_at < clock_timestamp() - ${silence})
    returning id, asked_by as "askedBy", tries`.execute(db);
  return rows[0];
}

/** Says that the work goes on, and how far it is; false when another process has taken it over. */
export async function beatTraining(
  db: Db,
  run: ClaimedRun,
  stage: 'reading' | 'training' | 'comparing',
): Promise<boolean> {
  const { rows } = await sql`update training_runs set seen_at = clock_timestamp(), stage = ${stage}
    where id = ${run.id} and tries = ${run.tries} and ended_at is null returning id`.execute(db);
  return rows.length > 0;
}

/** Gives a training back, so that another process takes it up at once: this one is about to stop. */
export async function releaseTraining(db: Db, run: ClaimedRun): Promise<void> {
  await sql`update training_runs set seen_at = null, stage = 'waiting', tries = tries - 1
    where id = ${run.id} and tries = ${run.tries} and ended_at is null`.execute(db);
}

/** Ends a training with what came of it; false when it is no longer this process's to end. */
export async function endTraining(
  db: Db,
  run: ClaimedRun,
  end: { outcome: TrainingOutcome; at: Date; detail?: object; examplesTo?: number; versionId?: number },
): Promise<boolean> {
  const { rows } = await sql`
    update training_runs set stage = 'ended', ended_at = ${end.at}, outcome = ${end.outcome}, detail = ${JSON.stringify(end.detail ?? {})}::jsonb,
           examples_to = ${end.examplesTo ?? 0}, version_id = ${end.versionId ?? null}
     where id = ${run.id} and tries = ${run.tries} and ended_at is null returning id`.execute(db);
  return rows.length > 0;
}

/** The newest correction that a finished training has read, whatever came of it. */
export async function lastTrainedExample(db: Db): Promise<number> {
  const { rows } = await sql<{ to: number }>`select coalesce(max(examples_to), 0) as to from training_runs`.execute(db);
  return rows[0]?.to ?? 0;
}

/** Whether a training now could come to another end than the last one: a correction is newer, or another version is in use since. */
export async function hasNewToLearn(db: Db, newestExample: number): Promise<boolean> {
  if (newestExample > (await lastTrainedExample(db))) return true;
  const { rows } = await sql<{ changed: boolean }>`
    select exists (select from model_versions v where v.state = 'live'
        and v.went_live_at > coalesce((select max(ended_at) from training_runs where outcome in ('live', 'refused')), '-infinity')) as changed`.execute(
    db,
  );
  return rows[0]?.changed ?? false;
}

/** The newest trainings, the one under way first. */
export async function listTrainings(db: Db, limit = 5): Promise<TrainingRun[]> {
  const { rows } = await sql<TrainingRun>`
    select t.id, t.asked_at as "askedAt", s.name as "askedBy", t.stage, t.ended_at as "endedAt", t.outcome, t.detail, t.version_id as "versionId",
           (t.ended_at is null and coalesce(t.seen_at, t.asked_at) < clock_timestamp() - ${silence}) as silent
      from training_runs t left join staff s on s.id = t.asked_by order by t.id desc limit ${limit}`.execute(db);
  return rows;
}
