import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Call, readCall, writeReply } from './http.ts';

/** How the practice endpoint behaves; an OpenAI-compatible one, and every way in which one fails. */
export type DraftHabit =
  | 'answers'
  | 'slow'
  | 'hangs'
  | 'drops'
  | 'redirects'
  | 'unauthorized'
  | 'busy'
  | 'broken'
  | 'html'
  | 'half-json'
  | 'no-choices'
  | 'gigantic'
  | 'empty'
  | 'repeats'
  | 'invents-phone'
  | 'streams-garbage';

/** An endpoint that proposes drafts, started on this machine's loopback. */
export interface PracticeDraftEndpoint {
  /** What the product is told: `/chat/completions` is put behind it. */
  url: string;
  /** What it does with the next requests. */
  habit: DraftHabit;
  /** What it says when it answers. */
  says: string;
  /** Every request that reached it, as it came. */
  received: { path: string; headers: Call['headers']; body: string }[];
  /** Requests that were given up by whoever sent them before they were answered. */
  givenUp: number;
  stop(): Promise<void>;
}

/** Starts a practice endpoint on a free port; `slowMs`: how long it thinks when it is slow. */
export async function startDraftEndpoint(options: { slowMs?: number } = {}): Promise<PracticeDraftEndpoint> {
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) endpoint.givenUp++;
    });
    readCall(request)
      .then((call) => {
        endpoint.received.push({ path: call.path, headers: call.headers, body: call.body.toString('utf8') });
        return behave(endpoint, call, response, options.slowMs ?? 300);
      })
      .catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint: PracticeDraftEndpoint = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    habit: 'answers',
    says: 'Terima kasih laporannya. Kami teruskan ke petugas untuk diperiksa.',
    received: [],
    givenUp: 0,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return endpoint;
}

async function behave(endpoint: PracticeDraftEndpoint, call: Call, response: ServerResponse, slowMs: number) {
  if (call.method !== 'POST' || call.path !== '/v1/chat/completions') {
    writeReply(response, { status: 404, json: { error: { message: 'no such path' } } });
    return;
  }
  const said = (content: unknown) => writeReply(response, { status: 200, json: completion(content) });
  switch (endpoint.habit) {
    case 'answers':
      return said(endpoint.says);
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, slowMs));
      return said(endpoint.says);
    case 'hangs':
      return writeReply(response, 'hang');
    case 'drops':
      return writeReply(response, 'drop');
    case 'redirects':
      return writeReply(response, { status: 307, headers: { location: `${endpoint.url}/elsewhere` } });
    case 'unauthorized':
      return writeReply(response, { status: 401, json: { error: { message: 'invalid api key' } } });
    case 'busy':
      return writeReply(response, { status: 429, headers: { 'retry-after': '30' }, json: { error: {} } });
    case 'broken':
      return writeReply(response, { status: 500, json: { error: { message: 'out of memory' } } });
    case 'html':
      return writeReply(response, { status: 200, html: '<!doctype html><title>Log in to the proxy</title>' });
    case 'half-json':
      return writeReply(response, { status: 200, text: JSON.stringify(completion(endpoint.says)).slice(0, 60) });
    case 'no-choices':
      return writeReply(response, { status: 200, json: { choices: [] } });
    case 'gigantic':
      return writeReply(response, { status: 200, json: completion('panjang '.repeat(500_000)) });
    case 'empty':
      return said('');
    case 'repeats':
      return said(messagesOf(call).join('\n\n'));
    case 'invents-phone':
      return said(`${endpoint.says} Hubungi Pak Budi di 0812-3456-7890.`);
    case 'streams-garbage':
      return pour(response);
  }
}

function completion(content: unknown) {
  return {
    id: 'practice',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  };
}

function messagesOf(call: Call): string[] {
  const { messages } = JSON.parse(call.body.toString('utf8')) as { messages: { content: string }[] };
  return messages.map((message) => message.content);
}

/** Sends without end until the line is cut. */
async function pour(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const garbage = Buffer.alloc(64 * 1024, 'data: \u0000\ufffd{"\n');
  const closed = new Promise<void>((resolve) => response.once('close', resolve));
  while (!response.destroyed) {
    if (!response.write(garbage))
      await Promise.race([closed, new Promise((resolve) => response.once('drain', resolve))]);
  }
}
