import { z } from 'zod';
import { carriedDesks, deskStatuses } from './domain/other-desk-status.ts';
import { thresholdRange } from './domain/route-threshold.ts';

export const kinds = ['complaint', 'question', 'suggestion', 'praise', 'information', 'chatter', 'spam'] as const;
export type Kind = (typeof kinds)[number];
export const statuses = ['open', 'waiting', 'resolved', 'closed'] as const;
/** `waiting`: the resident was asked something. `closed`: needs no answer (praise, spam, outside our power), or joined to another report. */
export type Status = (typeof statuses)[number];
export const urgencies = ['emergency', 'high', 'medium', 'low'] as const;
export type Urgency = (typeof urgencies)[number];
export const privacies = ['open', 'anonymous', 'secret'] as const;
export type Privacy = (typeof privacies)[number];
export const answerStates = ['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] as const;
export type AnswerState = (typeof answerStates)[number];

const id = z.coerce.number().int().positive();
/** PostgreSQL's `int`: agencies, topics and versions are numbered with it, and it refuses what is larger. */
const largestInt = 2_147_483_647;
const smallId = id.max(largestInt);
/** Text people write: trimmed, NFC, without NUL (PostgreSQL refuses it). */
const words = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replaceAll('\0', '').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1).max(max));
const kelurahanCode = z.string().regex(/^[0-9.]{5,13}$/);
/** Made by the browser when the page is opened; the same key again is the same intent. */
const intentKey = z.string().regex(/^[A-Za-z0-9_-]{16,80}$/);

export const answerReport = z.object({
  reportId: id,
  /** Which of the report's conversations; absent: every one that can be answered. */
  conversationId: id.optional(),
  /** Only those that no person has answered yet: who was joined late need not tell everybody twice. */
  unansweredOnly: z.boolean().optional(),
  visibility: z.enum(['public', 'private']),
  text: words(10_000),
  key: intentKey,
  /** The answer asks the resident something: the resolution clock pauses and the report waits. */
  asks: z.boolean().default(false),
  /** The newest message the writer had seen; a newer answer by somebody else refuses the stale one. */
  seenVersion: z.coerce.number().int().min(-largestInt).max(largestInt).optional(),
  /** The machine's proposal that the text began as. */
  draftId: id.optional(),
  /** The saved reply that stands in it; its use is counted. */
  replyId: smallId.optional(),
  /** The writer knows that it is the proposal without a change, and sends it so. */
  asProposed: z.boolean().optional(),
});
export type AnswerReport = z.infer<typeof answerReport>;

/** What a draft is asked for; the network's limit depends on the way and on whom it goes to. */
export const proposeDraft = answerReport.pick({ reportId: true, conversationId: true, visibility: true });
export type ProposeDraft = z.infer<typeof proposeDraft>;

export const noteReport = z.object({ reportId: id, text: words(10_000), key: intentKey.optional() });
export type NoteReport = z.infer<typeof noteReport>;

/** Text as it is being written: empty and unfinished is allowed. */
const unfinished = z
  .string()
  .transform((text) => text.normalize('NFC').replaceAll('\0', '').replace(/\r\n?/g, '\n'))
  .pipe(z.string().max(10_000));

export const keepDraft = z.object({
  reportId: id,
  mode: z.enum(['answer', 'note']),
  text: unfinished,
  /** Whom and how, as the form has it. */
  choices: z
    .object({
      visibility: z.enum(['public', 'private']).optional(),
      whom: z
        .string()
        .regex(/^(unanswered|\d{1,15})?$/)
        .optional(),
      asks: z.boolean().optional(),
      draftId: id.optional(),
      replyId: smallId.optional(),
    })
    .default({}),
  /** The version its writer has seen; a newer answer than that is shown before the draft may go. */
  seenVersion: z.coerce.number().int().min(0).max(largestInt),
  /** The draft's own revision this text began from; 0: there was none. */
  revision: z.coerce.number().int().min(0).max(largestInt).default(0),
  /** The intent the draft would be sent with: what was sent meanwhile is no draft any more. */
  key: intentKey,
});
/** What a member of staff is writing to a report; an empty text forgets it. */
export type KeepDraft = z.infer<typeof keepDraft>;

export const handOnReport = z.object({ reportId: id, toAgencyId: smallId.nullable(), reason: words(1_000) });
/** Gives a report to another agency, or back to the coordinator (null). */
export type HandOnReport = z.infer<typeof handOnReport>;

export const resolveReport = z.object({ reportId: id, explanation: words(2_000) });
export type ResolveReport = z.infer<typeof resolveReport>;

/** The head's word on a report that is called settled; sending it back takes a reason. */
export const decideEnding = z.object({
  reportId: id,
  as: z.enum(['approved', 'sent_back']),
  reason: words(1_000).optional(),
});
export type DecideEnding = z.infer<typeof decideEnding>;

export const removeProof = z.object({ reportId: id, proofId: id });
/** Takes back a photo that was added by mistake, before the report was ended with it. */
export type RemoveProof = z.infer<typeof removeProof>;

