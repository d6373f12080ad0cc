import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds } from '../schema.ts';
import { eventFigures, type FigureCases, instantsOf, nowFigures, readFigure, writeFigure } from './figure.ts';

const id = fc.integer({ min: 1, max: 2_147_483_647 });
const orNone = fc.oneof(id, fc.constant('none' as const));
const part = fc.record(
  { agencyId: orNone, channelId: id, kind: fc.constantFrom(...kinds), topicId: orNone },
  { requiredKeys: [] },
);

test('whatever a number stands for can be written into an address and read back', () => {
  const days = { from: '2026-01-31', to: '2026-02-28' };
  fc.assert(
    fc.property(fc.constantFrom(...eventFigures, ...nowFigures), part, (figure, one) => {
      const dated = nowFigures.some((name) => name === figure) ? {} : { days };
      const cases: FigureCases = { figure, ...dated, ...one };
      expect(readFigure(writeFigure(cases))).toEqual(cases);
    }),
  );
});

test.each([
  '',
  'received',
  'open_2026-01-01_2026-01-02',
  'received_2026-02-30_2026-03-01',
  'received_2026-03-02_2026-03-01',
  'received_2026-01-01_2026-01-02_opd0',
  'received_2026-01-01_2026-01-02_opd9999999999',
  'received_2026-01-01_2026-01-02_jenisbanjir',
  'everything_2026-01-01_2026-01-02',
  "received_2026-01-01_2026-01-02'--",
])('"%s" is no figure', (text) => {
  expect(readFigure(text)).toBeUndefined();
});

test('a day runs from midnight to midnight of the city', () => {
  expect(instantsOf({ from: '2026-03-01', to: '2026-03-01' }, 'Asia/Jakarta')).toEqual({
    from: new Date('2026-02-28T17:00:00Z'),
    before: new Date('2026-03-01T17:00:00Z'),
  });
});
