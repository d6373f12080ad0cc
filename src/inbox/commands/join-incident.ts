import type { App } from '#src/app.ts';
import type { StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import type { JoinIncident } from '../schema.ts';
import { findIncident } from '../store/incidents.ts';
import { joinReports } from './join-reports.ts';

/** Joins reports to the main report of an incident, as any reports are joined: by who may act on both, and reversibly. */
export async function joinIncident(app: App, actor: StaffActor, input: JoinIncident): Promise<Result<object, string>> {
  const incident = await findIncident(app.db, input.incidentId);
  if (!incident) return refuse('no_such_incident');
  if (incident.mainId === null) return refuse('no_main');
  // It may have been joined to another one since.
  const main = await app.db
    .selectFrom('reports')
    .select((eb) => eb.fn.coalesce('main_id', 'id').as('id'))
    .where('id', '=', incident.mainId)
    .executeTakeFirstOrThrow();
  return joinReports(app, actor, { mainId: main.id, otherIds: input.reportIds });
}
