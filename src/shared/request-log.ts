import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Log } from './log.ts';
import { observeRequest } from './metrics.ts';

export interface RequestNaming {
  /** Words that may stand in a path; anything else there could be a code, a token or a name and is not written down. */
  words: ReadonlySet<string>;
  /** Paths that machines call all day; written at the level of debugging only. */
  quiet: RegExp;
}

/** Logs and measures each request by its route pattern, and gives it an id that the answer carries back. */
export function logRequests(log: Log, naming: RequestNaming): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    const id = requestId(c.req.header('x-request-id'));
    await next();
    c.res.headers.set('x-request-id', id);
    noteRequest(log, naming, {
      method: c.req.method,
      path: c.req.path,
      route: registeredPattern(c),
      status: c.res.status,
      ms: performance.now() - started,
      id,
    });
  };
}

export interface RequestFacts {
  method: string;
  path: string;
  /** The pattern under which the path was registered, where that is known. */
  route: string | undefined;
  status: number;
  ms: number;
  id: string;
}

/** Writes one finished request to the log and to the figures; never its address, query, code or token. */
export function noteRequest(log: Log, naming: RequestNaming, facts: RequestFacts): void {
  const route = facts.status === 404 ? 'unknown' : (facts.route ?? routePattern(facts.path, naming.words));
  observeRequest(facts.method, route, facts.status, facts.ms / 1_000);
  const line = { method: facts.method, route, status: facts.status, ms: Math.round(facts.ms * 10) / 10, id: facts.id };
  if (facts.status < 400 && naming.quiet.test(facts.path)) log.debug(line, 'request');
  else log.info(line, 'request');
}

/** The pattern of a path: known words stay, every other part becomes `:x`, at most six parts deep. */
export function routePattern(path: string, words: ReadonlySet<string>): string {
  const parts = path.split('/').slice(1, 7);
  return `/${parts.map((part) => (part === '' || words.has(part) ? part : ':x')).join('/')}`;
}

/** The caller's id when it is short and plain, else one of our own. */
export function requestId(given: string | undefined): string {
  return given !== undefined && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID();
}

function registeredPattern(c: Context): string | undefined {
  const route = matchedRoutes(c).find(({ path }) => !path.includes('*'));
  return route?.path.replaceAll(/\{[^/]*\}/g, '');
}
