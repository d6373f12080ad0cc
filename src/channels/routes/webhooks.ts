import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { countRefusal } from '../commands/count-refusal.ts';
import { JournalFull, journalEvent } from '../commands/journal-event.ts';
import type { Network } from '../domain/network.ts';
import { networkNamed } from '../networks.ts';
import { type Channel, findChannel } from '../store/accounts.ts';
import { diskIsFull } from '../store/disk.ts';

/** Adds `/hook/:channelId`: the address a network calls; answered only after the raw bytes are committed. */
export function addWebhooks<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.get('/hook/:channelId{[0-9]{1,9}}', async (c) => {
    const channel = await findChannel(app, Number(c.req.param('channelId')));
    const network = channel && networkNamed(channel.network);
    const url = addressOf(app, c.req.url);
    if (channel && network?.hookByGet) {
      // The answer to a call is no handshake; what it says stands in its address.
      const { secretFields } = network.hookByGet;
      const fields = url.search.slice(1).split('&');
      const kept = fields.filter((field) => !secretFields.includes(field.slice(0, Math.max(0, field.indexOf('=')))));
      const body = new TextEncoder().encode(kept.join('&'));
      return take(app, channel, network, { headers: c.req.raw.headers, url, read: async () => body });
    }
    const answer = channel && network?.handshake?.(channel, url.searchParams);
    if (answer === undefined) return c.text('forbidden', 403);
    return typeof answer === 'string' ? c.text(answer, 200) : c.json(answer.json as object, 200);
  });

  hono.post('/hook/:channelId{[0-9]{1,9}}', async (c) => {
    const id = Number(c.req.param('channelId'));
    let channel: Channel | undefined;
    try {
      channel = await findChannel(app, id);
    } catch (error) {
      return notStored(app, id, error);
    }
    const network = channel && networkNamed(channel.network);
    if (!channel || !network) return c.text('no such address', 404);
    const read = async () => new Uint8Array(await c.req.arrayBuffer());
    return take(app, channel, network, { headers: c.req.raw.headers, url: addressOf(app, c.req.url), read });
  });
}

/** Networks wait some seconds for an answer; what cannot be checked by then is delivered again. */
const readyMs = 4_000;

interface HookCall {
  headers: Headers;
  url: URL;
  read: () => Promise<Uint8Array>;
}

async function take(app: App, channel: Channel, network: Network, call: HookCall): Promise<Response> {
  if (!network.verify || channel.state === 'ended') return say(404, 'no such address');
  try {
    const body = await call.read();
    await network.readyToVerify?.(channel, call.headers, AbortSignal.timeout(readyMs));
    const verdict = network.verify(channel, { headers: call.headers, body, url: call.url, now: app.now() });
    if (!verdict.accepted) {
      countRefusal(app, channel.id, verdict.reason);
      return say(verdict.status, verdict.reason);
    }
    if (await diskIsFull(app)) return say(503, 'disk almost full', { 'retry-after': '300' });
    await journalEvent(app, { channelId: channel.id, source: 'webhook', body });
    const answer = network.hookAnswer?.(channel);
    return answer ? say(200, answer.body, { 'content-type': answer.mime }) : say(200, 'EVENT_RECEIVED');
  } catch (error) {
    return notStored(app, channel.id, error);
  }
}

/** Not acknowledged: the network will deliver it again, and the poll reconciles what it does not. */
function notStored(app: App, channelId: number, error: unknown): Response {
  if (error instanceof JournalFull) return say(503, 'busy', { 'retry-after': '5' });
  app.log.error({ err: error, channelId }, 'a webhook could not be journalled');
  return say(503, 'not stored', { 'retry-after': '30' });
}

/** The address as the network knows it: a proxy before us calls us by another. */
function addressOf(app: App, url: string): URL {
  const asked = new URL(url);
  return app.config.publicUrl ? new URL(asked.pathname + asked.search, app.config.publicUrl) : asked;
}

function say(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });
}
