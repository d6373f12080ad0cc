import type { App } from '#src/app.ts';
import { findChannel, listenForUsage, networkNamed, type ReplyOutcome } from '#src/channels/index.ts';
import { chatWords, digestLetter, pushWords } from '../domain/notice-texts.ts';
import { endOfQuiet, nextDigestAt, passesQuiet } from '../domain/notice-times.ts';
import { type CityState, getCityState } from '../store/city.ts';
import {
  type DueMessage,
  endDeliveries,
  queueAgain,
  settleAbandonedMessages,
  takeDueMessage,
} from '../store/notice-deliveries.ts';
import { addDeliveries, lockUnplanned, type PlannedDelivery, type UnplannedNotice } from '../store/notice-plans.ts';
import { type PushOutcome, sendPush } from '../store/push-send.ts';
import { publicOrigin } from '../store/report-links.ts';
import { mailStaff } from '../store/staff-mail.ts';
import { findPushTarget, findStaffChat, removeChat, removePush } from '../store/staff-reach.ts';

const planAtOnce = 200;
/** Messages of one round; the next round goes on. */
const sendAtOnce = 50;
/** How often a message that surely did not leave is tried; the notice stands on the page in any case. */
const mostTries = 5;
const callMs = 30_000;
const noticesPath = '/desk/pemberitahuan';

/**
 * Tells staff outside the desk of what stands on their page of notices: decides once for each notice how it is told, gathers
 * what is due for one person and place into one message, and sends that once. Answers how much was done.
 */
export async function tellStaff(app: App): Promise<number> {
  const city = await getCityState(app);
  const abandoned = await settleAbandonedMessages(app.db, app.now());
  const planned = await planNotices(app, city);
  // A restored copy tells nobody anything.
  if (!city.sending) return abandoned + planned;
  let sent = 0;
  for (; sent < sendAtOnce; sent++) {
    const message = await app.db.transaction().execute((tx) => takeDueMessage(tx, app.now()));
    if (message === 'none') break;
    if (message) await settle(app, message, await callOnce(app, city, message));
  }
  return abandoned + planned + sent;
}

function planNotices(app: App, city: CityState): Promise<number> {
  return app.db.transaction().execute(async (tx) => {
    const at = app.now();
    const notices = await lockUnplanned(tx, at, planAtOnce);
    if (notices.length === 0) return 0;
    const planned = notices.flatMap((notice) => (notice.isOver ? [] : planOne(app, city, notice, at)));
    await addDeliveries(
      tx,
      notices.map((notice) => notice.id),
      planned,
      at,
    );
    return notices.length;
  });
}

function planOne(app: App, city: CityState, notice: UnplannedNotice, at: Date): PlannedDelivery[] {
  const { id: noticeId, staffId } = notice;
  const agency = notice.agencyId === null ? null : (city.agencyCodes.get(notice.agencyId) ?? null);
  const calendar = city.calendars(agency);
  const passes = passesQuiet(notice.kind, notice.urgency);
  const soon = passes ? at : endOfQuiet(notice.quiet, at, calendar.offsetMs);
  const plan = (way: PlannedDelivery['way'], targetId: number | null, notBefore: Date) => ({
    noticeId,
    staffId,
    way,
    targetId,
    notBefore,
  });
  return [
    ...(app.config.smtpUrl && notice.email ? [plan('email', null, nextDigestAt(calendar, at))] : []),
    ...notice.pushIds.map((id) => plan('push', id, soon)),
    ...notice.chatIds.map((id) => plan('telegram', id, soon)),
  ];
}

async function callOnce(app: App, city: CityState, message: DueMessage): Promise<PushOutcome> {
  try {
    return await senders[message.way](app, city, message);
  } catch (error) {
    app.log.error({ err: error, way: message.way }, 'telling staff threw; whether it left is not known');
    return { state: 'unknown', reason: 'no_clear_answer' };
  }
}

type Sender = (app: App, city: CityState, message: DueMessage) => Promise<PushOutcome>;
const goneAlready = { state: 'failed', failure: 'permanent', reason: 'target_gone' } as const;

const senders: Record<DueMessage['way'], Sender> = {
  email: (app, city, { notices, language, name, email, ids }) =>
    mailStaff(app, {
      to: email ?? '',
      key: `mimin.notice.${ids[0]}`,
      ...digestLetter(notices, language, {
        name,
        city: city.name,
        address: publicOrigin(app) + noticesPath,
        settings: `${publicOrigin(app)}${noticesPath}/atur`,
      }),
    }),
  push: async (app, _city, { notices, language, targetId, ids }) => {
    const target = targetId === null ? undefined : await findPushTarget(app.db, targetId);
    if (!target) return goneAlready;
    // A path, not an address: the browser stays on the desk it subscribed at.
    const body = { ...pushWords(notices, language), path: pathOf(notices), tag: `mimin-${ids[0]}` };
    const outcome = await sendPush(app, target, { body, urgent: notices.some((one) => one.kind !== 'warn') });
    if (outcome.state === 'gone' && targetId !== null) await removePush(app.db, { id: targetId });
    return outcome;
  },
  telegram: async (app, _city, { notices, language, targetId, ids }): Promise<ReplyOutcome> => {
    const chat = targetId === null ? undefined : await findStaffChat(app.db, { id: targetId });
    const channel = chat && (await findChannel(app, chat.channelId));
    const network = channel && networkNamed(channel.network);
    if (!chat || !channel || !network) return goneAlready;
    if (channel.state !== 'connected') return { state: 'failed', failure: 'transient', reason: 'token_expired' };
    const outcome = await network.reply(
      listenForUsage(app, channel),
      {
        key: `notice:${ids[0]}`,
        visibility: 'private',
        replyTo: chat.replyTo,
        text: chatWords(notices, language, publicOrigin(app) + pathOf(notices)),
        automatic: true,
        lastInboundAt: chat.linkedAt,
        now: app.now(),
      },
      AbortSignal.timeout(callMs),
    );
    // The person blocked the bot, or the chat is no more: it is linked again by its person, not tried again by us.
    if (outcome.state === 'failed' && outcome.failure === 'permanent') await removeChat(app.db, chat.id);
    return outcome;
  },
};

/** One notice opens its report, several the page of notices. */
function pathOf(notices: DueMessage['notices']): string {
  const [first] = notices;
  return notices.length === 1 && first?.reportId ? `/desk/aduan/${first.reportId}` : noticesPath;
}

async function settle(app: App, { ids, tries }: DueMessage, outcome: PushOutcome): Promise<void> {
  const now = app.now();
  if (outcome.state === 'gone') return endDeliveries(app.db, ids, { state: 'failed', reason: 'target_gone' }, now);
  if (outcome.state !== 'failed') {
    const reason = outcome.state === 'unknown' ? outcome.reason : null;
    return endDeliveries(app.db, ids, { state: outcome.state, reason }, now);
  }
  const passing = outcome.failure === 'rate' || outcome.failure === 'transient';
  if (!passing || tries >= mostTries) {
    return endDeliveries(app.db, ids, { state: 'failed', reason: outcome.reason }, now);
  }
  const seconds = outcome.retryAfterSeconds ?? 30 * 2 ** tries;
  return queueAgain(app.db, ids, outcome.reason, new Date(now.getTime() + seconds * 1_000));
}
