import { afterAll, beforeAll, expect, test } from 'vitest';
import { zoneOffsetMs } from '#src/inbox/domain/citizen-time.ts';
import { eventFigures, type FigureCases, type FigureName, readFigure, writeFigure } from '#src/inbox/domain/figure.ts';
import { workingMinutesBetween } from '#src/inbox/domain/working-time.ts';
import { type CityState, getCityState } from '#src/inbox/index.ts';
import { listReports } from '#src/inbox/store/desk-list.ts';
import { countFigure } from '#src/inbox/store/figure-count.ts';
import type { StaffActor } from '#src/people/index.ts';
import { writeRandomYear } from '../../../test/support/random-year.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import type { Dimension, Figures } from '../domain/summary.ts';
import { readFigures } from './read-figures.ts';

const now = new Date('2026-11-24T03:00:20Z');
let world: World;
let city: CityState;
let coordinator: StaffActor;
let leader: StaffActor;
let head: StaffActor;
let told: Told[];

beforeAll(async () => {
  world = await aWorld({ now: () => now });
  city = await getCityState(world.app);
  coordinator = await aStaff(world.app, world.operator, 'coordinator');
  leader = await aStaff(world.app, world.operator, 'leader');
  const agencies = [...city.agencyIds].sort((a, b) => a[1] - b[1]);
  head = await aStaff(world.app, world.operator, 'head', agencies[0]?.[0]);
  await writeRandomYear(world.app, { seed: 5, reports: 2_500, until: now });
  told = await tellAll();
}, 60_000);
afterAll(() => world?.drop());

interface Told {
  id: number;
  kind: string;
  channelId: number;
  topicId: number | null;
  agencyId: number | null;
  status: string;
  hidden: boolean;
  receivedAt: Date;
  dueAt: Date | null;
  events: { type: string; at: Date; agency: number | null; to: number | null; detail: Record<string, unknown> }[];
}

/** Every report as the ledger alone tells it, read event by event. */
async function tellAll(): Promise<Told[]> {
  const { rows } = await world.app.pool.query(
    `select e.*, r.next_due_at from report_events e join reports r on r.id = e.report_id order by e.report_id, e.id`,
  );
  const all = new Map<number, Told>();
  for (const row of rows) {
    const detail = row.detail as Record<string, unknown> & { to?: Record<string, unknown> };
    const one: Told = all.get(row.report_id) ?? {
      id: row.report_id,
      kind: '',
      channelId: 0,
      topicId: null,
      agencyId: null,
      status: 'open',
      hidden: false,
      receivedAt: row.at,
      dueAt: row.next_due_at,
      events: [],
    };
    all.set(row.report_id, one);
    one.events.push({ type: row.type, at: row.at, agency: row.agency_id, to: row.to_agency_id, detail });
    const ended = one.status === 'resolved' || one.status === 'closed';
    if (row.type === 'received')
      Object.assign(one, { kind: detail.kind, channelId: detail.channelId, agencyId: row.agency_id });
    if (row.type === 'routed') one.topicId = detail.topicId as number | null;
    if (row.type === 'handed_on') one.agencyId = row.to_agency_id;
    if (row.type === 'triage_corrected') {
      if (detail.to?.kind) one.kind = detail.to.kind as string;
      if (detail.to?.topicId !== undefined) one.topicId = detail.to.topicId as number | null;
    }
    if (row.type === 'hidden') one.hidden = true;
    if (row.type === 'asked_resident') one.status = 'waiting';
    if (row.type === 'resident_wrote' && !ended) one.status = 'open';
    if (row.type === 'reopened') one.status = 'open';
    if (row.type === 'resolved') one.status = 'resolved';
    if (row.type === 'closed' || row.type === 'joined') one.status = 'closed';
  }
  return [...all.values()].filter((one) => !one.hidden);
}

interface Case {
  one: Told;
  agency: number | null;
  at?: Date;
  rating?: number;
}

