import type { IncomingMessage } from 'node:http';
import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { clientAddress } from '#src/shared/client-address.ts';
import { lookUpReport } from '../commands/look-up-report.ts';

/** Adds `/lacak/CODE.json`: the same public facts as the page, for programs; never what the secret shows besides. */
export function addTrackingJson<E extends { Bindings: { incoming: IncomingMessage } }>(app: App, hono: Hono<E>): void {
  hono.get('/lacak/:file{[0-9A-Za-z-]+\\.json}', async (c) => {
    const code = c.req.param('file').slice(0, -'.json'.length);
    const looked = await lookUpReport(app, {
      code,
      secret: undefined,
      address: clientAddress(app.config.trustProxy, c.env.incoming),
    });
    c.header('cache-control', 'no-store');
    switch (looked.state) {
      case 'found':
        return c.json(looked.view);
      case 'received':
        return c.json({ code: looked.code, status: 'received', openedAt: looked.receivedAt.toISOString(), steps: [] });
      case 'too_many':
        return c.json({ title: 'Too many wrong codes from this address; try again in a minute.' }, 429, {
          'content-type': 'application/problem+json',
          'retry-after': '60',
        });
      default:
        return c.json({ title: 'No report has this code.' }, 404, { 'content-type': 'application/problem+json' });
    }
  });
}
