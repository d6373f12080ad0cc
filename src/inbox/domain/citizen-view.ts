import type { Kind, Privacy, Status, Urgency } from '../schema.ts';
import { type MainFacts, withMainFacts } from './citizen-joined.ts';
import { decideNotFixed, decideRating, notFixedUntil } from './citizen-rules.ts';
import { type ClockKind, type Clocks, isBreached, isOpen } from './clock-state.ts';
import { carriedDesks, type DeskStatus, deskNames, deskStatuses } from './other-desk-status.ts';

/** What the database knows, as `findCitizenFacts` reads it; instants in ISO form. Never shown as it is. */
export interface CitizenFacts {
  id: number;
  code: string;
  status: Status;
  kind: Kind;
  urgency: Urgency;
  privacy: Privacy;
  topicId: number | null;
  agencyId: number | null;
  outsideOwner: string | null;
  closedAs: 'no_answer_needed' | 'outside' | 'joined' | null;
  kelurahanCode: string | null;
  clocks: Clocks;
  openedAt: string;
  resolvedAt: string | null;
  rating: number | null;
  hidden: boolean;
  events: CitizenEvent[];
  messages: CitizenMessage[];
  /** What of the report that answers for it tells its progress; null for a report that stands for itself. */
  main: MainFacts | null;
}

export interface CitizenEvent {
  at: string;
  type: string;
  agencyId: number | null;
  toAgencyId: number | null;
  detail: Record<string, unknown>;
}

export interface CitizenMessage {
  at: string;
  direction: 'in' | 'out';
  kind: string;
  visibility: 'public' | 'private';
  text: string;
  attachments: unknown[];
  withdrawn: boolean;
  own: boolean;
}

/** The city's names for ids, and how personal data is masked. */
export interface CitizenNames {
  agency: (id: number) => string | null;
  topic: (id: number) => { id: string; en: string } | null;
  kelurahan: (code: string) => string | null;
  outside: (owner: string) => OutsideOwner;
  mask: (text: string) => string;
}

/** Who solves what the city may not, and how to reach them. */
export interface OutsideOwner {
  name: { id: string; en: string };
  contact: { id: string; en: string } | null;
}

export type StepType =
  | 'received'
  | 'routed'
  | 'with_coordinator'
  | 'handed_on'
  | 'resident_wrote'
  | 'answered'
  | 'resolved'
  | 'closed'
  | 'outside'
  | 'reopened'
  | 'not_fixed'
  | 'rated'
  | 'joined'
  | 'split'
  | 'forwarded'
  | 'desk_status'
  | 'inspection'
  | 'no_inspection';

/** One thing that happened; `text` is null where the reader may not see the words. */
export interface CitizenStep {
  at: string;
  type: StepType;
  agency: string | null;
  text: string | null;
  rating: number | null;
  /** Only the reporter sees photos. */
  photoIds: number[];
  /** Where it stands at another desk, whose name is in `agency` and whose number is in `text`. */
  deskStatus?: DeskStatus;
}

/** A promise that still runs. */
export interface CitizenPromise {
  kind: ClockKind;
  dueAt: string;
  late: boolean;
  /** It stands still until the resident answers. */
  paused: boolean;
}

/** A report as a resident may see it, listed field by field. */
export interface CitizenView {
  code: string;
  status: Status;
  closedAs: 'no_answer_needed' | 'outside' | 'joined' | null;
  /** Whose matter it is when it is not the city's. */
  outside: OutsideOwner | null;
  kind: Kind;
  privacy: Privacy;
  openedAt: string;
  agency: string | null;
  topic: { id: string; en: string } | null;
  kelurahan: string | null;
  emergency: boolean;
  promises: CitizenPromise[];
  steps: CitizenStep[];
  rating: number | null;
  may: { write: boolean; rate: boolean; sayNotFixed: boolean; leave: boolean };
  notFixedUntil: string | null;
}

/**
 * Builds what somebody with the code sees, and what the reporter with the secret sees besides; undefined for a hidden
 * report without the secret. Never who reported. Words and place of a secret report are for its reporter alone.
 */
