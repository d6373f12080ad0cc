import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { type Actor, allow, recordAudit } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { lackForTraining } from '../domain/compare-models.ts';
import { canManageModel } from '../domain/model-policy.ts';
import { countExamples } from '../store/examples.ts';
import { askTraining, hasNewToLearn } from '../store/training-runs.ts';

/** Asks for a training, which the worker takes up; refused when it would learn nothing new, prove nothing, or while one is under way. */
export function askForTraining(
  app: App,
  actor: Actor,
): Promise<Result<object, 'nothing_new' | 'too_few' | 'under_way'>> {
  allow(canManageModel(actor));
  return app.db.transaction().execute(async (tx) => {
    const counts = await countExamples(tx);
    if (lackForTraining(counts)) return refuse('too_few');
    if (!(await hasNewToLearn(tx, counts.newest))) return refuse('nothing_new');
    const at = app.now();
    if (!(await askTraining(tx, actor.kind === 'staff' ? actor.staffId : null, at))) return refuse('under_way');
    await recordAudit(tx, actor, { action: 'training_asked' }, at);
    await sql`select pg_notify('training', '')`.execute(tx);
    return { ok: true };
  });
}
