import { expect, test } from 'vitest';
import { openLog } from './log.ts';

test.each([
  ['a password in an address', {}, 'cannot reach postgres://mimin:hunter2@db/mimin', 'hunter2'],
  ['an e-mail address in a sentence', {}, 'answer to siti.aminah@example.id failed', 'siti.aminah'],
  ['a telephone number in a sentence', {}, 'call +62 812-3456-7890 back', '3456'],
  ['a local telephone number in a field', { why: 'typed 081234567890' }, 'odd', '081234567890'],
  ['a token by its name', { access_token: 'EAAB123' }, 'sent', 'EAAB123'],
  ['a secret far down', { a: [{ b: { clientSecret: 'deep-one' } }] }, 'sent', 'deep-one'],
  ['what a resident wrote', { message: { text: 'jalan rusak di depan rumah saya' } }, 'ingested', 'rumah saya'],
  ['who a resident is', { handle: '@siti_aminah' }, 'ingested', 'siti_aminah'],
  [
    'the detail of a failed row',
    { err: Object.assign(new Error('duplicate key'), { detail: 'Key (x)=(rahasia)' }) },
    'failed',
    'rahasia',
  ],
  [
    'the detail of a failed row that a library copied',
    { err: { name: 'error', severity: 'ERROR', routine: 'x', message: 'failed', detail: 'Key (x)=(rahasia)' } },
    'failed',
    'rahasia',
  ],
  [
    'the cause of an error',
    { err: new Error('outer', { cause: new Error('to a@b.example') }) },
    'failed',
    'a@b.example',
  ],
])('%s is not written', (_, fields, message, secret) => {
  const line = logOne((log) => log.info(fields, message));
  expect(line).not.toContain(secret);
});

test('what is harmless stays readable: ids, counts, codes, the constraint of an error, the instant', () => {
  const error = Object.assign(new Error('duplicate key value'), { code: '23505', constraint: 'reports_code_key' });
  const line = JSON.parse(
    logOne((log) => log.warn({ id: 17, rows: [1, 2], err: error }, '12 rows in 2026-11-24T10:00:00Z')),
  );
  expect(line).toMatchObject({ level: 'warn', id: 17, rows: [1, 2], msg: '12 rows in 2026-11-24T10:00:00Z' });
  expect(line.err).toMatchObject({ message: 'duplicate key value', code: '23505', constraint: 'reports_code_key' });
  expect(Date.parse(line.time)).not.toBeNaN();
});

test('a level below the chosen one says nothing, and people get a line without braces', () => {
  expect(logOne((log) => log.debug('quiet'))).toBe('');
  let said = '';
  openLog({ level: 'info', pretty: true, to: { write: (line) => (said += line) } }).info({ port: 3000 }, 'started');
  expect(said).toMatch(/^\d\d:\d\d:\d\d info {2}started \{"port":3000\}\n$/);
});

test('a sentence without end is cut', () => {
  expect(logOne((log) => log.info('a.'.repeat(50_000))).length).toBeLessThan(10_000);
});

function logOne(say: (log: ReturnType<typeof openLog>) => void): string {
  let said = '';
  say(openLog({ level: 'info', to: { write: (line) => (said += line) } }));
  return said;
}
