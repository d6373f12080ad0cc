import { expect, test } from 'vitest';
import { statuses } from '../schema.ts';
import {
  carriedDesks,
  deskStatuses,
  isEndedThere,
  type OurState,
  ourStatus,
  readDeskStatus,
  statusesOf,
  theirStatus,
  writeDeskStatus,
} from './other-desk-status.ts';

const ours: OurState[] = statuses.flatMap((status) =>
  [true, false].flatMap((answered) =>
    (status === 'closed' ? ['outside', 'no_answer_needed', 'joined'] : [null]).map((closedAs) => ({
      status,
      closedAs,
      answered,
    })),
  ),
);

test.each(carriedDesks)('%s: each of our states has one of theirs, which is as ended as ours', (desk) => {
  for (const state of ours) {
    const theirs = theirStatus(desk, state);
    expect(statusesOf(desk)).toContain(theirs);
    expect(isEndedThere(theirs)).toBe(state.status === 'resolved' || state.status === 'closed');
  }
});

test.each(carriedDesks)('%s: each of their statuses means one of ours, is written, and read back as itself', (desk) => {
  for (const status of statusesOf(desk)) {
    expect(statuses).toContain(ourStatus(status));
    expect(readDeskStatus(desk, writeDeskStatus(desk, status))).toBe(status);
  }
});

test('there and back: at SP4N-LAPOR! nothing changes its meaning', () => {
  for (const state of ours) expect(ourStatus(theirStatus('sp4n_lapor', state))).toBe(state.status);
});

test('LAKSA knows no pause and no archive: a waiting report is in process there, a closed one settled or refused', () => {
  expect(theirStatus('laksa', { status: 'waiting', closedAs: null, answered: true })).toBe('in_process');
  expect(theirStatus('laksa', { status: 'open', closedAs: null, answered: false })).toBe('unverified');
  expect(theirStatus('laksa', { status: 'closed', closedAs: 'no_answer_needed', answered: true })).toBe('settled');
  expect(theirStatus('laksa', { status: 'closed', closedAs: 'outside', answered: true })).toBe('rejected');
});

test.each([
  ['sp4n_lapor', 'Selesai', 'settled'],
  ['sp4n_lapor', ' DALAM  PROSES ', 'in_process'],
  ['sp4n_lapor', 'Belum_Terverifikasi', 'unverified'],
  ['sp4n_lapor', 'in_process', 'in_process'],
  ['laksa', 'Wait', 'unverified'],
  ['laksa', 'Koordinasi', undefined],
  ['sp4n_lapor', 'entah', undefined],
  ['sp4n_lapor', '', undefined],
] as const)('%s says "%s": %s', (desk, words, status) => {
  expect(readDeskStatus(desk, words)).toBe(status);
});

test('no word of one desk stands for two statuses', () => {
  for (const desk of carriedDesks) {
    const seen = new Map<string, string>();
    for (const status of deskStatuses) {
      const word = writeDeskStatus(desk, status);
      if (!statusesOf(desk).includes(status)) continue;
      expect(seen.has(word)).toBe(false);
      seen.set(word, status);
    }
  }
});
