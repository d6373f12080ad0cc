import type { IncomingMessage } from 'node:http';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import type { App } from '#src/app.ts';
import { JournalFull } from '#src/channels/index.ts';
import { NotAllowed } from '#src/people/index.ts';
import { isDatabaseAway } from '#src/shared/database-away.ts';
import { addDirectory } from './api-directory.ts';
import type { ApiEnv } from './api-guard.ts';
import { fieldError } from './api-issue.ts';
import { ApiProblem, apiLanguage, type ProblemMore, type ProblemName, problemResponse } from './api-problem.ts';
import { addReportReading } from './api-report-reading.ts';
import { addReportWriting } from './api-report-writing.ts';
import { json } from './api-route-parts.ts';

const base = '/api/v1';

/** Adds the API for programs under `/api/v1`, described by itself at `/api/v1/openapi.json`. */
export function addReportApi(app: App, hono: Hono<{ Bindings: { incoming: IncomingMessage } }>): void {
  hono.route(base, createApi(app));
  hono.all('/api/v1', (c) => problemResponse('not_found', languageOf(c)));
}

/** The API by itself; its registry holds every route it describes. */
export function createApi(app: App): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const { language } = c.var;
      const at = result.target === 'json' ? 'body' : result.target === 'header' ? 'header' : 'query';
      if (at === 'header') throw new ApiProblem('key_needed');
      if (result.target === 'param') throw new ApiProblem('not_found');
      const errors = result.error.issues.map((issue) => fieldError(issue, at, language));
      throw new ApiProblem(at === 'body' ? 'invalid' : 'bad_parameter', { errors });
    },
  });
  api.use('*', async (c, next) => {
    c.set('language', languageOf(c));
    await next();
    // What a token sees is nobody else's: no cache on the way may keep it.
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'private, no-cache');
  });
  api.use('*', etag());
  addReportReading(app, api);
  addReportWriting(app, api);
  addDirectory(app, api);
  addDescription(api);
  addDeadEnds(api);
  api.onError((error, c) => answerError(app, error, c));
  return api;
}

function addDescription(api: OpenAPIHono<ApiEnv>): void {
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  let description: object | undefined;
  api.openapi(
    createRoute({
      method: 'get',
      path: '/openapi.json',
      summary: 'This description',
      tags: ['API'],
      security: [],
      responses: { 200: json(z.looseObject({}), 'OpenAPI 3.1.') },
    }),
    (c) => {
      description ??= api.getOpenAPI31Document({
        openapi: '3.1.0',
        info: {
          title: 'Mimin',
          version: '1.0.0',
          description:
            'Reports of residents, their answers, and the agencies of the city. Who reported is never given out. Errors follow RFC 9457 in the language of Accept-Language (id, en).',
          license: { name: 'Apache-2.0' },
        },
        servers: [{ url: base }],
        tags: [{ name: 'Reports' }, { name: 'City' }, { name: 'API' }],
      });
      return c.json({ ...description }, 200, { 'cache-control': 'public, max-age=300' });
    },
  );
}

/** A known path with another method says which it has; an unknown path says so as a problem, not as a page. */
function addDeadEnds(api: OpenAPIHono<ApiEnv>): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of api.routes) {
    if (method === 'ALL' || path.includes('*')) continue;
    methods.set(path, [...new Set([...(methods.get(path) ?? []), method])]);
  }
  for (const [path, allowed] of methods) {
    const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : [])].join(', ');
    api.all(path, (c) => problemResponse('wrong_method', languageOf(c), { headers: { allow } }));
  }
  api.all('*', (c) => problemResponse('not_found', languageOf(c)));
}

function answerError(app: App, error: Error, c: Context): Response {
  const answer = (name: ProblemName, more?: ProblemMore) => problemResponse(name, languageOf(c), more);
  if (error instanceof ApiProblem) return answer(error.problem, error.more);
  if (error instanceof NotAllowed) return answer('not_allowed');
  if (error instanceof JournalFull) return answer('busy', { headers: { 'retry-after': '5' } });
  if (error instanceof HTTPException && error.status === 415) return answer('wrong_type');
  if (error instanceof HTTPException && error.status < 500) return answer('malformed_body');
  if (isDatabaseAway(error)) {
    app.log.warn({ err: error }, 'the database was away for a request of the API');
    return answer('busy', { headers: { 'retry-after': '5' } });
  }
  app.log.error({ err: error }, 'a request of the API failed');
  return answer('fault');
}

function languageOf(c: Context) {
  return apiLanguage(c.req.header('accept-language'));
}
