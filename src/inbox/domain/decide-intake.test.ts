import { expect, test } from 'vitest';
import { decideIntake, type Intake, type IntakeFacts, usualReopenDays } from './decide-intake.ts';

const at = new Date('2026-11-24T03:00:00Z');
const ago = (ms: number) => new Date(at.getTime() - ms);
const facts = (change: Partial<IntakeFacts>): IntakeFacts => ({
  item: 'message',
  kind: 'complaint',
  topic: 'lampu-jalan',
  at,
  connectedAt: ago(86_400_000),
  followsReport: false,
  current: null,
  ...change,
});
const open = { status: 'open', topic: 'lampu-jalan', endedAt: null } as const;
const resolved = { status: 'resolved', topic: 'lampu-jalan', endedAt: ago(86_400_000) } as const;

const cases: [string, Partial<IntakeFacts>, Intake][] = [
  ['a first complaint opens a report', {}, 'open'],
  [
    'a first voice note that nobody can read yet is seen by a person',
    { item: 'unsupported', kind: 'information' },
    'open',
  ],
  ['praise gets a report of its own, to be closed without a clock', { kind: 'praise' }, 'open'],
  ['a second word in an open report belongs to it', { current: open }, 'append'],
  ['thanks while it is open start no clock', { kind: 'praise', current: open }, 'append_quietly'],
  [
    'any word while we wait for the resident is the answer',
    { kind: 'chatter', current: { ...open, status: 'waiting' } },
    'append',
  ],
  ['"still dark" a day after it was resolved opens it again', { current: resolved }, 'reopen'],
  ['thanks after it was resolved leave it resolved', { kind: 'praise', current: resolved }, 'append_quietly'],
  ['another matter after it was resolved is a new report', { topic: 'sampah', current: resolved }, 'open'],
  [
    'the same complaint long after is a new report',
    { current: { ...resolved, endedAt: ago(usualReopenDays * 86_400_000 + 1) } },
    'open',
  ],
  ['a complaint after praise was closed is a new report', { current: { ...resolved, status: 'closed' } }, 'open'],
  [
    'a word on the tracking page reopens, whatever its topic',
    { followsReport: true, topic: 'sampah', current: resolved },
    'reopen',
  ],
  ['a comment older than the connection is history', { item: 'comment', at: ago(2 * 86_400_000) }, 'keep'],
  ['a private message older than the connection is not', { at: ago(2 * 86_400_000) }, 'open'],
  ['a bounce never opens a report', { item: 'automatic' }, 'keep'],
  ['a bounce of our answer stands in its report', { item: 'automatic', current: open }, 'append_quietly'],
  ['our own words typed in the app belong to the report', { item: 'echo', current: open }, 'append_quietly'],
];
for (const [name, change, intake] of cases) {
  test(name, () => expect(decideIntake(facts(change))).toBe(intake));
}
