import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Db, Tx } from '#src/db/kysely.ts';
import { type MatterBand, type MatterReason, matterBands, tickFrom } from '../domain/matter-reasons.ts';

/** What a person said about two reports, and when. */
interface Decision {
  as: 'same' | 'different';
  staffId: number;
  at: Date;
}

/** A suggestion as the job writes it; the order of the two does not matter. */
export interface FoundPair {
  a: number;
  b: number;
  score: number;
  reasons: MatterReason[];
}

/** Writes suggestions; what a person decided stays as decided, whatever is found later. */
export async function writePairs(tx: Tx, pairs: FoundPair[], at: Date): Promise<void> {
  if (pairs.length === 0) return;
  const rows = pairs.map(({ a, b, score, reasons }) => ({
    report_id: Math.max(a, b),
    other_id: Math.min(a, b),
    score,
    reasons: JSON.stringify(reasons),
  }));
  await sql`insert into same_matter_pairs as p (report_id, other_id, score, reasons, at)
    select distinct on (report_id, other_id) report_id, other_id, score, reasons::jsonb, ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (report_id bigint, other_id bigint, score real, reasons text)
     order by report_id, other_id, score desc
    on conflict (report_id, other_id) do update set score = excluded.score, reasons = excluded.reasons
     where p.decided_as is null`.execute(tx);
}

/** Writes what a person decided about two reports, suggested or not; the last word counts. */
export async function decidePair(tx: Tx, a: number, b: number, decision: Decision): Promise<void> {
  await sql`insert into same_matter_pairs (report_id, other_id, at, decided_as, decided_by, decided_at)
    values (${Math.max(a, b)}, ${Math.min(a, b)}, ${decision.at}, ${decision.as}, ${decision.staffId}, ${decision.at})
    on conflict (report_id, other_id) do update
      set decided_as = excluded.decided_as, decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(
    tx,
  );
}

/** Of the suggestions between a report and a group the best is the one that was answered; without any the main report is. */
export async function decideBestPair(tx: Tx, id: number, group: number[], decision: Decision): Promise<void> {
  const { rows } = await sql<{ partner: number }>`
    select case when report_id = ${id} then other_id else report_id end as partner from same_matter_pairs
     where (report_id = ${id} and other_id = any(${group}::bigint[])) or (other_id = ${id} and report_id = any(${group}::bigint[]))
     order by score desc nulls last limit 1`.execute(tx);
  const partner = rows[0]?.partner ?? group[0];
  if (partner !== undefined) await decidePair(tx, id, partner, decision);
}

/** What was called the same and is split again was not: the example says so from now on, with who of the staff said it, if any did. */
export async function withdrawSame(
  tx: Tx,
  part: number[],
  rest: number[],
  { staffId, at }: { staffId: number | null; at: Date },
): Promise<void> {
  await sql`update same_matter_pairs set decided_as = 'different', decided_by = ${staffId}, decided_at = ${at}
    where decided_as = 'same' and ((report_id = any(${part}::bigint[]) and other_id = any(${rest}::bigint[]))
       or (other_id = any(${part}::bigint[]) and report_id = any(${rest}::bigint[])))`.execute(tx);
}

/** How many suggestions of one band people called right, of those they decided lately. */
export interface BandPrecision {
  right: number;
  of: number;
}

/** Decisions that count: the newest, so that a better model is not judged by an older one's mistakes. */
const newestDecisions = 2_000;

/** How often suggestions of each band were right. Reads at most the newest 2,000 decisions, of an index. */
export async function readPrecision(db: Db): Promise<Record<MatterBand, BandPrecision>> {
  const { rows } = await sql<{ band: number; right: number; of: number }>`
    with newest as (select score, decided_as from same_matter_pairs where decided_as is not null order by decided_at desc limit ${newestDecisions})
    select case when score >= 0.9 then 2 when score >= ${tickFrom}::real then 1 else 0 end as band,
      (count(*) filter (where decided_as = 'same'))::int as right, count(*)::int as of
      from newest where score is not null group by 1`.execute(db);
  const precision = { doubtful: { right: 0, of: 0 }, likely: { right: 0, of: 0 }, very_likely: { right: 0, of: 0 } };
  for (const row of rows) {
    const band = matterBands[row.band];
    if (band) precision[band] = { right: row.right, of: row.of };
  }
  return precision;
}

/** A decided pair as a labelled example. */
export interface SamePair {
  reportId: number;
  otherId: number;
  score: number | null;
  decidedAs: 'same' | 'different';
  /** Null: the resident said so. */
  decidedBy: number | null;
  decidedAt: Date;
}

/** What people decided about pairs of reports, newest first: the labelled examples that this suggestion can learn from. */
export async function samePairs(app: App, limit = 10_000): Promise<SamePair[]> {
  const { rows } =
    await sql<SamePair>`select report_id as "reportId", other_id as "otherId", score, decided_as as "decidedAs",
      decided_by as "decidedBy", decided_at as "decidedAt"
    from same_matter_pairs where decided_as is not null order by decided_at desc limit ${limit}`.execute(app.db);
  return rows;
}
