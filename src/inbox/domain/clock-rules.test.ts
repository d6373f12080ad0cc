import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pickCase } from './clock-cases.ts';
import { oracleDue } from './clock-oracle.ts';
import { applyToClocks, type ClockEvent, decideClocks, recountClocks } from './clock-rules.ts';
import { sampleCalendar as calendar, sampleData, wib } from './clock-samples.ts';
import { type Clocks, isBreached, nextCheckAt, nextDueAt, noClocks } from './clock-state.ts';
import { cityPreset } from './sla-presets.ts';
import type { SlaPolicy } from './sla-schema.ts';
import { compileCalendar } from './working-calendar.ts';

const policy = cityPreset[0] as SlaPolicy;
const named = (id: string) => cityPreset.find((p) => p.id === id) as SlaPolicy;

type Step = [ClockEvent['type'], string];

function run(steps: Step[], from: Clocks = noClocks, by: SlaPolicy = policy): Clocks {
  return steps.reduce((clocks, [type, at]) => applyToClocks(clocks, { type, at: wib(at) }, calendar, by), from);
}
const received: Step = ['received', '2026-11-24 09:00'];
const iso = (text: string) => wib(text).toISOString();

describe('a report comes in', () => {
  test('on Tuesday 09:00: first answer by 10:00, warned at 09:45, solved in fourteen working days', () => {
    const clocks = run([received]);
    expect(clocks.first_answer).toMatchObject({ dueAt: iso('2026-11-24 10:00'), warnAt: iso('2026-11-24 09:45') });
    // Wednesday 2 December is a holiday.
    expect(clocks.resolution).toMatchObject({ dueAt: iso('2026-12-15 16:00') });
    expect(clocks.next_answer).toBeNull();
    expect(clocks.first_answer).toMatchObject({ policyId: 'kota-60-menit', calendarVersion: 7, metAt: null });
    expect(nextDueAt(clocks)).toBe(iso('2026-11-24 10:00'));
    expect(nextCheckAt(clocks)).toBe(iso('2026-11-24 09:45'));
  });

  test('seconds do not count: 09:00:59 is due when 09:00 is', () => {
    const at = new Date('2026-11-24T09:00:59.900+07:00');
    const clocks = decideClocks(policy, calendar, { receivedAt: at }, at);
    expect(clocks.first_answer).toMatchObject({ startedAt: at.toISOString(), dueAt: iso('2026-11-24 10:00') });
  });

  test('an emergency on Saturday night counts every minute', () => {
    expect(run([['received', '2026-11-28 23:50']], noClocks, named('darurat')).first_answer?.dueAt).toBe(
      iso('2026-11-29 00:05'),
    );
  });

  test('praise has no clock', () => {
    const clocks = run([received], noClocks, named('tanpa-tenggat'));
    expect(clocks).toEqual(noClocks);
    expect([nextDueAt(clocks), nextCheckAt(clocks)]).toEqual([null, null]);
  });

  test('a comment older than the connection is history without a clock', () => {
    const facts = { receivedAt: wib('2026-11-20 09:00'), connectedAt: wib('2026-11-24 08:00') };
    expect(decideClocks(policy, calendar, facts, wib('2026-11-24 09:00'))).toEqual(noClocks);
  });

  test('a message polled late counts from when the resident wrote', () => {
    const clocks = decideClocks(policy, calendar, { receivedAt: wib('2026-11-24 08:00') }, wib('2026-11-24 11:00'));
    expect(clocks.first_answer?.dueAt).toBe(iso('2026-11-24 09:00'));
  });

  test('a network whose clock runs ahead cannot put off the promise', () => {
    const clocks = decideClocks(policy, calendar, { receivedAt: wib('2026-11-25 09:00') }, wib('2026-11-24 09:00'));
    expect(clocks.first_answer?.dueAt).toBe(iso('2026-11-24 10:00'));
  });

  test('the same delivery twice starts nothing twice', () => {
    const clocks = run([received]);
    expect(run([['received', '2026-11-24 09:05']], clocks)).toBe(clocks);
  });
});

describe('only a person’s answer keeps the promise of an answer', () => {
  test('an automatic receipt changes nothing', () => {
    const clocks = run([received]);
    expect(run([['automatic_sent', '2026-11-24 09:00']], clocks)).toBe(clocks);
  });

  test.each([
    ['human_answered', '2026-11-24 09:40', false],
    ['asked_resident', '2026-11-24 10:00', false],
    ['human_answered', '2026-11-24 10:01', true],
  ] as const)('%s at %s, broken: %s', (type, at, broken) => {
    const { first_answer } = run([received, [type, at]]);
    expect(first_answer?.metAt).toBe(iso(at));
    expect(first_answer && isBreached(first_answer, wib('2026-12-24 09:00'))).toBe(broken);
  });

  test('the first answer keeps its time when a second one follows', () => {
    const clocks = run([received, ['human_answered', '2026-11-24 09:40'], ['human_answered', '2026-11-24 11:00']]);
    expect(clocks.first_answer?.metAt).toBe(iso('2026-11-24 09:40'));
  });

  test.each(['resolved', 'handed_on', 'automatic_sent', 'resident_wrote', 'pause_ended'] as const)(
    '%s does not answer',
    (type) => {
      expect(run([received, [type, '2026-11-24 09:30']]).first_answer?.metAt).toBeNull();
    },
  );
});

