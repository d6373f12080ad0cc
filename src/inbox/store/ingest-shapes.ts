import { type Channel, type Incoming, networkNamed, type StoredEvent } from '#src/channels/index.ts';
import { clockTimes, type LivingReport, type NewReportPlan, type PlannedItem } from '../domain/plan-batch.ts';
import type { ReportsChanged } from '../events.ts';
import type { CityState } from './city.ts';
import { type ConversationGiven, keyOf, type ReportState } from './ingest-rows.ts';

/** One thing a network told us, with the event that carried it. */
export interface ReadItem {
  event: StoredEvent;
  channel: Channel;
  item: Incoming;
  /** The ids of pieces that were joined into it: when they are delivered again they change nothing. */
  pieces?: string[];
}

export interface NewItem extends ReadItem {
  messageId: number;
  conversationKey: string;
}

/** Where a message's report stands in this batch: a report that was there, or one that the batch opens. */
export interface Target {
  living: LivingReport;
  old?: ReportState;
  fresh?: { plan: NewReportPlan; code: string; conversationId: number; channelId: number; first: NewItem; id: number };
  /** The target that answers for it, when this report is joined to another. */
  main?: Target;
  /** A message of a joined report changed it. */
  touched?: boolean;
  newMessages: number;
  events: { type: string; at: Date; detail: object }[];
}

/** One row a conversation: who writes there, where an answer goes, and when they last wrote. */
export function conversationsOf(items: NewItem[], identities: Map<string, number>): Map<string, ConversationGiven> {
  const given = new Map<string, ConversationGiven>();
  for (const { item, channel, conversationKey } of items) {
    const inbound = item.kind !== 'echo' && item.kind !== 'automatic';
    const before = given.get(conversationKey);
    if (before) {
      before.lastAt = inbound && item.at > before.lastAt ? item.at : before.lastAt;
      before.inbound ||= inbound;
      // A word that stops us says as well whether, and where, an answer may go.
      if (item.kind !== 'echo') before.replyTo = item.replyTo;
      continue;
    }
    given.set(conversationKey, {
      channelId: channel.id,
      externalId: item.conversation,
      identityId: identities.get(keyOf(channel.id, item.author.externalId)) ?? 0,
      visibility: item.visibility,
      replyTo: item.replyTo,
      permalink: item.permalink ?? null,
      post: item.post ?? null,
      subject: item.subject ?? null,
      firstAt: item.at,
      lastAt: item.at,
      inbound,
    });
  }
  return given;
}

/** What planning needs of a message. */
export function plannedItem({ messageId, item, channel }: NewItem, followsReport: boolean): PlannedItem {
  const kind = item.kind === 'edit' || item.kind === 'delete' ? 'automatic' : item.kind;
  const located = item.attachments.find((one) => one.latitude !== undefined && one.longitude !== undefined);
  return {
    messageId,
    item: kind,
    text: item.text,
    subject: item.subject ?? null,
    at: item.at,
    connectedAt: channel.connectedAt,
    network: channel.network,
    followsReport,
    given: {
      ...(located ? { latitude: located.latitude ?? 0, longitude: located.longitude ?? 0 } : {}),
      ...item.given,
    },
  };
}

/** The id of the report that a message belongs to, drawn already when the batch opens it. */
export function idOf(target: Target): number {
  return target.old?.id ?? target.fresh?.id ?? 0;
}

/** What the desks are told of a changed report. */
export function announced(target: Target): ReportsChanged['reports'][number] {
  const privacy = target.old?.privacy ?? target.fresh?.plan.privacy;
  return { id: idOf(target), agencyId: target.living.agencyId, secret: privacy === 'secret' };
}

/** The row of a report that the batch opens; later messages of the batch may already have moved its clocks. */
export function reportRow(target: Target, city: CityState, now: Date) {
  const { fresh } = target;
  if (!fresh) return {};
  const { plan, first } = fresh;
  const { living } = target;
  const times = clockTimes(living.clocks, [], city, now);
  const given = first.item.given;
  const located = plannedItem(first, false).given;
  return {
    id: fresh.id,
    code: fresh.code,
    kind: plan.kind,
    status: living.status,
    urgency: plan.urgency,
    topic_id: plan.topicId,
    agency_id: plan.agencyId,
    outside_owner: plan.outsideOwner,
    channel_id: fresh.channelId,
    title: plan.title,
    kelurahan_code: plan.kelurahanCode,
    kecamatan_code: plan.kecamatanCode,
    road: plan.road,
    place_text: plan.placeText,
    latitude: located.latitude ?? null,
    longitude: located.longitude ?? null,
    privacy: plan.privacy,
    triage: { ...plan.triage, route: plan.route },
    clocks: living.clocks,
    next_due_at: times.nextDueAt,
    next_check_at: times.nextCheckAt,
    opened_at: plan.openedAt,
    last_message_at: living.lastMessageAt,
    suspect: given?.suspect ?? false,
    message_count: target.newMessages,
  };
}

/** The row of a message; bytes and short-lived addresses of its files stay in the journal. */
export function messageRow({ messageId, item, event }: NewItem, conversationId: number, reportId: number | undefined) {
  return {
    id: messageId,
    at: item.at,
    conversation_id: conversationId,
    report_id: reportId ?? null,
    raw_event_id: event.id,
    direction: item.kind === 'echo' ? 'out' : 'in',
    kind: item.kind,
    visibility: item.visibility,
    external_id: item.externalId,
    text: item.text,
    attachments: item.attachments.map(({ bytes: _, url: __, keptSeconds: ___, ...kept }) => kept),
    unsupported: item.unsupported ?? null,
  };
}

/** The first rows of a new report's ledger. */
export function openingEvents(target: Target) {
  const { fresh } = target;
  if (!fresh) return [];
  const { plan, first, id } = fresh;
  const received = {
    at: plan.openedAt,
    report_id: id,
    type: 'received',
    staff_id: first.item.given?.enteredBy ?? null,
    agency_id: plan.agencyId,
    to_agency_id: null,
    detail: { channelId: fresh.channelId, network: plan.network, kind: plan.kind, via: first.item.given?.via ?? null },
  };
  const routed = {
    ...received,
    type: 'routed',
    staff_id: null,
    to_agency_id: plan.agencyId,
    detail: { route: plan.route, urgency: plan.urgency, topicId: plan.topicId },
  };
  return [received, routed, ...laterEvents(target)];
}

/** What the batch's messages did to a report, as ledger rows. */
export function laterEvents(target: Target) {
  return target.events.map((event) => ({
    at: event.at,
    report_id: idOf(target),
    type: event.type,
    staff_id: null,
    agency_id: target.living.agencyId,
    to_agency_id: null,
    detail: event.detail,
  }));
}

/** Attachments that are still to be fetched or re-encoded. */
export function mediaRows({ messageId, item, event, channel }: NewItem) {
  const network = networkNamed(channel.network);
  return item.attachments.flatMap((attachment, position) =>
    attachment.bytes ||
    ((attachment.url || attachment.ref) && !attachment.ref?.startsWith('media:') && network?.download)
      ? [
          {
            message_id: messageId,
            message_at: item.at,
            raw_event_id: event.id,
            raw_event_at: event.receivedAt,
            external_id: item.externalId,
            position,
            gone_at:
              attachment.keptSeconds === undefined
                ? null
                : new Date(item.at.getTime() + attachment.keptSeconds * 1_000),
          },
        ]
      : [],
  );
}
