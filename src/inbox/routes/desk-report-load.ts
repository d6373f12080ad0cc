import { wordsForFailure } from '#src/channels/domain/failure-words.ts';
import { findPersonalData, type OfficialContacts } from '#src/language/index.ts';
import { abilitiesOf } from '../commands/answer-report.ts';
import { explainClock, explainPolicy } from '../domain/clock-explanation.ts';
import { type Clock, clockKinds, isBreached } from '../domain/clock-state.ts';
import type {
  DeskAbility,
  DeskClock,
  DeskConversation,
  DeskItem,
  DeskMessage,
  DeskReport,
} from '../domain/desk-thread.ts';
import { markOpening, marksOf } from '../domain/evidence-marks.ts';
import { explainTriage, type TriageNames } from '../domain/explain-triage.ts';
import { maskKnowing } from '../domain/mask-known-names.ts';
import { maskThread } from '../domain/mask-thread.ts';
import { isCarried } from '../domain/other-desk-fields.ts';
import { carriedDesks, deskNames, slugOf } from '../domain/other-desk-status.ts';
import { outsideAnswer } from '../domain/outside-answer.ts';
import { canDo, canForward, canLookAtIdentity } from '../domain/policy.ts';
import { fillReply, rankReplies } from '../domain/saved-reply.ts';
import { choosePolicy } from '../domain/sla-policy.ts';
import { findDraft, listDrafters } from '../store/answer-drafts.ts';
import { listReplyConversations, type ReplyConversation } from '../store/conversations.ts';
import { findDeskReport, listThread } from '../store/desk-report.ts';
import { listWriterNames } from '../store/draft-material.ts';
import { listDeskCases, listServers } from '../store/other-desks.ts';
import { listPresence } from '../store/presence.ts';
import { listSavedReplies } from '../store/saved-replies.ts';
import { loadEnding } from './desk-ending-load.ts';
import { loadMatter, seeReport } from './desk-matter-load.ts';
import { type DeskRequest, namesFor } from './desk-request.ts';
import { incidentReplies, incidentsOf } from './incident-load.ts';

const incidentReplyTitle = { id: 'Jawaban kejadian', en: 'Answer of the incident' };

