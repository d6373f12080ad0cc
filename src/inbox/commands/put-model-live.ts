import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canManageModel } from '../domain/model-policy.ts';
import type { PutModelLive } from '../schema.ts';
import { forgetCityState } from '../store/city.ts';
import { findLive, findWeights, lockModels, openWeights, putLive } from '../store/model-versions.ts';

/** Puts an earlier version of the model back into use; refused when another went live since the page was read, or when its weights are damaged. */
export async function putModelLive(
  app: App,
  actor: StaffActor,
  input: PutModelLive,
): Promise<Result<object, 'no_such_version' | 'already_live' | 'live_changed' | 'damaged'>> {
  allow(canManageModel(actor));
  const done = await app.db.transaction().execute(async (tx) => {
    await lockModels(tx);
    const version = await tx
      .selectFrom('model_versions')
      .select('state')
      .where('id', '=', input.versionId)
      .executeTakeFirst();
    if (!version || version.state === 'refused') return refuse('no_such_version');
    if (version.state === 'live') return refuse('already_live');
    const live = (await findLive(tx))?.id ?? null;
    if (live !== input.liveId) return refuse('live_changed');
    if (!openWeights(await findWeights(tx, input.versionId)).ok) return refuse('damaged');
    const at = app.now();
    await putLive(tx, input.versionId, at);
    await recordAudit(
      tx,
      actor,
      { action: 'model_live', subject: `#${input.versionId}`, detail: { before: live } },
      at,
    );
    return { ok: true as const };
  });
  if (done.ok) forgetCityState(app);
  return done;
}
