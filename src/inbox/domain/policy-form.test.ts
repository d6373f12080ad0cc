import { describe, expect, test } from 'vitest';
import { policyFields, putPolicy, readPolicyFields } from './policy-form.ts';
import { cityPreset, sp4nPreset } from './sla-presets.ts';
import type { SlaPolicy } from './sla-schema.ts';

test('every preset reads back from its own page as it was', () => {
  for (const policy of [...cityPreset, ...sp4nPreset]) expect(readPolicyFields(policyFields(policy))).toEqual(policy);
});

const general = cityPreset[0] as SlaPolicy;
const fields = policyFields({ ...general, id: 'dishub', agency: ['DISHUB'] });

test('a new promise stands at the end, an old one in its place, and one taken out is gone', () => {
  const policy = readPolicyFields(fields);
  const added = putPolicy(cityPreset, 'dishub', policy);
  expect(added).toMatchObject({ ok: true });
  if (!added.ok) return;
  expect(added.list.map((one) => one.id).at(-1)).toBe('dishub');
  expect(putPolicy(added.list, 'dishub', null)).toEqual({ ok: true, list: cityPreset });
});

describe('a promise that cannot be meant is refused by its field', () => {
  test.each([
    [
      'no limit of a pause',
      { targets: { ...fields.targets, pauseLimit: { amount: '', unit: 'minutes' } } },
      'pauseLimit',
    ],
    [
      'a time that is no number',
      { targets: { ...fields.targets, resolution: { amount: 'dua', unit: 'workingDays' } } },
      'resolution',
    ],
    ['a warning after the due time', { warnPercent: '120' }, 'warnAt'],
    ['a ladder without a step', { ladder: { mimin: '', head: '', coordinator: '', leader: '' } }, 'escalateTo'],
    ['no source', { source: ' ' }, 'source'],
    ['an id with spaces', { id: 'dua kata' }, 'id'],
    ['a second one without conditions', { agency: [] }, 'list'],
  ])('%s', (_what, change, field) => {
    expect(putPolicy(cityPreset, 'dishub', readPolicyFields({ ...fields, ...change }))).toMatchObject({
      ok: false,
      field,
    });
  });
  test('nor may the one that holds for everything be taken out', () => {
    expect(putPolicy(cityPreset, general.id, null)).toMatchObject({ ok: false });
  });
});