/** Everything the report page shows; undefined when there is no such report for this person. */
export async function loadReport(desk: DeskRequest, id: number) {
  const { app, actor, city, language } = desk;
  const found = await findDeskReport(app, id, language);
  const seen = found && (await seeReport(desk, found));
  if (!found || !seen) return undefined;
  const { triage, clocks, network, ...shown } = found;
  const mine = actor.role === 'mimin' || actor.role === 'head' ? actor.agencyId : found.agencyId;
  const { matter, visible, maySplit } = await loadMatter(desk, found, seen.main);
  const [thread, conversations, presence, replies, elsewhere, servers, ownDraft, drafters] = await Promise.all([
    listThread(app, id, visible),
    listReplyConversations(app.db, id),
    listPresence(app.db, id, actor.staffId),
    listSavedReplies(app.db, mine, language),
    listDeskCases(app.db, id),
    listServers(app),
    findDraft(app.db, id, actor.staffId),
    listDrafters(app.db, id, actor.staffId),
  ]);
  const incidents = await incidentsOf(desk, found);
  const now = app.now();
  const agencyCode = found.agencyId === null ? null : (city.agencyCodes.get(found.agencyId) ?? null);
  const policy = choosePolicy(city.policies, {
    kind: found.kind,
    urgency: found.urgency,
    channel: network,
    agency: agencyCode,
    inspection: found.inspection,
  });
  const names = namesFor(city, language);
  const messages = thread.items.filter((item): item is DeskMessage => item.type === 'message');
  // Whoever does not work on the report follows it without the numbers and addresses that residents write into it.
  const open = canDo(actor, 'answer', found);
  const mask = open ? undefined : maskKnowing(await listWriterNames(app.db, [id, ...visible]), city.official);
  const maskOrNull = (text: string | null) => (mask && text !== null ? mask(text) : text);
  const masked = {
    title: maskOrNull(found.title) ?? '',
    placeText: maskOrNull(found.placeText),
    ratingComment: maskOrNull(found.ratingComment),
    hiddenReason: maskOrNull(found.hiddenReason),
  };
  const fields = { kode: found.code, topik: found.topic ?? '', opd: found.agency ?? '', nama_mimin: actor.name };
  return {
    report: { ...shown, ...(open ? {} : masked), triage: null } satisfies DeskReport,
    items: (mask ? maskThread(thread.items, mask) : thread.items).map((item) => withFailureWords(item, language)),
    cut: thread.cut,
    reasons: open ? reasonsFor(messages, found.openedAt, triage, names) : undefined,
    route: readRoute(triage),
    clocks: clockKinds.flatMap((kind): DeskClock[] => {
      const clock = clocks[kind];
      if (!clock) return [];
      const why = [...explainClock(clock, city.calendars(clock.agency), language), explainPolicy(policy, language)];
      return [{ kind, dueAt: clock.dueAt, metAt: clock.metAt, state: stateOf(clock, now), why }];
    }),
    matter,
    // The answer goes to all of them; shown is what the reader may see.
    conversations: conversations
      .filter((one) => one.reportId === id || visible.includes(one.reportId))
      .map((one) => describe(one, now)),
    presence,
    ownDraft: ownDraft && canDo(actor, ownDraft.mode, found) ? ownDraft : null,
    drafters,
    // What stands on another desk, and the desks it may still be carried to.
    elsewhere: [
      ...carriedDesks.map((desk) => ({
        name: deskNames[desk],
        to: `/desk/teruskan/${id}/${slugOf(desk)}`,
        known: elsewhere.find((one) => one.desk === desk),
        secretToo: true,
      })),
      ...servers.map((server) => ({
        name: server.name,
        to: `/desk/kirim/${id}/${server.id}`,
        known: elsewhere.find((one) => one.channelId === server.id),
        secretToo: false,
      })),
    ].flatMap(({ name, to, known, secretToo }) => {
      const mayCarry =
        canForward(actor, found) &&
        (known !== undefined ||
          (found.mainId === null &&
            isCarried(found.kind) &&
            !isEnded(found.status) &&
            (secretToo || found.privacy !== 'secret')));
      if (!known && !mayCarry) return [];
      const stands = known && {
        from: known.direction === 'from',
        trackingId: known.trackingId,
        status: known.status,
      };
      return [{ name, to, mayCarry, stands }];
    }),
    incidents,
    replies: [
      ...incidentReplies(incidents, incidentReplyTitle[language]),
      ...rankReplies(replies, found).map(({ id: replyId, title, text, shortText, uses, fits }) => ({
        id: replyId,
        title,
        text: fillReply(text, fields),
        shortText: shortText === null ? null : fillReply(shortText, fields),
        uses,
        fits,
      })),
    ],
    ...outsideOf(desk, found, triage),
    answering: answeringOf(found, triage, open ? messages : [], city.official),
    drafts: app.config.draft !== undefined && found.privacy !== 'secret',
    may: { ...whatMay(desk, found), split: maySplit },
    ending: await loadEnding(desk, found, (text) => (mask ? mask(text) : text)),
    lookRefused:
      found.privacy === 'anonymous'
        ? ('anonymous' as const)
        : canLookAtIdentity(actor, found)
          ? undefined
          : ('not_allowed' as const),
  };
}

/** Why the report went where it did, on the message it was opened with. */
function reasonsFor(messages: DeskMessage[], openedAt: string, triage: unknown, names: TriageNames) {
  const marked = markOpening(messages, openedAt, marksOf(triage, names));
  const opening = marked?.message ?? messages.find((one) => one.direction === 'in');
  if (!opening) return undefined;
  const marks = marked ? { subject: marked.subject, text: marked.text } : undefined;
  return { messageId: opening.id, marks, says: explainTriage(triage, names) };
}

/** What a resident's last words ask and hold of their own data, for the hints about an answer; nothing for who may not answer. */
function answeringOf(report: DeskReport, triage: unknown, messages: DeskMessage[], official: OfficialContacts) {
  const said = messages.filter((one) => one.direction === 'in' && !one.withdrawn);
  const personal = said.flatMap(({ text }) =>
    findPersonalData(text, official).map(({ span }) => text.slice(span[0], span[1])),
  );
  return {
    kind: report.kind,
    asked: (said.at(-1)?.text ?? report.title).slice(0, 2_000),
    language: spokenIn(triage),
    personal: [...new Set(personal)].slice(0, 50),
  };
}

