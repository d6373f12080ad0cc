import type { AbilityRefusal } from '#src/channels/domain/network.ts';
import type { TextLimit } from '#src/channels/domain/text-limit.ts';
import type { ReportEventType } from '../events.ts';
import type { AnswerState, Kind, Privacy, Status, Urgency } from '../schema.ts';
import type { ClockKind } from './clock-state.ts';

/** What the desk shows of one report; listed field by field, instants in ISO form. Nothing here says who the reporter is. */
export interface DeskReport {
  id: number;
  code: string;
  kind: Kind;
  status: Status;
  closedAs: 'no_answer_needed' | 'outside' | 'joined' | null;
  urgency: Urgency;
  title: string;
  privacy: Privacy;
  suspect: boolean;
  hiddenReason: string | null;
  version: number;
  rating: number | null;
  ratingComment: string | null;
  openedAt: string;
  topicId: number | null;
  topic: string | null;
  agencyId: number | null;
  agency: string | null;
  outside: string | null;
  kelurahanCode: string | null;
  kelurahan: string | null;
  kecamatan: string | null;
  road: string | null;
  placeText: string | null;
  latitude: number | null;
  longitude: number | null;
  /** What the triage said, as it was kept. */
  triage: unknown;
  earlierAgencyIds: number[];
  /** Agencies that were asked for a part of the work. */
  partAgencyIds: number[];
  /** The matter needs an inspection; another promise holds for it. */
  inspection: boolean;
  /** The report that answers for it since it was joined. */
  mainId: number | null;
}

export interface DeskAttachment {
  kind: string;
  mime: string | null;
  name: string | null;
  /** Shown at `/foto/:id`; null while it is being fetched, or when it cannot be shown. */
  mediaId: number | null;
  /** It was fetched and could not be kept. */
  refused: boolean;
  latitude: number | null;
  longitude: number | null;
}

export interface DeskMessage {
  type: 'message';
  id: number;
  at: string;
  direction: 'in' | 'out';
  kind: string;
  visibility: 'public' | 'private';
  network: string;
  channel: string;
  conversationId: number;
  /** Of an e-mail; what triage read stands before the text then. */
  subject: string | null;
  text: string;
  attachments: DeskAttachment[];
  editedFrom: string | null;
  withdrawn: boolean;
  unsupported: string | null;
  permalink: string | null;
}

export interface DeskAnswer {
  type: 'answer';
  id: number;
  at: string;
  endedAt: string | null;
  /** Null: the automatic receipt. */
  staff: string | null;
  visibility: 'public' | 'private';
  network: string;
  channel: string;
  conversationId: number;
  text: string;
  asks: boolean;
  /** It began as a machine's proposal. */
  proposal: 'unchanged' | 'edited' | null;
  state: AnswerState;
  /** Key of `failureWords`. */
  reason: string | null;
  tries: number;
  /** The report's version it was queued with; 0 of a receipt, which is nobody's answer. */
  version: number;
  /** So many conversations got this same answer with the same outcome; shown as one. */
  copies?: number;
  settledAs: 'arrived' | 'resend' | null;
}

export interface DeskNote {
  type: 'note';
  id: number;
  at: string;
  staff: string;
  text: string;
}

export interface DeskEvent {
  type: 'event';
  id: number;
  at: string;
  event: ReportEventType;
  staff: string | null;
  agency: string | null;
  toAgency: string | null;
  detail: Record<string, unknown>;
}

export type DeskItem = DeskMessage | DeskAnswer | DeskNote | DeskEvent;

export interface DeskPresence {
  staffId: number;
  name: string;
  writing: boolean;
}

/** How one way of answering stands now, for the composer. */
export type DeskAbility =
  | { allowed: true; until: string | null; limits: TextLimit[]; templates?: readonly string[] }
  | { allowed: false; reason: AbilityRefusal | 'nobody' };

export interface DeskConversation {
  id: number;
  network: string;
  channel: string;
  visibility: 'public' | 'private';
  permalink: string | null;
  /** A person has answered it, or their answer is on its way. */
  answered: boolean;
  public: DeskAbility;
  private: DeskAbility;
}

export interface DeskClock {
  kind: ClockKind;
  dueAt: string;
  metAt: string | null;
  state: 'running' | 'paused' | 'met' | 'missed' | 'cancelled';
  /** Whole sentences: why it is due then. */
  why: string[];
}

