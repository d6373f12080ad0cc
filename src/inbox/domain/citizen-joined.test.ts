import { expect, test } from 'vitest';
import { type MainFacts, withMainFacts } from './citizen-joined.ts';
import type { CitizenFacts } from './citizen-view.ts';
import { noClocks } from './clock-state.ts';

const main: MainFacts = {
  status: 'resolved',
  closedAs: null,
  agencyId: 8,
  outsideOwner: null,
  clocks: noClocks,
  resolvedAt: '2026-11-24T02:00:00Z',
  secret: false,
  answered: false,
  events: [
    {
      at: '2026-11-23T01:00:00Z',
      type: 'handed_on',
      agencyId: 7,
      toAgencyId: 8,
      detail: { reason: 'Kata Bu Yati bukan kami' },
    },
    {
      at: '2026-11-23T02:00:00Z',
      type: 'reopened',
      agencyId: 8,
      toAgencyId: null,
      detail: { by: 'not_fixed', reason: 'kata orang lain' },
    },
    { at: '2026-11-23T03:00:00Z', type: 'rated', agencyId: 8, toAgencyId: null, detail: { rating: 1 } },
    {
      at: '2026-11-24T02:00:00Z',
      type: 'resolved',
      agencyId: 8,
      toAgencyId: null,
      detail: { explanation: 'Sudah diganti' },
    },
  ],
};
const own = (change: Partial<CitizenFacts> = {}): CitizenFacts => ({
  id: 2,
  code: '0A1B2C3D4E',
  status: 'closed',
  kind: 'complaint',
  urgency: 'medium',
  privacy: 'open',
  topicId: 1,
  agencyId: 7,
  outsideOwner: null,
  closedAs: 'joined',
  kelurahanCode: null,
  clocks: noClocks,
  openedAt: '2026-11-20T02:00:00Z',
  resolvedAt: '2026-11-22T02:00:00Z',
  rating: null,
  hidden: false,
  events: [],
  messages: [],
  main,
  ...change,
});

test('a joined report shows the state and the progress of its main one, and nothing that others said', () => {
  const shown = withMainFacts(own());
  expect(shown).toMatchObject({ status: 'resolved', closedAs: null, agencyId: 8, resolvedAt: main.resolvedAt });
  expect(shown.events.map((event) => event.type)).toEqual(['handed_on', 'reopened', 'resolved']);
  expect(JSON.stringify(shown.events)).not.toMatch(/Yati|orang lain|rating/);
  expect(shown.events.at(-1)?.detail).toEqual({ explanation: 'Sudah diganti' });
});

test('of a secret main report not even the explanation is passed on', () => {
  expect(JSON.stringify(withMainFacts(own({ main: { ...main, secret: true } })).events)).not.toContain('diganti');
});

test('who said "not fixed" reads that once; whose answer came is not promised a first one', () => {
  const said = {
    at: '2026-11-23T02:00:00Z',
    type: 'not_fixed',
    agencyId: 7,
    toAgencyId: null,
    detail: { reason: 'Masih' },
  };
  expect(withMainFacts(own({ events: [said] })).events.map((event) => event.type)).toEqual([
    'not_fixed',
    'handed_on',
    'resolved',
  ]);
  expect(withMainFacts(own({ main: { ...main, answered: true } })).clocks.first_answer).toBeNull();
});

test('a report that stands for itself is shown as it is', () => {
  const alone = own({ main: null });
  expect(withMainFacts(alone)).toBe(alone);
});
