import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '#src/app.ts';
import { findActor, NotAllowed, type StaffActor } from '#src/people/index.ts';
import { liveClients } from '#src/shared/metrics.ts';
import { markPresence } from '../commands/mark-presence.ts';
import { readFigure } from '../domain/figure.ts';
import { reportFilter } from '../schema.ts';
import { getCityState } from '../store/city.ts';
import { countReports } from '../store/desk-counts.ts';
import { type DeskFilter, listReports } from '../store/desk-list.ts';
import { sharePage, watchReports } from '../store/live.ts';
import { clearPresence } from '../store/presence.ts';
import { searchReports } from '../store/search.ts';

const heartbeatMs = 20_000;
/** How long a browser waits before it comes back after a lost connection, in milliseconds. */
const retryMs = 2_000;

const presenceBody = z.object({ writing: z.boolean(), gone: z.boolean().default(false) });

/** Adds `/desk/list.json`, the list as the database wrote it, `/desk/hadir/:id`, who has a report open, and `/desk/live`, which tells an open desk what changed. */
export function addLiveUpdates<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.get('/desk/list.json', async (c) => {
    const found = await findActor(app, c.req.raw);
    if (!found) return c.json({ error: 'log in first' }, 401);
    const url = new URL(c.req.url);
    const filter = await readDeskFilter(app, url.searchParams);
    if (!filter) return c.json({ error: 'unknown filter' }, 400);
    const actor = { ...found, language: url.searchParams.get('bahasa') === 'en' ? ('en' as const) : ('id' as const) };
    const counted = url.searchParams.has('hitung');
    const make = () => (counted ? findCounted(app, actor, filter) : findReports(app, actor, filter));
    const view = `${actor.role} ${actor.agencyId} ${actor.language} ${counted} ${JSON.stringify(filter)}`;
    // Only who was told by `/desk/live` may share: a page asked for after one's own change must show it.
    const page = url.searchParams.has('kabar') ? await sharePage(app, view, make) : await make();
    return c.body(page, 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  });

  hono.post('/desk/hadir/:id{[1-9][0-9]{0,14}}', async (c) => {
    // A page of another site can make a browser post; it cannot make it say so.
    if ((c.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin') return c.text('other site', 403);
    const actor = await findActor(app, c.req.raw);
    if (!actor) return c.text('log in first', 401);
    const told = presenceBody.safeParse(await c.req.json().catch(() => undefined));
    if (!told.success) return c.text('unknown body', 400);
    const reportId = Number(c.req.param('id'));
    try {
      if (told.data.gone) await clearPresence(app.db, reportId, actor.staffId);
      else await markPresence(app, actor, { reportId, writing: told.data.writing });
    } catch (error) {
      if (error instanceof NotAllowed) return c.text('not allowed', 403);
      throw error;
    }
    return c.body(null, 204);
  });

  hono.get('/desk/live', async (c) => {
    const actor = await findActor(app, c.req.raw);
    if (!actor) return c.text('log in first', 401);
    return new Response(newsStream(app, actor, c.req.raw), {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // Proxies that gather answers would hold news back.
        'x-accel-buffering': 'no',
      },
    });
  });
}

function newsStream(app: App, actor: StaffActor, request: Request): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  let ended = false;
  return new ReadableStream({
    async start(controller) {
      const write = (text: string) => {
        if (!ended) controller.enqueue(encoder.encode(text));
      };
      const unwatch = await watchReports(app, actor, (news) =>
        write(`event: reports\ndata: ${JSON.stringify(news)}\n\n`),
      );
      liveClients.inc();
      const heartbeat = setInterval(() => {
        // A session that was ended, or whose person has another role or agency now, stops hearing within one beat.
        void findActor(app, request).then(
          (still) => (still && samePlace(still, actor) ? write(': beat\n\n') : end()),
          () => write(': beat\n\n'),
        );
      }, heartbeatMs);
      end = () => {
        if (ended) return;
        ended = true;
        clearInterval(heartbeat);
        liveClients.dec();
        unwatch();
        try {
          controller.close();
        } catch {
          // The reader went away first.
        }
      };
      request.signal.addEventListener('abort', () => end());
      if (request.signal.aborted) end();
      // Between the page's own reading and this moment something may have changed, at the first visit as after a lost line.
      const first = '{"ids":[],"all":true}';
      write(`retry: ${retryMs}\nid: 1\nevent: reports\ndata: ${first}\n\n`);
    },
    cancel() {
      end();
    },
  });
}

function samePlace(one: StaffActor, other: StaffActor): boolean {
  return one.role === other.role && one.agencyId === other.agencyId;
}

/** Reads the filters of the desk's address; undefined when one is malformed. */
export async function readDeskFilter(app: App, query: URLSearchParams): Promise<DeskFilter | undefined> {
  const given = {
    status: query.get('status') ?? undefined,
    agencyId: query.get('opd') || undefined,
    topicId: query.get('topik') || undefined,
    kelurahanCode: query.get('kelurahan') || undefined,
    q: query.get('q')?.replaceAll('\0', '') || undefined,
    cursor: query.get('setelah') || undefined,
  };
  const handedOn = given.status === 'handed_on';
  const suspect = given.status === 'suspect';
  const asked = query.get('angka');
  const cases = asked ? readFigure(asked) : undefined;
  if (asked && !cases) return undefined;
  const status = handedOn ? 'all' : suspect ? 'active' : (given.status ?? (cases ? 'all' : undefined));
  const read = reportFilter.safeParse({ ...given, status });
  if (!read.success) return undefined;
  // Which minute is now, not which moment: desks that ask within it share one answer.
  const at = `${app.now().toISOString().slice(0, 16)}:00Z`;
  const figure = cases && { cases, timeZone: (await getCityState(app)).timeZone, at };
  return { ...read.data, handedOn, suspect, ...(figure ? { figure } : {}) };
}

/** The list with the counts behind its tabs, as one JSON text; a search has no tabs to count for. */
export async function findCounted(app: App, actor: StaffActor, filter: DeskFilter): Promise<string> {
  if (filter.q) return findReports(app, actor, filter);
  const [page, counts] = await Promise.all([findReports(app, actor, filter), countReports(app, actor, filter)]);
  return `{"counts":${counts},${page.slice(1)}`;
}

/** The list, or the search when something is looked for. */
export function findReports(app: App, actor: StaffActor, filter: DeskFilter): Promise<string> {
  return filter.q ? searchReports(app, actor, filter) : listReports(app, actor, filter);
}
