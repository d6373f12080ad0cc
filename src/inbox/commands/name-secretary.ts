import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canEditCityTables } from '../domain/city-policy.ts';

/** Names the one leader whom the last step of the ladder reaches, or nobody: then every leader is told. */
export function nameSecretary(
  app: App,
  actor: StaffActor,
  staffId: number | null,
): Promise<Result<object, 'no_such_person'>> {
  allow(canEditCityTables(actor));
  return app.db.transaction().execute(async (tx) => {
    if (staffId !== null) {
      const person = await tx
        .selectFrom('staff')
        .select('id')
        .where('id', '=', staffId)
        .where('role', '=', 'leader')
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      if (!person) return refuse('no_such_person');
    }
    await tx.updateTable('city').set({ secretary_id: staffId }).execute();
    const at = app.now();
    await recordAudit(tx, actor, { action: 'promises_changed', subject: 'secretary', detail: { staffId } }, at);
    return { ok: true };
  });
}
