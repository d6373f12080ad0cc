import { afterAll, beforeAll, expect, test } from 'vitest';
import { summarySheets } from '#src/insights/domain/summary-sheets.ts';
import { askSummary, nameOfPart } from '#src/insights/routes/summary-request.ts';
import { PublicFigures } from '#src/insights/schema.ts';
import { publicFigures } from '#src/insights/store/public-figures.ts';
import { summaryWords } from '#src/insights/ui/summary-words.tsx';
import type { StaffActor } from '#src/people/index.ts';
import { writeRandomYear } from './support/random-year.ts';
import { agencyId } from './support/reports.ts';
import { aStaff, aWorld, type World } from './support/world.ts';

let now = new Date('2026-11-24T03:00:00Z');
let world: World;
let head: StaffActor;
let leader: StaffActor;
let mimin: StaffActor;
beforeAll(async () => {
  world = await aWorld({ now: () => now });
  const { app, operator } = world;
  leader = await aStaff(app, operator, 'leader');
  head = await aStaff(app, operator, 'head', 'DISHUB');
  mimin = await aStaff(app, operator, 'mimin', 'DISHUB');
  await writeRandomYear(app, { seed: 8, reports: 600, until: now });
}, 60_000);
afterAll(() => world?.drop());

const words = { ...summaryWords.id, kinds: {}, networks: {} };
const ask = (actor: StaffActor, query: string) => askSummary(world.app, actor, new URLSearchParams(query), words);

test('a head reads the own agency’s figures, whichever agency the address asks for', async () => {
  const own = await agencyId(world, 'DISHUB');
  const other = await agencyId(world, 'DLH');
  const asked = await ask(head, `rentang=year&opd=${other}`);
  expect(asked?.part.agencyId).toBe(own);
  expect(asked && nameOfPart(asked, 'x')).toBe('Dinas Perhubungan');
  const city = await ask(leader, 'rentang=year');
  const part = city?.parts.agency.find((one) => one.value === own);
  expect(asked?.whole).toEqual(part?.figures);
});

test('a mimin is told nothing', async () => {
  expect(await ask(mimin, 'rentang=year')).toBeUndefined();
});

test('what no page ever wrote into the address is read as if it were not there', async () => {
  const plain = await ask(leader, '');
  expect((await ask(leader, "rentang=x&opd=-1&kanal=1e9&jenis=banjir&topik='--&dari=2026-99-99"))?.whole).toEqual(
    plain?.whole,
  );
});

test('the workbook says the same as the page: numbers as numbers, a total under every cut', async () => {
  const asked = await ask(leader, 'rentang=year');
  if (!asked) throw new Error('not for the leader');
  const { whole, parts, hidden } = asked;
  const sheets = summarySheets(
    { who: 'Kota', from: '2026-01-01', to: '2026-11-24', madeAt: now.toISOString(), hidden, whole, parts },
    summaryWords.id,
  );
  expect(sheets.map((one) => one.name)).toEqual(['Ringkasan', 'Per OPD', 'Per kanal', 'Per jenis', 'Per topik']);
  for (const sheet of sheets.slice(1)) {
    const at = sheet.heads.indexOf('Diterima');
    const received = sheet.rows.map((row) => Number(row[at]));
    expect(received.at(-1)).toBe(whole.received);
    expect(received.slice(0, -1).reduce((sum, n) => sum + n, 0)).toBe(whole.received);
    for (const row of sheet.rows) expect(row).toHaveLength(sheet.heads.length);
  }
});

const names = { kinds: {}, networks: {}, coordinator: 'x', noTopic: 'y' };
test('the open figures keep to their schema, stand ten minutes, and hold no number that points at few', async () => {
  const figures = await publicFigures(world.app, names);
  expect(PublicFigures.parse(figures)).toEqual(figures);
  const year = figures.periods.find((one) => one.name === 'year');
  for (const row of [...(year?.agencies ?? []), ...(year?.topics ?? []), ...(year?.kinds ?? [])])
    for (const [name, n] of Object.entries(row))
      if (typeof n === 'number' && !/median|ninetieth|satisfaction/.test(name)) expect(n === 0 || n >= 5).toBe(true);
  await world.app.pool.query(
    `update reports set hidden_at = now() where id = (select max(id) from reports where status = 'open')`,
  );
  now = new Date(now.getTime() + 9 * 60_000);
  expect(await publicFigures(world.app, names)).toEqual(figures);
  now = new Date(now.getTime() + 2 * 60_000);
  expect((await publicFigures(world.app, names)).made_at).toBe(now.toISOString());
});
