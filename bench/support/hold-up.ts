import { load } from './http-load.ts';
import { median, percentile, rounded } from './median.ts';

export interface Held {
  perSecond: number;
  p50: number;
  p99: number;
}

/** Asks the same again and again over kept connections, 8 unless told; anything but 200 fails the bench. */
export async function ask(port: number, request: Buffer, seconds: number, clients = 8): Promise<Held> {
  const result = await load({ port, clients, seconds, next: () => request });
  if (Object.keys(result.other).length > 0)
    throw new Error(`${request.toString().split('\r\n')[0]}: ${JSON.stringify(result.other)}`);
  return {
    perSecond: result.ok / result.seconds,
    p50: percentile(result.latencies, 0.5),
    p99: percentile(result.latencies, 0.99),
  };
}

/** The figures of both sides and the ratio of their medians. */
export function compareHeld(small: Held[], large: Held[]) {
  const p99 = (held: Held[]) => median(held.map((one) => one.p99));
  return {
    p99SmallMs: rounded(p99(small)),
    p99LargeMs: rounded(p99(large)),
    p99Ratio: rounded(p99(large) / p99(small)),
    perSecondLarge: rounded(median(large.map((one) => one.perSecond))),
  };
}
