import type { App } from '#src/app.ts';
import { type Channel, type Incoming, networkNamed, type StoredEvent } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import { deriveCode } from '#src/shared/keys.ts';
import {
  clockTimes,
  hasClocks,
  type LivingReport,
  type NewReportPlan,
  type PlannedItem,
  planMessage,
} from '../domain/plan-batch.ts';
import type { ReportsChanged } from '../events.ts';
import { announceReports } from '../store/announce.ts';
import type { CityState } from '../store/city.ts';
import {
  type ConversationGiven,
  claimKeys,
  drawIds,
  findKeys,
  insertRows,
  keyOf,
  linkConversations,
  lockReports,
  noteLastEvents,
  putConversations,
  putIdentities,
  queueSearch,
  type ReportState,
  updateReports,
} from '../store/ingest-rows.ts';
import { editMessages, withdrawMessages } from '../store/message-changes.ts';
import { failBounced, joinOwnEchoes } from '../store/own-echoes.ts';
import { decideReceipt } from './decide-receipt.ts';

/** One thing a network told us, with the event that carried it. */
export interface ReadItem {
  event: StoredEvent;
  channel: Channel;
  item: Incoming;
}

interface NewItem extends ReadItem {
  messageId: number;
  conversationKey: string;
}

/** Where a message's report stands in this batch: a report that was there, or one that the batch opens. */
interface Target {
  living: LivingReport;
  old?: ReportState;
  fresh?: { plan: NewReportPlan; code: string; conversationId: number; channelId: number; first: NewItem; id: number };
  newMessages: number;
  events: { type: string; at: Date; detail: object }[];
}

/**
 * Writes a batch of understood items: keys, identities, conversations, reports, messages, ledger, receipts.
 * Items whose key is known change nothing. Answers the events that came before what they are about.
 */
export async function writeItems(app: App, tx: Tx, city: CityState, read: ReadItem[]): Promise<Set<number>> {
  const about = read.filter(({ item }) => item.kind === 'edit' || item.kind === 'delete');
  const fresh = await claimNew(tx, read);
  if (fresh.length > 0) await writeNew(app, tx, city, await joinOwnEchoes(tx, fresh));
  return about.length === 0 ? new Set() : applyChanges(tx, about);
}

async function claimNew(tx: Tx, read: ReadItem[]): Promise<NewItem[]> {
  const byKey = new Map<string, ReadItem>();
  for (const one of read) {
    if (one.item.kind === 'edit' || one.item.kind === 'delete') continue;
    const key = keyOf(one.channel.id, one.item.externalId);
    if (!byKey.has(key)) byKey.set(key, one);
  }
  const candidates = [...byKey.values()];
  const ids = await drawIds(tx, 'messages', candidates.length);
  const numbered = candidates.map(
    (one, i): NewItem => ({
      ...one,
      messageId: ids[i] ?? 0,
      conversationKey: keyOf(one.channel.id, one.item.conversation),
    }),
  );
  const claimed = await claimKeys(
    tx,
    numbered.map((one) => ({
      channelId: one.channel.id,
      externalId: one.item.externalId,
      messageId: one.messageId,
      at: one.item.at,
    })),
  );
  return numbered
    .filter((one) => claimed.has(keyOf(one.channel.id, one.item.externalId)))
    .sort((a, b) => a.item.at.getTime() - b.item.at.getTime() || a.event.id - b.event.id);
}

