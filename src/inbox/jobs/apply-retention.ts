import type { App } from '#src/app.ts';
import { cutoffOf, type KeptKind } from '../domain/retention.ts';
import {
  countRemoved,
  listRetentionRules,
  lockRetentionRun,
  openRetentionRun,
  removeServed,
} from '../store/retention.ts';

/** Rows a transaction removes: small enough that nobody at the desk waits for it. */
const usualBatch = 200;

/**
 * Removes what has served its time, by the city's spans, in batches of one transaction each. Broken off, the next call goes on: what
 * is gone is not found again. Answers how many were removed, by kind.
 */
export async function applyRetention(app: App, batch = usualBatch): Promise<Partial<Record<KeptKind, number>>> {
  const at = app.now();
  const rules = await listRetentionRules(app.db);
  const run = await openRetentionRun(app.db, at);
  const removed: Partial<Record<KeptKind, number>> = {};
  for (const { kind, days } of rules) {
    const before = cutoffOf(days, at);
    if (!before) continue;
    for (;;) {
      const n = await app.db.transaction().execute(async (tx) => {
        await lockRetentionRun(tx, run);
        const gone = await removeServed(tx, kind, before, at, batch);
        if (gone > 0) await countRemoved(tx, run, kind, gone);
        return gone;
      });
      if (n === 0) break;
      removed[kind] = (removed[kind] ?? 0) + n;
    }
  }
  await app.db.updateTable('retention_runs').set({ ended_at: app.now() }).where('id', '=', run).execute();
  if (Object.keys(removed).length > 0) app.log.info({ removed }, 'what had served its time was removed');
  return removed;
}
