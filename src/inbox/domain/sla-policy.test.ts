import { describe, expect, test } from 'vitest';
import { explainPolicy } from './clock-explanation.ts';
import { choosePolicy, type PolicyFacts } from './sla-policy.ts';
import { cityPreset, sp4nPreset } from './sla-presets.ts';
import { SlaPolicies, type SlaPolicy } from './sla-schema.ts';

const facts: PolicyFacts = { kind: 'complaint', urgency: 'medium', channel: 'instagram', agency: 'DPUPR' };
const general = cityPreset[0] as SlaPolicy;
const more = (id: string, conditions: Partial<SlaPolicy>): SlaPolicy => ({ ...general, id, ...conditions });

test.each([
  ['cityPreset', cityPreset],
  ['sp4nPreset', sp4nPreset],
])('%s obeys the schema it is edited with', (_name, preset) => {
  expect(SlaPolicies.parse(preset)).toEqual(preset);
});

describe('which promise a report gets', () => {
  test.each([
    ['a complaint', {}, 'kota-60-menit', { minutes: 60 }, { workingDays: 14 }],
    [
      'a complaint that needs an inspection',
      { inspection: true },
      'kota-60-menit-pemeriksaan',
      { minutes: 60 },
      { workingDays: 60 },
    ],
    ['a question', { kind: 'question' }, 'kota-60-menit-informasi', { minutes: 60 }, { workingDays: 5 }],
    ['an emergency', { urgency: 'emergency' }, 'darurat', { minutes: 15 }, { minutes: 1_440 }],
    [
      'an emergency that needs an inspection',
      { urgency: 'emergency', inspection: true },
      'darurat',
      { minutes: 15 },
      { minutes: 1_440 },
    ],
    ['praise', { kind: 'praise' }, 'tanpa-tenggat', null, null],
  ] as const)('by the city’s goal, %s', (_what, change, id, firstAnswer, resolution) => {
    const { policy } = choosePolicy(cityPreset, { ...facts, ...change });
    expect(policy.id).toBe(id);
    expect([policy.firstAnswer, policy.resolution]).toEqual([firstAnswer, resolution]);
  });

  test.each([
    ['a complaint', {}, { workingDays: 14 }],
    ['an information request', { kind: 'information' }, { workingDays: 5 }],
    ['a complaint that needs an inspection', { inspection: true }, { workingDays: 60 }],
  ] as const)('by SP4N, %s is forwarded within 3 working days', (_what, change, resolution) => {
    const { policy } = choosePolicy(sp4nPreset, { ...facts, ...change });
    expect([policy.firstAnswer, policy.resolution]).toEqual([{ workingDays: 3 }, resolution]);
  });

  test.each([
    [
      'two conditions win over one',
      [more('a', { agency: ['DPUPR'] }), more('b', { kind: ['complaint'], channel: ['instagram'] })],
      'b',
    ],
    ['an agency wins over a channel', [more('b', { channel: ['instagram'] }), more('a', { agency: ['DPUPR'] })], 'a'],
    [
      'the first of two equals wins',
      [more('a', { kind: ['complaint'] }), more('b', { kind: ['complaint', 'question'] })],
      'a',
    ],
    ['another agency’s policy does not fit', [more('a', { agency: ['DISHUB'] })], 'kota-60-menit'],
  ] as const)('%s', (_what, policies, id) => {
    expect(choosePolicy([general, ...policies], facts).policy.id).toBe(id);
  });

  test('an emergency goes before an agency’s own slow promise, and the page says so', () => {
    const slow = more('lambat', { agency: ['DPUPR'], kind: ['complaint'], channel: ['instagram'] });
    const choice = choosePolicy([...cityPreset, slow], { ...facts, urgency: 'emergency' });
    expect(choice.policy.id).toBe('darurat');
    expect(choice.passedOver).toContain('lambat');
    expect(explainPolicy(choice, 'id')).toBe(
      'Berlaku aturan "Darurat, siang malam": keadaan darurat mendahului aturan lain.',
    );
  });

  test('a report with the coordinator has no agency’s promise', () => {
    expect(choosePolicy([general, more('a', { agency: ['DPUPR'] })], { ...facts, agency: null }).policy.id).toBe(
      general.id,
    );
  });
});

test.each([
  [{}, 'id', /aturan umum/],
  [{ kind: 'question' }, 'en', /most specific by kind/],
] as const)('the page says why a policy holds (%j, %s)', (change, language, words) => {
  expect(explainPolicy(choosePolicy(cityPreset, { ...facts, ...change }), language)).toMatch(words);
});

describe('a list of promises that cannot be meant is refused', () => {
  test.each([
    ['none that holds for everything', [more('a', { kind: ['complaint'] })]],
    ['two that hold for everything', [general, more('b', {})]],
    ['the same id twice', [general, more(general.id, { kind: ['complaint'] })]],
    ['working days by wall clock', [more('a', { counts: 'wall_clock' })]],
    ['a warning after the due time', [more('a', { warnAt: 1.5 })]],
    [
      'a ladder out of order',
      [
        more('a', {
          escalateTo: [
            { afterMinutes: 60, to: 'head' },
            { afterMinutes: 0, to: 'mimin' },
          ],
        }),
      ],
    ],
    [
      'a role twice in the ladder',
      [
        more('a', {
          escalateTo: [
            { afterMinutes: 0, to: 'head' },
            { afterMinutes: 5, to: 'head' },
          ],
        }),
      ],
    ],
    ['no time at all', [more('a', { firstAnswer: { minutes: 0 } })]],
  ])('%s', (_what, list) => {
    expect(SlaPolicies.safeParse(list).success).toBe(false);
  });
});