async function writeNew(app: App, tx: Tx, city: CityState, items: NewItem[]): Promise<void> {
  if (items.length === 0) return;
  await failBounced(tx, items);
  const now = app.now();
  const identities = await putIdentities(
    tx,
    items.map((one) => ({ channelId: one.channel.id, item: one.item })),
  );
  const conversations = await putConversations(tx, [...conversationsOf(items, identities).values()]);
  const follows = items.flatMap((one) => (one.item.given?.followsCode ? [one.item.given.followsCode] : []));
  const reportIds = [...conversations.values()].flatMap((one) => (one.reportId === null ? [] : [one.reportId]));
  const known = await lockReports(tx, reportIds, follows);
  const targetById = new Map<number, Target>(
    known.map((old) => [old.id, { living: old, old, newMessages: 0, events: [] }]),
  );
  const targetByCode = new Map(known.map((old) => [old.code, targetById.get(old.id)]));
  const current = new Map<string, Target>();
  for (const [key, conversation] of conversations) {
    const target = conversation.reportId === null ? undefined : targetById.get(conversation.reportId);
    if (target) current.set(key, target);
  }

  const opened: Target[] = [];
  const messages: { item: NewItem; target: Target | undefined }[] = [];
  for (const one of items) {
    const followed = one.item.given?.followsCode ? targetByCode.get(one.item.given.followsCode) : undefined;
    const target = followed ?? current.get(one.conversationKey);
    const step = planMessage(plannedItem(one, followed !== undefined), target?.living ?? null, city, now);
    if (step.to === 'new') {
      const conversation = conversations.get(one.conversationKey);
      const made: Target = {
        living: step.plan,
        fresh: {
          plan: step.plan,
          code:
            one.item.given?.code ?? deriveCode(app.keys.link, 'code', keyOf(one.channel.id, one.item.externalId), 10),
          conversationId: conversation?.id ?? 0,
          channelId: one.channel.id,
          first: one,
          id: 0,
        },
        newMessages: 1,
        events: [],
      };
      opened.push(made);
      current.set(one.conversationKey, made);
      messages.push({ item: one, target: made });
    } else if (step.to === 'current' && target) {
      target.living = step.changed;
      target.newMessages++;
      if (step.event)
        target.events.push({
          type: step.event,
          at: one.item.at,
          detail: { messageId: one.messageId, kind: one.item.kind },
        });
      if (followed) current.set(one.conversationKey, followed);
      messages.push({ item: one, target });
    } else messages.push({ item: one, target: undefined });
  }

  const ids = await drawIds(tx, 'reports', opened.length);
  opened.forEach((target, i) => {
    if (target.fresh) target.fresh.id = ids[i] ?? 0;
  });
  await insertRows(
    tx,
    'reports',
    opened.map((target) => reportRow(target, city, now)),
  );
  await insertRows(
    tx,
    'messages',
    messages.map(({ item, target }) =>
      messageRow(item, conversations.get(item.conversationKey)?.id ?? 0, target && idOf(target)),
    ),
  );
  await linkConversations(
    tx,
    [...current].flatMap(([key, target]) => {
      const conversation = conversations.get(key);
      return conversation && conversation.reportId !== idOf(target)
        ? [{ id: conversation.id, reportId: idOf(target) }]
        : [];
    }),
  );
  const changed = [...targetById.values()].filter((target) => target.newMessages > 0);
  await updateReports(
    tx,
    changed.map((target) => ({
      id: idOf(target),
      ...target.living,
      ...clockTimes(target.living.clocks, target.living.escalations, city, now),
      newMessages: target.newMessages,
    })),
  );
  await insertRows(tx, 'report_events', [
    ...opened.flatMap((target) => openingEvents(target)),
    ...changed.flatMap(laterEvents),
  ]);
  await insertRows(
    tx,
    'outbox',
    opened.flatMap((target) => receipts(app, city, target)),
  );
  await insertRows(
    tx,
    'media_queue',
    messages.flatMap(({ item }) => mediaRows(item)),
  );
  await queueSearch(tx, [...opened, ...changed].map(idOf));
  await announceReports(tx, [...opened, ...changed].map(announced));
  await noteLastEvents(
    tx,
    items.map((one) => one.channel.id),
    now,
  );
}

function conversationsOf(items: NewItem[], identities: Map<string, number>): Map<string, ConversationGiven> {
  const given = new Map<string, ConversationGiven>();
  for (const { item, channel, conversationKey } of items) {
    const inbound = item.kind !== 'echo' && item.kind !== 'automatic';
    const before = given.get(conversationKey);
    if (before) {
      before.lastAt = inbound && item.at > before.lastAt ? item.at : before.lastAt;
      if (inbound) before.replyTo = item.replyTo;
      continue;
    }
    given.set(conversationKey, {
      channelId: channel.id,
      externalId: item.conversation,
      identityId: identities.get(keyOf(channel.id, item.author.externalId)) ?? 0,
      visibility: item.visibility,
      replyTo: item.replyTo,
      permalink: item.permalink ?? null,
      subject: item.subject ?? null,
      firstAt: item.at,
      lastAt: item.at,
      inbound,
    });
  }
  return given;
}

function plannedItem({ messageId, item, channel }: NewItem, followsReport: boolean): PlannedItem {
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

function idOf(target: Target): number {
  return target.old?.id ?? target.fresh?.id ?? 0;
}

function announced(target: Target): ReportsChanged['reports'][number] {
  const privacy = target.old?.privacy ?? target.fresh?.plan.privacy;
  return { id: idOf(target), agencyId: target.living.agencyId, secret: privacy === 'secret' };
}

function reportRow(target: Target, city: CityState, now: Date) {
  const { fresh } = target;
  if (!fresh) return {};
  const { plan, first } = fresh;
  // Later messages of the same batch may already have moved its clocks.
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

function messageRow({ messageId, item, event }: NewItem, conversationId: number, reportId: number | undefined) {
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
    attachments: item.attachments.map(({ bytes: _, url: __, ...kept }) => kept),
    unsupported: item.unsupported ?? null,
  };
}

function openingEvents(target: Target) {
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

function laterEvents(target: Target) {
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

function receipts(app: App, city: CityState, { fresh }: Target) {
  if (!fresh || !hasClocks(fresh.plan.kind) || !city.sending) return [];
  const row = decideReceipt(app, city, fresh.first.channel, fresh.first.item, fresh.plan, fresh);
  return row ? [row] : [];
}

function mediaRows({ messageId, item, event, channel }: NewItem) {
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
          },
        ]
      : [],
  );
}

async function applyChanges(tx: Tx, about: ReadItem[]): Promise<Set<number>> {
  const found = await findKeys(
    tx,
    about.map((one) => ({ channelId: one.channel.id, externalId: one.item.externalId })),
  );
  const early = new Set<number>();
  const edits = [];
  const withdrawals = [];
  for (const { event, channel, item } of about) {
    const message = found.get(keyOf(channel.id, item.externalId));
    if (!message) early.add(event.id);
    else if (item.kind === 'edit') edits.push({ ...message, text: item.text, editedAt: item.at });
    else withdrawals.push({ ...message, withdrawnAt: item.at });
  }
  await editMessages(tx, edits);
  await withdrawMessages(tx, withdrawals);
  return early;
}
