import { expect, test } from 'vitest';
import { buildCitizenView, type CitizenFacts, type CitizenMessage, type CitizenNames } from './citizen-view.ts';
import { type Clock, noClocks } from './clock-state.ts';

const now = new Date('2026-11-24T05:00:00Z');
const names: CitizenNames = {
  agency: (id) => `Dinas ${id}`,
  topic: () => ({ id: 'Lampu jalan', en: 'Street lights' }),
  kelurahan: () => 'Sukasari',
  outside: (owner) => ({ name: { id: owner, en: owner }, contact: null }),
  mask: (text) => text.replaceAll(/\d{8,}/g, '•••'),
};

function aMessage(message: Partial<CitizenMessage>): CitizenMessage {
  return {
    at: '2026-11-20T02:00:00Z',
    direction: 'in',
    kind: 'message',
    visibility: 'private',
    text: 'Lampu mati, hubungi 0812345678',
    attachments: [],
    withdrawn: false,
    own: true,
    ...message,
  };
}

function facts(changes: Partial<CitizenFacts> = {}): CitizenFacts {
  return {
    id: 1,
    code: '0A1B2C3D4E',
    status: 'open',
    kind: 'complaint',
    urgency: 'medium',
    privacy: 'open',
    topicId: 1,
    agencyId: 7,
    outsideOwner: null,
    closedAs: null,
    kelurahanCode: '36.71.01.1001',
    clocks: noClocks,
    openedAt: '2026-11-20T02:00:00Z',
    resolvedAt: null,
    rating: null,
    hidden: false,
    events: [
      { at: '2026-11-20T02:00:00Z', type: 'received', agencyId: 7, toAgencyId: null, detail: {} },
      { at: '2026-11-20T02:00:00Z', type: 'routed', agencyId: 7, toAgencyId: 7, detail: {} },
    ],
    messages: [
      aMessage({
        attachments: [
          { kind: 'image', ref: 'media:12' },
          { kind: 'image', mediaId: 13 },
        ],
      }),
    ],
    main: null,
    ...changes,
  };
}

const look = (report: CitizenFacts, holdsSecret: boolean) => buildCitizenView(report, { holdsSecret, now }, names);
const textsOf = (report: CitizenFacts, holdsSecret: boolean) =>
  look(report, holdsSecret)?.steps.map((step) => step.text);

test('with the code alone the words are masked and no photo is shown', () => {
  const [received] = look(facts(), false)?.steps ?? [];
  expect(received).toMatchObject({ type: 'received', text: 'Lampu mati, hubungi •••', photoIds: [] });
});

test('the reporter sees the words as written, and the photos', () => {
  const [received] = look(facts(), true)?.steps ?? [];
  expect(received).toMatchObject({ text: 'Lampu mati, hubungi 0812345678', photoIds: [12, 13] });
});

test('of a secret report the code alone shows neither words, nor topic, nor place', () => {
  const view = look(facts({ privacy: 'secret' }), false);
  expect(view).toMatchObject({ topic: null, kelurahan: null, status: 'open', agency: 'Dinas 7' });
  expect(view?.steps.map((step) => step.text)).toEqual([null, null]);
});

test('what a resident sees is exactly what is listed, field by field', () => {
  expect(Object.keys(look(facts(), true) ?? {}).sort()).toEqual(
    [
      ...['agency', 'closedAs', 'code', 'emergency', 'kelurahan', 'kind', 'may', 'notFixedUntil', 'openedAt'],
      ...['outside', 'privacy', 'promises', 'rating', 'status', 'steps', 'topic'],
    ].sort(),
  );
});

test('a hidden report does not exist for the code alone, and still does for its reporter', () => {
  expect(look(facts({ hidden: true }), false)).toBeUndefined();
  expect(look(facts({ hidden: true }), true)?.may.write).toBe(false);
});

const answer = (message: Partial<CitizenMessage>) =>
  aMessage({ at: '2026-11-21T02:00:00Z', direction: 'out', kind: 'answer', text: 'Kami periksa besok', ...message });

