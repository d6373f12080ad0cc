import { describe, expect, test } from 'vitest';
import { decideEscalation, mayAlarmNow } from './clock-escalation.ts';
import { applyToClocks, type ClockEvent, decideClocks } from './clock-rules.ts';
import { sampleCalendar, sampleData, wib } from './clock-samples.ts';
import { type Clocks, noClocks } from './clock-state.ts';
import { cityPreset } from './sla-presets.ts';
import type { SlaPolicy } from './sla-schema.ts';
import { compileCalendars } from './working-calendar.ts';

const policy = cityPreset[0] as SlaPolicy;
const rules = { policies: cityPreset, calendars: compileCalendars(sampleData) };

function run(...steps: [ClockEvent['type'], string][]): Clocks {
  return steps.reduce<Clocks>(
    (clocks, [type, at]) => applyToClocks(clocks, { type, at: wib(at) }, sampleCalendar, policy),
    noClocks,
  );
}
const look = (clocks: Clocks, at: string, sent: string[] = []) => decideEscalation(clocks, wib(at), sent, rules);
const told = (clocks: Clocks, at: string, sent: string[] = []) =>
  look(clocks, at, sent).raise.map((step) => `${step.clock} ${step.step} ${step.to}`);

describe('a first answer due Tuesday 10:00', () => {
  const clocks = run(['received', '2026-11-24 09:00']);

  test.each([
    ['2026-11-24 09:44', []],
    ['2026-11-24 09:45', ['first_answer warn mimin']],
    ['2026-11-24 10:00', ['first_answer due mimin']],
    ['2026-11-24 11:00', ['first_answer due mimin', 'first_answer overdue head']],
    ['2026-11-24 14:59', ['first_answer due mimin', 'first_answer overdue head']],
    ['2026-11-24 15:00', ['first_answer due mimin', 'first_answer overdue head', 'first_answer overdue coordinator']],
    // Fifteen working hours after 10:00 on Tuesday: two working days on, Thursday 10:00.
    ['2026-11-26 09:59', ['first_answer due mimin', 'first_answer overdue head', 'first_answer overdue coordinator']],
    [
      '2026-11-26 10:00',
      [
        'first_answer due mimin',
        'first_answer overdue head',
        'first_answer overdue coordinator',
        'first_answer overdue leader',
      ],
    ],
  ])('at %s one who slept till then is told %j', (at, steps) => {
    expect(told(clocks, at)).toEqual(steps);
  });

  test('looked at every ten minutes, each step is told once and the next look is known', () => {
    const sent: string[] = [];
    const steps: string[] = [];
    for (let at = wib('2026-11-24 09:00').getTime(); at < wib('2026-11-27 09:00').getTime(); at += 600_000) {
      const { raise, nextAt } = decideEscalation(clocks, new Date(at), sent, rules);
      for (const step of raise) {
        sent.push(step.key);
        steps.push(`${step.step} ${step.to}`);
      }
      if (nextAt !== null) expect(Date.parse(nextAt)).toBeGreaterThan(at);
    }
    expect(steps).toEqual(['warn mimin', 'due mimin', 'overdue head', 'overdue coordinator', 'overdue leader']);
    expect(new Set(sent).size).toBe(sent.length);
  });

  test('going only when the decision says so misses no step', () => {
    const sent: string[] = [];
    let at: string | null = wib('2026-11-24 09:00').toISOString();
    for (let looks = 0; at !== null && looks < 30; looks++) {
      const decision = decideEscalation(clocks, new Date(at), sent, rules);
      sent.push(...decision.raise.map((step) => step.key));
      at = decision.nextAt;
    }
    expect(at).toBeNull();
    // Five steps for each of the two clocks.
    expect(sent).toHaveLength(10);
  });

  test('an answer ends it', () => {
    const answered = run(['received', '2026-11-24 09:00'], ['human_answered', '2026-11-24 09:50']);
    expect(told(answered, '2026-11-24 15:00')).toEqual([]);
  });
});

test('a step told before its time moved does not hide the steps behind it', () => {
  const clocks = run(['received', '2026-11-24 09:00']);
  const key = look(clocks, '2026-11-24 10:00').raise.map((step) => step.key);
  expect(
    look({ ...clocks, resolution: null }, '2026-11-24 09:00', [...key, `${key[0]?.replace('mimin', 'warn')}`]).nextAt,
  ).toBe(wib('2026-11-24 11:00').toISOString());
});

test('a new run of the same clock is told again', () => {
  const steps: [ClockEvent['type'], string][] = [
    ['received', '2026-11-24 08:00'],
    ['human_answered', '2026-11-24 08:10'],
    ['resident_wrote', '2026-11-24 08:20'],
  ];
  const sent = look(run(...steps), '2026-11-24 14:00').raise.map((step) => step.key);
  const again = run(...steps, ['human_answered', '2026-11-24 14:00'], ['resident_wrote', '2026-11-25 08:00']);
  expect(told(again, '2026-11-25 13:00', sent)).toEqual(['next_answer due mimin']);
});

describe('while the resident is asked', () => {
  const paused = run(['received', '2026-11-24 09:00'], ['asked_resident', '2026-11-24 09:30']);

  test('nobody is alarmed', () => {
    expect(look(paused, '2026-12-09 10:00').raise).toEqual([]);
  });

  test('the limit of the pause is the next look, and then its end is named', () => {
    const end = wib('2026-12-09 16:00').toISOString();
    expect(look(paused, '2026-12-09 10:00')).toMatchObject({ nextAt: end, pausesEnded: [] });
    expect(look(paused, '2026-12-10 10:00').pausesEnded).toEqual([{ clock: 'resolution', at: end }]);
  });
});

test('lateness counts in the hours of the agency that holds the report', () => {
  const early: [string, string][] = [['06:00', '10:30']];
  const mornings = { mon: early, tue: early, wed: early, thu: early, fri: early, sat: [], sun: [] };
  const calendars = compileCalendars({ ...sampleData, perAgency: { DLH: { weekly: mornings } } });
  const at = wib('2026-11-24 09:00');
  const clocks = decideClocks(policy, calendars('DLH'), { receivedAt: at }, at);
  const { raise, nextAt } = decideEscalation(clocks, wib('2026-11-24 10:00'), [], { policies: cityPreset, calendars });
  expect(raise).toHaveLength(1);
  // Half an hour is left of Tuesday, the other half is Wednesday's first.
  expect(nextAt).toBe(wib('2026-11-25 06:30').toISOString());
});

test('a clock whose policy was removed still escalates', () => {
  const clocks = run(['received', '2026-11-24 09:00']);
  const first = clocks.first_answer;
  const orphan: Clocks = { ...clocks, first_answer: first && { ...first, policyId: 'tidak-ada-lagi' } };
  expect(told(orphan, '2026-11-24 11:00')).toEqual(['first_answer due mimin', 'first_answer overdue head']);
});

test.each([
  ['medium', '2026-11-24 09:00', true],
  ['high', '2026-11-24 23:00', false],
  ['medium', '2026-11-28 09:00', false],
  ['low', '2026-12-02 09:00', false],
  ['emergency', '2026-11-28 23:00', true],
] as const)('of urgency %s, staff may be alarmed at %s: %s', (urgency, at, may) => {
  expect(mayAlarmNow(sampleCalendar, urgency, wib(at))).toBe(may);
});
