import type { App } from '#src/app.ts';
import { triesBeforeDead } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import { deriveCode } from '#src/shared/keys.ts';
import { clockTimes, hasClocks, planMessage } from '../domain/plan-batch.ts';
import { isMatter } from '../domain/same-matter.ts';
import { announceReports } from '../store/announce.ts';
import type { CityState } from '../store/city.ts';
import {
  type ConversationState,
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
  queueSameMatter,
  queueSearch,
  updateReports,
} from '../store/ingest-rows.ts';
import {
  announced,
  conversationsOf,
  idOf,
  laterEvents,
  mediaRows,
  messageRow,
  type NewItem,
  openingEvents,
  plannedItem,
  type ReadItem,
  reportRow,
  type Target,
} from '../store/ingest-shapes.ts';
import { editMessages, withdrawMessages } from '../store/message-changes.ts';
import { failBounced, joinOwnEchoes, noteOwnWords } from '../store/own-echoes.ts';
import { findEchoThreads, renameThreads, underNewKeys } from '../store/thread-keys.ts';
import { decideReceipt } from './decide-receipt.ts';

/**
 * Writes a batch of understood items: keys, identities, conversations, reports, messages, ledger, receipts.
 * Items whose key is known change nothing. Answers the events that came before what they are about.
 */
export async function writeItems(app: App, tx: Tx, city: CityState, read: ReadItem[]): Promise<Set<number>> {
  const changes = read.filter(({ item }) => item.kind === 'edit' || item.kind === 'delete');
  const orphans = await findOrphans(tx, changes);
  const about = changes.filter((one) => !orphans.includes(one));
  const fresh = underNewKeys(await claimNew(tx, [...read, ...orphans.flatMap(asMessage)]));
  await renameThreads(tx, fresh);
  const others = fresh.length > 0 ? await joinOwnEchoes(tx, fresh) : [];
  if (fresh.length > 0) await writeNew(app, tx, city, await rethread(tx, others));
  const early = about.length === 0 ? new Set<number>() : await applyChanges(tx, about);
  await noteOwnWords(tx, others);
  return early;
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
    numbered.flatMap((one) =>
      [one.item.externalId, ...(one.pieces ?? [])].map((externalId) => ({
        channelId: one.channel.id,
        externalId,
        messageId: one.messageId,
        at: one.item.at,
      })),
    ),
  );
  return numbered
    .filter((one) => claimed.has(keyOf(one.channel.id, one.item.externalId)))
    .sort((a, b) => a.item.at.getTime() - b.item.at.getTime() || a.event.id - b.event.id);
}

/** Puts our own words that were typed in the network's app into the thread of whom they answer. */
async function rethread(tx: Tx, items: NewItem[]): Promise<NewItem[]> {
  const threads = await findEchoThreads(tx, items);
  return items.map((one) => {
    const thread = threads.get(one.item.externalId);
    if (thread === undefined) return one;
    return { ...one, item: { ...one.item, conversation: thread }, conversationKey: keyOf(one.channel.id, thread) };
  });
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
  // Joined in the moment between finding and locking: then the main one is locked after it.
  const missing = known.flatMap(({ mainId }) =>
    mainId === null || known.some((one) => one.id === mainId) ? [] : [mainId],
  );
  known.push(...(await lockReports(tx, missing)));
  const targetById = new Map<number, Target>(
    known.map((old) => [old.id, { living: old, old, newMessages: 0, events: [] }]),
  );
  for (const target of targetById.values()) {
    const main = target.old?.mainId ? targetById.get(target.old.mainId) : undefined;
    if (main) target.main = main;
  }
  const targetByCode = new Map(known.map((old) => [old.code, targetById.get(old.id)]));
  const current = new Map<string, Target>();
  for (const [key, conversation] of conversations) {
    const target = conversation.reportId === null ? undefined : targetById.get(conversation.reportId);
    if (target) current.set(key, target);
  }

  const { opened, messages } = await planItems(app, city, items, { conversations, current, targetByCode }, now);

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
  const changed = [...targetById.values()].filter((target) => target.newMessages > 0 || target.touched);
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
  await queueSameMatter(tx, opened.filter((target) => isMatter(target.living.kind)).map(idOf));
  await announceReports(tx, [...opened, ...changed].map(announced));
  await noteLastEvents(
    tx,
    items.map((one) => one.channel.id),
    now,
  );
}

