import type { App } from '#src/app.ts';
import { findChannel, NetworkFailure, networkNamed } from '#src/channels/index.ts';
import type { Tx } from '#src/db/kysely.ts';
import { listServerCases, type ServerCase, updateServerCase } from '../store/other-desks.ts';
import { lockReport, recordEvent, updateReport } from '../store/report-row.ts';

/** Cases looked at in one run: the newest, of which the most may change. */
const mostCases = 1_000;
/** One server may take this long in one run. */
const serverMs = 60_000;
/** After this, in milliseconds, whoever was sending is taken for dead. */
const deadAfterMs = 120_000;

/**
 * Asks the servers of other bodies what became of the reports we sent: the number behind a token, a report whose sending
 * nobody saw end, and every status. Our own state is moved by none of it. Answers how many changed.
 */
export async function followServers(app: App): Promise<number> {
  const byChannel = new Map<number, ServerCase[]>();
  for (const one of await listServerCases(app, mostCases)) {
    byChannel.set(one.channelId, [...(byChannel.get(one.channelId) ?? []), one]);
  }
  let changed = 0;
  for (const [channelId, cases] of byChannel) {
    try {
      changed += await followServer(app, channelId, cases);
    } catch (error) {
      // One server that is away delays no other.
      const known = error instanceof NetworkFailure;
      app.log[known ? 'warn' : 'error']({ err: error, channelId }, 'a server could not be asked about our reports');
    }
  }
  return changed;
}

async function followServer(app: App, channelId: number, cases: ServerCase[]): Promise<number> {
  const channel = await findChannel(app, channelId);
  const forward = channel && networkNamed(channel.network)?.forward;
  if (!channel || !forward) return 0;
  const signal = AbortSignal.timeout(serverMs);
  let changed = 0;
  for (const one of cases) {
    if (one.state === 'kept') continue;
    if (one.state === 'sending' && app.now().getTime() - one.madeAt.getTime() < deadAfterMs) continue;
    const trackingId =
      one.state === 'waiting_for_id' && one.token !== null
        ? await forward.numberOf(channel, one.token, signal)
        : await forward.find(channel, one.code, one.madeAt, signal);
    if (trackingId !== undefined) {
      await note(app, one, channel.name, { trackingId });
      one.trackingId = trackingId;
      changed++;
    } else if (one.state === 'sending') {
      await app.db
        .transaction()
        .execute((tx) => updateServerCase(tx, one.id, { state: 'unknown', reason: 'sender_stopped' }));
    }
  }
  const numbered = new Map(cases.flatMap((one) => (one.trackingId === null ? [] : [[one.trackingId, one] as const])));
  for (const told of await forward.statuses(channel, [...numbered.keys()], signal)) {
    const one = numbered.get(told.externalId);
    const status = told.status === 'closed' ? ('settled' as const) : ('in_process' as const);
    const text = told.notes.slice(0, 1_000) || null;
    const news = one && (one.status !== status || one.statusText !== text);
    if (!one || !news || (one.statusAt !== null && told.at < one.statusAt)) continue;
    await note(app, one, channel.name, { status, text, at: told.at });
    changed++;
  }
  return changed;
}

type News = { trackingId: string } | { status: 'settled' | 'in_process'; text: string | null; at: Date };

async function note(app: App, one: ServerCase, name: string, news: News): Promise<void> {
  await app.db.transaction().execute(async (tx: Tx) => {
    const report = await lockReport(tx, one.reportId);
    await updateServerCase(tx, one.id, 'trackingId' in news ? { state: 'kept', ...news } : news);
    await updateReport(tx, report.id, {});
    const said = 'trackingId' in news ? news : { status: news.status, text: news.text };
    const detail = { desk: 'open311', channelId: one.channelId, name, ...said };
    await recordEvent(tx, report, { type: 'desk_status', at: app.now(), staffId: null, detail });
  });
}
