import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Tx } from '#src/db/kysely.ts';
import type { City } from '#src/language/index.ts';
import { suggestFrom } from '../domain/matter-reasons.ts';
import { isMatter, rareWords, scoreSameMatter } from '../domain/same-matter.ts';
import { getCityState } from '../store/city.ts';
import { findCandidates, mattersOpenForDays } from '../store/matter-candidates.ts';
import { loadMatters, type ReportMatter } from '../store/matter-facts.ts';
import { type FoundPair, writePairs } from '../store/same-matter-pairs.ts';

const batch = 20;
/** One call works at most this long, so that whoever runs it comes round to its other work. */
const mostBatches = 10;
/** Suggestions kept for one report. */
const mostSuggestions = 8;
const dayMs = 86_400_000;

/**
 * Looks for the likely same open reports of those that came in, right behind ingest; several processes may do so at once.
 * Nothing is joined: a person decides. Answers how many reports were looked at.
 */
export async function findSameMatter(app: App, batches = mostBatches): Promise<number> {
  const { compiled } = await getCityState(app);
  let count = 0;
  for (let i = 0; i < batches; i++) {
    const taken = await app.db.transaction().execute(async (tx) => {
      const ids = await takeWaiting(tx);
      if (ids.length > 0) await suggest(app, tx, compiled, ids);
      return ids.length;
    });
    count += taken;
    if (taken < batch) break;
  }
  return count;
}

async function takeWaiting(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ report_id: number }>`
    delete from same_matter_queue where report_id in (
      select report_id from same_matter_queue order by at, report_id limit ${batch} for update skip locked)
    returning report_id`.execute(tx);
  return rows.map((row) => row.report_id);
}

async function suggest(app: App, tx: Tx, city: City, ids: number[]): Promise<void> {
  const now = app.now();
  const since = new Date(now.getTime() - mattersOpenForDays * dayMs);
  const pairs: FoundPair[] = [];
  for (const me of await loadMatters(app, tx, city, ids)) {
    if (!isMatter(me.kind) || !me.open || me.openedAt < since) continue;
    const found = await findCandidates(tx, me, rareWords(me.signature), since);
    const others = await loadMatters(app, tx, city, found);
    pairs.push(...best(me, others));
  }
  if (pairs.length === 0) return;
  // In id order, as everybody who locks several reports: the foreign keys would take them in the order of the rows.
  const touched = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  await sql`select from reports where id = any(${touched}::bigint[]) order by id for key share`.execute(tx);
  await writePairs(tx, pairs, now);
}

/** The best suggestions for one report; what speaks for a joined one speaks for its main report. */
function best(me: ReportMatter, others: ReportMatter[]): FoundPair[] {
  const byMain = new Map<number, FoundPair>();
  for (const other of others) {
    const { score, reasons } = scoreSameMatter(me, other);
    if (score < suggestFrom || other.mainId === me.id) continue;
    const known = byMain.get(other.mainId);
    if (!known || known.score < score) byMain.set(other.mainId, { a: me.id, b: other.mainId, score, reasons });
  }
  return [...byMain.values()].sort((x, y) => y.score - x.score).slice(0, mostSuggestions);
}