describe('the resident writes again', () => {
  test('before the first answer: no second clock', () => {
    expect(run([received, ['resident_wrote', '2026-11-24 09:30']]).next_answer).toBeNull();
  });

  test('after an answer: the next answer is due in four working hours, by the oldest unanswered word', () => {
    const clocks = run([
      received,
      ['human_answered', '2026-11-24 09:30'],
      ['resident_wrote', '2026-11-24 10:00'],
      ['resident_wrote', '2026-11-24 11:00'],
    ]);
    expect(clocks.next_answer).toMatchObject({ startedAt: iso('2026-11-24 10:00'), dueAt: iso('2026-11-24 15:00') });
  });

  test('an answer sent before it does not answer it; one after it does, and a new word starts anew', () => {
    const waiting = run([received, ['human_answered', '2026-11-24 09:30'], ['resident_wrote', '2026-11-24 10:00']]);
    expect(run([['human_answered', '2026-11-24 09:59']], waiting).next_answer?.metAt).toBeNull();
    const again = run(
      [
        ['human_answered', '2026-11-24 10:30'],
        ['resident_wrote', '2026-11-25 08:00'],
      ],
      waiting,
    );
    expect(again.next_answer).toMatchObject({ startedAt: iso('2026-11-25 08:00'), metAt: null });
  });
});

describe('a question to the resident', () => {
  const asked: Step[] = [received, ['asked_resident', '2026-11-26 09:00']];

  test('stops the clock of the solution, with a limit', () => {
    const { resolution, ...rest } = run(asked);
    expect(resolution).toMatchObject({ pausedAt: iso('2026-11-26 09:00'), pauseEndsAt: iso('2026-12-11 16:30') });
    expect(nextDueAt({ resolution, ...rest })).toBeNull();
    expect(nextCheckAt({ resolution, ...rest })).toBe(iso('2026-12-11 16:30'));
  });

  test('two working days of silence put the solution off by two working days', () => {
    const { resolution } = run([...asked, ['resident_wrote', '2026-11-30 10:00']]);
    // Thursday and Friday passed without work on it; from the 15th to the 17th.
    expect(resolution).toMatchObject({
      dueAt: iso('2026-12-17 16:00'),
      pausedAt: null,
      pausedMinutes: 7.5 * 60 * 2 + 60,
    });
  });

  test('an answer within the same day costs nothing', () => {
    expect(run([...asked, ['resident_wrote', '2026-11-26 11:00']]).resolution?.dueAt).toBe(iso('2026-12-15 16:00'));
  });

  test('asking twice does not prolong the limit', () => {
    const twice = run([...asked, ['asked_resident', '2026-11-27 09:00']]);
    expect(twice.resolution).toEqual(run(asked).resolution);
  });

  test('the pause ends at its limit, even when this is noticed later', () => {
    const onTime = run([...asked, ['pause_ended', '2026-12-11 16:30']]);
    expect(run([...asked, ['resident_wrote', '2026-12-20 09:00']]).resolution).toEqual(onTime.resolution);
    expect(onTime.resolution?.dueAt).toBe(iso('2026-12-30 16:00'));
  });

  test('a solution found meanwhile is measured without the pause', () => {
    const { resolution } = run([...asked, ['resolved', '2026-12-09 10:00']]);
    expect(resolution).toMatchObject({ metAt: iso('2026-12-09 10:00'), pausedAt: null });
    expect(resolution?.pauses).toHaveLength(1);
    expect(resolution && isBreached(resolution, wib('2027-06-01 09:00'))).toBe(false);
  });

  test('a pause keeps the promise as it was made, whatever the policy of the day is', () => {
    const emergency = run([received, ['asked_resident', '2026-11-24 09:10']], noClocks, named('darurat'));
    const { resolution } = run([['resident_wrote', '2026-11-24 10:10']], emergency);
    expect(resolution).toMatchObject({ dueAt: iso('2026-11-25 10:00'), counts: 'wall_clock', policyId: 'darurat' });
  });

  test('a clock that stands still breaks nothing', () => {
    const { resolution } = run(asked);
    expect(resolution && isBreached(resolution, wib('2027-06-01 09:00'))).toBe(false);
  });
});

