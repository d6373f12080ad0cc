import { parseArgs } from 'node:util';
import { type ClockCase, pickCase } from '#src/inbox/domain/clock-cases.ts';
import { findDifference } from '#src/inbox/domain/clock-comparison.ts';
import { decideEscalation } from '#src/inbox/domain/clock-escalation.ts';
import { explainClock } from '#src/inbox/domain/clock-explanation.ts';
import { applyToClocks, decideClocks } from '#src/inbox/domain/clock-rules.ts';
import { sampleCalendar, sampleData } from '#src/inbox/domain/clock-samples.ts';
import { choosePolicy } from '#src/inbox/domain/sla-policy.ts';
import { cityPreset } from '#src/inbox/domain/sla-presets.ts';
import { compileCalendars } from '#src/inbox/domain/working-calendar.ts';
import { addWorkingDays, addWorkingMinutes, workingMinutesBetween } from '#src/inbox/domain/working-time.ts';

/** Small seeded generator (mulberry32), so that a difference can be made again from its number. */
function seeded(seed: number): (max: number) => number {
  let state = seed | 0;
  return (max) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * (max + 1));
  };
}

/** Microseconds a call, the median of three rounds. */
function timeCalls(calls: number, call: (at: Date) => unknown): number {
  const first = Date.parse('2026-01-01T00:00:00Z');
  const rounds = [0, 1, 2].map(() => {
    const start = performance.now();
    for (let i = 0; i < calls; i++) call(new Date(first + ((i * 97_123) % 31_000_000) * 1_000));
    return ((performance.now() - start) * 1_000) / calls;
  });
  const median = rounds.sort((a, b) => a - b)[1] ?? 0;
  return Math.round(median * 1_000) / 1_000;
}

function measureRates(): Record<string, number> {
  const calendars = compileCalendars(sampleData);
  const facts = { kind: 'complaint', urgency: 'medium', channel: 'instagram', agency: 'DPUPR' } as const;
  const { policy } = choosePolicy(cityPreset, facts);
  const start = decideClocks(
    policy,
    sampleCalendar,
    { receivedAt: new Date('2026-11-24T02:00:00Z') },
    new Date('2026-11-24T02:00:00Z'),
  );
  const { resolution } = start;
  const rules = { policies: cityPreset, calendars };
  return {
    addWorkingMinutes60: timeCalls(200_000, (at) => addWorkingMinutes(sampleCalendar, at, 60)),
    addWorkingDays60: timeCalls(200_000, (at) => addWorkingDays(sampleCalendar, at, 60)),
    workingMinutesBetween90Days: timeCalls(200_000, (at) =>
      workingMinutesBetween(sampleCalendar, at, new Date(at.getTime() + 90 * 86_400_000)),
    ),
    clocksOfOneReport: timeCalls(200_000, (at) => {
      const chosen = choosePolicy(cityPreset, facts);
      return decideClocks(chosen.policy, calendars(facts.agency), { receivedAt: at }, at);
    }),
    oneEvent: timeCalls(200_000, (at) => applyToClocks(start, { type: 'human_answered', at }, sampleCalendar, policy)),
    oneEscalation: timeCalls(200_000, (at) => decideEscalation(start, at, [], rules)),
    oneExplanation: timeCalls(2_000, () => resolution && explainClock(resolution, sampleCalendar, 'id')),
  };
}

/** Compares a million made-up cases (`--cases N`, `--seed N`) with the minute-by-minute oracle, then measures the rates. */
export async function bench(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: { cases: { type: 'string' }, seed: { type: 'string' } },
    strict: false,
  });
  const cases = Number(values.cases ?? 1_000_000);
  const seed = Number(values.seed ?? 2026);
  if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(seed))
    throw new Error('--cases and --seed take whole numbers');

  const microseconds = measureRates();
  const first: { case: number; what: string; input: ClockCase }[] = [];
  const start = performance.now();
  let differences = 0;
  let withPauses = 0;
  let inDays = 0;
  for (let i = 0; i < cases; i++) {
    const made = pickCase(seeded(seed + i * 7_919));
    if (made.pauses.length > 0) withPauses += 1;
    if ('workingDays' in made.target) inDays += 1;
    const what = findDifference(made);
    if (what !== null) {
      differences += 1;
      if (first.length < 10) first.push({ case: i, what, input: made });
    }
    if ((i + 1) % 100_000 === 0) console.error(`${i + 1} of ${cases} cases, ${differences} differences`);
  }
  return {
    bench: 'sla',
    cases,
    seed,
    withPauses,
    inDays,
    differences,
    firstDifferences: first,
    secondsOfComparison: Math.round(performance.now() - start) / 1_000,
    microseconds,
    deadlinesPerSecond: Math.round(1_000_000 / Math.max(0.001, microseconds.clocksOfOneReport ?? 0)),
  };
}
