import { addWorkingMinutes, nextWorkingTime } from '#src/inbox/domain/working-time.ts';
import {
  answer,
  close,
  countOne,
  type FoundReport,
  findReports,
  handOn,
  lookAtReporter,
  note,
  pick,
  raiseUrgency,
  resolve,
  type Stage,
} from './week-actions.ts';
import { type Doors, postAsReporter, type Resident } from './week-residents.ts';
import * as words from './week-words.ts';

const staffed = ['DISHUB', 'DPUPR', 'DLH', 'DINKES', 'DISDUKCAPIL', 'DINDIK', 'BPBD', 'TIRTABENTENG'];

/** Longer than any weekend: over long holidays a desk that stood still would show nothing. */
const longestBreakMs = 77 * 3_600_000;

/** What happens after staff have done what they could. */
export interface Telling extends Stage {
  doors: Doors;
  /** Takes in what has arrived. */
  takeIn: () => Promise<void>;
}

/** Decides how a report that has just been opened goes on, and plans each step of it. */
export function tellStory(stage: Telling, report: FoundReport, resident: Resident): void {
  const ending = endingWithoutWork(stage, report);
  if (ending) {
    ending();
    return;
  }
  if (report.agencyId === null && report.guess !== null && stage.random() < 0.7) {
    const to = report.guess;
    const reason = pick(stage, words.placingReasons);
    plan(stage, report, between(stage, 4, 40), () => handOn(stage, report.id, to, reason));
    workOn(stage, { ...report, agency: to }, resident, between(stage, 45, 75));
    return;
  }
  workOn(stage, report, resident, 0);
}

/** Words that need no work of ours, and matters that are somebody else's. */
function endingWithoutWork(stage: Stage, report: FoundReport): (() => void) | undefined {
  if (['praise', 'chatter', 'spam'].includes(report.kind)) return () => readAndClose(stage, report);
  return report.outside ? () => sendElsewhere(stage, report) : undefined;
}

/** Staff work when the agency's calendar says so, and in turns when it says nothing for days; an emergency is anybody's at any hour. */
function plan(stage: Stage, report: FoundReport, minutes: number, run: () => Promise<void>): void {
  const now = stage.agenda.now();
  const calendar = stage.city.calendars(report.agency);
  const holidays = nextWorkingTime(calendar, now).getTime() - now.getTime() > longestBreakMs;
  const wait = report.urgency === 'emergency' ? Math.min(minutes, 12) : minutes;
  const at =
    holidays || report.urgency === 'emergency'
      ? new Date(now.getTime() + wait * 60_000)
      : addWorkingMinutes(calendar, now, minutes + stage.random());
  stage.agenda.plan(at, run);
}

function later(stage: Stage, minutes: number, run: () => Promise<void>): void {
  stage.agenda.plan(new Date(stage.agenda.now().getTime() + minutes * 60_000), run);
}

function between(stage: Stage, from: number, to: number): number {
  return from + stage.random() * (to - from);
}

function readAndClose(stage: Stage, report: FoundReport): void {
  // Some are left for the newcomer to close in bulk.
  if (stage.random() < 0.18) return;
  const reason = words.closingReasons[['praise', 'chatter', 'spam'].indexOf(report.kind)] ?? '';
  plan(stage, report, between(stage, 8, 300), () => close(stage, report.id, 'no_answer_needed', reason));
}

function sendElsewhere(stage: Stage, report: FoundReport): void {
  const text = pick(stage, words.outsideAnswers);
  plan(stage, report, between(stage, 6, 58), async () => {
    await answer(stage, report.id, text);
    plan(stage, report, between(stage, 2, 20), () =>
      close(stage, report.id, 'outside', 'Bukan kewenangan kota; alamat yang tepat sudah diberikan.'),
    );
  });
}

function workOn(stage: Telling, report: FoundReport, resident: Resident, after: number): void {
  // Every ninth is forgotten, the third first: somebody has to be late.
  if (countOne(stage, 'worked on') % 9 === 3) {
    if (resident.writeAgain && stage.random() < 0.5)
      later(stage, between(stage, 1_200, 2_900), () =>
        writeAgain(stage, report, resident, pick(stage, words.residentReminders)),
      );
    return;
  }
  const turn = stage.random();
  const bounces = report.kind === 'complaint' && report.agency !== null && turn < 0.1;
  const start = after + (turn > 0.84 ? between(stage, 66, 260) : between(stage, 5, 52));
  if (stage.random() < 0.06) plan(stage, report, start * 0.5, () => raiseUrgency(stage, report.id));
  if (stage.random() < 0.2) plan(stage, report, start * 0.8, () => note(stage, report.id, pick(stage, words.notes)));
  if (stage.random() < 0.05) plan(stage, report, start * 0.9, () => lookAtReporter(stage, report.id));
  if (bounces) plan(stage, report, start * 0.6, () => bounce(stage, report));
  plan(stage, report, bounces ? start + 60 : start, () => answerFirst(stage, report.id, resident));
}

