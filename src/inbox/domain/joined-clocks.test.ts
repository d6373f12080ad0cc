import { expect, test } from 'vitest';
import { type Clock, type Clocks, noClocks } from './clock-state.ts';
import { adoptClocks, releaseClocks } from './joined-clocks.ts';

const clock = (kind: Clock['kind'], dueAt: string, change: Partial<Clock> = {}): Clock => ({
  kind,
  startedAt: '2026-11-24T01:00:00Z',
  dueAt,
  warnAt: dueAt,
  metAt: null,
  cancelledAt: null,
  pausedAt: null,
  pauseEndsAt: null,
  pauses: [],
  pausedMinutes: 0,
  target: { minutes: 60 },
  counts: 'working',
  policyId: 'umum',
  calendarVersion: 1,
  agency: null,
  ...change,
});
const early = '2026-11-24T02:00:00Z';
const late = '2026-11-24T05:00:00Z';
const clocks = (first: Clock | null, resolution: Clock | null = null, next: Clock | null = null): Clocks => ({
  first_answer: first,
  next_answer: next,
  resolution,
});

test.each<[string, Clocks, Clocks, Partial<Record<Clock['kind'], string | undefined>>]>([
  [
    'the earlier first answer holds',
    clocks(clock('first_answer', late)),
    clocks(clock('first_answer', early)),
    { first_answer: early },
  ],
  [
    'the own one stays when it is the earlier',
    clocks(clock('first_answer', early)),
    clocks(clock('first_answer', late)),
    { first_answer: early },
  ],
  [
    'whoever answered the others owes the newcomer a next answer',
    clocks(clock('first_answer', early, { metAt: early })),
    clocks(clock('first_answer', late)),
    { first_answer: early, next_answer: late },
  ],
  [
    'what the joined one had kept or lost is owed by nobody',
    clocks(clock('first_answer', late)),
    clocks(clock('first_answer', early, { metAt: early }), clock('resolution', early, { cancelledAt: early })),
    { first_answer: late, resolution: undefined },
  ],
  [
    'history without promises takes over those of the joined',
    noClocks,
    clocks(clock('first_answer', late)),
    { next_answer: late },
  ],
])('%s', (_sentence, main, other, due) => {
  const adopted = adoptClocks(main, { id: 7, clocks: other }).clocks;
  for (const kind of ['first_answer', 'next_answer', 'resolution'] as const)
    if (kind in due) expect([kind, adopted[kind]?.dueAt]).toEqual([kind, due[kind]]);
  expect(releaseClocks(adopted)).toEqual(main);
});

test('a running solution stands above one that waits for a resident, whatever their times', () => {
  const main = clocks(null, clock('resolution', early, { pausedAt: early }));
  const { resolution } = adoptClocks(main, { id: 7, clocks: clocks(null, clock('resolution', late)) }).clocks;
  expect(resolution).toMatchObject({ dueAt: late, pausedAt: null });
});

test('a promise kept while it was taken over stays kept when it is given back', () => {
  const main = clocks(clock('first_answer', late));
  const { first_answer: adopted } = adoptClocks(main, { id: 7, clocks: clocks(clock('first_answer', early)) }).clocks;
  const kept = clocks(adopted && { ...adopted, metAt: '2026-11-24T01:30:00Z' });
  expect(releaseClocks(kept).first_answer).toMatchObject({ dueAt: late, metAt: '2026-11-24T01:30:00Z' });
});

test('of three, the promise given back is the main report’s own, not that of the second', () => {
  const main = clocks(clock('first_answer', late));
  const second = adoptClocks(main, { id: 7, clocks: clocks(clock('first_answer', '2026-11-24T04:00:00Z')) }).clocks;
  const third = adoptClocks(second, { id: 8, clocks: clocks(clock('first_answer', early)) }).clocks;
  expect(third.first_answer?.adopted?.from).toBe(8);
  expect(releaseClocks(third)).toEqual(main);
  expect(releaseClocks(third, [7])).toEqual(third);
});
