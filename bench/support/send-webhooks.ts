/** Sends signed webhooks to the product, as a child process: args are port, channel id, clients, seconds, first number, rate (0: closed loop). */
import { seeded, webhookBody, webhookRequest } from './complaints.ts';
import { load } from './http-load.ts';
import { percentile } from './median.ts';

const [port = 0, channelId = 0, clients = 0, seconds = 0, firstNumber = 0, rate = 0] = process.argv
  .slice(2)
  .map(Number);
const random = seeded(firstNumber + 1);
const make = (n: number) => webhookRequest(channelId, webhookBody(firstNumber + n, random));
// Made before the clock starts: signing is the network's work, not ours. More are made on the way if these run out.
const ready = Array.from({ length: Math.min(60_000, Math.ceil(seconds * (rate || 7_000))) }, (_, n) => make(n));
let given = 0;
const result = await load({
  port,
  clients,
  seconds,
  next: () => {
    const n = given++;
    return ready[n] ?? make(n);
  },
  ...(rate > 0 ? { rate } : {}),
});
process.stdout.write(
  `${JSON.stringify({
    perSecond: result.ok / result.seconds,
    accepted: result.ok,
    sent: given,
    other: result.other,
    seconds: result.seconds,
    p50: percentile(result.latencies, 0.5),
    p99: percentile(result.latencies, 0.99),
    acceptedP99: percentile(result.accepted, 0.99),
    max: result.latencies.reduce((most, ms) => Math.max(most, ms), 0),
  })}\n`,
);
