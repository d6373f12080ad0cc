import { type City, type TriageModel, triage } from '#src/language/index.ts';
import { decideRoute, type Route } from './route-report.ts';

/** A report as triage read it when it came. */
export interface ReadReport {
  id: number;
  title: string;
  text: string;
}

/** A report that would go elsewhere; agency or body by its code, null for the coordinator. */
export interface MovedReport {
  id: number;
  title: string;
  from: RouteTo;
  to: RouteTo;
}

/** Where a report goes; the code of the agency or of the body outside, null for the coordinator. */
export interface RouteTo {
  to: Route['to'];
  code: string | null;
}

/** How texts are read: the tables, what was learned beside them, and from which certainty on a machine hands on. */
export interface Reader {
  compiled: City;
  model: TriageModel | undefined;
  routeThreshold: number;
}

/** Which of these reports would go elsewhere under the tables as edited; what people decided about them since plays no part. */
export function listMoved(reports: readonly ReadReport[], now: Reader, edited: Reader): MovedReport[] {
  return reports.flatMap(({ id, title, text }) => {
    const [from, to] = [routeOf(text, now), routeOf(text, edited)];
    return from.to === to.to && from.code === to.code ? [] : [{ id, title, from, to }];
  });
}

function routeOf(text: string, reader: Reader): RouteTo {
  const route = decideRoute(triage(text, reader.compiled, reader.model), reader.routeThreshold);
  return {
    to: route.to,
    code: route.to === 'agency' ? route.agency : route.to === 'outside' ? route.owner : null,
  };
}
