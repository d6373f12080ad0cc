import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Db, Tx } from '#src/db/kysely.ts';
import { hasClocks } from '../domain/plan-batch.ts';
import { clockRecount } from '../store/apply-clock.ts';
import { type CityState, forgetCityState, getCityState } from '../store/city.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';

/** Reports of one batch; each is a transaction of its own, so that nobody at the desk waits for the batch. */
const atOnce = 200;
/** Another process may go on by the version before for five seconds (`cityState`); what it opens until then is recounted too. */
const settlingMs = 10_000;

/**
 * Counts the promises of open reports anew after a new calendar or new promises, in batches by id: stopped anywhere it goes
 * on where it was. Each promise that moved stays in the ledger with its old due time; one that only the new version would
 * make late stays as it was made. Answers how many reports were looked at.
 */
export async function recountClocks(app: App): Promise<number> {
  const job = await app.db
    .selectFrom('clock_recounts')
    .select(['id', 'calendar_version', 'policies_version', 'asked_at', 'last_report_id'])
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!job || app.now().getTime() < job.asked_at.getTime() + settlingMs) return 0;
  let city = await getCityState(app);
  if (city.calendarVersion < job.calendar_version || city.policiesVersion < job.policies_version) {
    forgetCityState(app);
    city = await getCityState(app);
  }
  const { rows } = await sql<{ id: number }>`select id from reports
    where id > ${job.last_report_id} and status in ('open', 'waiting') and hidden_at is null
    order by id limit ${atOnce}`.execute(app.db);
  for (const { id } of rows) {
    try {
      await app.db.transaction().execute((tx) => recountOne(app, tx, city, job.id, id));
    } catch (error) {
      // One report that cannot be counted keeps its promise and does not hold up all others.
      app.log.error({ err: error, reportId: id }, 'the promises of a report could not be counted anew');
      await advance(app.db, job.id, id);
    }
  }
  if (rows.length < atOnce)
    await sql`update clock_recounts set ended_at = ${app.now()} where id = ${job.id} and ended_at is null`.execute(
      app.db,
    );
  return rows.length;
}

/** Moves the walk on to a report; false when another process was there already, or a newer change has taken over. */
async function advance(db: Db, jobId: number, reportId: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update clock_recounts set last_report_id = ${reportId}, looked = looked + 1
    where id = ${jobId} and last_report_id < ${reportId} and ended_at is null`.execute(db);
  return numAffectedRows === 1n;
}

async function recountOne(app: App, tx: Tx, city: CityState, jobId: number, id: number): Promise<void> {
  // The walk and the report move together: what died in between is done once.
  if (!(await advance(tx, jobId, id))) return;
  const report = await lockReport(tx, id);
  // Ended or joined meanwhile: what has ended promises nothing, and a joined one's promises are kept by its main report.
  if (report.status === 'resolved' || report.status === 'closed' || !hasClocks(report.kind)) return;
  if (Object.values(report.clocks).every((clock) => clock === null)) return;
  const at = app.now();
  const { update, changes, stayed } = clockRecount(city, report, at, true);
  if (JSON.stringify(update.clocks) !== JSON.stringify(report.clocks)) await updateReport(tx, id, update);
  if (changes.length === 0 && stayed.length === 0) return;
  await recordEvent(tx, report, {
    type: 'promises_recounted',
    at,
    detail: {
      calendarVersion: city.calendarVersion,
      policiesVersion: city.policiesVersion,
      promises: changes,
      ...(stayed.length > 0 ? { stayed } : {}),
    },
  });
  if (changes.length > 0) await sql`update clock_recounts set moved = moved + 1 where id = ${jobId}`.execute(tx);
}
