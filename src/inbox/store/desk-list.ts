import type { App } from '#src/app.ts';
import type { StaffActor } from '#src/people/index.ts';
import { type ReportFilter, type ReportRow, type Status, statuses } from '../schema.ts';
import { type AskedFigure, figureCondition, figureShape } from './figure-cases.ts';

/**
 * Filters of the desk; `handedOn` asks for what the reader's own agency gave away and may still follow, `suspect` for what
 * a machine may have written and nobody has answered or corrected yet.
 */
export interface DeskFilter extends ReportFilter {
  handedOn?: boolean;
  suspect?: boolean;
  /** Exactly the cases behind a figure of the leaders' page, whoever holds them now. */
  figure?: AskedFigure | undefined;
}

/** A row of the desk's list: what every list shows, and whether a machine may have written it. */
export interface DeskRow extends ReportRow {
  suspect: boolean;
}

/** Reports on one page of the list. */
export const pageSize = 50;

/**
 * One page of the list as JSON text of a rows and a cursor, newest message first. Each combination of filters is its own
 * prepared statement, so that an index with exactly that order serves it and page 1,000 costs what page 1 costs.
 */
export async function listReports(app: App, actor: StaffActor, filter: DeskFilter): Promise<string> {
  const { rows } = await app.pool.query<{ page: string }>(listStatement(actor, filter));
  return rows[0]?.page ?? emptyPage;
}

export const emptyPage = '{"rows":[],"nextCursor":null}';

/** Where a page ended: the instant with its microseconds, and the id. Undefined for what we never gave out. */
export function readCursor(text: string | undefined): { at: string; id: number } | undefined {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}[+-]\d\d:\d\d)~(\d{1,15})$/.exec(text ?? '') ?? [];
  return at && id ? { at, id: Number(id) } : undefined;
}

/** Which reports somebody may see, as SQL over `reports r`; the same rule as `canSeeReport`, tested against it. */
export function scopeCondition(actor: StaffActor, own: string): string {
  if (actor.role === 'coordinator') return 'true';
  const holds = `coalesce(r.agency_id = ${own}, false)`;
  if (actor.role === 'mimin' || actor.role === 'head') {
    return `(${holds} or (r.earlier_agency_ids @> array[${own}] and r.privacy <> 'secret'))`;
  }
  return `(r.privacy <> 'secret' or ${holds})`;
}

interface Statement {
  name: string;
  text: string;
  values: (string | number)[];
}

/** The prepared statement of one page; its values begin with where the page before ended. */
export function listStatement(actor: StaffActor, filter: DeskFilter): Statement {
  const after = readCursor(filter.cursor);
  const values: (string | number)[] = [after?.at ?? 'infinity', after?.id ?? 0];
  const { conditions, shape, order } = listConditions(actor, filter, values);
  const wanted = statusesOf(filter.status);
  const branches = wanted.map((status) => {
    const where = [`r.status = '${status}'`, ...conditions].join(' and ');
    return `(select ${columns} from reports r where ${where} and r.hidden_at is null
      and (r.last_message_at, r.id) < ($1::timestamptz, $2::bigint) order by ${order} limit ${pageSize + 1})`;
  });
  return {
    name: `desk-list ${filter.status} ${shape} ${actor.language}`,
    text: `with hit as (select * from (${branches.join(' union all ')}) h order by last_message_at desc, id desc limit ${pageSize + 1}),
      page as (${rowSelect(`(select * from hit limit ${pageSize})`, actor.language)} order by h.last_message_at desc, h.id desc)
      select '{"rows":' || coalesce((select json_agg(page)::text from page), '[]') || ',"nextCursor":' || coalesce((
        select to_json((to_json(last_message_at) #>> '{}') || '~' || id)::text from hit
         where (select count(*) from hit) > ${pageSize} offset ${pageSize - 1} limit 1), 'null') || '}' as page`,
    values,
  };
}

/** What the filters and the reader's scope ask of `reports r`, but for the status; adds its values and names its shape. */
export function listConditions(
  actor: StaffActor,
  filter: DeskFilter,
  values: (string | number)[],
): { conditions: string[]; shape: string; order: string } {
  const bound = actor.role === 'mimin' || actor.role === 'head';
  const add = (value: string | number, type: string) => `$${values.push(value)}::${type}`;
  const conditions: string[] = [];
  const shape: string[] = [];
  const want = (name: string, condition: string) => {
    shape.push(name);
    conditions.push(condition);
  };
  // Naming the agency in the order as well lets the index of "no agency" serve its order; a null is no constant to the planner.
  let order = 'r.last_message_at desc, r.id desc';
  if (filter.figure) want(figureShape(filter.figure.cases), figureCondition(filter.figure, add));
  if (filter.handedOn && bound) {
    const own = add(actor.agencyId ?? 0, 'int');
    want(
      'handed',
      `r.earlier_agency_ids @> array[${own}] and r.agency_id is distinct from ${own} and r.privacy <> 'secret'`,
    );
  } else if (bound && filter.figure) {
    want('scope', scopeCondition(actor, add(actor.agencyId ?? 0, 'int')));
  } else if (bound) {
    want('agency', `r.agency_id = ${add(actor.agencyId ?? 0, 'int')}`);
  } else {
    if (filter.agencyId === 'none') {
      want('none', 'r.agency_id is null');
      order = `r.agency_id, ${order}`;
    } else if (filter.agencyId !== undefined) want('agency', `r.agency_id = ${add(filter.agencyId, 'int')}`);
    if (actor.role !== 'coordinator') want('scope', scopeCondition(actor, add(actor.agencyId ?? 0, 'int')));
  }
  if (filter.topicId !== undefined) want('topic', `r.topic_id = ${add(filter.topicId, 'int')}`);
  if (filter.kelurahanCode) want('kelurahan', `r.kelurahan_code = ${add(filter.kelurahanCode, 'text')}`);
  if (filter.suspect) want('suspect', 'r.suspect');
  return { conditions, shape: shape.join('+'), order };
}

function statusesOf(status: ReportFilter['status']): readonly Status[] {
  if (status === 'active') return ['open', 'waiting'];
  return status === 'all' ? statuses : [status];
}

const columns = `r.id, r.code, r.kind, r.status, r.urgency, r.title, r.topic_id, r.agency_id, r.outside_owner, r.channel_id,
  r.kelurahan_code, r.privacy, r.opened_at, r.last_message_at, r.next_due_at, r.message_count, r.version, r.suspect`;

/** Makes list rows of rows of `reports` (named columns as in `reports`); names stand in the reader's language. */
export function rowSelect(from: string, language: 'id' | 'en'): string {
  return `select h.id, h.code, h.kind, h.status, h.urgency, h.title,
      (select name_${language} from topics where id = h.topic_id) as topic,
      (select short_name from agencies where id = h.agency_id) as agency,
      h.outside_owner as outside,
      (select network from channels where id = h.channel_id) as network,
      (select name from areas where code = h.kelurahan_code) as kelurahan,
      h.privacy, h.opened_at as "openedAt", h.last_message_at as "lastMessageAt", h.next_due_at as "nextDueAt",
      h.message_count as messages, h.version, h.suspect
    from ${from} h`;
}
