import type { z } from 'zod';
import { answerReport } from '../commands/answer-report.ts';
import { closeReport } from '../commands/close-report.ts';
import { correctTriage } from '../commands/correct-triage.ts';
import { declineMatter } from '../commands/decline-matter.ts';
import { handOnReport } from '../commands/hand-on-report.ts';
import { hideReport } from '../commands/hide-report.ts';
import { joinIncident } from '../commands/join-incident.ts';
import { joinReports } from '../commands/join-reports.ts';
import { lookAtIdentity, type SeenIdentity } from '../commands/look-at-identity.ts';
import { noteReport } from '../commands/note-report.ts';
import { reopenReport } from '../commands/reopen-report.ts';
import { settleAnswer } from '../commands/settle-answer.ts';
import { splitReport } from '../commands/split-report.ts';
import { readCode } from '../domain/citizen-code.ts';
import { canSeeReport } from '../domain/policy.ts';
import type { EarlierPicture } from '../domain/proof-rules.ts';
import * as schema from '../schema.ts';
import { findReportByCode } from '../store/citizen-report.ts';
import { findReportFacts } from '../store/report-facts.ts';
import { decide, resolveWithPhotos, takeAway } from './desk-ending-act.ts';
import type { DeskRequest } from './desk-request.ts';

export type Intent =
  | 'answer'
  | 'note'
  | 'hand_on'
  | 'resolve'
  | 'decide_ending'
  | 'remove_proof'
  | 'reopen'
  | 'close'
  | 'correct'
  | 'hide'
  | 'settle'
  | 'look'
  | 'join'
  | 'join_incident'
  | 'decline'
  | 'split';

export type Acted =
  | { ok: true; did: Intent; identities?: SeenIdentity[] }
  | { ok: false; intent: string; problem: string; typed: Record<string, string>; earlier?: EarlierPicture | undefined };

/** Does what a form of the report page asks; a refusal names its reason and keeps what was typed. */
export async function actOnReport(desk: DeskRequest, reportId: number, form: FormData): Promise<Acted> {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') typed[name] = value;
  const intent = typed.intent ?? '';
  const given: Record<string, unknown> = { ...typed, reportId };
  // A field left empty is a choice not made.
  for (const [name, value] of Object.entries(given)) if (value === '') delete given[name];
  if (typed.otherId) given.otherIds = form.getAll('otherId');
  given.photos = form.getAll('photo').filter((one): one is File => one instanceof File && one.size > 0);
  const act = Object.hasOwn(acts, intent) ? acts[intent as Intent] : undefined;
  if (!act) return { ok: false, intent, problem: 'malformed', typed };
  const result = await act(desk, given);
  if ('problem' in result) return { ok: false, intent, problem: result.problem, typed };
  if (result.ok) return { ...result, did: intent as Intent };
  return {
    ok: false,
    intent,
    problem: result.reason,
    typed,
    ...('earlier' in result ? { earlier: result.earlier } : {}),
  };
}

type Outcome =
  | { ok: true; identities?: SeenIdentity[] }
  | { ok: false; reason: string; earlier?: EarlierPicture | undefined }
  | { problem: string };
type Act = (desk: DeskRequest, given: Record<string, unknown>) => Promise<Outcome>;