/**
 * Leaves the secret out of a reporter's own link: who has it may rate and answer as the reporter, so the desk, which
 * keeps what was sent, must not show it.
 */
export function hideSecretLinks(text: string): string {
  return text.replaceAll(/(\/kunci\/)[0-9A-Za-z-]+/g, '$1•••');
}

/** Events that the thread tells by a line of their own; the others show as the message, answer or note they are about. */
const toldEvents: ReadonlySet<ReportEventType> = new Set([
  'routed',
  'answered_elsewhere',
  'handed_on',
  'triage_corrected',
  'warned',
  'escalated',
  'answer_settled',
  'proof_added',
  'proof_refused',
  'proof_removed',
  'proof_opened',
  'resolve_asked',
  'resolve_sent_back',
  'resolved',
  'closed',
  'reopened',
  'not_fixed',
  'rated',
  'hidden',
  'joined',
  'split',
  'forwarded',
  'desk_status',
  'promises_recounted',
  'inspection_set',
  'part_asked',
  'part_ended',
  'part_late',
]);

/** Puts everything of a report in the order it happened; what left through the outbox is shown once, as the answer it was. */
export function orderThread(items: {
  messages: (DeskMessage & { externalId: string })[];
  answers: (DeskAnswer & { externalId: string | null })[];
  notes: DeskNote[];
  events: DeskEvent[];
}): DeskItem[] {
  const ours = new Set(items.answers.map((answer) => answer.externalId));
  const messages = items.messages
    .filter((message) => message.direction === 'in' || !ours.has(message.externalId))
    .map(({ externalId: _, ...shown }) => shown);
  const answers = asOne(items.answers.map(({ externalId: _, ...shown }) => shown));
  // That a mimin wrote it down is worth telling; that a resident sent it is the message itself.
  const events = items.events.filter(
    (event) => toldEvents.has(event.event) || (event.event === 'received' && event.staff !== null),
  );
  const rank = { event: 1, message: 0, answer: 2, note: 2 };
  return [...messages, ...joinedTogether(events), ...answers, ...items.notes].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || rank[a.type] - rank[b.type] || a.id - b.id,
  );
}

/** One answer to forty conversations is one line, as long as nobody has to decide about one of them. */
function asOne(answers: DeskAnswer[]): DeskAnswer[] {
  const first = new Map<string, DeskAnswer>();
  const shown: DeskAnswer[] = [];
  for (const answer of answers) {
    const settled = answer.state === 'queued' || answer.state === 'sending' || answer.state === 'sent';
    const key = JSON.stringify([answer.at, answer.staff, answer.text, answer.network, answer.visibility, answer.state]);
    const before = settled && answer.staff !== null ? first.get(key) : undefined;
    if (before) {
      before.copies = (before.copies ?? 1) + 1;
      continue;
    }
    const own = { ...answer };
    first.set(key, own);
    shown.push(own);
  }
  return shown;
}

/** Reports that one yes joined are one line. */
function joinedTogether(events: DeskEvent[]): DeskEvent[] {
  const shown: DeskEvent[] = [];
  for (const event of events) {
    const before = shown.at(-1);
    const together =
      before?.event === 'joined' && event.event === 'joined' && before.at === event.at && before.staff === event.staff;
    if (before && together && before.detail.as === 'main' && event.detail.as === 'main') {
      const count = typeof before.detail.count === 'number' ? before.detail.count : 1;
      before.detail = { ...before.detail, count: count + 1 };
    } else shown.push({ ...event });
  }
  return shown;
}

/** One way of answering over all conversations that an answer would go to: open if one is, as short as the shortest. */
export function joinAbilities(abilities: readonly DeskAbility[]): DeskAbility {
  const open = abilities.filter((one) => one.allowed);
  if (open.length === 0) return abilities[0] ?? { allowed: false, reason: 'nobody' };
  const templates = open.flatMap((one) => one.templates ?? []);
  const ends = open.flatMap((one) => (one.until === null ? [] : [one.until])).sort();
  return {
    allowed: true,
    until: ends[0] ?? null,
    limits: open.flatMap((one) => one.limits),
    ...(templates.length > 0 ? { templates } : {}),
  };
}
