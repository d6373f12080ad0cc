import { expect, test } from 'vitest';
import { z } from 'zod';
import { PublicFigures } from '../schema.ts';
import type { NamedPart } from './name-parts.ts';
import { writePublicCsv } from './public-csv.ts';
import { publishFigures, publishParts } from './public-figures.ts';
import type { Figures } from './summary.ts';

const none: Figures = {
  received: 0,
  answered: 0,
  solved: 0,
  reopened: 0,
  handed_on: 0,
  bounced: 0,
  rated: 0,
  open: 0,
  late: 0,
  wall: null,
  working: null,
  satisfaction: null,
  oldestAt: null,
};
const parts = (received: number[]): NamedPart[] =>
  received.map((n, i) => ({ value: i, name: `OPD ${i}`, figures: { ...none, received: n } }));
const published = (received: number[]) => publishParts(parts(received), (one) => one.name).map((row) => row.received);

test.each([
  ['numbers that are large enough stay', [120, 5, 0], [120, 5, 0]],
  [
    'a small number goes, and the smallest other with it: the sum must not tell it',
    [120, 7, 3, 0],
    [120, null, null, 0],
  ],
  ['with nothing large beside it the whole column goes', [3, 0, 2], [null, null, null]],
])('%s', (_what, given, expected) => {
  expect(published(given)).toEqual(expected);
});

test('the sum and what is shown never leave exactly one number open', () => {
  for (let n = 0; n < 500; n++) {
    const given = Array.from({ length: 6 }, (_, i) => (n * (i + 3) * 7919) % (i % 2 ? 9 : 60));
    const hidden = published(given).filter((one) => one === null).length;
    expect(hidden).not.toBe(1);
    for (const [i, one] of published(given).entries()) if (one !== null) expect(one).toBe(given[i]);
  }
});

test('waits and ratings of fewer than five are not published', () => {
  const few = {
    ...none,
    answered: 4,
    rated: 4,
    working: { median: 9, ninetieth: 20 },
    satisfaction: { mean: 5, content: 1 },
  };
  expect(publishFigures(few, 'DLH', 'DLH')).toMatchObject({ answered: null, working_median: null, satisfaction: null });
  const enough = { ...few, answered: 5, rated: 5 };
  expect(publishFigures(enough, 'DLH', 'DLH')).toMatchObject({ answered: 5, working_median: 9, satisfaction: 5 });
});

const figures: PublicFigures = {
  city: 'Kota',
  made_at: '2026-11-24T03:00:00.000Z',
  periods: [
    {
      name: 'month',
      from: '2026-11-01',
      to: '2026-11-24',
      whole: publishFigures({ ...none, received: 12 }, null, 'Kota'),
      agencies: publishParts(parts([12]), () => 'DLH'),
      networks: [],
      kinds: [],
      topics: [{ ...publishFigures(none, 'x', '=1+1, "dua"') }],
    },
  ],
};

test('the open data is what its schema says, and nothing else', () => {
  expect(PublicFigures.parse(figures)).toEqual(figures);
  const schema = JSON.stringify(z.toJSONSchema(PublicFigures));
  for (const name of ['received', 'working_median', 'satisfaction']) expect(schema).toContain(`"${name}"`);
});

test('the table has a line for each part, empty where nothing is published, and no formula', () => {
  const lines = writePublicCsv(figures).split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFrentang,dari,sampai,bagian,code,name,received,/);
  expect(lines[1]).toMatch(/^month,2026-11-01,2026-11-24,kota,,Kota,12,0,/);
  expect(lines[2]).toContain(',opd,DLH,OPD 0,12,');
  expect(lines[3]).toContain(`,topik,x,"'=1+1, ""dua""",0,`);
});
