import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canKeepPersonalData, isSpan, type KeptKind } from '../domain/retention.ts';

/** Sets how long a kind is kept, with the reason; it holds from the next night on. Null days keep it without end. */
export async function setRetention(
  app: App,
  actor: StaffActor,
  input: { kind: KeptKind; days: number | null; reason: string },
): Promise<Result<object, 'bad_span' | 'no_reason'>> {
  allow(canKeepPersonalData(actor));
  const reason = input.reason.trim().slice(0, 500);
  if (!isSpan(input.kind, input.days)) return refuse('bad_span');
  if (reason === '') return refuse('no_reason');
  const at = app.now();
  await app.db.transaction().execute(async (tx) => {
    const set = { days: input.days, reason, changed_by: actor.staffId, changed_at: at };
    await tx
      .insertInto('retention_rules')
      .values({ kind: input.kind, ...set })
      .onConflict((conflict) => conflict.column('kind').doUpdateSet(set))
      .execute();
    const detail = { kind: input.kind, days: input.days, reason };
    await recordAudit(tx, actor, { action: 'settings_changed', subject: 'retention', detail }, at);
  });
  return { ok: true };
}
