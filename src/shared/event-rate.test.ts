import { expect, test } from 'vitest';
import { EventRate } from './event-rate.ts';

test('the rate is that of the fuller of this second and the one before, and nothing after a pause', () => {
  const rate = new EventRate();
  rate.add(200, 10_100);
  rate.add(200, 10_900);
  expect(rate.perSecond(10_950)).toBe(400);
  rate.add(50, 11_100);
  expect(rate.perSecond(11_200)).toBe(400);
  expect(rate.perSecond(12_100)).toBe(50);
  expect(rate.perSecond(14_000)).toBe(0);
});