interface Planned {
  opened: Target[];
  messages: { item: NewItem; target: Target | undefined }[];
}

/** Decides item by item, in the order in which they were written, to which report each belongs; `current` moves along. */
async function planItems(
  app: App,
  city: CityState,
  items: NewItem[],
  known: {
    conversations: Map<string, ConversationState>;
    current: Map<string, Target>;
    targetByCode: Map<string, Target | undefined>;
  },
  now: Date,
): Promise<Planned> {
  const { conversations, current, targetByCode } = known;
  const opened: Target[] = [];
  const messages: { item: NewItem; target: Target | undefined }[] = [];
  for (const [i, one] of items.entries()) {
    // Reading a batch takes tens of milliseconds; what arrives meanwhile must be journalled and answered.
    if (i % 8 === 7) await new Promise(setImmediate);
    const followed = one.item.given?.followsCode ? targetByCode.get(one.item.given.followsCode) : undefined;
    const target = followed ?? current.get(one.conversationKey);
    // What is written to a joined report belongs to it, and moves the report that answers for it.
    const holder = target?.main ?? target;
    const step = planMessage(plannedItem(one, followed !== undefined), holder?.living ?? null, city, now);
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
    } else if (step.to === 'current' && target && holder) {
      holder.living = step.changed;
      holder.touched = true;
      target.newMessages++;
      if (target !== holder && one.item.at > target.living.lastMessageAt)
        target.living = { ...target.living, lastMessageAt: one.item.at };
      if (step.event) {
        const detail = { messageId: one.messageId, kind: one.item.kind };
        const told = { type: step.event, at: one.item.at, detail };
        if (target === holder) holder.events.push(told);
        else if (step.event === 'reopened') {
          holder.events.push({ ...told, detail: { ...detail, reportId: idOf(target) } });
          target.events.push({ ...told, type: 'resident_wrote' });
        } else target.events.push(told);
      }
      if (followed) current.set(one.conversationKey, followed);
      messages.push({ item: one, target });
    } else messages.push({ item: one, target: undefined });
  }
  return { opened, messages };
}

function receipts(app: App, city: CityState, { fresh }: Target) {
  if (!fresh || !hasClocks(fresh.plan.kind) || !city.sending) return [];
  const row = decideReceipt(app, city, fresh.first.channel, fresh.first.item, fresh.plan, fresh);
  return row ? [row] : [];
}

/** Changes of what never came, although it was waited for as long as the journal waits: it is older than our connection, or was lost. */
async function findOrphans(tx: Tx, changes: ReadItem[]): Promise<ReadItem[]> {
  const last = changes.filter(({ event }) => event.tries >= triesBeforeDead - 1);
  if (last.length === 0) return [];
  const known = await findKeys(
    tx,
    last.map((one) => ({ channelId: one.channel.id, externalId: one.item.externalId })),
  );
  return last.filter((one) => !known.has(keyOf(one.channel.id, one.item.externalId)));
}

/** What somebody changed says what they mean now, and is answered like any word; a withdrawal of what we never had says nothing. */
function asMessage(one: ReadItem): ReadItem[] {
  if (one.item.kind !== 'edit' || one.item.ifKnown) return [];
  return [{ ...one, item: { ...one.item, kind: one.item.visibility === 'public' ? 'comment' : 'message' } }];
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
    if (!message) {
      if (!item.ifKnown) early.add(event.id);
    } else if (item.kind === 'edit') edits.push({ ...message, text: item.text, editedAt: item.at });
    else withdrawals.push({ ...message, withdrawnAt: item.at });
  }
  await editMessages(tx, edits);
  await withdrawMessages(tx, withdrawals);
  return early;
}
