import type { App } from '#src/app.ts';
import type { Tx } from '#src/db/kysely.ts';
import { decideEscalation, type EscalationStep, mayAlarmNow } from '../domain/clock-escalation.ts';
import { clockTimes } from '../domain/plan-batch.ts';
import { nextWorkingTime } from '../domain/working-time.ts';
import { clockUpdate } from '../store/apply-clock.ts';
import { type CityState, getCityState } from '../store/city.ts';
import { type LockedReport, lockReport, type ReportUpdate, recordEvent, updateReport } from '../store/report-row.ts';
import { type Audience, tellStaff } from '../store/tell-staff.ts';

const atOnce = 100;

/** Warns before and escalates after a clock runs out, each step once, and ends pauses that reached their limit. Answers how many reports were looked at. */
export async function escalateOverdue(app: App): Promise<number> {
  const city = await getCityState(app);
  const due = await app.db
    .selectFrom('reports')
    .select('id')
    .where('next_check_at', '<=', app.now())
    .where('hidden_at', 'is', null)
    .orderBy('next_check_at')
    .limit(atOnce)
    .execute();
  let looked = 0;
  for (const { id } of due) {
    try {
      await app.db.transaction().execute((tx) => escalateOne(app, tx, city, id));
      looked++;
    } catch (error) {
      // One report that cannot be judged must not silence the alarms of all others.
      app.log.error({ err: error, reportId: id }, 'the clocks of a report could not be looked at');
    }
  }
  return looked;
}

async function escalateOne(app: App, tx: Tx, city: CityState, id: number): Promise<void> {
  const now = app.now();
  let report = await lockReport(tx, id);
  const before = decideEscalation(report.clocks, now, report.escalations, city);
  const ended = before.pausesEnded[0];
  if (ended) {
    report = {
      ...report,
      clocks: clockUpdate(city, report, { type: 'pause_ended', at: new Date(ended.at) }, now).clocks ?? report.clocks,
    };
  }
  if (ended && report.status === 'waiting') {
    await recordEvent(tx, report, { type: 'pause_ended', at: new Date(ended.at), detail: { clock: ended.clock } });
  }
  const decision = decideEscalation(report.clocks, now, report.escalations, city);
  const agency = report.agencyId === null ? null : (city.agencyCodes.get(report.agencyId) ?? null);
  const calendar = city.calendars(agency);
  const times = clockTimes(report.clocks, report.escalations, city, now);
  const resumed: ReportUpdate = {
    clocks: report.clocks,
    next_due_at: times.nextDueAt,
    ...(ended && report.status === 'waiting' ? { status: 'open' } : {}),
  };
  if (decision.raise.length > 0 && !mayAlarmNow(calendar, report.urgency, now)) {
    // Told when people are at work again.
    await updateReport(tx, id, { ...resumed, next_check_at: nextWorkingTime(calendar, now).toISOString() });
    return;
  }
  for (const step of decision.raise) await tell(tx, report, step, now);
  const escalations = [...report.escalations, ...decision.raise.map((step) => step.key)];
  await updateReport(tx, id, {
    ...resumed,
    escalations,
    next_check_at: clockTimes(report.clocks, escalations, city, now).nextCheckAt,
  });
}

/** Whom a step is for, and who hears of it where nobody has that role: no step of the ladder is told to an empty room. */
function audiencesOf(to: EscalationStep['to'], agencyId: number | null): Audience[] {
  const city: Audience[] = [{ role: 'coordinator' }, { role: 'leader' }];
  switch (to) {
    case 'mimin':
    case 'head': {
      // What no agency holds is the coordinator's from the first warning on.
      if (agencyId === null) return city;
      const head: Audience[] = [{ role: 'head', agencyId }, ...city];
      return to === 'head' ? head : [{ role: 'mimin', agencyId }, ...head];
    }
    case 'coordinator':
      return city;
    case 'leader':
      return [{ role: 'secretary' }, { role: 'leader' }, { role: 'coordinator' }];
  }
}

/** One step reaches everybody of the role it goes to: of the agency that holds the report, or of the city. */
async function tell(tx: Tx, report: LockedReport, step: EscalationStep, now: Date): Promise<void> {
  const detail = { clock: step.clock, dueAt: step.dueAt, to: step.to };
  const reached = await tellStaff(tx, report, audiencesOf(step.to, report.agencyId), {
    kind: step.step,
    detail,
    onceKey: `${report.id}:${step.key}`,
    at: now,
  });
  await recordEvent(tx, report, {
    type: step.step === 'warn' ? 'warned' : 'escalated',
    at: now,
    detail: {
      ...detail,
      step: step.step,
      told: reached.told,
      ...(reached.role === null ? {} : { role: reached.role }),
    },
  });
}
