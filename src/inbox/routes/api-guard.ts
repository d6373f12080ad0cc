import type { Context, MiddlewareHandler } from 'hono';
import type { App } from '#src/app.ts';
import { type ApiActor, type ApiScope, findApiActor } from '#src/people/index.ts';
import { type ApiLanguage, ApiProblem } from './api-problem.ts';

/** What a request of the API carries after the guard. */
export interface ApiEnv {
  Variables: { actor: ApiActor; language: ApiLanguage };
}

/** A burst of this many requests is let through at once, then this many a second; for each token and process. */
const burst = 120;
const perSecond = 20;

/** Lets in whoever has a token with the scope, as often as its rate allows. */
export function guard(app: App, scope?: ApiScope): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const actor = await findApiActor(app, c.req.header('authorization'));
    if (!actor) throw new ApiProblem('token_needed', { headers: { 'www-authenticate': 'Bearer realm="mimin"' } });
    limitRate(app, c, actor.tokenId);
    if (scope && !actor.scopes.includes(scope)) {
      throw new ApiProblem('not_allowed', {
        detail: { id: `Perlu izin "${scope}".`, en: `The scope "${scope}" is needed.` },
      });
    }
    c.set('actor', actor);
    await next();
  };
}

export interface Bucket {
  left: number;
  at: number;
  allowed: boolean;
}
const buckets = new WeakMap<App, Map<number, Bucket>>();

function limitRate(app: App, c: Context, tokenId: number): void {
  const { headers, allowed } = drawRate(app, tokenId);
  if (!allowed) throw new ApiProblem('too_many', { headers: { ...headers, 'retry-after': '1' } });
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
}

/** Counts one request of a token; the headers tell what is left, also when it is refused. */
export function drawRate(app: App, tokenId: number): { headers: Record<string, string>; allowed: boolean } {
  let ofApp = buckets.get(app);
  if (!ofApp) {
    ofApp = new Map();
    buckets.set(app, ofApp);
  }
  const bucket = drawFrom(ofApp.get(tokenId), performance.now());
  ofApp.set(tokenId, bucket);
  const headers = {
    'ratelimit-limit': String(burst),
    'ratelimit-remaining': String(Math.floor(bucket.left)),
    'ratelimit-reset': String(Math.ceil((burst - bucket.left) / perSecond)),
  };
  return { headers, allowed: bucket.allowed };
}

/** Takes one from a bucket that refills all the time (`now` in milliseconds); a refused request takes nothing. */
export function drawFrom(bucket: Bucket | undefined, now: number): Bucket {
  const left = bucket ? Math.min(burst, bucket.left + ((now - bucket.at) / 1_000) * perSecond) : burst;
  return left >= 1 ? { left: left - 1, at: now, allowed: true } : { left, at: now, allowed: false };
}