/** Hands a report on; half the time the other agency hands it back, and the coordinator decides. */
async function bounce(stage: Stage, report: FoundReport): Promise<void> {
  const other = pick(
    stage,
    staffed.filter((code) => code !== report.agency),
  );
  await handOn(stage, report.id, other, pick(stage, words.handOnReasons));
  if (stage.random() < 0.5) return;
  const home = report.agency ?? 'DPUPR';
  plan(stage, report, 15, () => handOn(stage, report.id, home, words.bounceReason));
  plan(stage, report, 40, () =>
    handOn(stage, report.id, other, pick(stage, words.placingReasons), stage.desk.coordinator),
  );
}

async function answerFirst(stage: Telling, id: number, resident: Resident): Promise<void> {
  const [report] = await findReports(stage.app, { id });
  if (!report) return;
  const asks = report.kind === 'complaint' && resident.writeAgain !== undefined && stage.random() < 0.16;
  await answer(stage, id, asks ? pick(stage, words.questionsBack) : firstWords(stage, report), asks);
  if (asks) {
    // Some never come back, and the report waits.
    if (stage.random() < 0.3) return;
    later(stage, between(stage, 12, 300), async () => {
      await writeAgain(stage, report, resident, pick(stage, words.residentReplies));
      plan(stage, report, between(stage, 10, 90), async () => {
        await answer(stage, id, pick(stage, words.secondAnswers));
        planEnd(stage, report);
      });
    });
    return;
  }
  planEnd(stage, report);
}

function firstWords(stage: Stage, report: FoundReport): string {
  if (report.kind === 'question') return pick(stage, words.questionAnswers);
  if (report.kind === 'suggestion') return pick(stage, words.suggestionAnswers);
  return pick(stage, words.firstAnswers[report.agency ?? ''] ?? words.firstAnswers[''] ?? []);
}

function planEnd(stage: Telling, report: FoundReport): void {
  if (stage.random() < 0.15) return;
  const minutes = report.kind === 'complaint' ? between(stage, 45, 900) : between(stage, 3, 60);
  plan(stage, { ...report, urgency: 'low' }, minutes, async () => {
    await resolve(stage, report.id, pick(stage, words.solutions));
    listenToReporter(stage, report);
  });
}

/** Every second one is rated, and every eighth reporter says that it is not fixed. */
function listenToReporter(stage: Telling, report: FoundReport): void {
  const nth = countOne(stage, 'resolved');
  if (nth % 8 === 5) {
    later(stage, between(stage, 40, 900), async () => {
      if (!(await isResolved(stage, report.id))) return;
      await postAsReporter(stage.doors, report.code, { intent: 'belum-beres', text: pick(stage, words.notFixed) });
      if (stage.random() < 0.5)
        plan(stage, report, between(stage, 20, 90), () => answer(stage, report.id, pick(stage, words.secondAnswers)));
    });
    return;
  }
  if (nth % 2 === 0) return;
  later(stage, between(stage, 8, 1_000), async () => {
    if (!(await isResolved(stage, report.id))) return;
    const turn = stage.random();
    const rating = turn < 0.08 ? 1 : turn < 0.17 ? 2 : turn < 0.32 ? 3 : turn < 0.62 ? 4 : 5;
    const comment = pick(stage, words.ratingComments[rating] ?? [null]) ?? '';
    await postAsReporter(stage.doors, report.code, { intent: 'nilai', rating: String(rating), comment });
  });
}

async function isResolved(stage: Stage, id: number): Promise<boolean> {
  const [report] = await findReports(stage.app, { id });
  return report?.status === 'resolved';
}

async function writeAgain(stage: Telling, report: FoundReport, resident: Resident, text: string): Promise<void> {
  await resident.writeAgain?.(report.code, text);
  await stage.takeIn();
}
