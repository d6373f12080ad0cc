import { expect, test } from 'vitest';
import { type DeskAbility, hideSecretLinks, joinAbilities, orderThread } from './desk-thread.ts';
import { fillReply, unknownFields } from './saved-reply.ts';

const message = (id: number, at: string, direction: 'in' | 'out', externalId: string) => ({
  type: 'message' as const,
  id,
  at,
  direction,
  kind: 'message',
  visibility: 'private' as const,
  network: 'telegram',
  channel: 'Bot',
  conversationId: 1,
  subject: null,
  text: 'halo',
  attachments: [],
  editedFrom: null,
  withdrawn: false,
  unsupported: null,
  permalink: null,
  externalId,
});
const answer = (id: number, at: string, externalId: string | null) => ({
  type: 'answer' as const,
  id,
  at,
  endedAt: null,
  staff: 'Sari',
  visibility: 'private' as const,
  network: 'telegram',
  channel: 'Bot',
  conversationId: 1,
  text: 'baik',
  asks: false,
  proposal: null,
  state: 'sent' as const,
  reason: null,
  tries: 1,
  version: 1,
  settledAs: null,
  externalId,
});
const event = (
  id: number,
  at: string,
  name: 'received' | 'routed' | 'answer_sent' | 'handed_on',
  staff: string | null = null,
) => ({
  type: 'event' as const,
  id,
  at,
  event: name,
  staff,
  agency: null,
  toAgency: null,
  detail: {},
});

test('an answer of ours is told once, although the network echoes it; an answer written elsewhere is told too', () => {
  const items = orderThread({
    messages: [
      message(3, '2026-11-24T03:00:00Z', 'out', 'elsewhere'),
      message(2, '2026-11-24T02:00:00Z', 'out', 'ours'),
      message(1, '2026-11-24T01:00:00Z', 'in', 'm1'),
    ],
    answers: [answer(7, '2026-11-24T01:59:00Z', 'ours')],
    notes: [],
    events: [],
  });
  expect(items.map((item) => `${item.type} ${item.id}`)).toEqual(['message 1', 'answer 7', 'message 3']);
});

test('of the ledger only what nothing else shows is told, in order', () => {
  const at = '2026-11-24T01:00:00Z';
  const items = orderThread({
    messages: [message(1, at, 'in', 'm1')],
    answers: [],
    notes: [],
    events: [
      event(1, at, 'received'),
      event(2, at, 'routed'),
      event(3, at, 'answer_sent'),
      event(4, '2026-11-24T02:00:00Z', 'handed_on', 'Sari'),
      event(5, at, 'received', 'Rina'),
    ],
  });
  expect(items.map((item) => `${item.type} ${item.id}`)).toEqual(['message 1', 'event 2', 'event 5', 'event 4']);
});

test('one answer to many conversations is one line for each network, and what waits for a person stands alone', () => {
  const at = '2026-11-20T02:00:00Z';
  const answers = [
    answer(1, at, 'a'),
    answer(2, at, 'b'),
    { ...answer(3, at, 'c'), network: 'email' },
    { ...answer(4, at, null), state: 'failed' as const },
    { ...answer(5, at, null), state: 'failed' as const },
    answer(6, '2026-11-20T03:00:00Z', 'f'),
  ];
  const shown = orderThread({ messages: [], answers, notes: [], events: [] });
  expect(shown.map((item) => [item.id, item.type === 'answer' ? item.copies : 0])).toEqual([
    [1, 2],
    [3, undefined],
    [4, undefined],
    [5, undefined],
    [6, undefined],
  ]);
});

test('reports that one yes joined are one line with their number', () => {
  const joined = (id: number, at: string) => ({
    ...event(id, at, 'handed_on', 'Sari'),
    event: 'joined' as const,
    detail: { as: 'main' },
  });
  const events = [
    joined(1, '2026-11-20T02:00:00Z'),
    joined(2, '2026-11-20T02:00:00Z'),
    joined(3, '2026-11-20T05:00:00Z'),
  ];
  const shown = orderThread({ messages: [], answers: [], notes: [], events });
  expect(shown).toMatchObject([
    { id: 1, detail: { count: 2 } },
    { id: 3, detail: { as: 'main' } },
  ]);
});

test('the secret of a reporter’s own link is never shown at the desk', () => {
  expect(hideSecretLinks('Pantau: https://kota.example/lacak/ABCDE12345/kunci/SD2CBES2WT7A7CV4 ya')).toBe(
    'Pantau: https://kota.example/lacak/ABCDE12345/kunci/••• ya',
  );
});

const open = (maxLength: number, until: string | null = null): DeskAbility => ({
  allowed: true,
  until,
  limits: [{ maxLength }],
});
test('an answer to several conversations is as short as the shortest and open until the first closes', () => {
  const joined = joinAbilities([
    open(1000, '2026-11-25T00:00:00Z'),
    open(300, '2026-11-24T00:00:00Z'),
    { allowed: false, reason: 'window_closed' },
  ]);
  expect(joined).toEqual({
    allowed: true,
    until: '2026-11-24T00:00:00Z',
    limits: [{ maxLength: 1000 }, { maxLength: 300 }],
  });
});
test('where nobody can be answered, the reason is the network’s own', () => {
  expect(joinAbilities([{ allowed: false, reason: 'not_offered' }])).toEqual({ allowed: false, reason: 'not_offered' });
  expect(joinAbilities([])).toEqual({ allowed: false, reason: 'nobody' });
});

test('a saved reply is filled with the report’s facts; what is not known yet stays to be seen', () => {
  const fields = { kode: 'ABCDE12345', topik: '', opd: 'DPUPR', nama_mimin: 'Sari' };
  expect(fillReply('{kode} {topik} {opd} {nama_mimin} {lain}', fields)).toBe('ABCDE12345 {topik} DPUPR Sari {lain}');
  expect(unknownFields('{kode} {Kode} {nama mimin}')).toEqual(['Kode', 'nama mimin']);
});
