import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { adoptClocks } from '../domain/joined-clocks.ts';
import { hasClocks } from '../domain/plan-batch.ts';
import { canJoin } from '../domain/policy.ts';
import type { JoinReports, Urgency } from '../schema.ts';
import { clockColumns, clockUpdate } from '../store/apply-clock.ts';
import { type CityState, getCityState } from '../store/city.ts';
import { isCrossing } from '../store/crossing.ts';
import { groupIds, listWithOwnJoined, lockGroups, setMain } from '../store/joined-reports.ts';
import { type LockedReport, lockReport, recordEvent, updateReport } from '../store/report-row.ts';
import { decideBestPair } from '../store/same-matter-pairs.ts';

export type JoinRefusal =
  | 'same_report'
  | 'main_ended'
  | 'other_ended'
  | 'other_joined'
  | 'promises_nothing'
  | 'not_allowed'
  | 'busy';

export interface Joined {
  /** The report that answers for all of them. */
  mainId: number;
  joined: number[];
  /** Belonged to it already. */
  again: number[];
  left: { id: number; reason: JoinRefusal }[];
}

/**
 * Joins reports that speak of one matter: they keep code, words and history, and are answered, resolved and reopened with the
 * main one. Joined into a report that is itself joined, they belong to its main one. What cannot be joined is left and named;
 * when nothing can, the whole is refused.
 */
export async function joinReports(
  app: App,
  actor: StaffActor,
  input: JoinReports,
): Promise<Result<Joined, JoinRefusal>> {
  for (let tries = 0; tries < 3; tries++) {
    try {
      return await joinOnce(app, actor, input);
    } catch (error) {
      // Two desks that join the same reports at once: one of them looks again at what the other made.
      if (!isCrossing(error)) throw error;
    }
  }
  return refuse('busy');
}

function joinOnce(app: App, actor: StaffActor, input: JoinReports): Promise<Result<Joined, JoinRefusal>> {
  return app.db.transaction().execute(async (tx) => {
    const otherIds = [...new Set(input.otherIds)];
    await lockGroups(tx, [input.mainId, ...otherIds]);
    const named = await lockReport(tx, input.mainId);
    allow(canJoin(actor, named));
    let main = named.mainId === null ? named : await lockReport(tx, named.mainId);
    if (main.status === 'resolved' || main.status === 'closed' || main.hidden) return refuse('main_ended');
    const city = await getCityState(app);
    const at = app.now();
    const result: Joined = { mainId: main.id, joined: [], again: [], left: [] };
    for (const id of otherIds) {
      const other = await lockReport(tx, id);
      const decision = decideJoin(actor, main, other);
      if (decision === 'again') result.again.push(id);
      else if (decision !== 'join') result.left.push({ id, reason: decision });
      else {
        await decideBestPair(tx, id, await groupIds(tx, main.id), { as: 'same', staffId: actor.staffId, at });
        main = await tie(tx, city, { main, other, staffId: actor.staffId, at, toId: named.id });
        result.joined.push(id);
      }
    }
    const [first] = result.left;
    return first && result.joined.length + result.again.length === 0 ? refuse(first.reason) : { ok: true, ...result };
  });
}

function decideJoin(actor: StaffActor, main: LockedReport, other: LockedReport): JoinRefusal | 'join' | 'again' {
  if (!canJoin(actor, other)) return 'not_allowed';
  if (other.mainId === main.id) return 'again';
  if (other.id === main.id) return 'same_report';
  if (other.mainId !== null) return 'other_joined';
  if (other.status === 'resolved' || other.status === 'closed' || other.hidden) return 'other_ended';
  // Praise promises nothing, so a complaint joined to it would lose its promise.
  if (hasClocks(other.kind) && !hasClocks(main.kind)) return 'promises_nothing';
  return 'join';
}

const severity: readonly Urgency[] = ['low', 'medium', 'high', 'emergency'];

interface Tie {
  main: LockedReport;
  other: LockedReport;
  staffId: number;
  at: Date;
  /** The report that a person joined it to; the main one, or one joined to that. */
  toId: number;
}

/** Writes one joining; answers the main report as it stands then. */
async function tie(
  tx: Parameters<typeof lockReport>[0],
  city: CityState,
  { main, other, staffId, at, toId }: Tie,
): Promise<LockedReport> {
  const status = other.status === 'waiting' ? 'waiting' : 'open';
  // Whoever did not ask this resident anything cannot wait for them: with one that runs, the whole runs.
  const running = main.status === 'open' || status === 'open';
  const resumed = (report: LockedReport) =>
    running && report.status === 'waiting'
      ? clockUpdate(city, report, { type: 'pause_ended', at }, at).clocks
      : undefined;
  const theirs = resumed(other) ?? other.clocks;
  const { clocks, moved } = adoptClocks(resumed(main) ?? main.clocks, { id: other.id, clocks: theirs });
  const escalations = [...new Set([...main.escalations, ...other.escalations])];
  const urgency = severity.indexOf(other.urgency) > severity.indexOf(main.urgency) ? other.urgency : main.urgency;
  const after: LockedReport = { ...main, status: running ? 'open' : 'waiting', clocks, escalations, urgency };

  const followers = await listWithOwnJoined(tx, other.id);
  await updateReport(tx, other.id, {
    status: 'closed',
    closed_as: 'joined',
    resolved_at: at,
    joined_to: toId,
    main_id: main.id,
    joined_at: at,
    joined_state: { status, clocks: other.clocks },
    ...clockUpdate(city, other, { type: 'closed', at }, at),
  });
  await setMain(
    tx,
    followers.filter((id) => id !== other.id),
    main.id,
  );
  await updateReport(tx, main.id, {
    status: after.status,
    urgency,
    ...clockColumns(city, clocks, escalations, at),
    escalations,
  });
  await recordEvent(tx, other, { type: 'joined', at, staffId, detail: { as: 'member', mainId: main.id } });
  await recordEvent(tx, main, {
    type: 'joined',
    at,
    staffId,
    detail: {
      as: 'main',
      reportId: other.id,
      promises: moved,
      ...(followers.length > 1 ? { with: followers.length - 1 } : {}),
      ...(urgency === main.urgency ? {} : { urgency: { from: main.urgency, to: urgency } }),
    },
  });
  return after;
}
