import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canSettle } from '../domain/policy.ts';
import type { SettleAnswer } from '../schema.ts';
import { getCityState } from '../store/city.ts';
import { lockWithMain } from '../store/joined-reports.ts';
import { lockAnswer } from '../store/outbox.ts';
import { recordEvent } from '../store/report-row.ts';
import { recordArrival } from './record-outcome.ts';

/** Settles an answer whose outcome is unknown or that failed: a person saw that it arrived, or has it sent again as a new intent. */
export function settleAnswer(
  app: App,
  actor: StaffActor,
  input: SettleAnswer,
): Promise<Result<object, 'already_settled' | 'not_settleable'>> {
  return app.db.transaction().execute(async (tx) => {
    const found = await tx.selectFrom('outbox').select('report_id').where('id', '=', input.outboxId).executeTakeFirst();
    // The report first, as everywhere: two orders of locking would let two people wait for each other.
    const { report, main } = await lockWithMain(tx, found?.report_id ?? 0);
    // An answer to a joined report was the main one's: whoever works there decides about it.
    allow(canSettle(actor, report) || (main !== undefined && report.privacy !== 'secret' && canSettle(actor, main)));
    const answer = await lockAnswer(tx, input.outboxId);
    if (!answer) return refuse('not_settleable');
    // An echo that was heard settles it by itself: sending it again would make two.
    if (answer.settledAs !== null || answer.externalId !== null) return refuse('already_settled');
    const settleable =
      input.as === 'arrived' ? answer.state === 'unknown' : answer.state === 'unknown' || answer.state === 'failed';
    if (!settleable) return refuse('not_settleable');
    const at = app.now();
    if (input.as === 'arrived')
      await recordArrival(app, tx, await getCityState(app), answer, `settled:${answer.key}`, at);
    else {
      await sql`insert into outbox (key, report_id, conversation_id, channel_id, staff_id, automatic, visibility, text, asks, proposal, report_version, queued_at)
        select ${`${input.key}:resend`}, report_id, conversation_id, channel_id, staff_id, automatic, visibility, text, asks, proposal, report_version, ${at}::timestamptz
          from outbox where id = ${answer.id}
        on conflict (key) do nothing`.execute(tx);
      await sql`select pg_notify('outbox', '')`.execute(tx);
    }
    await tx
      .updateTable('outbox')
      .set({ settled_as: input.as, settled_by: actor.staffId })
      .where('id', '=', answer.id)
      .execute();
    await recordEvent(tx, report, {
      type: 'answer_settled',
      at,
      staffId: actor.staffId,
      detail: { outboxId: answer.id, as: input.as },
    });
    return { ok: true };
  });
}
