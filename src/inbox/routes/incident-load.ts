import type { DeskReport } from '../domain/desk-thread.ts';
import { type Incident, incidentsOn, mayExplain, type ShownIncident } from '../domain/incident.ts';
import { canJoin } from '../domain/policy.ts';
import type { CityState } from '../store/city.ts';
import { findIncidentMain, isAnotherMatter } from '../store/incidents.ts';
import type { DeskRequest } from './desk-request.ts';

/** The incidents that are on, as pages show them. */
export function shownIncidents(city: Pick<CityState, 'incidents'>, now: Date): ShownIncident[] {
  return incidentsOn(city.incidents, now).map(({ id, text, until }) => ({ id, text, until: until.toISOString() }));
}

/** An incident that may explain an open report: whether the reader may join the two, and its ready answer. */
export async function incidentsOf(desk: DeskRequest, report: DeskReport) {
  const { app, actor, city } = desk;
  if (report.mainId !== null || report.status === 'resolved' || report.status === 'closed') return [];
  const kecamatanCode = report.kecamatan === null ? null : (city.kecamatanCodes.get(report.kecamatan) ?? null);
  const facts = { ...report, kecamatanCode, openedAt: new Date(report.openedAt) };
  const fitting = city.incidents.filter((one) => mayExplain(one, facts));
  const told = await Promise.all(
    fitting.map(async (incident) => {
      const main = await findIncidentMain(app.db, incident.mainId);
      if (main && (await isAnotherMatter(app.db, report.id, main.id))) return [];
      const mayJoin = main !== undefined && main.id !== report.id && canJoin(actor, main) && canJoin(actor, report);
      return [{ id: incident.id, text: incident.text, answer: incident.answer, mayJoin }];
    }),
  );
  return told.flat();
}

/**
 * The ready answers of incidents among the saved replies. They have no row of their own there: an id past every real one, so that
 * counting its use touches nothing.
 */
export function incidentReplies(incidents: readonly Pick<Incident, 'id' | 'answer'>[], title: string) {
  return incidents.map(({ id, answer }) => ({
    id: 2_000_000_000 + id,
    title,
    text: answer,
    shortText: null,
    uses: 0,
    fits: true,
  }));
}
