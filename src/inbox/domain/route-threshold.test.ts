import { expect, test } from 'vitest';
import { decideShipped } from './decide-shipped.ts';
import { isOldCard } from './model-card.ts';
import { forecastThreshold } from './route-threshold.ts';

const curve = [
  { threshold: 0.5, acts: 150, right: 120, of: 200 },
  { threshold: 0.6, acts: 100, right: 90, of: 200 },
  { threshold: 0.7, acts: 20, right: 20, of: 200 },
];

test.each([
  [0.5, { acts: 75, right: 60 }],
  [0.6, { acts: 50, right: 45 }],
  [0.625, { acts: 40, right: 36 }],
  [0.7, { acts: 10, right: 10 }],
])('of a hundred reports, a threshold of %f hands on and is right', (threshold, forecast) => {
  expect(forecastThreshold(curve, threshold)).toEqual(forecast);
});

test('where nothing was measured nothing is promised', () => {
  expect(forecastThreshold(curve, 0.8)).toBeUndefined();
  expect(forecastThreshold([], 0.5)).toBeUndefined();
  expect(forecastThreshold([{ threshold: 0.5, acts: 0, right: 0, of: 0 }], 0.5)).toBeUndefined();
});

test.each([
  ['known, whatever is in use', true, undefined, 'keep'],
  ['new, and nothing is in use', false, undefined, 'live'],
  ['new, and an older shipped one is in use', false, { origin: 'shipped' as const }, 'live'],
  ["new, and the city's own is in use", false, { origin: 'retrained' as const }, 'candidate'],
])('a shipped model that is %s', (_, known, live, decided) => {
  expect(decideShipped(known, live)).toBe(decided);
});

test('a card is old after a year', () => {
  const card = { madeAt: '2026-01-10T00:00:00Z' };
  expect(isOldCard(card, new Date('2027-01-09T00:00:00Z'))).toBe(false);
  expect(isOldCard(card, new Date('2027-01-12T00:00:00Z'))).toBe(true);
});