export function buildCitizenView(
  own: CitizenFacts,
  reader: { holdsSecret: boolean; now: Date; reopenDays?: number },
  names: CitizenNames,
): CitizenView | undefined {
  if (own.hidden && !reader.holdsSecret) return undefined;
  const facts = withMainFacts(own);
  const open = reader.holdsSecret || facts.privacy !== 'secret';
  const end = {
    status: facts.status,
    closedAs: facts.closedAs,
    resolvedAt: facts.resolvedAt === null ? null : new Date(facts.resolvedAt),
  };
  const active = facts.status === 'open' || facts.status === 'waiting';
  const mayReopen = reader.holdsSecret && decideNotFixed(end, reader.now, reader.reopenDays).ok;
  return {
    code: facts.code,
    status: facts.status,
    closedAs: facts.closedAs,
    outside: facts.outsideOwner === null ? null : names.outside(facts.outsideOwner),
    kind: facts.kind,
    privacy: facts.privacy,
    openedAt: facts.openedAt,
    agency: facts.agencyId === null ? null : names.agency(facts.agencyId),
    topic: open && facts.topicId !== null ? names.topic(facts.topicId) : null,
    kelurahan: open && facts.kelurahanCode !== null ? names.kelurahan(facts.kelurahanCode) : null,
    emergency: active && facts.urgency === 'emergency',
    promises: active ? listPromises(facts.clocks, reader.now) : [],
    steps: listSteps(facts, reader.holdsSecret, open, names),
    rating: facts.rating,
    may: {
      write: reader.holdsSecret && !facts.hidden,
      rate: reader.holdsSecret && decideRating(end).ok,
      sayNotFixed: mayReopen,
      leave: reader.holdsSecret && !facts.hidden && facts.main !== null,
    },
    notFixedUntil: mayReopen && end.resolvedAt ? notFixedUntil(end.resolvedAt, reader.reopenDays).toISOString() : null,
  };
}

function listPromises(clocks: Clocks, now: Date): CitizenPromise[] {
  return [clocks.first_answer, clocks.next_answer, clocks.resolution].filter(isOpen).map((clock) => ({
    kind: clock.kind,
    dueAt: clock.dueAt,
    late: isBreached(clock, now),
    paused: clock.pausedAt !== null,
  }));
}

function listSteps(facts: CitizenFacts, holdsSecret: boolean, open: boolean, names: CitizenNames): CitizenStep[] {
  const first = facts.messages.find((message) => message.direction === 'in' && message.own);
  const steps = [
    ...facts.events.flatMap((event) => eventStep(event, first, holdsSecret, open, names)),
    ...facts.messages
      .filter((message) => message !== first)
      .flatMap((message) => messageStep(message, facts, holdsSecret, names)),
  ];
  return sortedByTime(withoutRepeats(steps));
}

