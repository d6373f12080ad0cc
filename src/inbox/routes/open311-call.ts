import type { Context } from 'hono';
import type { App } from '#src/app.ts';
import { type ApiActor, type ApiScope, findApiActor } from '#src/people/index.ts';
import { type CityState, cityState } from '../store/city.ts';
import { publicOrigin } from '../store/report-links.ts';
import { drawRate } from './api-guard.ts';
import { type ApiLanguage, ApiProblem } from './api-problem.ts';
import { Open311Fault, type Open311Format } from './open311-answer.ts';

/** One call of the Open311 server, with what every answer needs. */
export interface Open311Call {
  app: App;
  city: CityState;
  format: Open311Format;
  language: ApiLanguage;
  query: URLSearchParams;
  /** The fields of a POST; empty of a GET. */
  form: URLSearchParams;
  headers: Headers;
  /** Sent with the answer: what is left of the token's budget. */
  answerHeaders: Record<string, string>;
}

/** Some kilobytes of words and fields are all an honest request needs. */
const largestBody = 256 * 1024;

/** Reads a call to its end and checks that it is meant for this city. */
export async function readCall(
  app: App,
  c: Context,
  format: Open311Format,
  language: ApiLanguage,
): Promise<Open311Call> {
  const city = await cityState(app);
  if (!city) throw new Open311Fault('busy', [], { 'retry-after': '60' });
  const query = new URL(c.req.url).searchParams;
  const form = c.req.method === 'POST' ? await readForm(c) : new URLSearchParams();
  const asked = form.get('jurisdiction_id') ?? query.get('jurisdiction_id') ?? '';
  const own = [city.code, new URL(publicOrigin(app)).hostname];
  if (asked !== '' && !own.some((one) => one.toLowerCase() === asked.trim().toLowerCase())) {
    throw new Open311Fault('no_jurisdiction');
  }
  return { app, city, format, language, query, form, headers: c.req.raw.headers, answerHeaders: {} };
}

/** Lets in whoever has a token with the scope, given as `api_key` or in the header of the API; as often as its rate allows. */
export async function needKey(call: Open311Call, scope: ApiScope): Promise<ApiActor> {
  const key = call.form.get('api_key') ?? call.query.get('api_key');
  const actor = await findApiActor(call.app, key ? `Bearer ${key}` : call.headers.get('authorization'));
  if (!actor) throw new Open311Fault('no_key');
  const { headers, allowed } = drawRate(call.app, actor.tokenId);
  if (!allowed) throw new ApiProblem('too_many', { headers: { ...headers, 'retry-after': '1' } });
  call.answerHeaders = { ...headers, 'cache-control': 'private, no-store' };
  if (!actor.scopes.includes(scope)) throw new Open311Fault('no_scope');
  return actor;
}

async function readForm(c: Context): Promise<URLSearchParams> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) throw new Open311Fault('wrong_body');
  if (Number(c.req.header('content-length') ?? 0) > largestBody) throw new Open311Fault('wrong_body');
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > largestBody) throw new Open311Fault('wrong_body');
  try {
    const said = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // What is no UTF-8 behind its %, the next line would silently replace.
    decodeURIComponent(said.replaceAll('+', ' '));
    return new URLSearchParams(said);
  } catch {
    throw new Open311Fault('wrong_body');
  }
}
