import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#src/people/index.ts';
import { aStaff, aWorld, type World } from '../../../test/support/world.ts';
import { canSeeReport } from '../domain/policy.ts';
import type { DeskCounts, Privacy, Status } from '../schema.ts';
import { countReports } from './desk-counts.ts';
import { type DeskFilter, type DeskRow, listReports, readCursor } from './desk-list.ts';

let world: World;
let agencies: Map<string, number>;
let door: number;
const people = {} as Record<'mimin' | 'other' | 'head' | 'coordinator' | 'leader' | 'operator', StaffActor>;

beforeAll(async () => {
  world = await aWorld();
  const { app, operator } = world;
  const { rows } = await app.pool.query<{ id: number; code: string }>('select id, code from agencies');
  agencies = new Map(rows.map((row) => [row.code, row.id]));
  const { rows: doors } = await app.pool.query<{ id: number }>(
    `insert into channels (network, name, external_id) values ('web', 'Formulir', 'web-test') returning id`,
  );
  door = doors[0]?.id ?? 0;
  people.mimin = await aStaff(app, operator, 'mimin', 'DPUPR');
  people.other = await aStaff(app, operator, 'mimin', 'DISHUB');
  people.head = await aStaff(app, operator, 'head', 'DPUPR');
  people.coordinator = await aStaff(app, operator, 'coordinator');
  people.leader = await aStaff(app, operator, 'leader');
  people.operator = operator;
});
afterAll(() => world?.drop());

interface Given {
  agency?: string | null;
  status?: Status;
  privacy?: Privacy;
  earlier?: string[];
  topicId?: number;
  kelurahan?: string;
  minutesAgo?: number;
  hidden?: boolean;
  suspect?: boolean;
}
let number = 0;

async function aReport(given: Given = {}): Promise<number> {
  const { rows } = await world.app.pool.query<{ id: number }>(
    `insert into reports (code, kind, status, urgency, agency_id, channel_id, title, privacy, triage, clocks, opened_at, last_message_at,
       earlier_agency_ids, topic_id, kelurahan_code, hidden_at, suspect)
     values ($1, 'complaint', $2, 'medium', $3, $4, $5, $6, '{}', '{}', now(), now() - $7 * interval '1 minute', $8, $9, $10, $11, $12) returning id`,
    [
      `LIST${String(++number).padStart(6, '0')}`,
      given.status ?? 'open',
      given.agency === null ? null : agencies.get(given.agency ?? 'DPUPR'),
      door,
      `Jalan rusak nomor ${number}`,
      given.privacy ?? 'open',
      given.minutesAgo ?? number,
      (given.earlier ?? []).map((code) => agencies.get(code)),
      given.topicId ?? null,
      given.kelurahan ?? null,
      given.hidden ? new Date() : null,
      given.suspect ?? false,
    ],
  );
  return rows[0]?.id ?? 0;
}

async function list(actor: StaffActor, filter: Partial<DeskFilter> = {}) {
  return JSON.parse(await listReports(world.app, actor, { status: 'active', ...filter })) as {
    rows: DeskRow[];
    nextCursor: string | null;
  };
}
const idsOf = async (actor: StaffActor, filter: Partial<DeskFilter> = {}) =>
  (await list(actor, filter)).rows.map((row) => row.id);

test('everybody sees in the list exactly what the policy lets them open', async () => {
  const given: Given[] = [
    { agency: 'DPUPR' },
    { agency: 'DISHUB' },
    { agency: null },
    { agency: 'DPUPR', privacy: 'secret' },
    { agency: 'DISHUB', privacy: 'secret' },
    { agency: 'DPUPR', privacy: 'anonymous' },
    { agency: 'DISHUB', earlier: ['DPUPR'] },
    { agency: 'DISHUB', earlier: ['DPUPR'], privacy: 'secret' },
  ];
  const made = await Promise.all(given.map(async (one) => ({ id: await aReport(one), ...one })));
  for (const actor of Object.values(people)) {
    const bound = actor.role === 'mimin' || actor.role === 'head';
    const seen = new Set(await idsOf(actor, { status: 'all' }));
    if (bound) for (const id of await idsOf(actor, { status: 'all', handedOn: true })) seen.add(id);
    for (const one of made) {
      const facts = {
        agencyId: one.agency === null ? null : (agencies.get(one.agency ?? 'DPUPR') ?? null),
        earlierAgencyIds: (one.earlier ?? []).map((code) => agencies.get(code) ?? 0),
        privacy: one.privacy ?? ('open' as const),
        status: 'open' as const,
      };
      expect([actor.role, one.id, seen.has(one.id)]).toEqual([actor.role, one.id, canSeeReport(actor, facts)]);
    }
  }
});

test('what an agency handed on stands in a list of its own, not among its work', async () => {
  const id = await aReport({ agency: 'DISHUB', earlier: ['DPUPR'] });
  expect(await idsOf(people.mimin)).not.toContain(id);
  expect(await idsOf(people.mimin, { status: 'all', handedOn: true })).toContain(id);
  expect(await idsOf(people.other)).toContain(id);
});

test('a mimin cannot widen the list by naming another agency in the address', async () => {
  const id = await aReport({ agency: 'DISHUB' });
  expect(await idsOf(people.mimin, { status: 'all', agencyId: agencies.get('DISHUB') ?? 0 })).not.toContain(id);
});

