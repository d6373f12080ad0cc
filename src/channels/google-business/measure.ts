import { list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { noFigures, type PostFigures } from '../domain/publish.ts';
import { readGoogle } from '../google/call.ts';
import { measuredDays } from './limits.ts';
import { locationOf } from './names.ts';

const seen = [
  'BUSINESS_IMPRESSIONS_DESKTOP_MAPS',
  'BUSINESS_IMPRESSIONS_DESKTOP_SEARCH',
  'BUSINESS_IMPRESSIONS_MOBILE_MAPS',
  'BUSINESS_IMPRESSIONS_MOBILE_SEARCH',
];
const acted = ['WEBSITE_CLICKS', 'CALL_CLICKS', 'BUSINESS_DIRECTION_REQUESTS'];
const dayMs = 86_400_000;

/**
 * Figures of the location (its own id given): how often it was shown, and how often somebody called, asked the way or opened
 * the website, over the last four weeks. Google tells none of a single post. Throws `NetworkFailure`.
 */
export async function measurePost(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures> {
  const location = locationOf(account.externalId);
  if (locationOf(postId) !== location || postId.includes('/localPosts/')) return noFigures;
  const until = new Date();
  const from = new Date(until.getTime() - measuredDays(account.settings) * dayMs);
  const query: [string, string][] = [
    ...[...seen, ...acted].map((metric): [string, string] => ['dailyMetrics', metric]),
    ...dayParts('start_date', from),
    ...dayParts('end_date', until),
  ];
  const path = `/v1/${location}:fetchMultiDailyMetricsTimeSeries`;
  const { body } = await readGoogle(account, { host: 'performance', method: 'GET', path, query }, signal);
  const series = list(body.multiDailyMetricTimeSeries).flatMap((one) => list(record(one).dailyMetricTimeSeries));
  return { ...noFigures, views: sumOf(series, seen), clicks: sumOf(series, acted) };
}

function dayParts(name: string, at: Date): [string, string][] {
  return [
    [`dailyRange.${name}.year`, String(at.getUTCFullYear())],
    [`dailyRange.${name}.month`, String(at.getUTCMonth() + 1)],
    [`dailyRange.${name}.day`, String(at.getUTCDate())],
  ];
}

/** Adds up the days that have a figure; null when none has: not yet told is not nought. */
function sumOf(series: unknown[], metrics: string[]): number | null {
  const values = series
    .map(record)
    .filter((one) => metrics.includes(text(one.dailyMetric) ?? ''))
    .flatMap((one) => list(record(one.timeSeries).datedValues))
    .flatMap((one) => number(record(one).value) ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}
