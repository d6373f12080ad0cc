import { type Result, refuse } from '#src/shared/result.ts';

/** GeoReport v2: a range spans at most 90 days, an answer holds at most 1,000 requests. */
const spanMs = 90 * 86_400_000;
const mostRows = 1_000;
/** Deeper nobody reads by pages; a narrower range is asked for instead. */
const deepest = 100_000;

/** What is asked for by `GET requests`. */
export interface Open311Query {
  /** Overrides everything else. */
  codes: string[] | undefined;
  services: string[] | undefined;
  statuses: ('open' | 'closed')[] | undefined;
  from: Date;
  to: Date;
  changedAfter: Date | undefined;
  changedBefore: Date | undefined;
  limit: number;
  offset: number;
  extensions: boolean;
}

/** The name of the parameter that is wrong. */
export type QueryRefusal =
  | 'start_date'
  | 'end_date'
  | 'updated_after'
  | 'updated_before'
  | 'status'
  | 'page'
  | 'page_size'
  | 'service_request_id'
  | 'range';

/** Reads the filters; `range`: the two dates lie the wrong way round or more than 90 days apart. */
export function readOpen311Query(query: URLSearchParams, now: Date): Result<{ query: Open311Query }, QueryRefusal> {
  const dates: Partial<Record<'start_date' | 'end_date' | 'updated_after' | 'updated_before', Date>> = {};
  for (const name of ['start_date', 'end_date', 'updated_after', 'updated_before'] as const) {
    const given = query.get(name);
    if (given === null || given === '') continue;
    const at = readZoned(given);
    if (!at) return refuse(name);
    dates[name] = at;
  }
  const changes = dates.updated_after !== undefined || dates.updated_before !== undefined;
  const to = dates.end_date ?? (dates.start_date ? earlier(new Date(dates.start_date.getTime() + spanMs), now) : now);
  // A change is looked for wherever it happened: an old request may be closed today.
  const from = dates.start_date ?? (changes && !dates.end_date ? new Date(0) : new Date(to.getTime() - spanMs));
  if (from > to && dates.end_date) return refuse('range');
  if (dates.start_date && dates.end_date && to.getTime() - from.getTime() > spanMs) return refuse('range');
  const statuses = listOf(query.get('status'));
  if (statuses?.some((one) => one !== 'open' && one !== 'closed')) return refuse('status');
  const limit = count(query.get('page_size'), mostRows);
  if (limit === undefined || limit > mostRows) return refuse('page_size');
  const page = count(query.get('page'), 1);
  if (page === undefined || (page - 1) * limit > deepest) return refuse('page');
  const codes = listOf(query.get('service_request_id'));
  if (codes && codes.length > mostRows) return refuse('service_request_id');
  return {
    ok: true,
    query: {
      codes,
      services: listOf(query.get('service_code')),
      statuses: statuses as ('open' | 'closed')[] | undefined,
      from,
      to,
      changedAfter: dates.updated_after,
      changedBefore: dates.updated_before,
      limit,
      offset: (page - 1) * limit,
      extensions: /^(true|1|yes)$/i.test(query.get('extensions') ?? ''),
    },
  };
}

/** An instant with its zone, or a plain day or time meant in the city (UTC+7). */
function readZoned(given: string): Date | undefined {
  // A plus in an address is a blank unless it was written as %2B; nobody means a blank before a zone.
  const text = given.trim().replace(/ (\d\d:?\d\d)$/, '+$1');
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([zZ]|[+-]\d{2}:?\d{2})?)?$/.test(text))
    return undefined;
  const zoned = /([zZ]|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  const whole = text.length === 10 ? `${text}T00:00:00` : text.replace(' ', 'T');
  const at = new Date(zoned ? whole : `${whole}+07:00`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function listOf(given: string | null): string[] | undefined {
  const found = (given ?? '').split(',').flatMap((one) => one.trim() || []);
  return found.length === 0 ? undefined : found;
}

function count(given: string | null, usual: number): number | undefined {
  if (given === null || given === '') return usual;
  const found = /^\d{1,6}$/.test(given) ? Number(given) : 0;
  return found > 0 ? found : undefined;
}
