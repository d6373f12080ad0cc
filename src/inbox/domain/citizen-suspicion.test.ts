import { expect, test } from 'vitest';
import { isSuspect } from './citizen-suspicion.ts';

const formMadeAt = new Date('2026-11-24T03:00:00Z');
const after = (ms: number) => new Date(formMadeAt.getTime() + ms);

test.each([
  ['a person who takes a minute is not suspect', '', 60_000, false],
  ['an entry sent after 1.9 seconds is suspect', '', 1_900, true],
  ['an entry sent after 2 seconds is not', '', 2_000, false],
  ['whoever fills the field that nobody sees is suspect', 'https://spam.example', 60_000, true],
])('%s', (_sentence, trap, ms, suspect) => {
  expect(isSuspect({ trap, formMadeAt, now: after(ms) })).toBe(suspect);
});
