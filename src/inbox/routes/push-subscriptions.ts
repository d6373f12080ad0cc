import type { Hono } from 'hono';
import { z } from 'zod';
import type { App } from '#src/app.ts';
import { nameBrowser } from '#src/people/domain/browser-name.ts';
import { findSeat } from '#src/people/index.ts';
import { subscribePush } from '../commands/subscribe-push.ts';
import { subscribePush as subscription } from '../schema.ts';
import { removePush } from '../store/staff-reach.ts';

const gone = z.object({ endpoint: z.string().max(1_000), gone: z.literal(true) });

/** Adds `POST /desk/dorong`: a browser tells how it is reached for as long as this session lives, or that it will not be any more. */
export function addPushSubscriptions<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.post('/desk/dorong', async (c) => {
    // A page of another site can make a browser post; it cannot make it say so.
    if ((c.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin') return c.text('other site', 403);
    const seat = await findSeat(app, c.req.raw);
    if (!seat) return c.text('log in first', 401);
    const body: unknown = await c.req.json().catch(() => undefined);
    const ended = gone.safeParse(body);
    if (ended.success) {
      await removePush(app.db, { endpoint: ended.data.endpoint, staffId: seat.actor.staffId });
      return c.body(null, 204);
    }
    const told = subscription.safeParse(body);
    if (!told.success) return c.text('unknown body', 400);
    const device = nameBrowser(c.req.header('user-agent') ?? null) ?? 'Peramban';
    const done = await subscribePush(app, seat.actor, { ...told.data, sessionId: seat.sessionId, device });
    return done.ok ? c.body(null, 204) : c.text(done.reason, 422);
  });
}
