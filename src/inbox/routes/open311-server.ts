import type { IncomingMessage } from 'node:http';
import type { Context, Hono } from 'hono';
import type { App } from '#src/app.ts';
import { JournalFull } from '#src/channels/index.ts';
import { isDatabaseAway } from '#src/shared/database-away.ts';
import { type ApiLanguage, ApiProblem, apiLanguage, problemResponse } from './api-problem.ts';
import { faultAnswer, Open311Fault, type Open311Format, open311Error } from './open311-answer.ts';
import { type Open311Call, readCall } from './open311-call.ts';
import { listRequests, listUpdates, showRequest, showToken } from './open311-reading.ts';
import { listServices, showDiscovery, showService } from './open311-services.ts';
import { takeRequest } from './open311-writing.ts';

/** Adds the Open311 GeoReport v2 server below `/open311/v2`; every answer, errors too, is in the format of the extension. */
export function addOpen311(app: App, hono: Hono<{ Bindings: { incoming: IncomingMessage } }>): void {
  hono.all('/open311', (c) => answer(app, c));
  hono.all('/open311/*', (c) => answer(app, c));
}

async function answer(app: App, c: Context): Promise<Response> {
  const language = apiLanguage(c.req.header('accept-language'));
  const [, path = '', extension] = /^\/open311(?:\/v2)?\/?(.*?)(?:\.(xml|json))?$/.exec(c.req.path) ?? [];
  const format: Open311Format = extension === 'json' || (!extension && prefersJson(c)) ? 'json' : 'xml';
  try {
    if (!extension) throw new Open311Fault('no_page');
    const methods = methodsOf(path);
    if (!methods) throw new Open311Fault('no_page');
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    const handle = method === 'GET' || method === 'POST' ? methods[method] : undefined;
    if (!handle) {
      const allow = Object.keys(methods).flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one]));
      throw new Open311Fault('wrong_method', [], { allow: allow.join(', ') });
    }
    return await handle(await readCall(app, c, format, language));
  } catch (error) {
    return answerFault(app, error, format, language);
  }
}

type Handler = (call: Open311Call) => Promise<Response> | Response;

function methodsOf(path: string): { GET?: Handler; POST?: Handler } | undefined {
  const [what = '', given, ...more] = path.split('/');
  if (more.length > 0 || given === '') return undefined;
  if (given !== undefined) {
    const name = decode(given);
    if (name === undefined) return undefined;
    if (what === 'services') return { GET: (call) => showService(call, name) };
    if (what === 'requests') return { GET: (call) => showRequest(call, name) };
    if (what === 'tokens') return { GET: (call) => showToken(call, name) };
    return undefined;
  }
  if (what === 'discovery') return { GET: showDiscovery };
  if (what === 'services') return { GET: listServices };
  if (what === 'requests') return { GET: listRequests, POST: takeRequest };
  if (what === 'servicerequestupdates') return { GET: listUpdates };
  return undefined;
}

/** A code that holds a dot is cut by nobody: only the last `.xml` or `.json` is the format. */
function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

function prefersJson(c: Context): boolean {
  return /json/i.test(c.req.header('accept') ?? '');
}

async function answerFault(app: App, error: unknown, format: Open311Format, language: ApiLanguage): Promise<Response> {
  if (error instanceof Open311Fault) return faultAnswer(error, format, language);
  if (error instanceof ApiProblem) {
    const problem = problemResponse(error.problem, language, error.more);
    const { detail } = (await problem.json()) as { detail: string };
    return open311Error(format, problem.status, [detail], error.more.headers ?? {});
  }
  if (error instanceof JournalFull || isDatabaseAway(error)) {
    app.log.warn({ err: error }, 'a call of Open311 came at a bad moment');
    return faultAnswer(new Open311Fault('busy', [], { 'retry-after': '5' }), format, language);
  }
  app.log.error({ err: error }, 'a call of Open311 failed');
  return faultAnswer(new Open311Fault('fault'), format, language);
}