function eventStep(
  event: CitizenEvent,
  first: CitizenMessage | undefined,
  holdsSecret: boolean,
  open: boolean,
  names: CitizenNames,
): CitizenStep[] {
  const holder = event.agencyId === null ? null : names.agency(event.agencyId);
  const to = event.toAgencyId === null ? null : names.agency(event.toAgencyId);
  const step = (type: StepType, more: Partial<CitizenStep> = {}): CitizenStep[] => [
    { at: event.at, type, agency: holder, text: null, rating: null, photoIds: [], ...more },
  ];
  const said = (name: string) => (typeof event.detail[name] === 'string' ? event.detail[name] : null);
  switch (event.type) {
    case 'received':
      return step('received', {
        agency: null,
        text: first && !first.withdrawn && open ? ownWords(first.text, holdsSecret, names) : null,
        photoIds: first && holdsSecret && !first.withdrawn ? photosOf(first) : [],
      });
    case 'routed':
      return to === null ? step('with_coordinator') : step('routed', { agency: to });
    case 'handed_on':
      return to === null ? step('with_coordinator') : step('handed_on', { agency: to });
    case 'resolved': {
      const explanation = said('explanation');
      return step('resolved', {
        text: explanation !== null && open ? names.mask(explanation) : null,
        // A photo of somebody's house is for whoever lives there: the proof is shown to the reporter, as its own photos are.
        photoIds: holdsSecret ? numbers(event.detail.photos) : [],
      });
    }
    case 'closed':
      return step(event.detail.as === 'outside' ? 'outside' : 'closed');
    case 'reopened':
      // The resident's own "not fixed" stands beside it and says more.
      return event.detail.by === 'not_fixed' ? [] : step('reopened');
    case 'not_fixed':
      return step('not_fixed', { text: holdsSecret ? said('reason') : null });
    case 'rated':
      return step('rated', { rating: typeof event.detail.rating === 'number' ? event.detail.rating : null });
    case 'joined':
    case 'split':
      // That others were joined to this one is their business, not its reporter's.
      if (event.detail.as !== 'member') return [];
      return step(event.type, {
        agency: null,
        // The reporter's own words, if it was he who left.
        text: holdsSecret && event.detail.by === 'resident' ? said('reason') : null,
      });
    case 'inspection_set':
      return step(event.detail.inspection === true ? 'inspection' : 'no_inspection');
    case 'forwarded':
    case 'desk_status': {
      const desk = carriedDesks.find((one) => one === event.detail.desk);
      const deskStatus = deskStatuses.find((one) => one === event.detail.status);
      const name = desk ? deskNames[desk] : event.detail.desk === 'open311' ? said('name') : null;
      if (name === null) return [];
      // Their words are for the desk; the number lets the reporter ask there too.
      return step(event.type, {
        agency: name,
        text: open ? said('trackingId') : null,
        ...(deskStatus ? { deskStatus } : {}),
      });
    }
    default:
      return [];
  }
}

function messageStep(
  message: CitizenMessage,
  facts: CitizenFacts,
  holdsSecret: boolean,
  names: CitizenNames,
): CitizenStep[] {
  const mine = message.own && holdsSecret;
  if (message.direction === 'in') {
    if (!message.own) return [];
    const seen = mine && !message.withdrawn;
    return [
      {
        at: message.at,
        type: 'resident_wrote',
        agency: null,
        text: seen ? message.text : null,
        rating: null,
        photoIds: seen ? photosOf(message) : [],
      },
    ];
  }
  // What was said to somebody else in private is nobody's here, not even that it was said.
  if (!message.own && message.visibility === 'private') return [];
  const event = facts.events.find((one) => one.type === 'answer_sent' && one.at === message.at);
  const agencyId = event?.agencyId ?? facts.agencyId;
  const shown = mine || (message.visibility === 'public' && facts.privacy !== 'secret');
  return [
    {
      at: message.at,
      type: 'answered',
      agency: agencyId === null ? null : names.agency(agencyId),
      text: shown ? ownWords(message.text, mine, names) : null,
      rating: null,
      photoIds: [],
    },
  ];
}

function ownWords(text: string, mine: boolean, names: CitizenNames): string {
  return mine ? text : names.mask(text);
}

/** One answer to forty comments is one step. */
function withoutRepeats(steps: CitizenStep[]): CitizenStep[] {
  const seen = new Set<string>();
  return steps.filter((step) => {
    if (step.type !== 'answered' || step.text === null) return true;
    if (seen.has(step.text)) return false;
    seen.add(step.text);
    return true;
  });
}

function sortedByTime(steps: CitizenStep[]): CitizenStep[] {
  return steps.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** A photo is named by the form's own reference, or by the id that the fetching job wrote. */
function photosOf(message: CitizenMessage): number[] {
  return message.attachments.flatMap((attachment) => {
    const { ref, mediaId, kind } = attachment as { ref?: unknown; mediaId?: unknown; kind?: unknown };
    // Films and sounds are for who works on the report.
    if (kind !== 'image') return [];
    const stated = typeof ref === 'string' && ref.startsWith('media:') ? Number(ref.slice('media:'.length)) : mediaId;
    return typeof stated === 'number' && Number.isSafeInteger(stated) ? [stated] : [];
  });
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((one): one is number => Number.isSafeInteger(one)) : [];
}
