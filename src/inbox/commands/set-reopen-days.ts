import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { canEditCityTables } from '../domain/city-policy.ts';
import type { SetReopenDays } from '../schema.ts';
import { forgetCityState } from '../store/city.ts';

/** Sets how many days a resident has to say "not fixed"; it holds for what has ended already, too. */
export async function setReopenDays(app: App, actor: StaffActor, input: SetReopenDays): Promise<{ ok: true }> {
  allow(canEditCityTables(actor));
  await app.db.transaction().execute(async (tx) => {
    const before = await tx.selectFrom('city').select('reopen_days').forUpdate().executeTakeFirstOrThrow();
    if (before.reopen_days === input.days) return;
    await tx.updateTable('city').set({ reopen_days: input.days }).execute();
    const detail = { from: before.reopen_days, to: input.days };
    await recordAudit(tx, actor, { action: 'settings_changed', subject: 'reopen_days', detail }, app.now());
  });
  forgetCityState(app);
  return { ok: true };
}
