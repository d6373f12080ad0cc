import { list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { callGraph, type GraphAnswer } from './call.ts';
import { readGraphError } from './errors.ts';

/**
 * Reads one group of metrics of one post. What Meta has no figure for is absent: an empty answer, "not enough viewers"
 * (code 10), and a metric that this version no longer knows (code 100 fails the whole group, so ask small ones). Throws
 * `NetworkFailure` for everything else.
 */
export async function readInsights(
  account: ChannelAccount,
  postId: string,
  metrics: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const path = `/${encodeURIComponent(postId)}/insights`;
  const query = { metric: metrics.join(','), period: 'lifetime' };
  let answer: GraphAnswer;
  try {
    answer = await callGraph(account, { method: 'GET', path, query }, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NetworkFailure) throw error;
    throw new NetworkFailure('transient', 'network_down');
  }
  const fault = readGraphError(answer.status, answer.headers, answer.body);
  if (fault) {
    const error = record(record(answer.body).error);
    const fewViewers = /not enough viewers/i.test(text(error.message) ?? '');
    if (fewViewers || fault.reason === 'bad_request') return new Map();
    throw new NetworkFailure(fault.failure, fault.reason, fault.retryAfterSeconds);
  }
  return new Map(list(record(answer.body).data).flatMap((row) => readMetric(record(row))));
}

function readMetric(row: Record<string, unknown>): [string, number][] {
  const name = text(row.name);
  const said = record(row.total_value).value ?? record(list(row.values)[0]).value;
  const value = number(said) ?? sum(said);
  return name === undefined || value === undefined ? [] : [[name, value]];
}

/** Reactions come by their kind. */
function sum(value: unknown): number | undefined {
  const parts = Object.values(record(value)).flatMap((part) => number(part) ?? []);
  return parts.length === 0 ? undefined : parts.reduce((total, part) => total + part, 0);
}
