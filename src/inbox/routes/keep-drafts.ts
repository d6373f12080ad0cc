import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { findActor, NotAllowed } from '#src/people/index.ts';
import { keepDraft } from '../commands/keep-draft.ts';
import * as schema from '../schema.ts';
import { findDraft } from '../store/answer-drafts.ts';

/** Adds `/desk/draf/:id`, where the page of a report keeps what is being written to it. */
export function addKeptDrafts<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.post('/desk/draf/:id{[1-9][0-9]{0,14}}', async (c) => {
    // A page of another site can make a browser post; it cannot make it say so.
    if ((c.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin') return c.text('other site', 403);
    const actor = await findActor(app, c.req.raw);
    if (!actor) return c.text('log in first', 401);
    const body: unknown = await c.req.json().catch(() => undefined);
    const reportId = Number(c.req.param('id'));
    const read = schema.keepDraft.safeParse({ ...(typeof body === 'object' ? body : {}), reportId });
    if (!read.success) return c.text('unknown body', 400);
    try {
      const kept = await keepDraft(app, actor, read.data);
      const headers = { 'cache-control': 'no-store' };
      if (kept.ok) return c.json({ revision: kept.revision }, 200, headers);
      if (kept.reason === 'sent') return c.json({ reason: 'sent' }, 409, headers);
      // What the other device wrote: its writer decides which of the two stays.
      const newer = await findDraft(app.db, reportId, actor.staffId);
      return c.json({ reason: 'newer_draft', newer: newer ?? null }, 409, headers);
    } catch (error) {
      if (error instanceof NotAllowed) return c.text('not allowed', 403);
      throw error;
    }
  });
}