export const openProof = z.object({ reportId: id, proofId: id, reason: words(500) });
/** Asks for the original file of a proof. */
export type OpenProof = z.infer<typeof openProof>;

export const reopenReport = z.object({ reportId: id, reason: words(1_000) });
export type ReopenReport = z.infer<typeof reopenReport>;

export const closeReport = z.object({
  reportId: id,
  /** `no_answer_needed`: praise, emoji, spam. `outside`: not in the city's power, an answer with the address was sent. */
  as: z.enum(['no_answer_needed', 'outside']),
  /** Code of the body that must solve it, where it is outside; without it the one that triage named stays. */
  owner: z.string().trim().max(40).optional(),
  reason: words(1_000),
});
export type CloseReport = z.infer<typeof closeReport>;

/** Reports ticked on the page of those that need no answer. */
export const closeReports = z.object({ reportIds: z.array(id).min(1).max(200), reason: words(1_000) });
export type CloseReports = z.infer<typeof closeReports>;

export const correctTriage = z.object({
  reportId: id,
  kind: z.enum(kinds).optional(),
  topicId: smallId.nullable().optional(),
  urgency: z.enum(urgencies).optional(),
  kelurahanCode: kelurahanCode.nullable().optional(),
});
export type CorrectTriage = z.infer<typeof correctTriage>;

/** `liveId`: the version that was in use when the page was read; null: none. */
export const putModelLive = z.object({ versionId: smallId, liveId: smallId.nullable() });
export type PutModelLive = z.infer<typeof putModelLive>;

export const setRouteThreshold = z.object({
  threshold: z.coerce.number().min(thresholdRange.least).max(thresholdRange.most),
});
export type SetRouteThreshold = z.infer<typeof setRouteThreshold>;

/** Ties other reports to the main one: ticked on the page of a group, or named by their code. */
export const joinReports = z.object({ mainId: id, otherIds: z.array(id).min(1).max(200) });
export type JoinReports = z.infer<typeof joinReports>;

export const splitReport = z.object({ reportId: id, reason: words(1_000) });
export type SplitReport = z.infer<typeof splitReport>;

export const declineMatter = z.object({ reportId: id, otherId: id });
/** Says that two reports are not one matter; the suggestion does not come back. */
export type DeclineMatter = z.infer<typeof declineMatter>;

/** The number another desk gave: letters, digits and what stands between them. */
const trackingId = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}./_#-]{0,79}$/u);

export const forwardReport = z.object({
  reportId: id,
  desk: z.enum(carriedDesks),
  /** Their number; it may come later. */
  trackingId: trackingId.optional(),
  /** Who reported went along: the reporter agreed. */
  withIdentity: z.boolean().default(false),
});
export type ForwardReport = z.infer<typeof forwardReport>;

export const noteOtherDesk = z.object({
  reportId: id,
  desk: z.enum(carriedDesks),
  trackingId: trackingId.optional(),
  status: z.enum(deskStatuses).optional(),
  /** What they wrote to it. */
  text: words(1_000).optional(),
});
/** What is known anew of a report at another desk: its number, where it stands. */
export type NoteOtherDesk = z.infer<typeof noteOtherDesk>;

export const sendToServer = z.object({
  reportId: id,
  channelId: smallId,
  service: z.string().trim().min(1).max(200),
  /** Answers to the service's own questions. */
  answers: z.record(z.string().max(200), z.array(z.string().trim().min(1).max(1_000)).max(50)).default({}),
  /** Who reported goes along, as the reporter agreed: why that is so. */
  agreed: words(500).optional(),
});
/** Sends a report to the connected server of another body. */
export type SendToServer = z.infer<typeof sendToServer>;

export const setInspection = z.object({ reportId: id, inspection: z.stringbool(), reason: words(1_000) });
/** Decides that a matter needs an inspection (SP4N: "berkadar pengawasan"), or none after all. */
export type SetInspection = z.infer<typeof setInspection>;

export const hideReport = z.object({ reportId: id, reason: words(1_000) });
export type HideReport = z.infer<typeof hideReport>;

export const settleAnswer = z.object({
  outboxId: id,
  /** `arrived`: a person saw it on the network. `resend`: it is not there; a new intent is made. */
  as: z.enum(['arrived', 'resend']),
  key: intentKey,
});
export type SettleAnswer = z.infer<typeof settleAnswer>;

export const lookAtIdentity = z.object({ reportId: id, reason: words(500) });
export type LookAtIdentity = z.infer<typeof lookAtIdentity>;

export const markPresence = z.object({ reportId: id, writing: z.boolean() });
export type MarkPresence = z.infer<typeof markPresence>;

export const saveReply = z.object({
  agencyId: smallId.nullable(),
  topicId: smallId.nullable(),
  /** Offered first for reports of this kind; null: for every kind. */
  kind: z.enum(kinds).nullable().optional(),
  title: words(120),
  text: words(4_000),
  /** For networks where the whole text does not fit. */
  shortText: words(1_000).nullable().optional(),
  /** The reply this one takes the place of, with its count of uses. */
  replacesId: smallId.optional(),
});
export type SaveReply = z.infer<typeof saveReply>;

