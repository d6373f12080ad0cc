import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { canLookAtIdentity } from '../domain/policy.ts';
import type { LookAtIdentity } from '../schema.ts';
import { lockReport } from '../store/report-row.ts';

export interface SeenIdentity {
  network: string;
  handle: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
}

/** Shows who wrote a report and records the look with its reason, in one transaction: no look without a trace. */
export function lookAtIdentity(
  app: App,
  actor: StaffActor,
  input: LookAtIdentity,
): Promise<{ ok: true; identities: SeenIdentity[] }> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canLookAtIdentity(actor, report));
    const identities = await tx
      .selectFrom('identities')
      .innerJoin('channels', 'channels.id', 'identities.channel_id')
      .select([
        'identities.id',
        'channels.network',
        'identities.handle',
        'identities.name',
        'identities.email',
        'identities.phone',
      ])
      .where((eb) =>
        eb(
          'identities.id',
          'in',
          eb
            .selectFrom('messages')
            .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
            .select('conversations.identity_id')
            .where('messages.report_id', '=', report.id),
        ),
      )
      .orderBy('identities.id')
      .execute();
    for (const identity of identities) {
      await tx
        .insertInto('identity_looks')
        .values({
          identity_id: identity.id,
          report_id: report.id,
          staff_id: actor.staffId,
          reason: input.reason,
          at: app.now(),
        })
        .execute();
    }
    await recordAudit(
      tx,
      actor,
      { action: 'identity_seen', subject: report.code, detail: { reason: input.reason } },
      app.now(),
    );
    return { ok: true, identities: identities.map(({ id: _, ...seen }) => seen) };
  });
}
