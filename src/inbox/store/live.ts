import type { App } from '#src/app.ts';
import { type Listener, openListener } from '#src/db/listen.ts';
import type { StaffActor } from '#src/people/index.ts';
import { liveClients } from '#src/shared/metrics.ts';
import { type ReportsChanged, reportsChangedChannel } from '../events.ts';

/** What an open desk is told: which reports changed, or that it should look at everything again. */
export interface DeskNews {
  ids: number[];
  all: boolean;
}

/** A desk is told at most this often; what changes in between is gathered. Milliseconds. */
const gatherMs = 500;
/** The listening connection outlives the last desk by this long, so that a reload does not open a new one. */
const lingerMs = 10_000;

interface OpenDesk {
  actor: StaffActor;
  send: (news: DeskNews) => void;
  ids: Set<number>;
  all: boolean;
  sentAt: number;
  timer: NodeJS.Timeout | undefined;
}

interface Live {
  desks: Set<OpenDesk>;
  listener: Promise<Listener> | undefined;
  closing: NodeJS.Timeout | undefined;
  /** Moves with every notice; a page made before the last one is not given out again. */
  tick: number;
}
const lives = new WeakMap<App, Live>();

function liveOf(app: App): Live {
  let live = lives.get(app);
  if (!live) {
    live = { desks: new Set(), listener: undefined, closing: undefined, tick: 0 };
    lives.set(app, live);
  }
  return live;
}

/**
 * Tells a desk of every change of a report that its reader may see, gathered to two tellings a second. All desks of a process
 * share one listening connection and no desk costs a query. Gives back how to end it.
 */
export async function watchReports(app: App, actor: StaffActor, send: (news: DeskNews) => void): Promise<() => void> {
  const live = liveOf(app);
  clearTimeout(live.closing);
  const desk: OpenDesk = { actor, send, ids: new Set(), all: false, sentAt: 0, timer: undefined };
  live.desks.add(desk);
  liveClients.inc();
  live.listener ??= openListener(app.directUrl, app.log).then((listener) => {
    listener.on(reportsChangedChannel, (notice) => tell(live, notice.resync ? undefined : notice.payload));
    return listener;
  });
  try {
    await (await live.listener).ready();
  } catch (error) {
    live.desks.delete(desk);
    liveClients.dec();
    live.listener = undefined;
    throw error;
  }
  return () => {
    clearTimeout(desk.timer);
    if (live.desks.delete(desk)) liveClients.dec();
    if (live.desks.size > 0) return;
    live.closing = setTimeout(() => void closeLive(app), lingerMs);
    live.closing.unref();
  };
}

/** Ends the listening connection of this process; called by itself when no desk is open, and at shutdown. */
export async function closeLive(app: App): Promise<void> {
  const live = liveOf(app);
  const listener = live.listener;
  live.listener = undefined;
  clearTimeout(live.closing);
  await (await listener?.catch(() => undefined))?.close();
}

function tell(live: Live, payload: string | undefined): void {
  live.tick++;
  const changed = payload === undefined ? undefined : (JSON.parse(payload) as ReportsChanged);
  for (const desk of live.desks) {
    if (!changed || changed.more) desk.all = true;
    for (const report of changed?.reports ?? []) if (mayHear(desk.actor, report)) desk.ids.add(report.id);
    if (!desk.all && desk.ids.size === 0) continue;
    const wait = desk.sentAt + gatherMs - Date.now();
    if (wait <= 0) flush(desk);
    else desk.timer ??= setTimeout(() => flush(desk), wait);
  }
}

function flush(desk: OpenDesk): void {
  clearTimeout(desk.timer);
  desk.timer = undefined;
  desk.sentAt = Date.now();
  const news = { ids: [...desk.ids], all: desk.all };
  desk.ids.clear();
  desk.all = false;
  desk.send(news);
}

/** A notice says only what the policy needs; of a secret report even that it changed is kept from others. */
export function mayHear(actor: StaffActor, report: ReportsChanged['reports'][number]): boolean {
  if (actor.role === 'coordinator') return true;
  const own = actor.agencyId !== null && actor.agencyId === report.agencyId;
  if (actor.role === 'mimin' || actor.role === 'head') return own;
  return own || !report.secret;
}

interface SharedPage {
  tick: number;
  madeAt: number;
  page: Promise<string>;
}
const pages = new WeakMap<App, Map<string, SharedPage>>();
/** A page is shared among desks that ask within this long after the same news. Milliseconds. */
const shareMs = 250;

/** Makes a page once for all desks with the same view that ask after the same news. */
export function sharePage(app: App, view: string, make: () => Promise<string>): Promise<string> {
  const { tick } = liveOf(app);
  const shared = pages.get(app) ?? new Map<string, SharedPage>();
  pages.set(app, shared);
  const known = shared.get(view);
  const now = Date.now();
  if (known && known.tick === tick && now - known.madeAt < shareMs) return known.page;
  if (shared.size > 500) shared.clear();
  const page = make();
  shared.set(view, { tick, madeAt: now, page });
  page.catch(() => shared.delete(view));
  return page;
}
