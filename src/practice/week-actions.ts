import { sql } from 'kysely';
import type { App } from '#src/app.ts';
import {
  answerReport,
  type CityState,
  closeReport,
  correctTriage,
  handOnReport,
  lookAtIdentity,
  noteReport,
  resolveReport,
  sendAnswers,
  settleAnswer,
} from '#src/inbox/index.ts';
import type { Agenda } from './week-agenda.ts';
import type { PracticeDesk, PracticePerson } from './week-desk.ts';
import type { PracticeNetworks } from './week-networks.ts';

/** What the week is played with. */
export interface Stage {
  app: App;
  agenda: Agenda;
  desk: PracticeDesk;
  networks: PracticeNetworks;
  city: CityState;
  random: () => number;
  /** How often something has happened, so that what must happen happens in a short week too. */
  counts: Map<string, number>;
}

/** A report as staff find it when they turn to it. */
export interface FoundReport {
  id: number;
  code: string;
  kind: string;
  status: string;
  urgency: string;
  agencyId: number | null;
  agency: string | null;
  outside: boolean;
  privacy: string;
  network: string;
  visibility: 'public' | 'private';
  /** The agency that the words point to, though not surely. */
  guess: string | null;
}

/** Counts one more of something and answers how many there are now. */
export function countOne(stage: Stage, what: string): number {
  const count = (stage.counts.get(what) ?? 0) + 1;
  stage.counts.set(what, count);
  return count;
}

export function pick<T>(stage: Stage, from: readonly T[]): T {
  const one = from[Math.floor(stage.random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** Reports with an id beyond `after`, or one report as it is now. */
export async function findReports(app: App, which: { after: number } | { id: number }): Promise<FoundReport[]> {
  const wanted = 'id' in which ? sql`r.id = ${which.id}` : sql`r.id > ${which.after}`;
  const { rows } = await sql<FoundReport>`
    select r.id, r.code, r.kind, r.status, r.urgency, r.agency_id as "agencyId", a.code as agency,
           r.outside_owner is not null as outside, r.privacy, c.network,
           (select v.visibility from conversations v where v.report_id = r.id order by v.id limit 1) as visibility,
           r.triage -> 'agencies' -> 0 ->> 'agency' as guess
      from reports r join channels c on c.id = r.channel_id left join agencies a on a.id = r.agency_id
     where ${wanted} order by r.id`.execute(app.db);
  return rows;
}

/** Lets whoever holds the report now do something with it, unless it has ended. */
async function withHolder(
  stage: Stage,
  id: number,
  act: (report: FoundReport, holder: PracticePerson) => Promise<unknown>,
): Promise<void> {
  const [report] = await findReports(stage.app, { id });
  if (!report || report.status === 'resolved' || report.status === 'closed') return;
  await act(report, stage.desk.miminOf(report.agencyId));
}

/** Answers a report where it was said, and lets the answer leave; now and then a network is in trouble just then. */
export function answer(stage: Stage, id: number, text: string, asks = false): Promise<void> {
  return withHolder(stage, id, async (report, holder) => {
    const { visibility } = report;
    const key = `latihan-jawab-${id}-${countOne(stage, 'answers')}`.padEnd(20, '-');
    const queued = await answerReport(stage.app, holder, { reportId: id, visibility, text, key, asks });
    if (!queued.ok) return;
    const trouble = makeTrouble(stage, report);
    stage.agenda.wait(4);
    await sendAnswers(stage.app);
    const [outboxId] = queued.outboxIds;
    if (trouble !== 'found_later' || outboxId === undefined) return;
    stage.agenda.plan(new Date(stage.app.now().getTime() + 35 * 60_000), async () => {
      const settled = { outboxId, as: 'arrived', key: `latihan-lihat-${outboxId}`.padEnd(20, '-') } as const;
      await settleAnswer(stage.app, holder, settled);
    });
  });
}

/** The second answer on Telegram has no clear outcome, and stays so; later ones fail, or are found to have arrived. */
function makeTrouble({ counts, networks, ...stage }: Stage, report: FoundReport): 'found_later' | undefined {
  const nth = countOne({ ...stage, counts, networks }, `answers on ${report.network} ${report.visibility}`);
  if (report.network === 'telegram') {
    if (nth === 2) networks.telegram.troubles.add('sendMessage', 'drop_after_effect');
    if (nth === 9) networks.telegram.troubles.add('sendMessage', 'blocked');
  }
  if (report.network === 'instagram' && report.visibility === 'public') {
    if (nth === 8 || nth === 30) networks.instagram.troubles.add('replies', 'server_error_after_effect');
    if (nth === 8) return 'found_later';
  }
  return undefined;
}

export function note(stage: Stage, id: number, text: string): Promise<void> {
  return withHolder(stage, id, (_report, holder) => noteReport(stage.app, holder, { reportId: id, text }));
}

/** Gives a report to the agency with this code; the coordinator may always, others until it has been round twice. */
export function handOn(stage: Stage, id: number, to: string, reason: string, by?: PracticePerson): Promise<void> {
  const toAgencyId = stage.city.agencyIds.get(to) ?? null;
  return withHolder(stage, id, (_report, holder) =>
    handOnReport(stage.app, by ?? holder, { reportId: id, toAgencyId, reason }),
  );
}

export function resolve(stage: Stage, id: number, explanation: string): Promise<void> {
  return withHolder(stage, id, (_report, holder) => resolveReport(stage.app, holder, { reportId: id, explanation }));
}

export function close(stage: Stage, id: number, as: 'no_answer_needed' | 'outside', reason: string): Promise<void> {
  return withHolder(stage, id, (_report, holder) => closeReport(stage.app, holder, { reportId: id, as, reason }));
}

export function raiseUrgency(stage: Stage, id: number): Promise<void> {
  return withHolder(stage, id, (_report, holder) =>
    correctTriage(stage.app, holder, { reportId: id, urgency: 'high' }),
  );
}

export function lookAtReporter(stage: Stage, id: number): Promise<void> {
  return withHolder(stage, id, async (report, holder) => {
    if (report.privacy === 'anonymous') return;
    await lookAtIdentity(stage.app, holder, {
      reportId: id,
      reason: 'Menghubungi pelapor untuk janji bertemu di lokasi.',
    });
  });
}
