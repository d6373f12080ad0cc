import { expect, test } from 'vitest';
import { decideNotFixed, decideRating, type EndFacts } from './citizen-rules.ts';

const resolvedAt = new Date('2026-11-10T03:00:00Z');
const lastMoment = new Date('2026-11-24T03:00:00Z');
const resolved: EndFacts = { status: 'resolved', closedAs: null, resolvedAt };
const outside: EndFacts = { status: 'closed', closedAs: 'outside', resolvedAt };
const thanked: EndFacts = { status: 'closed', closedAs: 'no_answer_needed', resolvedAt };
const open: EndFacts = { status: 'open', closedAs: null, resolvedAt: null };

test.each([
  ['a resolved report can be rated', resolved, true],
  ['a report sent to the right address can be rated', outside, true],
  ['praise cannot be rated', thanked, false],
  ['work that goes on cannot be rated', open, false],
])('%s', (_sentence, report, ok) => {
  expect(decideRating(report).ok).toBe(ok);
});

test.each([
  ['"not fixed" reopens on the fourteenth day', resolved, lastMoment, { ok: true }],
  [
    'a second later it is a new matter',
    resolved,
    new Date(lastMoment.getTime() + 1_000),
    { ok: false, reason: 'too_late' },
  ],
  ["whoever disagrees that it is not the city's matter may say so", outside, lastMoment, { ok: true }],
  ['what is being worked on cannot be reopened', open, lastMoment, { ok: false, reason: 'not_ended' }],
  ['thanks cannot be reopened', thanked, lastMoment, { ok: false, reason: 'not_ended' }],
])('%s', (_sentence, report, now, decision) => {
  expect(decideNotFixed(report, now)).toEqual(decision);
});

test('a city that gives three days takes no "not fixed" on the fourth', () => {
  const after = (days: number) => new Date(resolvedAt.getTime() + days * 86_400_000);
  expect(decideNotFixed(resolved, after(3), 3)).toEqual({ ok: true });
  expect(decideNotFixed(resolved, after(4), 3)).toEqual({ ok: false, reason: 'too_late' });
});
