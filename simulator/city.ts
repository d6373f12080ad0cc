import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Call, type Reply, readCall, writeReply } from './http.ts';
import { InstagramSide } from './instagram/side.ts';
import { EmailSide } from './mail/side.ts';
import { answerPage } from './page/resident-page.ts';
import type { SentAnswer } from './record.ts';
import { TelegramSide } from './telegram/side.ts';

/** A practice city: local servers that speak each network's own protocol, and residents who act on command. */
export interface Simulator {
  /** Address of the page where a person can be a resident. */
  url: string;
  instagram: InstagramSide;
  telegram: TelegramSide;
  email: EmailSide;
  /** Everything the city sent and the networks accepted, in order; the count outside the product. */
  sent: SentAnswer[];
  stop(): Promise<void>;
}

/**
 * Starts the practice city on this machine's loopback; `port` 0 or absent takes any free one. `now` is the city's own
 * clock: messages bear its time and messaging windows are counted by it, so that a past week can be lived through.
 */
export async function startSimulator(options: { port?: number; now?: () => Date } = {}): Promise<Simulator> {
  const now = options.now ?? (() => new Date());
  const sent: SentAnswer[] = [];
  let url = '';
  const instagram = new InstagramSide(sent, () => url, now);
  const telegram = new TelegramSide(sent, () => url, now);
  const email = new EmailSide(sent, now);
  await email.start();
  const sockets = new Set<Socket>();
  const city = { instagram, telegram, email, sent };
  const server = createServer((request, response) => {
    const left = new AbortController();
    response.on('close', () => left.abort());
    readCall(request)
      .then((call) => answer(city, call, left.signal))
      .then((reply) => writeReply(response, reply))
      .catch((error: unknown) => {
        // A fault of the practice city must be seen, not look like the network's.
        console.error('practice city:', error);
        writeReply(response, { status: 599, text: 'the practice city is broken' });
      });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...city,
    url,
    async stop() {
      instagram.webhook.stop();
      telegram.stop();
      email.stop();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  city: Pick<Simulator, 'instagram' | 'telegram' | 'email' | 'sent'>,
  call: Call,
  left: AbortSignal,
): Promise<Reply> {
  const graph = /^\/graph\/v\d+\.\d+(\/.*)$/.exec(call.path);
  if (graph) return city.instagram.answer(call, graph[1] ?? '/');
  if (call.path.startsWith('/media/')) return city.instagram.answer(call, call.path);
  if (call.path.startsWith('/telegram/')) return city.telegram.answer(call, left);
  return answerPage(city, call);
}
