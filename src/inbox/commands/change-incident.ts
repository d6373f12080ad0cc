import type { App } from '#src/app.ts';
import type { Tx } from '#src/db/kysely.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { readCode } from '../domain/citizen-code.ts';
import { canManageIncidents, type Incident, longestIncidentDays } from '../domain/incident.ts';
import type { ChangeIncident } from '../schema.ts';
import { forgetCityState } from '../store/city.ts';
import { type IncidentChangeType, lockIncident, recordIncident } from '../store/incidents.ts';

export type IncidentChangeRefused = 'no_such_incident' | 'over_already' | 'bad_time' | 'too_long' | 'no_such_code';

/** Moves the end of an incident, names the report that answers for it, or ends it now; what was stays on record. */
export async function changeIncident(
  app: App,
  actor: StaffActor,
  input: ChangeIncident,
): Promise<Result<object, IncidentChangeRefused>> {
  allow(canManageIncidents(actor));
  const done = await app.db.transaction().execute(async (tx): Promise<Result<object, IncidentChangeRefused>> => {
    const incident = await lockIncident(tx, input.incidentId);
    if (!incident) return refuse('no_such_incident');
    const at = app.now();
    // A main report may be named afterwards, too: its history is read for long.
    if (input.do !== 'main' && incident.until.getTime() <= at.getTime()) return refuse('over_already');
    const plan = await planChange(tx, incident, input, at);
    if (!plan.ok) return plan;
    await tx
      .updateTable('incidents')
      .set((eb) => ({ ...plan.set, version: eb('version', '+', 1) }))
      .where('id', '=', incident.id)
      .execute();
    const { type, detail } = plan;
    await recordIncident(tx, { incidentId: incident.id, staffId: actor.staffId, at, type, detail });
    return { ok: true };
  });
  forgetCityState(app);
  return done;
}

interface Plan {
  set: { from_at?: Date; until_at?: Date; main_id?: number };
  type: IncidentChangeType;
  detail: object;
}

async function planChange(
  tx: Tx,
  incident: Incident,
  input: ChangeIncident,
  at: Date,
): Promise<Result<Plan, IncidentChangeRefused>> {
  if (input.do === 'main') {
    const main = await findMain(tx, input.code);
    if (!main) return refuse('no_such_code');
    return { ok: true, set: { main_id: main.id }, type: 'main_set', detail: { code: main.code } };
  }
  const detail = { from: incident.until.toISOString() };
  if (input.do === 'end') {
    // One that has not begun never will; an incident keeps a beginning before its end.
    const from_at = incident.from.getTime() < at.getTime() ? incident.from : new Date(at.getTime() - 1);
    return { ok: true, set: { from_at, until_at: at }, type: 'ended', detail };
  }
  if (input.until.getTime() <= Math.max(at.getTime(), incident.from.getTime())) return refuse('bad_time');
  if (input.until.getTime() - at.getTime() > longestIncidentDays * 86_400_000) return refuse('too_long');
  const set = { until_at: input.until };
  return { ok: true, set, type: 'until_moved', detail: { ...detail, to: input.until.toISOString() } };
}

/** The report that a typed code names, or the one that answers for it. A secret report answers for nobody's incident. */
export async function findMain(tx: Tx, typed: string): Promise<{ id: number; code: string } | undefined> {
  const code = readCode(typed);
  if (code === undefined) return undefined;
  const named = await tx.selectFrom('reports').select('main_id').where('code', '=', code).executeTakeFirst();
  if (!named) return undefined;
  return tx
    .selectFrom('reports')
    .select(['id', 'code'])
    .where((eb) => (named.main_id === null ? eb('code', '=', code) : eb('id', '=', named.main_id)))
    .where('privacy', '<>', 'secret')
    .where('hidden_at', 'is', null)
    .executeTakeFirst();
}
