import { number } from '../domain/loose-json.ts';
import type { Usage } from '../domain/network.ts';

/** X's windows of calls: the one of 15 minutes, and those of a day for the app and for the account. */
const windows = ['x-rate-limit', 'x-app-limit-24hour', 'x-user-limit-24hour'];

/** The fullest budget that the headers of an answer tell (`-limit`, `-remaining`, `-reset` in epoch seconds). */
export function readUsage(headers: Headers, now: Date): Usage | undefined {
  const told = windows.flatMap((name) => {
    const limit = number(headers.get(`${name}-limit`) ?? undefined);
    const remaining = number(headers.get(`${name}-remaining`) ?? undefined);
    if (limit === undefined || remaining === undefined || limit <= 0) return [];
    const wait = secondsUntil(headers.get(`${name}-reset`), now);
    return [{ share: 1 - remaining / limit, ...(wait === undefined ? {} : { resetSeconds: wait }) }];
  });
  return told.toSorted((a, b) => b.share - a.share)[0];
}

/** Seconds until the windows that are used up open again; undefined when no header says so. */
export function waitToldBy(headers: Headers, now: Date): number | undefined {
  const after = number(headers.get('retry-after') ?? undefined);
  if (after !== undefined && after > 0) return after;
  const full = windows.filter((name) => headers.get(`${name}-remaining`) === '0');
  const waits = (full.length > 0 ? full : windows).flatMap(
    (name) => secondsUntil(headers.get(`${name}-reset`), now) ?? [],
  );
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function secondsUntil(epoch: string | null, now: Date): number | undefined {
  const at = number(epoch ?? undefined);
  return at === undefined ? undefined : Math.max(1, Math.ceil(at - now.getTime() / 1_000));
}
