import type { App } from '#src/app.ts';
import type { DraftEndpoint } from '#src/config.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { checkDraft, type DraftFault } from '../domain/check-draft.ts';
import type { DeskItem } from '../domain/desk-thread.ts';
import { buildDraftPrompt, type DraftMaterial, type DraftPrompt } from '../domain/draft-prompt.ts';
import { canAnswer } from '../domain/policy.ts';
import type { ProposeDraft } from '../schema.ts';
import { getCityState } from '../store/city.ts';
import { listReplyConversations } from '../store/conversations.ts';
import { findDeskReport, listThread } from '../store/desk-report.ts';
import { askEndpoint, type EndpointFailure, endpointRests } from '../store/draft-endpoint.ts';
import { listKnownNames } from '../store/draft-material.ts';
import { addDraftRequest, countAsked, endDraftRequest, lockAsker } from '../store/draft-requests.ts';
import { lockReport } from '../store/report-row.ts';
import { listSavedReplies } from '../store/saved-replies.ts';
import { abilitiesOf } from './answer-report.ts';

/** Drafts that one person may ask for within a minute. */
export const draftsEachMinute = 20;

export type DraftRefusal =
  | 'secret'
  | 'joined_elsewhere'
  | 'nothing_to_answer'
  | 'too_many'
  | EndpointFailure['reason']
  | DraftFault;
export type ProposedDraft = Result<{ draftId: number; text: string }, DraftRefusal> & { seconds?: number };

/**
 * Asks the city's endpoint for a draft of an answer, because somebody pressed for it. What leaves is masked; that somebody asked
 * stands in the audit trail, what was said nowhere. The draft is shown to the one who asked and goes no further by itself.
 */
export async function proposeDraft(
  app: App,
  endpoint: DraftEndpoint,
  actor: StaffActor,
  input: ProposeDraft,
  cancelled: AbortSignal,
): Promise<ProposedDraft> {
  const asked = await admit(app, actor, input);
  if (!asked.ok) return asked;
  let outcome = 'broken';
  let text: string | undefined;
  try {
    const prompt = await gather(app, actor, input);
    if (!prompt) {
      outcome = 'nothing_to_answer';
      return refuse('nothing_to_answer');
    }
    const answer = await askEndpoint(app, endpoint, prompt, cancelled);
    if (!answer.ok) {
      outcome = answer.reason;
      return answer;
    }
    const checked = checkDraft(answer.text, prompt);
    outcome = checked.ok ? 'proposed' : checked.reason;
    if (!checked.ok) return checked;
    text = checked.text;
    return { ok: true, draftId: asked.draftId, text };
  } finally {
    await endDraftRequest(app.db, asked.draftId, outcome, text);
  }
}

/** Decides whether this person may ask now, and writes it down before anything leaves. */
function admit(
  app: App,
  actor: StaffActor,
  input: ProposeDraft,
): Promise<Result<{ draftId: number }, DraftRefusal> & { seconds?: number }> {
  return app.db.transaction().execute(async (tx) => {
    const report = await lockReport(tx, input.reportId);
    allow(canAnswer(actor, report));
    // Known to the handling agency and the coordinator only: to no machine of somebody else either.
    if (report.privacy === 'secret') return refuse('secret');
    if (report.mainId !== null) return refuse('joined_elsewhere');
    const rests = endpointRests(app);
    if (rests) return rests;
    await lockAsker(tx, actor.staffId);
    const { asked, seconds } = await countAsked(tx, actor.staffId, app.now());
    if (asked >= draftsEachMinute) return { ...refuse('too_many'), seconds: Math.max(seconds, 1) };
    await recordAudit(tx, actor, { action: 'draft_asked', subject: report.code }, app.now());
    return { ok: true, draftId: await addDraftRequest(tx, report.id, actor.staffId, app.now()) };
  });
}

/** Reads what the draft is made from; undefined when no conversation can be answered this way. */
async function gather(app: App, actor: StaffActor, input: ProposeDraft): Promise<DraftPrompt | undefined> {
  const [city, report, thread, everybody] = await Promise.all([
    getCityState(app),
    findDeskReport(app, input.reportId, 'id'),
    listThread(app, input.reportId),
    listReplyConversations(app.db, input.reportId),
  ]);
  const chosen = everybody.filter((one) => input.conversationId === undefined || one.id === input.conversationId);
  const limits = chosen.flatMap((one) => {
    const ability = abilitiesOf(one, app.now())?.[input.visibility];
    return ability?.allowed ? [ability] : [];
  });
  if (!report || limits.length === 0) return undefined;
  const [people, replies] = await Promise.all([
    listKnownNames(app.db, [...new Set(everybody.map((one) => one.identityId))]),
    listSavedReplies(app.db, actor.agencyId ?? report.agencyId, 'id'),
  ]);
  const outside = report.outside === null ? undefined : city.outsideBodies.get(report.outside);
  const bytes = limits.flatMap((one) => (one.maxBytes === undefined ? [] : [one.maxBytes]));
  return buildDraftPrompt({
    cityName: city.name,
    kind: report.kind,
    topic: report.topic,
    topicId: report.topicId,
    agency: report.agency,
    agencyId: report.agencyId,
    kelurahan: report.kelurahan,
    status: report.status,
    outside: outside ? { name: outside.name.id, contact: outside.contact.id } : null,
    said: wordsFor(thread.items, input),
    people: [...people, actor.name, ...staffIn(thread.items)],
    replies,
    fields: { kode: report.code, topik: report.topic ?? '', opd: report.agency ?? '', nama_mimin: actor.name },
    limit: {
      letters: Math.min(...limits.map((one) => one.maxLength)),
      bytes: bytes.length > 0 ? Math.min(...bytes) : null,
    },
  });
}

/** Who of the staff signed what was said before: an endpoint need not know them either. */
function staffIn(items: readonly DeskItem[]): string[] {
  return items.flatMap((item) => (item.type === 'answer' && item.staff !== null ? [item.staff] : []));
}

/** What was said on both sides and may stand in this answer: what was said in private is no material for what everybody reads. */
function wordsFor(items: readonly DeskItem[], input: ProposeDraft): DraftMaterial['said'] {
  const of = input.conversationId;
  // Of a joined report only the main one's words are read: who may see the other is a question of its own.
  const known = items.some((item) => item.type === 'message' && item.conversationId === of);
  return items.flatMap((item): { by: 'resident' | 'city'; text: string }[] => {
    if (item.type !== 'message' && item.type !== 'answer') return [];
    if (input.visibility === 'public' && item.visibility === 'private') return [];
    if (known && item.conversationId !== of) return [];
    // A receipt says nothing that a draft could use; an answer that did not arrive was never said.
    if (item.type === 'answer')
      return item.staff !== null && item.state === 'sent' ? [{ by: 'city', text: item.text }] : [];
    if (item.withdrawn || item.kind === 'automatic' || item.kind === 'receipt') return [];
    const text = item.subject && !item.text.includes(item.subject) ? `${item.subject}\n${item.text}` : item.text;
    return [{ by: item.direction === 'in' ? 'resident' : 'city', text }];
  });
}
