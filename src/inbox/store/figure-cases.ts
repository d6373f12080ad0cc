import { type EventFigure, type FigureCases, instantsOf, type NowFigure } from '../domain/figure.ts';

/** Puts a value into a statement and answers how it is named there. */
export type Bind = (value: string | number, type: string) => string;

// A machine's receipt is no answer; what a person wrote in the network's own app is one.
const answerTypes = `('answer_sent', 'answered_elsewhere')`;
const byPerson = (e: string) => `${e}.type in ${answerTypes} and ${e}.detail ->> 'automatic' is distinct from 'true'`;
// The coordinator places a report; only an agency gives one away.
const givenAway = (e: string) => `${e}.type = 'handed_on' and ${e}.agency_id is not null`;
const earlier = (condition: (e: string) => string) =>
  `exists (select from report_events b where b.report_id = e.report_id and ${condition('b')} and (b.at, b.id) < (e.at, e.id))`;

const events: Record<EventFigure, { what: string; newest: boolean }> = {
  received: { what: `e.type = 'received'`, newest: true },
  answered: { what: `${byPerson('e')} and not ${earlier(byPerson)}`, newest: false },
  solved: { what: `e.type = 'resolved'`, newest: true },
  reopened: { what: `e.type = 'reopened'`, newest: true },
  handed_on: { what: givenAway('e'), newest: true },
  bounced: { what: `${givenAway('e')} and ${earlier(givenAway)}`, newest: true },
  rated: { what: `e.type = 'rated'`, newest: true },
};

/** A figure as the desk's list is asked for it; `at` is the minute that counts as now. */
export interface AskedFigure {
  cases: FigureCases;
  timeZone: string;
  at: string;
}

/**
 * SQL of the reports behind a figure of some days: `report_id, agency_id, at, rating`. Each report stands in it once, under the
 * agency that held it at its last such event of these days (at its first answer), so that parts add up to the whole.
 */
export function figureEvents(figure: EventFigure, period: { from: string; before: string }): string {
  const { what, newest } = events[figure];
  const order = newest ? 'e.report_id, e.at desc, e.id desc' : 'e.report_id, e.at, e.id';
  const rating = figure === 'rated' ? `(e.detail ->> 'rating')::int` : 'null::int';
  return `select distinct on (e.report_id) e.report_id, e.agency_id, e.at, ${rating} as rating from report_events e
    where ${what} and e.at >= ${period.from} and e.at < ${period.before} order by ${order}`;
}

/** SQL conditions over `reports r` for what stands now: open, or past a due time; the minute in which it is due still keeps it. */
export function figureNow(figure: NowFigure, now: string): string {
  const open = `r.status in ('open', 'waiting')`;
  return figure === 'open' ? open : `${open} and r.next_due_at < date_trunc('minute', ${now})`;
}

/** SQL conditions over `reports r` and the column that names the agency, for one part of a figure. */
export function figurePart(cases: Omit<FigureCases, 'figure'>, agency: string, bind: Bind): string[] {
  const { agencyId, channelId, kind, topicId } = cases;
  const conditions: string[] = [];
  if (agencyId === 'none') conditions.push(`${agency} is null`);
  else if (agencyId !== undefined) conditions.push(`${agency} = ${bind(agencyId, 'int')}`);
  if (channelId !== undefined) conditions.push(`r.channel_id = ${bind(channelId, 'int')}`);
  if (kind !== undefined) conditions.push(`r.kind = ${bind(kind, 'text')}`);
  if (topicId === 'none') conditions.push('r.topic_id is null');
  else if (topicId !== undefined) conditions.push(`r.topic_id = ${bind(topicId, 'int')}`);
  return conditions;
}

/** What a figure asks of `reports r` in a list; `timeZone` says when the city's days begin, `at` which minute is now. */
export function figureCondition({ cases, timeZone, at }: AskedFigure, bind: Bind): string {
  const { figure, days } = cases;
  if (figure === 'open' || figure === 'late') {
    return [
      figureNow(figure, figure === 'late' ? bind(at, 'timestamptz') : ''),
      ...figurePart(cases, 'r.agency_id', bind),
    ].join(' and ');
  }
  if (!days) return 'false';
  const { from, before } = instantsOf(days, timeZone);
  const period = { from: bind(from.toISOString(), 'timestamptz'), before: bind(before.toISOString(), 'timestamptz') };
  const { agencyId, ...rest } = cases;
  const held = figurePart(agencyId === undefined ? {} : { agencyId }, 'f.agency_id', bind);
  const inside = `r.id in (select f.report_id from (${figureEvents(figure, period)}) f ${held.length > 0 ? `where ${held.join(' and ')}` : ''})`;
  return [inside, ...figurePart({ ...rest, days }, 'r.agency_id', bind)].join(' and ');
}

/** A short word for the shape of a figure's condition; the values are not in it. */
export function figureShape({ figure, agencyId, channelId, kind, topicId }: FigureCases): string {
  const agency = agencyId === undefined ? '' : agencyId === 'none' ? 'n' : 'a';
  const topic = topicId === undefined ? '' : topicId === 'none' ? 'o' : 't';
  return `${figure}-${agency}${channelId === undefined ? '' : 'c'}${kind === undefined ? '' : 'k'}${topic}`;
}