const spokenIn = (triage: unknown): 'id' | 'en' =>
  (triage as { language?: unknown } | null)?.language === 'en' ? 'en' : 'id';

/** The body outside that triage named, and a ready answer for each body, in the language of the resident; its own stands first. */
function outsideOf({ city, language }: DeskRequest, report: DeskReport, triage: unknown) {
  const spoken = spokenIn(triage);
  const code = `${report.code.slice(0, 5)}-${report.code.slice(5)}`;
  const own = report.outside === null ? undefined : city.outsideBodies.get(report.outside);
  const living = new Set(city.tables.outside.map((body) => body.code));
  const answers = [...city.outsideBodies]
    .filter(([owner]) => living.has(owner) || owner === report.outside)
    .map(([owner, { name, contact }]) => ({
      owner,
      name: name[language],
      text: outsideAnswer({
        language: spoken,
        cityName: city.name,
        code,
        body: { name: name[spoken], contact: contact[spoken] },
      }),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return {
    outside: own ? { name: own.name[language], contact: own.contact[language] } : null,
    outsideAnswers: answers.map((one) => ({ ...one, own: one.owner === report.outside })),
  };
}

const isEnded = (status: DeskReport['status']) => status === 'resolved' || status === 'closed';

/** What this person may do with the report as it stands now. */
function whatMay({ actor }: DeskRequest, report: DeskReport) {
  const ended = isEnded(report.status);
  return {
    // A joined report is answered and opened again at the one that answers for it.
    answer: report.mainId === null && canDo(actor, 'answer', report),
    note: canDo(actor, 'note', report),
    hand_on: !ended && canDo(actor, 'hand_on', report),
    resolve: !ended && canDo(actor, 'resolve', report),
    reopen: ended && report.mainId === null && canDo(actor, 'reopen', report),
    close: !ended && canDo(actor, 'close', report),
    correct: canDo(actor, 'correct', report),
    hide: report.hiddenReason === null && canDo(actor, 'hide', report),
    look: canLookAtIdentity(actor, report),
    settle: canDo(actor, 'settle', report),
    join: !ended && canDo(actor, 'join', report),
  };
}

function withFailureWords(item: DeskItem, language: 'id' | 'en'): DeskItem {
  return item.type === 'answer' && item.reason !== null
    ? { ...item, reason: wordsForFailure(item.reason, language) }
    : item;
}

function readRoute(triage: unknown): { why: string; confidence: number | null; unsure: boolean } {
  const route = (triage as { route?: { to?: string; why?: string; confidence?: number } } | null)?.route;
  return { why: route?.why ?? '', confidence: route?.confidence ?? null, unsure: route?.to === 'coordinator' };
}

function stateOf(clock: Clock, now: Date): DeskClock['state'] {
  if (clock.cancelledAt !== null) return 'cancelled';
  if (isBreached(clock, now)) return 'missed';
  if (clock.metAt !== null) return 'met';
  return clock.pausedAt === null ? 'running' : 'paused';
}

function describe(conversation: ReplyConversation, now: Date): DeskConversation {
  const abilities = abilitiesOf(conversation, now);
  const way = (which: 'public' | 'private'): DeskAbility => {
    const ability = abilities?.[which];
    if (!ability) return { allowed: false, reason: 'nobody' };
    if (!ability.allowed) return ability;
    const { until, maxLength, unit, maxBytes, prefix, templates } = ability;
    return {
      allowed: true,
      until: until?.toISOString() ?? null,
      limits: [{ maxLength, unit, maxBytes, prefix }],
      ...(templates ? { templates } : {}),
    };
  };
  return {
    id: conversation.id,
    network: conversation.network,
    channel: conversation.channelName,
    visibility: conversation.visibility,
    permalink: conversation.permalink,
    answered: conversation.answered,
    public: way('public'),
    private: way('private'),
  };
}
