import { expect, test } from 'vitest';
import { readOpen311Query } from './open311-query.ts';

const now = new Date('2026-11-24T03:00:00Z');
const read = (text: string) => readOpen311Query(new URLSearchParams(text), now);
const range = (text: string) => {
  const found = read(text);
  return found.ok ? [found.query.from.toISOString(), found.query.to.toISOString()] : found.reason;
};

test.each([
  ['nothing: the last 90 days', '', ['2026-08-26T03:00:00.000Z', '2026-11-24T03:00:00.000Z']],
  [
    'a recent start',
    'start_date=2026-11-01T00:00:00%2B07:00',
    ['2026-10-31T17:00:00.000Z', '2026-11-24T03:00:00.000Z'],
  ],
  [
    'an old start: 90 days from it',
    'start_date=2026-01-01T00:00:00Z',
    ['2026-01-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
  ],
  [
    'an end: 90 days before it',
    'end_date=2026-06-01T00:00:00Z',
    ['2026-03-03T00:00:00.000Z', '2026-06-01T00:00:00.000Z'],
  ],
  [
    'a plus that became a blank',
    'start_date=2026-11-01T00:00:00+07:00&end_date=2026-11-02',
    ['2026-10-31T17:00:00.000Z', '2026-11-01T17:00:00.000Z'],
  ],
  [
    'changes: whenever it was asked',
    'updated_after=2026-11-23T00:00:00Z',
    ['1970-01-01T00:00:00.000Z', '2026-11-24T03:00:00.000Z'],
  ],
  ['more than 90 days', 'start_date=2026-01-01&end_date=2026-11-01', 'range'],
  ['the wrong way round', 'start_date=2026-11-02&end_date=2026-11-01', 'range'],
  ['no date', 'start_date=kemarin', 'start_date'],
  ['a day that is none', 'end_date=2026-13-41', 'end_date'],
])('%s', (_, text, expected) => {
  expect(range(text)).toEqual(expected);
});

test('lists, statuses and pages', () => {
  expect(read('service_code=a,%20b,&status=open,closed&page=3&page_size=50&extensions=true')).toMatchObject({
    ok: true,
    query: {
      services: ['a', 'b'],
      statuses: ['open', 'closed'],
      limit: 50,
      offset: 100,
      extensions: true,
      codes: undefined,
    },
  });
  expect(read('')).toMatchObject({ ok: true, query: { limit: 1_000, offset: 0, extensions: false } });
});

test.each([
  ['status=selesai', 'status'],
  ['page=0', 'page'],
  ['page=x', 'page'],
  ['page=9999', 'page'],
  ['page_size=1001', 'page_size'],
  [`service_request_id=${'a,'.repeat(1_001)}`, 'service_request_id'],
])('%s is refused', (text, reason) => {
  expect(read(text)).toEqual({ ok: false, reason });
});