describe('the end, and after it', () => {
  test('resolving leaves an unanswered resident waiting', () => {
    const clocks = run([received, ['resolved', '2026-11-24 09:30']]);
    expect(clocks.resolution?.metAt).toBe(iso('2026-11-24 09:30'));
    expect(nextDueAt(clocks)).toBe(iso('2026-11-24 10:00'));
  });

  test('“not fixed” starts the solution again and asks for an answer', () => {
    const clocks = run([
      received,
      ['human_answered', '2026-11-24 09:30'],
      ['resolved', '2026-11-25 09:00'],
      ['reopened', '2026-11-26 09:00'],
    ]);
    expect(clocks.resolution).toMatchObject({
      startedAt: iso('2026-11-26 09:00'),
      metAt: null,
      dueAt: iso('2026-12-17 16:00'),
    });
    expect(clocks.next_answer).toMatchObject({ startedAt: iso('2026-11-26 09:00'), metAt: null });
    expect(clocks.first_answer?.metAt).toBe(iso('2026-11-24 09:30'));
  });

  test('reopening what is open changes nothing', () => {
    const clocks = run([received]);
    expect(run([['reopened', '2026-11-26 09:00']], clocks)).toBe(clocks);
  });

  test('closing without work ends every promise: neither kept nor broken later', () => {
    const clocks = run([received, ['closed', '2026-11-24 09:30']]);
    expect(nextDueAt(clocks)).toBeNull();
    expect(clocks.first_answer && isBreached(clocks.first_answer, wib('2027-01-01 09:00'))).toBe(false);
  });

  test('closing while the resident is asked breaks nothing, however long the silence was', () => {
    const { resolution } = run([received, ['asked_resident', '2026-11-26 09:00'], ['closed', '2026-12-20 09:00']]);
    expect(resolution?.dueAt).toBe(iso('2026-12-30 16:00'));
    expect(resolution && isBreached(resolution, wib('2027-06-01 09:00'))).toBe(false);
  });

  test('handing on moves the work, not the promise', () => {
    const clocks = run([received]);
    expect(run([['handed_on', '2026-11-24 09:55']], clocks)).toBe(clocks);
  });
});

describe('when calendar, policy or kind change, open promises are counted anew and the old ones are named', () => {
  const facts = { receivedAt: wib('2026-11-24 09:00') };
  const now = wib('2026-11-25 09:00');

  test('a new day off moves the solution and leaves what was kept', () => {
    const clocks = run([received, ['human_answered', '2026-11-24 09:30']]);
    const daysOff = [
      { date: '2026-12-09', name: 'Pilkada', kind: 'national' as const, source: 'Keppres' },
      ...sampleData.daysOff,
    ];
    const newer = compileCalendar({ ...sampleData, version: 8, daysOff });
    const { clocks: after, changes } = recountClocks(clocks, newer, policy, facts, now);
    expect(after.first_answer).toBe(clocks.first_answer);
    expect(after.resolution).toMatchObject({ dueAt: iso('2026-12-16 16:00'), calendarVersion: 8 });
    expect(changes).toEqual([
      {
        kind: 'resolution',
        oldDueAt: iso('2026-12-15 16:00'),
        newDueAt: iso('2026-12-16 16:00'),
        oldPolicyId: policy.id,
        newPolicyId: policy.id,
        oldCalendarVersion: 7,
        newCalendarVersion: 8,
      },
    ]);
    expect(recountClocks(after, newer, policy, facts, now).changes).toEqual([]);
  });

  test('a complaint found to be an emergency is due by the wall clock from when it came', () => {
    const { clocks } = recountClocks(run([received]), calendar, named('darurat'), facts, now);
    expect(clocks.first_answer?.dueAt).toBe(iso('2026-11-24 09:15'));
  });

  test('a complaint mistaken for praise gets its promise back', () => {
    const praise = recountClocks(run([received]), calendar, named('tanpa-tenggat'), facts, now);
    expect(nextDueAt(praise.clocks)).toBeNull();
    expect(praise.changes.map((c) => [c.kind, c.newDueAt])).toEqual([
      ['first_answer', null],
      ['resolution', null],
    ]);
    const back = recountClocks(praise.clocks, calendar, policy, facts, now);
    expect(back.clocks).toEqual(run([received]));
  });

  test('praise found to be a complaint after it was answered owes no first answer', () => {
    const answeredAt = wib('2026-11-24 09:20');
    const { clocks } = recountClocks(noClocks, calendar, policy, { ...facts, answeredAt }, now);
    expect(clocks.first_answer?.metAt).toBe(answeredAt.toISOString());
    expect(nextDueAt(clocks)).toBe(iso('2026-12-15 16:00'));
  });
});

test('through 2,000 made-up pauses the solution is due when a minute-by-minute clock says', () => {
  const anyCase = fc.gen().map((g) => pickCase((max) => g(fc.nat, { max })));
  fc.assert(
    fc.property(anyCase, ({ data, agency, from, target, pauses }) => {
      const own = compileCalendar(data, agency);
      const by: SlaPolicy = { ...policy, resolution: target, pauseLimit: { workingDays: 366 } };
      let clocks = applyToClocks(noClocks, { type: 'received', at: from }, own, by);
      for (const pause of pauses) {
        clocks = applyToClocks(clocks, { type: 'asked_resident', at: new Date(pause.from) }, own, by);
        clocks = applyToClocks(clocks, { type: 'resident_wrote', at: new Date(pause.to) }, own, by);
      }
      const clock = clocks.resolution;
      expect(clock?.dueAt).toBe(oracleDue(data, agency, from, target, pauses).toISOString());
      expect(clock && clock.warnAt <= clock.dueAt && clock.warnAt > clock.startedAt.slice(0, 16)).toBe(true);
    }),
    { numRuns: 2_000, seed: 2028 },
  );
});
