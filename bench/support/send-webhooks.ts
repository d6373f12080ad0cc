/** Sends signed webhooks to the product, as a child process: args are port, channel id, clients, seconds, first number, rate (0: closed loop). */
import { seeded, webhookBody, webhookRequest } from './complaints.ts';
import { load } from './http-load.ts';
import { percentile } from './median.ts';

const [port = 0, channelId = 0, clients = 0, seconds = 0, firstNumber = 0, rate = 0] = process.argv
  .slice(2)
  .map(Number);
const random = seeded(firstNumber + 1);
// Made before the clock starts: signing is the network's work, not ours. More are made on the way if these run out.
const ready = Array.from({ length: Math.min(60_000, Math.ceil(seconds * 9_000)) }, (_, i) =>
  webhookRequest(channelId, webhookBody(firstNumber + i, random)),
);
let given = 0;
const accepted: number[] = [];
const result = await load({
  port,
  clients,
  seconds,
  next: () => {
    const n = given++;
    return ready[n] ?? webhookRequest(channelId, webhookBody(firstNumber + n, random));
  },
  ...(rate > 0 ? { rate } : {}),
  onAnswer: (status) => {
    if (status === 200) accepted.push(1);
  },
});
process.stdout.write(
  `${JSON.stringify({
    perSecond: result.ok / result.seconds,
    accepted: accepted.length,
    sent: given,
    other: result.other,
    seconds: result.seconds,
    p50: percentile(result.latencies, 0.5),
    p99: percentile(result.latencies, 0.99),
    max: Math.max(...result.latencies),
  })}\n`,
);
