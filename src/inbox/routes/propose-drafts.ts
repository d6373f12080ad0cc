import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { findActor, NotAllowed } from '#src/people/index.ts';
import { proposeDraft } from '../commands/propose-draft.ts';
import * as schema from '../schema.ts';

/** Adds `/desk/usulan/:id`, where the page of a report asks for a draft. Without an endpoint in the settings there is no such address. */
export function addDrafts<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  const endpoint = app.config.draft;
  if (!endpoint) return;
  hono.post('/desk/usulan/:id{[1-9][0-9]{0,14}}', async (c) => {
    // A page of another site can make a browser post; it cannot make it say so.
    if ((c.req.header('sec-fetch-site') ?? 'same-origin') !== 'same-origin') return c.text('other site', 403);
    const actor = await findActor(app, c.req.raw);
    if (!actor) return c.text('log in first', 401);
    const body: unknown = await c.req.json().catch(() => undefined);
    const asked = schema.proposeDraft.safeParse({
      ...(typeof body === 'object' ? body : {}),
      reportId: Number(c.req.param('id')),
    });
    if (!asked.success) return c.text('unknown body', 400);
    try {
      // Whoever leaves the page, or cancels, stops the machine too.
      const draft = await proposeDraft(app, endpoint, actor, asked.data, c.req.raw.signal);
      return c.json(draft, 200, { 'cache-control': 'no-store' });
    } catch (error) {
      if (error instanceof NotAllowed) return c.text('not allowed', 403);
      throw error;
    }
  });
}
