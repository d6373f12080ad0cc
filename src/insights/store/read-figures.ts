import type { App } from '#src/app.ts';
import { eventFigures, type FigurePart, instantsOf } from '#src/inbox/domain/figure.ts';
import { type Bind, type CityState, figureEvents, figureNow, figurePart } from '#src/inbox/index.ts';
import type { Kind } from '#src/inbox/schema.ts';
import type { Period } from '../domain/period.ts';
import { type Cell, type Summary, summarise, type Wait } from '../domain/summary.ts';
import { workingMinutes } from '../domain/waited.ts';

interface Place {
  agencyId: number | null;
  channelId: number;
  kind: Kind;
  topicId: number | null;
}

/**
 * The figures of a period for the city or one part of it, counted from the ledger at this moment. The same SQL makes the list
 * behind each number, so that both always say the same. `channelOf` puts channels together, for those who need no accounts.
 */
export async function readFigures(
  app: App,
  city: CityState,
  days: Pick<Period, 'from' | 'to'>,
  part: FigurePart = {},
  channelOf: (channelId: number) => number = (id) => id,
): Promise<Summary> {
  const [events, now, waits] = await Promise.all([
    readEvents(app, city, days, part),
    readNow(app, part),
    readWaits(app, city, days, part),
  ]);
  const moved = <T extends Place>(one: T) => ({ ...one, channelId: channelOf(one.channelId) });
  return summarise([...events, ...now].map(moved), waits.map(moved));
}

/** Starts a statement about a period and a part: its values, and the conditions on the reports `r` and the events `f`. */
function ask(city: CityState, days: Pick<Period, 'from' | 'to'>, part: FigurePart, which = 'r.hidden_at is null') {
  const values: (string | number)[] = [];
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`;
  const { from, before } = instantsOf(days, city.timeZone);
  const period = { from: bind(from.toISOString(), 'timestamptz'), before: bind(before.toISOString(), 'timestamptz') };
  const where = [which, ...figurePart(part, 'f.agency_id', bind)].join(' and ');
  return { values, period, where };
}

const places = 'f.agency_id as "agencyId", r.channel_id as "channelId", r.kind, r.topic_id as "topicId"';

async function readEvents(app: App, city: CityState, days: Pick<Period, 'from' | 'to'>, part: FigurePart) {
  const { values, period, where } = ask(city, days, part);
  // What was answered is counted with how long it waited.
  const branches = eventFigures
    .filter((figure) => figure !== 'answered')
    .map((figure) => `select '${figure}' as figure, x.* from (${figureEvents(figure, period)}) x`);
  const { rows } = await app.pool.query<Cell>(
    `select f.figure, ${places}, count(*)::int as n, sum(f.rating)::int as stars,
            (count(*) filter (where f.rating >= 4))::int as content
       from (${branches.join(' union all ')}) f join reports r on r.id = f.report_id
      where ${where} group by 1, 2, 3, 4, 5`,
    values,
  );
  return rows;
}

async function readNow(app: App, part: FigurePart): Promise<Cell[]> {
  const values: (string | number)[] = [];
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`;
  const at = bind(app.now().toISOString(), 'timestamptz');
  const where = ['r.hidden_at is null', figureNow('open', at), ...figurePart(part, 'r.agency_id', bind)];
  const { rows } = await app.pool.query<Place & { open: number; late: number; oldestAt: Date }>(
    `select r.agency_id as "agencyId", r.channel_id as "channelId", r.kind, r.topic_id as "topicId", count(*)::int as open,
            (count(*) filter (where ${figureNow('late', at)}))::int as late, min(r.opened_at) as "oldestAt"
       from reports r where ${where.join(' and ')} group by 1, 2, 3, 4`,
    values,
  );
  return rows.flatMap(({ open, late, oldestAt, ...place }) => [
    { ...place, figure: 'open' as const, n: open, oldestAt: oldestAt.toISOString() },
    { ...place, figure: 'late' as const, n: late },
  ]);
}

/** How many of the reports received in a period are hidden: they stand in no figure, but are not forgotten either. */
export async function countHidden(
  app: App,
  city: CityState,
  days: Pick<Period, 'from' | 'to'>,
  part: FigurePart = {},
): Promise<number> {
  const { values, period, where } = ask(city, days, part, 'r.hidden_at is not null');
  const { rows } = await app.pool.query<{ n: number }>(
    `select count(*)::int as n from (${figureEvents('received', period)}) f join reports r on r.id = f.report_id where ${where}`,
    values,
  );
  return rows[0]?.n ?? 0;
}

/** First answers of the period with the minutes they took; seconds never count, as the clock has it. */
async function readWaits(app: App, city: CityState, days: Pick<Period, 'from' | 'to'>, part: FigurePart) {
  const { values, period, where } = ask(city, days, part);
  const minute = (at: string) => `floor(extract(epoch from ${at}) / 60)::int`;
  const { rows } = await app.pool.query<Place & { came: number[]; answered: number[] }>(
    `select ${places}, array_agg(${minute('r.opened_at')} order by r.id) as came, array_agg(${minute('f.at')} order by r.id) as answered
       from (${figureEvents('answered', period)}) f join reports r on r.id = f.report_id
      where ${where} group by 1, 2, 3, 4`,
    values,
  );
  const counters = new Map<string | null, (from: number, to: number) => number>();
  return rows.map(({ came, answered, ...place }): Wait => {
    const code = place.agencyId === null ? null : (city.agencyCodes.get(place.agencyId) ?? null);
    const calendar = city.calendars(code);
    const count = counters.get(calendar.agency) ?? workingMinutes(calendar);
    counters.set(calendar.agency, count);
    return {
      ...place,
      // An answer in the network's own app may bear an earlier time than the words it answers.
      wall: answered.map((at, i) => Math.max(0, at - (came[i] ?? at))),
      working: answered.map((at, i) => count(came[i] ?? at, at)),
    };
  });
}
