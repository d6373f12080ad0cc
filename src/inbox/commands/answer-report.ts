import { type SqlBool, sql } from 'kysely';
import type { App } from '#src/app.ts';
import { lettersLeft } from '#src/channels/domain/text-limit.ts';
import { networkNamed, type ReplyAbilities } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import { type Actor, allow } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { staffIdOf } from '../domain/actor-ids.ts';
import { canAnswer } from '../domain/policy.ts';
import { unfilledFields } from '../domain/saved-reply.ts';
import type { AnswerReport } from '../schema.ts';
import { forgetDraft } from '../store/answer-drafts.ts';
import { listReplyConversations, type ReplyConversation } from '../store/conversations.ts';
import { findProposal } from '../store/draft-requests.ts';
import { lockGroups } from '../store/joined-reports.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';
import { countReplyUse } from '../store/saved-replies.ts';

export type AnswerRefusal =
  | 'nothing_to_answer'
  | 'window_closed'
  | 'already_replied_privately'
  | 'not_permitted'
  | 'person_stopped'
  | 'not_offered'
  | 'too_long'
  | 'newer_answer'
  | 'unchanged_proposal'
  | 'unfilled_fields'
  | 'joined_elsewhere';

/**
 * Queues an answer to a report's conversations; it leaves through the outbox. The same key again is the same answer.
 * An answer written before a colleague's newer one is refused, so that a resident never gets two. A machine's proposal that nobody
 * changed is refused until its sender says so once more. The answer to a main report
 * goes to everybody whose report is joined to it, and a joined one is answered there and nowhere else.
 */
export function answerReport(
  app: App,
  actor: Actor,
  input: AnswerReport,
): Promise<Result<{ outboxIds: number[]; again: boolean }, AnswerRefusal>> {
  return app.db.transaction().execute(async (tx) => {
    // The answers belong to the joined reports too: all are locked at once, or two people would wait for each other.
    await lockGroups(tx, [input.reportId]);
    const report = await lockReport(tx, input.reportId);
    allow(canAnswer(actor, report));
    const before = await findByKey(tx, report.id, input.key);
    if (before.length > 0) return { ok: true, outboxIds: before, again: true };
    if (report.mainId !== null) return refuse('joined_elsewhere');
    if (input.seenVersion !== undefined && (await hasNewerAnswer(tx, report.id, input.seenVersion)))
      return refuse('newer_answer');

    // A program's answer is its own; what people send was often made of a saved reply.
    if (actor.kind === 'staff' && unfilledFields(input.text).length > 0) return refuse('unfilled_fields');

    const conversations = await listReplyConversations(tx, report.id, input.conversationId);
    const decided = chooseConversations(conversations, input, app.now());
    if (!decided.ok) return decided;
    const proposal = actor.kind === 'staff' ? await findProposal(tx, { ...input, reportId: report.id }) : null;
    if (proposal === 'unchanged' && !input.asProposed) return refuse('unchanged_proposal');
    // A report that waits for the resident goes on waiting: its clock stands still, and only their word, a limit or the end moves it.
    // Who answers has read it and takes it for a person's.
    const version = await updateReport(tx, report.id, actor.kind === 'staff' ? { suspect: false } : {});
    const staffId = staffIdOf(actor);
    // One instant for all of them: the thread shows forty copies as one answer.
    const at = app.now();
    const ids: number[] = [];
    for (const conversation of decided.conversations) {
      const row = await tx
        .insertInto('outbox')
        .values({
          key: `${input.key}:${conversation.id}`,
          report_id: conversation.reportId,
          conversation_id: conversation.id,
          channel_id: conversation.channelId,
          staff_id: staffId,
          visibility: conversation.way,
          text: input.text,
          asks: input.asks,
          proposal,
          report_version: version,
          queued_at: at,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      ids.push(row.id);
    }
    await recordEvent(tx, report, {
      type: 'answer_queued',
      at,
      staffId,
      detail: { outboxIds: ids, visibility: input.visibility, asks: input.asks, ...(proposal ? { proposal } : {}) },
    });
    if (staffId !== null && input.replyId !== undefined) await countReplyUse(tx, input.replyId, at);
    if (staffId !== null) await forgetDraft(tx, report.id, staffId, { mode: 'answer' });
    await sql`select pg_notify('outbox', '')`.execute(tx);
    return { ok: true, outboxIds: ids, again: false };
  });
}

/** Answers of a report and, since they were joined to it, of its joined ones; these carry the main report's version. */
function ofGroup(reportId: number) {
  return sql<SqlBool>`(report_id = ${reportId} or exists (
    select from reports r where r.id = outbox.report_id and r.main_id = ${reportId} and outbox.queued_at >= r.joined_at))`;
}

async function findByKey(tx: Tx, reportId: number, key: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('outbox')
    .select('id')
    .where(ofGroup(reportId))
    .where('key', '>=', `${key}:`)
    .where('key', '<', `${key};`)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

async function hasNewerAnswer(tx: Tx, reportId: number, seenVersion: number): Promise<boolean> {
  const row = await tx
    .selectFrom('outbox')
    .select('id')
    .where(ofGroup(reportId))
    .where('automatic', '=', false)
    .where('report_version', '>', seenVersion)
    .where('state', 'in', ['queued', 'sending', 'sent', 'unknown'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What a conversation's network allows now. */
export function abilitiesOf(conversation: ReplyConversation, now: Date): ReplyAbilities | undefined {
  return networkNamed(conversation.network)?.abilities({
    visibility: conversation.visibility,
    firstInboundAt: conversation.firstInboundAt,
    lastInboundAt: conversation.lastInboundAt,
    privateRepliesSent: conversation.privateReplies,
    settings: conversation.settings,
    replyTo: conversation.replyTo,
    now,
  });
}

function chooseConversations(
  conversations: ReplyConversation[],
  input: AnswerReport,
  now: Date,
): Result<{ conversations: (ReplyConversation & { way: AnswerReport['visibility'] })[] }, AnswerRefusal> {
  const wanted = input.unansweredOnly ? conversations.filter((one) => !one.answered) : conversations;
  if (wanted.length === 0) return refuse('nothing_to_answer');
  const able: (ReplyConversation & { way: AnswerReport['visibility'] })[] = [];
  let refusal: AnswerRefusal = 'not_offered';
  for (const conversation of wanted) {
    const abilities = abilitiesOf(conversation, now);
    const way = wayOf(abilities, input, wanted.length);
    const ability = abilities?.[way];
    if (!ability) continue;
    if (!ability.allowed) refusal = ability.reason;
    else if (lettersLeft([ability], input.text) < 0) return refuse('too_long');
    else able.push({ ...conversation, way });
  }
  return able.length > 0 ? { ok: true, conversations: able } : refuse(refusal);
}

/**
 * What everybody may read may be told to one person alone where there is no public place (a chat, an e-mail); never the
 * other way round.
 */
function wayOf(
  abilities: ReplyAbilities | undefined,
  input: AnswerReport,
  conversations: number,
): AnswerReport['visibility'] {
  const noPlace = abilities?.public.allowed === false && abilities.public.reason === 'not_offered';
  return input.visibility === 'public' && noPlace && conversations > 1 ? 'private' : input.visibility;
}
