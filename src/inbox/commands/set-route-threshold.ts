import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { canManageModel } from '../domain/model-policy.ts';
import type { SetRouteThreshold } from '../schema.ts';
import { forgetCityState } from '../store/city.ts';

/** Sets from which confidence on triage hands on without asking; reports already routed stay where they are. */
export async function setRouteThreshold(app: App, actor: StaffActor, input: SetRouteThreshold): Promise<{ ok: true }> {
  allow(canManageModel(actor));
  await app.db.transaction().execute(async (tx) => {
    const before = await tx.selectFrom('city').select('route_threshold').forUpdate().executeTakeFirstOrThrow();
    // The column keeps single precision.
    if (Math.fround(before.route_threshold) === Math.fround(input.threshold)) return;
    await tx.updateTable('city').set({ route_threshold: input.threshold }).execute();
    const detail = { from: Math.round(before.route_threshold * 100) / 100, to: input.threshold };
    await recordAudit(tx, actor, { action: 'settings_changed', subject: 'route_threshold', detail }, app.now());
  });
  forgetCityState(app);
  return { ok: true };
}