const phone = z
  .string()
  .trim()
  .regex(/^[+0-9 ()-]{6,24}$/);
const blankToNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankToNull, schema.nullable().default(null));

/** What a resident states, through whichever door of our own (form, counter, API). */
export const newReport = z.object({
  text: words(10_000),
  place: optional(words(300)),
  kelurahanCode: optional(kelurahanCode),
  latitude: optional(z.coerce.number().min(-90).max(90)),
  longitude: optional(z.coerce.number().min(-180).max(180)),
  privacy: z.enum(privacies).default('open'),
  name: optional(words(120)),
  email: optional(z.email().max(254)),
  phone: optional(phone),
});
export type NewReport = z.infer<typeof newReport>;

export const counterEntry = newReport.extend({
  via: z.enum(['phone', 'visit', 'letter', 'link']),
  link: optional(z.url({ protocol: /^https?$/ }).max(2_000)),
});
export type CounterEntry = z.infer<typeof counterEntry>;

export const rateReport = z.object({ rating: z.coerce.number().int().min(1).max(5), comment: optional(words(1_000)) });
export type RateReport = z.infer<typeof rateReport>;

export const residentMessage = z.object({ text: words(5_000) });
export type ResidentMessage = z.infer<typeof residentMessage>;

/** One press is enough; what is still wrong may be said with it. */
export const notFixed = z.object({ text: words(5_000).optional() });
export type NotFixed = z.infer<typeof notFixed>;

const areaCode = z.string().regex(/^[A-Za-z0-9.-]{2,40}$/);

/** What everybody asks about, and what it is about: a topic, an area, or both. */
export const declareIncident = z.object({
  textId: words(300),
  textEn: words(300).optional(),
  /** Ready for the mimins to send. */
  answer: words(2_000),
  topicId: smallId.nullable(),
  area: areaCode.nullable(),
  /** Absent: from now on. */
  from: z.date().optional(),
  until: z.date(),
  /** Code of the report that answers for it. */
  mainCode: z.string().trim().max(40).optional(),
});
export type DeclareIncident = z.infer<typeof declareIncident>;

export const changeIncident = z.discriminatedUnion('do', [
  z.object({ do: z.literal('until'), incidentId: smallId, until: z.date() }),
  z.object({ do: z.literal('main'), incidentId: smallId, code: z.string().trim().min(1).max(40) }),
  z.object({ do: z.literal('end'), incidentId: smallId }),
]);
export type ChangeIncident = z.infer<typeof changeIncident>;

export const joinIncident = z.object({ incidentId: smallId, reportIds: z.array(id).min(1).max(200) });
export type JoinIncident = z.infer<typeof joinIncident>;

/** Days that a resident has to say "not fixed". */
export const setReopenDays = z.object({ days: z.coerce.number().int().min(1).max(365) });
export type SetReopenDays = z.infer<typeof setReopenDays>;

/** Filters of the list and of the search, as they stand in the address of the desk. */
export const reportFilter = z.object({
  status: z.enum([...statuses, 'active', 'all']).default('active'),
  agencyId: z.union([z.literal('none'), smallId]).optional(),
  topicId: smallId.optional(),
  kelurahanCode: kelurahanCode.optional(),
  q: z.string().trim().max(200).optional(),
  cursor: z.string().max(100).optional(),
});
export type ReportFilter = z.infer<typeof reportFilter>;

/** Minutes of the city's day. */
const minuteOfDay = z.number().int().min(0).max(1_439);
export const setNoticeWays = z.object({
  email: z.boolean(),
  /** Null: none wanted. */
  quiet: z
    .object({ from: minuteOfDay, until: minuteOfDay })
    .refine(({ from, until }) => from !== until)
    .nullable(),
});
export type SetNoticeWays = z.infer<typeof setNoticeWays>;

/** What a browser tells of the way to reach it (Push API); the keys are base64url of 65 and 16 bytes. */
export const subscribePush = z.object({
  endpoint: z.string().max(1_000),
  p256dh: z.string().regex(/^[\w-]{87}=?$/),
  auth: z.string().regex(/^[\w-]{22}={0,2}$/),
});
export type SubscribePush = z.infer<typeof subscribePush>;

/** One row of the list, made by the database as JSON; instants are ISO texts. */
export interface ReportRow {
  id: number;
  code: string;
  kind: Kind;
  status: Status;
  urgency: Urgency;
  title: string;
  topic: string | null;
  agency: string | null;
  outside: string | null;
  network: string;
  kelurahan: string | null;
  privacy: Privacy;
  openedAt: string;
  lastMessageAt: string;
  nextDueAt: string | null;
  messages: number;
  version: number;
}

/** How many reports stand behind each tab; 100 stands for "more than 99". */
export interface DeskCounts {
  open: number;
  waiting: number;
  resolved: number;
  closed: number;
  /** Suspect ones among the newest thousand that are open. */
  suspect: number;
}
