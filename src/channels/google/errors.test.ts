import { expect, test } from 'vitest';
import { readGoogleError } from './errors.ts';

const now = new Date('2026-11-24T12:00:00Z');
const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readGoogleError({ status, body, headers: new Headers(headers) }, now, 60);
const youtube = (code: number, reason: string, status?: string) =>
  read(code, { error: { code, message: 'x', errors: [{ reason, domain: 'youtube' }], ...(status ? { status } : {}) } });
const rpc = (code: number, status: string, details: object[] = []) =>
  read(code, { error: { code, message: 'x', status, details } });

test.each([
  ['the day is used up: wait for midnight in California', youtube(403, 'quotaExceeded'), 'rate', 72_000],
  ['too fast, without a time', youtube(403, 'rateLimitExceeded'), 'rate', 60],
  ['uploads of the day', youtube(400, 'uploadLimitExceeded'), 'rate', 72_000],
  ['google.rpc says how long', rpc(429, 'RESOURCE_EXHAUSTED', [{ retryDelay: '20.5s' }]), 'rate', 21],
  ['a header says how long', read(429, {}, { 'retry-after': '9' }), 'rate', 9],
  [
    'a limit of the day in google.rpc',
    rpc(429, 'RESOURCE_EXHAUSTED', [{ reason: 'RATE_LIMIT_EXCEEDED', metadata: { quota_limit: 'RequestsPerDay' } }]),
    'rate',
    72_000,
  ],
])('%s', (_name, fault, failure, seconds) => {
  expect(fault).toMatchObject({ failure, freeOfEffect: true, retryAfterSeconds: seconds });
});

test.each([
  ['a dead token', youtube(401, 'authError'), 'reauth', 'token_expired', true],
  ['a consent taken back', read(400, { error: 'invalid_grant' }), 'reauth', 'token_expired', true],
  ['a dead token in google.rpc', rpc(401, 'UNAUTHENTICATED'), 'reauth', 'token_expired', true],
  ['comments switched off', youtube(403, 'commentsDisabled'), 'permanent', 'comments_off', true],
  ['a scope that is missing', youtube(403, 'insufficientPermissions'), 'permanent', 'permission_missing', true],
  ['too long', youtube(400, 'commentTextTooLong', 'INVALID_ARGUMENT'), 'permanent', 'too_long', true],
  ['a review that is gone', rpc(404, 'NOT_FOUND'), 'permanent', 'target_gone', true],
  ['a wrong argument in google.rpc', rpc(400, 'INVALID_ARGUMENT'), 'permanent', 'bad_request', true],
  [
    'a 400 whose reason nobody listed',
    youtube(400, 'brandNew', 'INVALID_ARGUMENT'),
    'permanent',
    'no_clear_answer',
    false,
  ],
  ['trouble at YouTube', youtube(500, 'backendError'), 'transient', 'service_down', false],
  ['trouble in processing', youtube(400, 'processingFailure'), 'transient', 'service_down', false],
  ['trouble at Google', rpc(503, 'UNAVAILABLE'), 'transient', 'service_down', false],
  ['a page in the place of an answer', read(502, undefined), 'transient', 'no_clear_answer', false],
  ['HTTP 200 with an error', read(200, { error: { status: 'NOT_FOUND' } }), 'permanent', 'target_gone', true],
  ['HTTP 200 that is no JSON', read(200, undefined), 'transient', 'no_clear_answer', false],
])('%s', (_name, fault, failure, reason, freeOfEffect) => {
  expect(fault).toMatchObject({ failure, reason, freeOfEffect });
});

test('a good answer is no fault', () => {
  expect(read(200, { items: [] })).toBeUndefined();
  expect(read(204, undefined)).toBeUndefined();
});