test.each([
  ['that there was a private answer is told, its words are not', answer({}), false, [null]],
  ['the reporter reads a private answer', answer({}), true, ['Kami periksa besok']],
  ['a public answer is read with the code alone', answer({ visibility: 'public' }), false, ['Kami periksa besok']],
  ['a private answer to somebody else who joined is not told to the reporter', answer({ own: false }), true, []],
  [
    'what somebody else who joined wrote is not told to the reporter',
    aMessage({ at: '2026-11-21T02:00:00Z', own: false }),
    true,
    [],
  ],
  [
    'that the reporter added something is told, the words are not',
    aMessage({ at: '2026-11-21T02:00:00Z', text: 'Masih mati' }),
    false,
    [null],
  ],
  [
    'the reporter reads what was added',
    aMessage({ at: '2026-11-21T02:00:00Z', text: 'Masih mati' }),
    true,
    ['Masih mati'],
  ],
  [
    'what the reporter took back is not shown any more',
    aMessage({ at: '2026-11-21T02:00:00Z', text: 'Masih mati', withdrawn: true }),
    true,
    [null],
  ],
])('%s', (_sentence, message, holdsSecret, told) => {
  const report = facts();
  expect(textsOf({ ...report, messages: [...report.messages, message] }, holdsSecret)?.slice(2)).toEqual(told);
});

test('one public answer to forty comments is one step', () => {
  const report = facts();
  const forty = Array.from({ length: 40 }, () => answer({ visibility: 'public', own: false }));
  expect(look({ ...report, messages: [...report.messages, ...forty] }, false)?.steps).toHaveLength(3);
});

test("an answer is told as the agency's that held the report then", () => {
  const report = facts({ agencyId: 9 });
  const sent = { at: '2026-11-21T02:00:00Z', type: 'answer_sent', agencyId: 7, toAgencyId: null, detail: {} };
  const view = look({ ...report, events: [...report.events, sent], messages: [...report.messages, answer({})] }, true);
  expect(view?.steps.at(-1)).toMatchObject({ type: 'answered', agency: 'Dinas 7' });
});

test('reasons among staff are not told, the explanation of the result is', () => {
  const event = { at: '2026-11-22T02:00:00Z', agencyId: 7, toAgencyId: 8 };
  const events = [
    { ...event, type: 'handed_on', detail: { reason: 'bukan urusan kami' } },
    { ...event, type: 'resolved', detail: { explanation: 'Lampu sudah diganti' } },
    { ...event, type: 'noted', detail: { noteId: 3 } },
  ];
  const view = look(facts({ events }), true);
  expect(view?.steps.map(({ type, agency, text }) => ({ type, agency, text }))).toEqual([
    { type: 'handed_on', agency: 'Dinas 8', text: null },
    { type: 'resolved', agency: 'Dinas 7', text: 'Lampu sudah diganti' },
  ]);
});

const clock: Clock = {
  kind: 'first_answer',
  startedAt: '2026-11-20T02:00:00Z',
  dueAt: '2026-11-24T04:00:00Z',
  warnAt: '2026-11-24T03:00:00Z',
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
};

test.each([
  ['a promise that ran out is called late', { ...clock }, [{ late: true }]],
  ['a promise that runs is told', { ...clock, dueAt: '2026-11-24T09:00:00Z' }, [{ late: false }]],
  ['a promise that was kept is not told any more', { ...clock, metAt: '2026-11-21T00:00:00Z' }, []],
])('%s', (_sentence, first, promises) => {
  const view = look(facts({ clocks: { ...noClocks, first_answer: first } }), false);
  expect(view?.promises).toMatchObject(promises);
  expect(view?.promises).toHaveLength(promises.length);
});

test('only the reporter may rate, and say "not fixed" within 14 days', () => {
  const resolved = facts({ status: 'resolved', resolvedAt: '2026-11-20T02:00:00Z' });
  expect(look(resolved, false)?.may).toEqual({ write: false, rate: false, sayNotFixed: false, leave: false });
  expect(look(resolved, true)?.may).toEqual({ write: true, rate: true, sayNotFixed: true, leave: false });
  const old = facts({ status: 'resolved', resolvedAt: '2026-11-01T02:00:00Z' });
  expect(look(old, true)?.may).toEqual({ write: true, rate: true, sayNotFixed: false, leave: false });
});