/** The cases of a figure, counted by walking through every event of every report. */
function bruteForce(figure: FigureName, days: { from: string; to: string }): Case[] {
  const from = Date.parse(`${days.from}T00:00:00+07:00`);
  const before = Date.parse(`${days.to}T00:00:00+07:00`) + 86_400_000;
  const cases: Case[] = [];
  for (const one of told) {
    if (figure === 'open' || figure === 'late') {
      if (one.status !== 'open' && one.status !== 'waiting') continue;
      // Sixty whole seconds past the minute in which it was due.
      if (figure === 'late' && !(one.dueAt && Math.floor(+one.dueAt / 60_000) < Math.floor(+now / 60_000))) continue;
      cases.push({ one, agency: one.agencyId });
      continue;
    }
    let [answered, givenAway] = [false, 0];
    let found: Case | undefined;
    for (const event of one.events) {
      let hit = false;
      const byPerson =
        (event.type === 'answer_sent' && event.detail.automatic !== true) || event.type === 'answered_elsewhere';
      if (event.type === 'handed_on' && event.agency !== null) givenAway++;
      if (figure === 'received') hit = event.type === 'received';
      if (figure === 'answered') hit = byPerson && !answered;
      if (figure === 'solved') hit = event.type === 'resolved';
      if (figure === 'reopened') hit = event.type === 'reopened';
      if (figure === 'handed_on') hit = event.type === 'handed_on' && event.agency !== null;
      if (figure === 'bounced') hit = event.type === 'handed_on' && event.agency !== null && givenAway > 1;
      if (figure === 'rated') hit = event.type === 'rated';
      if (byPerson) answered = true;
      if (hit && +event.at >= from && +event.at < before)
        found = { one, agency: event.agency, at: event.at, rating: event.detail.rating as number };
    }
    if (found) cases.push(found);
  }
  return cases;
}

function bruteFigures(days: { from: string; to: string }, fits: (one: Case) => boolean): Figures {
  const of = (figure: FigureName) => bruteForce(figure, days).filter(fits);
  const rated = of('rated').map((one) => one.rating ?? 0);
  const open = of('open').map(({ one }) => one.receivedAt.toISOString());
  const waits = of('answered').map(({ one, at = now, agency }) => {
    const [a, b] = [one.receivedAt, at].map((x) => new Date(Math.floor(+x / 60_000) * 60_000)) as [Date, Date];
    const code = agency === null ? null : city.agencyCodes.get(agency);
    return { wall: (+b - +a) / 60_000, working: workingMinutesBetween(city.calendars(code), a, b) };
  });
  const share = (name: 'wall' | 'working') => {
    const sorted = waits.map((one) => one[name]).sort((a, b) => a - b);
    if (sorted.length === 0) return null;
    return {
      median: sorted[Math.ceil(sorted.length / 2) - 1] ?? 0,
      ninetieth: sorted[Math.ceil((sorted.length * 9) / 10) - 1] ?? 0,
    };
  };
  const counts = [...eventFigures, 'open' as const, 'late' as const].map((name) => [name, of(name).length]);
  return {
    ...(Object.fromEntries(counts) as Record<FigureName, number>),
    wall: share('wall'),
    working: share('working'),
    satisfaction:
      rated.length === 0
        ? null
        : {
            mean: rated.reduce((sum, n) => sum + n, 0) / rated.length,
            content: rated.filter((n) => n >= 4).length / rated.length,
          },
    oldestAt: open.sort()[0] ?? null,
  };
}

const stretches = [
  { from: '2025-11-25', to: '2026-11-24' },
  { from: '2026-11-01', to: '2026-11-24' },
  { from: '2026-02-28', to: '2026-02-28' },
  { from: '2030-01-01', to: '2030-12-31' },
];

test.each(stretches)('from $from to $to every figure of the whole equals the count by hand', async (days) => {
  const { whole } = await readFigures(world.app, city, days);
  expect(whole).toEqual(bruteFigures(days, () => true));
});

