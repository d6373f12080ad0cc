import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import type { Tx } from '#src/db/kysely.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import type { Clocks } from '../domain/clock-state.ts';
import {
  adoptClocks,
  type JoinedState,
  releaseClocks,
  replayJoined,
  type SinceJoined,
} from '../domain/joined-clocks.ts';
import { canSplit } from '../domain/policy.ts';
import type { SplitReport } from '../schema.ts';
import { clockColumns, clockRules, clockUpdate } from '../store/apply-clock.ts';
import { type CityState, getCityState } from '../store/city.ts';
import { isCrossing } from '../store/crossing.ts';
import { groupIds, listWithOwnJoined, lockGroups, setMain } from '../store/joined-reports.ts';
import { type LockedReport, lockReport, recordEvent, updateReport } from '../store/report-row.ts';
import { withdrawSame } from '../store/same-matter-pairs.ts';

/** Who takes a report out: somebody of the staff who may, or its reporter, who always may. */
type Leaver = { by: 'staff'; actor: StaffActor } | { by: 'resident' };

/**
 * Takes a joined report out again, with whatever was joined to it before. It gets back its status and its promises, as they
 * are after what happened to it meanwhile: an answer it got stays an answer. That the main one was resolved settles nothing here.
 */
export function splitReport(
  app: App,
  actor: StaffActor,
  input: SplitReport,
): Promise<Result<{ mainId: number }, 'not_joined' | 'busy'>> {
  return takeOut(app, input, { by: 'staff', actor });
}

/** The one way out of a joined matter, whoever takes it; tried again when others joined or split in the same moment. */
export async function takeOut(
  app: App,
  input: SplitReport,
  leaver: Leaver,
): Promise<Result<{ mainId: number }, 'not_joined' | 'busy'>> {
  for (let tries = 0; tries < 3; tries++) {
    try {
      return await splitOnce(app, leaver, input);
    } catch (error) {
      if (!isCrossing(error)) throw error;
    }
  }
  return refuse('busy');
}

function splitOnce(app: App, leaver: Leaver, input: SplitReport): Promise<Result<{ mainId: number }, 'not_joined'>> {
  return app.db.transaction().execute(async (tx) => {
    await lockGroups(tx, [input.reportId]);
    const report = await lockReport(tx, input.reportId);
    const main = report.mainId === null ? undefined : await lockReport(tx, report.mainId);
    allow(leaver.by === 'resident' || canSplit(leaver.actor, report, main ?? report));
    if (!main || !report.joinedState) return refuse('not_joined');
    const city = await getCityState(app);
    const at = app.now();
    const part = await listWithOwnJoined(tx, report.id);
    const { status, clocks: own } = await replayed(tx, city, report);
    // Whatever was joined to it may have left it meanwhile.
    const clocks = await takeOn(tx, city, releaseClocks(own), part, report.id);
    // What the resident writes in leaving is a word that is owed an answer.
    const wrote = leaver.by === 'resident';
    await updateReport(tx, report.id, {
      status: wrote ? 'open' : status,
      closed_as: null,
      resolved_at: null,
      joined_to: null,
      main_id: null,
      joined_at: null,
      joined_state: null,
      ...(wrote
        ? clockUpdate(city, { ...report, clocks }, { type: 'resident_wrote', at }, at)
        : clockColumns(city, clocks, report.escalations, at)),
    });
    await setMain(
      tx,
      part.filter((id) => id !== report.id),
      report.id,
    );
    await releaseMain(tx, city, main, part, at);
    const staffId = leaver.by === 'staff' ? leaver.actor.staffId : null;
    await withdrawSame(tx, part, await groupIds(tx, main.id), { staffId, at });
    const detail = part.length > 1 ? { with: part.length - 1 } : {};
    const says = { reason: input.reason };
    await recordEvent(tx, report, {
      type: 'split',
      at,
      staffId,
      detail: { ...detail, ...says, as: 'member', mainId: main.id, ...(wrote ? { by: 'resident' } : {}) },
    });
    await recordEvent(tx, main, {
      type: 'split',
      at,
      staffId,
      // The resident's words stand with his own report only.
      detail: { ...detail, ...(wrote ? { by: 'resident' } : says), as: 'main', reportId: report.id },
    });
    if (wrote) await tellOfLeaving(tx, report, main, at);
    return { ok: true, mainId: main.id };
  });
}

/** Tells the mimins who hold either report, each once; of a secret one only those who may know it. */
async function tellOfLeaving(tx: Tx, report: LockedReport, main: LockedReport, at: Date): Promise<void> {
  const holders = report.privacy === 'secret' ? [report.agencyId] : [report.agencyId, main.agencyId];
  const agencies = holders.filter((id) => id !== null);
  await sql`insert into notices (staff_id, report_id, kind, detail, at, once_key)
    select id, ${report.id}, 'matter_left', '{}', ${at}, ${`left:${report.id}:${at.getTime()}`}
      from staff where ended_at is null and ((role = 'mimin' and agency_id = any(${agencies}::int[]))
        or (role = 'coordinator' and ${holders.includes(null)}))
    on conflict (staff_id, once_key) do nothing`.execute(tx);
}

/** A joined report's own promises after what its ledger tells since it was joined. */
async function replayed(tx: Tx, city: CityState, report: LockedReport): Promise<JoinedState> {
  const before = report.joinedState ?? { status: 'open', clocks: report.clocks };
  const { rows } = await sql<SinceJoined>`
    select case when type = 'resident_wrote' then 'resident_wrote' when type = 'asked_resident' then 'asked_resident' else 'human_answered' end as type, at
      from report_events
     where report_id = ${report.id} and at >= ${report.joinedAt}
       and (type in ('resident_wrote', 'answered_elsewhere', 'asked_resident') or (type = 'answer_sent' and detail ->> 'automatic' = 'false'))
     order by at, id`.execute(tx);
  return replayJoined(before, rows, clockRules(city, report));
}

/** The main report's promises without those of the one that left: its own again, and of those that stay the earlier. */
async function releaseMain(tx: Tx, city: CityState, main: LockedReport, part: number[], at: Date): Promise<void> {
  const ended = main.status === 'resolved' || main.status === 'closed';
  // What has ended takes on nothing: only what came from those who leave goes with them.
  const own = releaseClocks(main.clocks, ended ? part : undefined);
  const clocks = ended ? own : await takeOn(tx, city, own, await groupIds(tx, main.id), main.id);
  await updateReport(tx, main.id, clockColumns(city, clocks, main.escalations, at));
}

/** A main report's own promises with the earlier ones of those joined to it. */
async function takeOn(tx: Tx, city: CityState, own: Clocks, group: number[], mainId: number): Promise<Clocks> {
  let clocks = own;
  for (const id of group) {
    if (id === mainId) continue;
    const theirs = await replayed(tx, city, await lockReport(tx, id));
    clocks = adoptClocks(clocks, { id, clocks: releaseClocks(theirs.clocks) }).clocks;
  }
  return clocks;
}
