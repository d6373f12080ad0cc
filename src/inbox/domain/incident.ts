import type { Role, StaffActor } from '#src/people/domain/policy.ts';

/** So many may be on at once: the front pages stay short, and a city with more has one incident. */
export const mostIncidents = 5;
/** Days an incident may last at most, unless it is moved again: what everybody asks about is not a season. */
export const longestIncidentDays = 30;

/** What everybody asks about for a while. */
export interface Incident {
  id: number;
  version: number;
  text: { id: string; en: string };
  answer: string;
  topicId: number | null;
  kecamatanCode: string | null;
  kelurahanCode: string | null;
  from: Date;
  until: Date;
  /** The report that answers for it. */
  mainId: number | null;
}

/** Those that are on at an instant; nobody needs to end them. */
export function incidentsOn<T extends Pick<Incident, 'from' | 'until'>>(incidents: readonly T[], now: Date): T[] {
  return incidents.filter((one) => one.from.getTime() <= now.getTime() && now.getTime() < one.until.getTime());
}

/** What pages that are kept as bytes depend on: which incidents are on, and as of which change. */
export function incidentsMark(incidents: readonly Incident[], now: Date): string {
  return incidentsOn(incidents, now)
    .map((one) => `${one.id}.${one.version}`)
    .join(' ');
}

/** An incident as pages show it; instants are ISO texts. */
export interface ShownIncident {
  id: number;
  text: { id: string; en: string };
  until: string;
}

/** What of a report says whether an incident explains it. */
export interface IncidentFacts {
  id: number;
  topicId: number | null;
  kecamatanCode: string | null;
  kelurahanCode: string | null;
  openedAt: Date;
}

/**
 * Whether an incident may explain a report: it came in while the incident was on, and speaks of its topic and place as far
 * as the incident names them. The main report is not explained by itself.
 */
export function mayExplain(incident: Incident, report: IncidentFacts): boolean {
  if (report.id === incident.mainId) return false;
  const at = report.openedAt.getTime();
  if (at < incident.from.getTime() || at >= incident.until.getTime()) return false;
  if (incident.topicId !== null && report.topicId !== incident.topicId) return false;
  if (incident.kelurahanCode !== null) return report.kelurahanCode === incident.kelurahanCode;
  return incident.kecamatanCode === null || report.kecamatanCode === incident.kecamatanCode;
}

const declarers: readonly Role[] = ['coordinator'];

/** Decides who may declare, move and end incidents: they stand on the city's front page. */
export function canManageIncidents(actor: StaffActor): boolean {
  return declarers.includes(actor.role);
}