test.each([
  ['active', ['open', 'waiting']],
  ['waiting', ['waiting']],
  ['resolved', ['resolved']],
  ['all', ['open', 'waiting', 'resolved', 'closed']],
] as const)('the tab %s holds the states %s', async (tab, states) => {
  const made = new Map<string, number>();
  for (const status of ['open', 'waiting', 'resolved', 'closed'] as const)
    made.set(status, await aReport({ status, minutesAgo: 0 }));
  const seen = await idsOf(people.coordinator, { status: tab });
  expect([...made].filter(([, id]) => seen.includes(id)).map(([status]) => status)).toEqual([...states]);
});

test('agency, no agency, topic and kelurahan narrow the list, alone and together', async () => {
  const { rows } = await world.app.pool.query<{ topic: number; area: string }>(
    `select (select max(id) from topics) as topic, (select max(code) from areas where level = 'kelurahan') as area`,
  );
  const { topic = 0, area = '' } = rows[0] ?? {};
  const both = await aReport({ topicId: topic, kelurahan: area });
  const onlyTopic = await aReport({ topicId: topic });
  const nobody = await aReport({ agency: null });
  expect(await idsOf(people.coordinator, { topicId: topic })).toEqual([both, onlyTopic]);
  expect(await idsOf(people.coordinator, { topicId: topic, kelurahanCode: area })).toEqual([both]);
  expect(await idsOf(people.coordinator, { topicId: topic, agencyId: agencies.get('DISHUB') ?? 0 })).toEqual([]);
  const unplaced = await list(people.coordinator, { agencyId: 'none' });
  expect(unplaced.rows.map((row) => row.id)).toContain(nobody);
  expect(unplaced.rows.every((row) => row.agency === null)).toBe(true);
});

test('a hidden report is in nobody’s list', async () => {
  const id = await aReport({ hidden: true });
  for (const actor of Object.values(people)) expect(await idsOf(actor, { status: 'all' })).not.toContain(id);
});

test('suspect reports stand in a queue of their own until they end', async () => {
  const suspect = await aReport({ agency: null, suspect: true });
  const ended = await aReport({ agency: null, suspect: true, status: 'closed' });
  const plain = await aReport({ agency: null });
  const seen = await idsOf(people.coordinator, { suspect: true, agencyId: 'none' });
  expect([suspect, ended, plain].map((id) => seen.includes(id))).toEqual([true, false, false]);
});

test('the counts are of what the list shows, under the same filters, and stop past ninety-nine', async () => {
  const agencyId = agencies.get('DINKES') ?? 0;
  const given: Given[] = [
    { status: 'open' },
    { status: 'open', suspect: true },
    { status: 'waiting' },
    { status: 'resolved' },
    { status: 'resolved', privacy: 'secret' },
    { status: 'closed', suspect: true },
    { status: 'open', hidden: true },
  ];
  for (const one of given) await aReport({ agency: 'DINKES', ...one });
  const count = async (actor: StaffActor) =>
    JSON.parse(await countReports(world.app, actor, { status: 'active', agencyId })) as DeskCounts;
  expect(await count(people.coordinator)).toEqual({ open: 2, waiting: 1, resolved: 2, closed: 1, suspect: 1 });
  expect(await count(people.leader)).toEqual({ open: 2, waiting: 1, resolved: 1, closed: 1, suspect: 1 });
  for (let i = 0; i < 101; i++) await aReport({ agency: 'DINKES', status: 'waiting' });
  expect((await count(people.coordinator)).waiting).toBe(100);
});

test('walking the pages meets each report once, also when many share an instant and new ones arrive meanwhile', async () => {
  const agency = 'BPBD';
  const made = new Set<number>();
  for (let i = 0; i < 120; i++) made.add(await aReport({ agency, minutesAgo: 10_000 }));
  const filter = { agencyId: agencies.get(agency) ?? 0, status: 'all' as const };
  const met: number[] = [];
  let cursor: string | null = null;
  do {
    const page = await list(people.coordinator, { ...filter, ...(cursor ? { cursor } : {}) });
    met.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor;
    await aReport({ agency, minutesAgo: 0 });
  } while (cursor);
  expect(met.filter((id) => made.has(id))).toHaveLength(120);
  expect(new Set(met).size).toBe(met.length);
});

test('the newest message comes first, and names stand in the reader’s language', async () => {
  const older = await aReport({ agency: 'DLH', minutesAgo: 20 });
  const newer = await aReport({ agency: 'DLH', minutesAgo: 2 });
  const { rows } = await world.app.pool.query<{ id: number; name_en: string }>(
    'select id, name_en from topics order by id limit 1',
  );
  const topic = await aReport({ agency: 'DLH', minutesAgo: 90, topicId: rows[0]?.id ?? 0 });
  const english = { ...people.coordinator, language: 'en' as const };
  const page = await list(english, { agencyId: agencies.get('DLH') ?? 0 });
  expect(page.rows.map((row) => row.id)).toEqual([newer, older, topic]);
  expect(page.rows[2]).toMatchObject({
    topic: rows[0]?.name_en,
    agency: 'DLH',
    network: 'web',
    kelurahan: null,
    messages: 1,
  });
  expect(Number.isNaN(Date.parse(page.rows[0]?.lastMessageAt ?? ''))).toBe(false);
});

test.each(['', 'x', '2026-11-24T00:00:00.123456+00:00~', "2026-11-24T00:00:00+00:00~1'", '~5'])(
  'a cursor we never gave, %j, is none',
  (text) => {
    expect(readCursor(text)).toBeUndefined();
  },
);
