import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { countRefusal } from '../commands/count-refusal.ts';
import { JournalFull, journalEvent } from '../commands/journal-event.ts';
import { networkNamed } from '../networks.ts';
import { findChannel } from '../store/accounts.ts';
import { diskIsFull } from '../store/disk.ts';

/** Adds `/hook/:channelId`: the address a network calls; answered only after the raw bytes are committed. */
export function addWebhooks<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.get('/hook/:channelId{[0-9]{1,9}}', async (c) => {
    const channel = await findChannel(app, Number(c.req.param('channelId')));
    const network = channel && networkNamed(channel.network);
    const answer = channel && network?.handshake?.(channel, new URL(c.req.url).searchParams);
    return answer === undefined ? c.text('forbidden', 403) : c.text(answer, 200);
  });

  hono.post('/hook/:channelId{[0-9]{1,9}}', async (c) => {
    const id = Number(c.req.param('channelId'));
    try {
      const channel = await findChannel(app, id);
      const network = channel && networkNamed(channel.network);
      if (!channel || !network?.verify || channel.state === 'ended') return c.text('no such address', 404);
      const body = new Uint8Array(await c.req.arrayBuffer());
      const verdict = network.verify(channel, { headers: c.req.raw.headers, body, now: app.now() });
      if (!verdict.accepted) {
        countRefusal(app, id, verdict.reason);
        return c.text(verdict.reason, verdict.status);
      }
      if (await diskIsFull(app)) return c.text('disk almost full', 503, { 'retry-after': '300' });
      await journalEvent(app, { channelId: id, source: 'webhook', body });
      return c.text('EVENT_RECEIVED', 200);
    } catch (error) {
      // Not acknowledged: the network will deliver it again, and the poll reconciles what it does not.
      if (error instanceof JournalFull) return c.text('busy', 503, { 'retry-after': '5' });
      app.log.error({ err: error, channelId: id }, 'a webhook could not be journalled');
      return c.text('not stored', 503, { 'retry-after': '30' });
    }
  });
}