const ofCase: Record<Dimension, (one: Case) => unknown> = {
  agency: (one) => one.agency,
  channel: ({ one }) => one.channelId,
  kind: ({ one }) => one.kind,
  topic: ({ one }) => one.topicId,
};

test.each(Object.keys(ofCase) as Dimension[])(
  'every figure of every %s equals the count by hand',
  async (dimension) => {
    const days = { from: '2026-03-01', to: '2026-08-31' };
    const { parts } = await readFigures(world.app, city, days);
    expect(parts[dimension].length).toBeGreaterThan(3);
    for (const { value, figures } of parts[dimension])
      expect(figures, `${dimension} ${value}`).toEqual(bruteFigures(days, (one) => ofCase[dimension](one) === value));
  },
);

test('the parts add up to the whole, whichever way the city is cut', async () => {
  const { whole, parts } = await readFigures(world.app, city, { from: '2025-12-01', to: '2026-11-24' });
  for (const list of Object.values(parts))
    for (const figure of [...eventFigures, 'open' as const, 'late' as const])
      expect(
        list.reduce((sum, one) => sum + one.figures[figure], 0),
        figure,
      ).toBe(whole[figure]);
});

async function listed(actor: StaffActor, cases: FigureCases): Promise<Set<number>> {
  const figure = { cases, timeZone: city.timeZone, at: now.toISOString() };
  const ids = new Set<number>();
  let cursor: string | null | undefined;
  do {
    const page = JSON.parse(
      await listReports(world.app, actor, { status: 'all', figure, ...(cursor ? { cursor } : {}) }),
    ) as { rows: { id: number }[]; nextCursor: string | null };
    for (const row of page.rows) ids.add(row.id);
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}

const days = { from: '2026-01-01', to: '2026-06-30' };
test.each([...eventFigures, 'open', 'late'] as const)('the number "%s" and the list it opens agree', async (figure) => {
  const dated = figure === 'open' || figure === 'late' ? {} : { days };
  const expected = bruteForce(figure, days);
  expect(expected.length).toBeGreaterThan(5);
  expect(await listed(coordinator, { figure, ...dated })).toEqual(new Set(expected.map(({ one }) => one.id)));
  // And for one agency, kind and topic together, read back from the address.
  const example = expected[0];
  const cases = readFigure(
    writeFigure({
      figure,
      ...dated,
      agencyId: example?.agency ?? 'none',
      kind: example?.one.kind as never,
      topicId: example?.one.topicId ?? 'none',
    }),
  );
  const fitting = expected.filter(
    ({ one, agency }) =>
      agency === example?.agency && one.kind === example.one.kind && one.topicId === example.one.topicId,
  );
  if (!cases) throw new Error('the address cannot be read back');
  expect(await listed(coordinator, cases)).toEqual(new Set(fitting.map(({ one }) => one.id)));
});

test('who may not see secret reports is told how many the list leaves out', async () => {
  for (const actor of [leader, head]) {
    const cases: FigureCases = { figure: 'solved', days, ...(actor === head ? { agencyId: head.agencyId ?? 0 } : {}) };
    const counted = await countFigure(world.app, actor, { cases, timeZone: city.timeZone, at: now.toISOString() });
    const all = bruteForce('solved', days).filter((one) => actor === leader || one.agency === head.agencyId);
    expect(counted.total).toBe(all.length);
    expect(counted.shown).toBe((await listed(actor, cases)).size);
    expect(counted.shown).toBeGreaterThan(0);
  }
});

test('a day begins at the city’s midnight', () => {
  expect(zoneOffsetMs(city.timeZone)).toBe(7 * 3_600_000);
  for (const { one, at = now } of bruteForce('received', { from: '2026-05-05', to: '2026-05-05' })) {
    expect(one.receivedAt).toEqual(at);
    expect(new Date(+at + 7 * 3_600_000).toISOString()).toMatch(/^2026-05-05/);
  }
});
