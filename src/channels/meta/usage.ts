import { number, record } from '../domain/loose-json.ts';
import type { Usage } from '../domain/network.ts';

/**
 * How much of a budget is used, as `X-App-Usage` and `X-Business-Use-Case-Usage` tell (percent of calls and of time, and
 * minutes until access is regained; platform-apis, section 1); the fullest one counts. Undefined without such headers.
 */
export function readUsage(headers: Headers): Usage | undefined {
  const all = usages(headers);
  const percents = all.flatMap((usage) =>
    ['call_count', 'total_time', 'total_cputime'].flatMap((name) => number(usage[name]) ?? []),
  );
  if (percents.length === 0) return undefined;
  const wait = regainSeconds(headers);
  return { share: Math.max(...percents) / 100, ...(wait > 0 ? { resetSeconds: wait } : {}) };
}

/** The longest time until access is regained that the headers tell, in seconds; 0 when none is told. */
export function regainSeconds(headers: Headers): number {
  return Math.max(0, ...usages(headers).map((usage) => (number(usage.estimated_time_to_regain_access) ?? 0) * 60));
}

function usages(headers: Headers) {
  const app = headerJson(headers, 'x-app-usage');
  const business = Object.values(headerJson(headers, 'x-business-use-case-usage')).flat();
  return [app, ...business.map(record)];
}

function headerJson(headers: Headers, name: string): Record<string, unknown> {
  try {
    return record(JSON.parse(headers.get(name) ?? '{}'));
  } catch {
    return {};
  }
}
