import type { App } from '#src/app.ts';
import type { StaffActor } from '#src/people/index.ts';
import { statuses } from '../schema.ts';
import { type DeskFilter, listConditions } from './desk-list.ts';

/** Nobody works off more than this at a glance, and counting on would read the whole city's history. */
const mostCounted = 100;
/** Suspect entries have no index of their own; older ones are met by walking their list. */
const suspectWindow = 1_000;

/** Counts behind the tabs under the same filters, as JSON text of `DeskCounts`; reads at most some hundred index entries a status. */
export async function countReports(app: App, actor: StaffActor, filter: DeskFilter): Promise<string> {
  const values: (string | number)[] = [];
  const { conditions, shape, order } = listConditions(actor, { ...filter, handedOn: false, suspect: false }, values);
  const from = (status: string) =>
    `from reports r where ${[`r.status = '${status}'`, ...conditions].join(' and ')} and r.hidden_at is null`;
  const counts = statuses.map(
    (status) => `'${status}', (select count(*) from (select 1 ${from(status)} limit ${mostCounted}) c)`,
  );
  const suspect = `'suspect', (select count(*) from (select r.suspect ${from('open')} order by ${order} limit ${suspectWindow}) c where suspect)`;
  const { rows } = await app.pool.query<{ counts: string }>({
    name: `desk-counts ${shape}`,
    text: `select json_build_object(${[...counts, suspect].join(', ')})::text as counts`,
    values,
  });
  return rows[0]?.counts ?? '{}';
}