const acts: Record<Intent, Act> = {
  answer: (desk, given) =>
    reading(
      schema.answerReport,
      { ...given, ...readWhom(given), asks: given.asks === 'on', asProposed: given.asProposed === 'on' },
      async (input) => {
        const result = await answerReport(desk.app, desk.actor, input);
        return result.ok ? { ok: true } : result;
      },
    ),
  note: (desk, given) =>
    reading(schema.noteReport, given, async (input) => {
      await noteReport(desk.app, desk.actor, input);
      return { ok: true };
    }),
  hand_on: (desk, given) => {
    const toAgencyId = given.toAgencyId === 'coordinator' ? null : given.toAgencyId;
    return reading(
      schema.handOnReport,
      { ...given, toAgencyId: toAgencyId === undefined ? 'none' : toAgencyId },
      async (input) => {
        const result = await handOnReport(desk.app, desk.actor, input);
        return result.ok ? { ok: true } : result;
      },
    );
  },
  resolve: (desk, given) => resolveWithPhotos(desk, given, given.photos as File[]),
  decide_ending: decide,
  remove_proof: takeAway,
  reopen: (desk, given) =>
    reading(schema.reopenReport, given, async (input) => plain(await reopenReport(desk.app, desk.actor, input))),
  close: (desk, given) =>
    reading(schema.closeReport, given, async (input) => plain(await closeReport(desk.app, desk.actor, input))),
  correct: (desk, given) =>
    reading(
      schema.correctTriage,
      { ...given, topicId: given.topicId ?? null, kelurahanCode: given.kelurahanCode ?? null },
      async (input) => plain(await correctTriage(desk.app, desk.actor, input)),
    ),
  hide: (desk, given) =>
    reading(schema.hideReport, given, async (input) => plain(await hideReport(desk.app, desk.actor, input))),
  settle: (desk, given) =>
    reading(schema.settleAnswer, given, async (input) => plain(await settleAnswer(desk.app, desk.actor, input))),
  join,
  join_incident: ({ app, actor }, given) =>
    reading(schema.joinIncident, { incidentId: given.incidentId, reportIds: [given.reportId] }, async (input) =>
      plain(await joinIncident(app, actor, input)),
    ),
  decline: (desk, given) =>
    reading(schema.declineMatter, given, async (input) => plain(await declineMatter(desk.app, desk.actor, input))),
  split: (desk, given) =>
    reading(schema.splitReport, given, async (input) => plain(await splitReport(desk.app, desk.actor, input))),
  look: (desk, given) =>
    reading(schema.lookAtIdentity, given, async (input) => {
      const { identities } = await lookAtIdentity(desk.app, desk.actor, input);
      return { ok: true, identities };
    }),
};

/** Whom an answer goes to: one conversation, all, or only those that no person has answered yet. */
function readWhom({ conversationId }: Record<string, unknown>): Record<string, unknown> {
  return conversationId === 'unanswered' ? { conversationId: undefined, unansweredOnly: true } : {};
}

/** Joins what is ticked, and what is named by its code; nothing named is a mistake of the form. */
async function join({ app, actor }: DeskRequest, given: Record<string, unknown>): Promise<Outcome> {
  const otherIds = [...((given.otherIds as unknown[] | undefined) ?? [])];
  if (typeof given.code === 'string') {
    const code = readCode(given.code);
    const named = code === undefined ? undefined : await findReportByCode(app, code);
    const facts = named && (await findReportFacts(app.db, named.id));
    // Whether a code exists is not told to those who may not see the report.
    if (!named || !facts || !canSeeReport(actor, facts)) return { problem: 'no_such_code' };
    otherIds.push(named.id);
  }
  if (otherIds.length === 0) return { problem: 'nothing_ticked' };
  return reading(schema.joinReports, { mainId: given.reportId, otherIds }, async (input) =>
    plain(await joinReports(app, actor, input)),
  );
}

/** Reads a command's input; what is missing or too long is named by its field. */
async function reading<S extends z.ZodType>(
  shape: S,
  given: unknown,
  act: (input: z.output<S>) => Promise<Outcome>,
): Promise<Outcome> {
  const read = shape.safeParse(given);
  if (read.success) return act(read.data);
  const issue = read.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  if (field === 'text' && issue?.code === 'too_big') return { problem: 'too_long' };
  return { problem: ['text', 'reason', 'explanation', 'toAgencyId'].includes(field) ? field : 'malformed' };
}

function plain(result: { ok: true } | { ok: false; reason: string }): Outcome {
  return result.ok ? { ok: true } : result;
}
