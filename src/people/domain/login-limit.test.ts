import { expect, test } from 'vitest';
import { countTry, type FailureCount, waitAfter } from './login-limit.ts';

const noon = new Date('2026-11-24T05:00:00Z');
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

test.each([
  ['pair', 4, 0],
  ['pair', 5, 15],
  ['pair', 6, 30],
  ['pair', 7, 60],
  ['pair', 11, 900],
  ['pair', 5_000, 900],
  ['address', 29, 0],
  ['address', 30, 15],
  ['email', 49, 0],
  ['email', 50, 15],
  ['email', 5_000, 300],
] as const)('%s after %i failures waits %i s', (kind, failures, seconds) => {
  expect(waitAfter(kind, failures)).toBe(seconds);
});

test('guessing at one account from one place: five tries, then ever longer waits', () => {
  let count: FailureCount | undefined;
  let at = 0;
  const waits: number[] = [];
  for (let i = 0; i < 9; i++) {
    const decision = countTry('pair', count, after(at));
    expect(decision.ok).toBe(true);
    if (!decision.ok) return;
    count = decision.after;
    const wait = (count.waitUntil.getTime() - after(at).getTime()) / 1000;
    waits.push(wait);
    at += wait;
  }
  expect(waits).toEqual([0, 0, 0, 0, 15, 30, 60, 120, 240]);
});

test('a try during the wait is refused, says how long, and does not lengthen the wait', () => {
  const waiting = { failures: 5, lastFailedAt: noon, waitUntil: after(15) };
  expect(countTry('pair', waiting, after(4.2))).toEqual({ ok: false, waitSeconds: 11 });
  expect(countTry('pair', waiting, after(15))).toMatchObject({ ok: true, after: { failures: 6 } });
});

test('failures are forgotten a day later', () => {
  const old = { failures: 40, lastFailedAt: noon, waitUntil: after(900) };
  expect(countTry('pair', old, after(86_400))).toMatchObject({ ok: true, after: { failures: 41 } });
  expect(countTry('pair', old, after(86_401))).toMatchObject({ ok: true, after: { failures: 1 } });
});
