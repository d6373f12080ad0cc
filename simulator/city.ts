import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { BlueskySide } from './bluesky/side.ts';
import { FacebookSide } from './facebook/side.ts';
import { GoogleBusinessSide } from './google-business/side.ts';
import { type Call, type Reply, readCall, writeReply } from './http.ts';
import { InstagramSide } from './instagram/side.ts';
import { EmailSide } from './mail/side.ts';
import { MastodonSide } from './mastodon/side.ts';
import { Open311Side } from './open311/side.ts';
import { answerPage } from './page/resident-page.ts';
import type { SentAnswer } from './record.ts';
import type { Side, SideOptions } from './side.ts';
import { SmsSide } from './sms/side.ts';
import { TelegramSide } from './telegram/side.ts';
import { ThreadsSide } from './threads/side.ts';
import { TikTokSide } from './tiktok/side.ts';
import { WebsiteSide } from './website/side.ts';
import { WhatsAppSide } from './whatsapp/side.ts';
import { XSide } from './x/side.ts';
import { YouTubeSide } from './youtube/side.ts';

/** Every practice network, by the name the product gives it. */
function openSides(options: SideOptions) {
  return {
    instagram: new InstagramSide(options),
    facebook: new FacebookSide(options),
    whatsapp: new WhatsAppSide(options),
    threads: new ThreadsSide(options),
    x: new XSide(options),
    bluesky: new BlueskySide(options),
    telegram: new TelegramSide(options),
    youtube: new YouTubeSide(options),
    google_business: new GoogleBusinessSide(options),
    tiktok: new TikTokSide(options),
    mastodon: new MastodonSide(options),
    email: new EmailSide(options),
    sms: new SmsSide(options),
    website: new WebsiteSide(options),
    open311: new Open311Side(options),
  };
}
type Sides = ReturnType<typeof openSides>;

/** A practice city: local servers that speak each network's own protocol, and residents who act on command. */
export interface Simulator extends Sides {
  /** Address of the page where a person can be a resident. */
  url: string;
  sides: readonly Side[];
  /** Everything the city sent and the networks accepted, in order; the count outside the product. */
  sent: SentAnswer[];
  stop(): Promise<void>;
}

/**
 * Starts the practice city on this machine's loopback; `port` 0 or absent takes any free one. `now` is the city's own
 * clock: messages bear its time and messaging windows are counted by it, so that a past week can be lived through.
 */
export async function startSimulator(options: { port?: number; now?: () => Date } = {}): Promise<Simulator> {
  const sent: SentAnswer[] = [];
  let url = '';
  const named = openSides({ sent, base: () => url, now: options.now ?? (() => new Date()) });
  const sides: readonly Side[] = Object.values(named);
  for (const side of sides) await side.start?.();
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const left = new AbortController();
    response.on('close', () => left.abort());
    readCall(request)
      .then((call) => answer({ sides, sent }, call, left.signal))
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
    ...named,
    sides,
    sent,
    url,
    async stop() {
      for (const side of sides) side.stop();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(city: Pick<Simulator, 'sides' | 'sent'>, call: Call, left: AbortSignal): Promise<Reply> {
  for (const side of city.sides) {
    const reply = side.answer(call, left);
    if (reply !== undefined) return reply;
  }
  return answerPage(city, call);
}
