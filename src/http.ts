import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { RouterContextProvider } from 'react-router';
import type { App } from './app.ts';
import { addAccountsCsv, addWebhooks, handOverAccountsWhenStaffLeave, journalIsFull } from './channels/index.ts';
import { cityReader } from './city-reader.ts';
import { appContext, failureContext, requestContext } from './context.ts';
import {
  addCityCsv,
  addDrafts,
  addForwardFiles,
  addInstall,
  addKeptDrafts,
  addLiveUpdates,
  addMedia,
  addOpen311,
  addProofOriginal,
  addPushSubscriptions,
  addReportApi,
  addReportButton,
  addTrackingJson,
  cachedPage,
  handOverWhenStaffLeave,
  tellOfChannels,
} from './inbox/index.ts';
import { addOperations, requestNaming } from './operations.ts';
import { cityReaderContext } from './people/index.ts';
import { clientAddress } from './shared/client-address.ts';
import { isDatabaseAway } from './shared/database-away.ts';
import { observeRequest } from './shared/metrics.ts';
import { noteRequest, requestId, routePattern } from './shared/request-log.ts';
import { readStaticFiles, type StaticFiles, serveStaticFile } from './shared/static-files.ts';

/** Renders a page of `routes.ts`; made by React Router's build. */
export type Pages = (request: Request, context: RouterContextProvider) => Promise<Response>;

const megabyte = 1024 * 1024;
/** Five photos of a phone and some text; what is larger is refused before it is read to its end. */
const formLimit = 64 * megabyte;
const otherLimit = 4 * megabyte;
/** How long a webhook that cannot be stored now waits for its refusal, in milliseconds. */
const refusalDelayMs = 250;
/** Forms with photos that may be read at the same time. */
const mostLargeForms = 8;

/** Builds what answers every request: the fast pages, the paths that are not pages, then the pages. */
export function createListener(app: App, pages: Pages, files: StaticFiles = readStaticFiles('build/client')) {
  handOverWhenStaffLeave();
  handOverAccountsWhenStaffLeave();
  tellOfChannels();
  const hono = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  hono.use('*', async (c, next) => {
    await next();
    // Set here, so that an error page has them too; a page's own stricter value wins.
    for (const [name, value] of securityHeaders) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  let largeForms = 0;
  const limited = async (c: Context, next: Next, maxSize: number) =>
    bodyLimit({ maxSize, onError: (context) => context.text(tooLarge(context.req.raw), 413) })(c, next);
  hono.use('*', async (c, next) => {
    const limit = mayBringPhotos(c.req.raw, c.req.path) ? formLimit : otherLimit;
    // The API limits itself, and says so in its own form.
    if (c.req.path.startsWith('/api/')) return next();
    if (limit === formLimit && Number(c.req.header('content-length')) > otherLimit) {
      // Each is held in memory whole; more at once would be the end of everybody's pages.
      if (largeForms >= mostLargeForms) return c.text(busyWithForms(c.req.raw), 503, { 'retry-after': '15' });
      largeForms++;
      return limited(c, next, limit).finally(() => {
        largeForms--;
      });
    }
    return limited(c, next, limit);
  });
  addOperations(app, hono);
  addWebhooks(app, hono);
  addReportApi(app, hono);
  addOpen311(app, hono);
  addTrackingJson(app, hono);
  addLiveUpdates(app, hono);
  addDrafts(app, hono);
  addKeptDrafts(app, hono);
  addMedia(app, hono);
  addProofOriginal(app, hono);
  addCityCsv(app, hono);
  addForwardFiles(app, hono);
  addReportButton(hono);
  addInstall(app, hono);
  addPushSubscriptions(app, hono);
  addAccountsCsv(app, hono);
  hono.all('*', async (c) => {
    const path = c.req.path;
    const file = await serveStaticFile(files, path, c.req.header('accept-encoding') ?? '');
    if (file) return file;
    return answerPage(app, pages, publicRequest(app, c.req.raw), clientAddress(app.config.trustProxy, c.env.incoming));
  });
  hono.onError((error, c) => {
    // The pattern, not the path: a path may hold a code or a secret.
    app.log.error({ err: error, route: routePattern(c.req.path, requestNaming.words) }, 'request failed');
    if (isDatabaseAway(error)) return c.text(away, 503, { 'retry-after': awaySeconds });
    return c.text(
      'Maaf, terjadi kesalahan di pihak kami. Coba lagi sebentar lagi. / Sorry, our fault. Please try again.',
      500,
    );
  });
  const listener = getRequestListener(hono.fetch);

  const render = async (path: string, language: 'id' | 'en'): Promise<string> => {
    const request = new Request(new URL(path, app.config.publicUrl ?? 'http://localhost'));
    const response = await renderPage(app, pages, request, { language, clientAddress: '', nonce: '' });
    if (response.status !== 200) throw new Error(`${path} rendered with status ${response.status}`);
    return response.text();
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    // Under more than we can store, a refusal must cost almost nothing: before the body is read and its signature checked.
    if (request.method === 'POST' && request.url?.startsWith('/hook/') && journalIsFull(app)) {
      request.resume();
      // Not at once: whoever is refused at full speed comes back at full speed, and the refusals eat what the work needs.
      setTimeout(() => {
        response.writeHead(503, { 'content-type': 'text/plain', 'content-length': 4, 'retry-after': '5' });
        response.end('busy');
        observeRequest('POST', '/hook/:channelId', 503, refusalDelayMs / 1_000);
      }, refusalDelayMs);
      return;
    }
    if (request.method === 'GET' && (request.url === '/' || request.url === '/lapor')) {
      void sendCachedPage(app, request, response, render).then((sent) => {
        if (!sent) void listener(request, response);
      });
      return;
    }
    void listener(request, response);
  };
}

async function sendCachedPage(
  app: App,
  request: IncomingMessage,
  response: ServerResponse,
  render: (path: string, language: 'id' | 'en') => Promise<string>,
): Promise<boolean> {
  const started = performance.now();
  try {
    const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const bytes = await cachedPage(app, request.url ?? '/', languageOf(request.headers.cookie), gzip, render);
    if (!bytes) return false;
    response.writeHead(200, [...(gzip ? packedPageHeaders : plainPageHeaders), 'content-length', String(bytes.length)]);
    response.end(bytes);
    noteRequest(app.log, requestNaming, {
      method: 'GET',
      path: request.url ?? '/',
      route: request.url,
      status: 200,
      ms: performance.now() - started,
      id: requestId(undefined),
    });
    return true;
  } catch (error) {
    app.log.error({ err: error }, 'a front page could not be made');
    return false;
  }
}

async function answerPage(app: App, pages: Pages, request: Request, address: string): Promise<Response> {
  const url = new URL(request.url);
  const chosen = url.searchParams.get('bahasa');
  if (request.method === 'GET' && (chosen === 'id' || chosen === 'en')) {
    url.searchParams.delete('bahasa');
    return new Response(null, {
      status: 303,
      headers: {
        // Two slashes at the front would be another site's address.
        location: url.pathname.replace(/^\/+/, '/') + url.search,
        'set-cookie': `bahasa=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax${url.protocol === 'https:' ? '; Secure' : ''}`,
      },
    });
  }
  const nonce = randomBytes(16).toString('base64');
  const language = languageOf(request.headers.get('cookie') ?? undefined);
  const response = await renderPage(app, pages, request, { language, clientAddress: address, nonce });
  if (!response.headers.has('content-security-policy')) {
    response.headers.set(
      'content-security-policy',
      url.pathname.startsWith('/desk') ? deskPolicy(nonce) : citizenPolicy,
    );
  }
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
  return response;
}

async function renderPage(
  app: App,
  pages: Pages,
  request: Request,
  facts: { language: 'id' | 'en'; clientAddress: string; nonce: string },
): Promise<Response> {
  const context = new RouterContextProvider();
  context.set(appContext, app);
  context.set(cityReaderContext, cityReader);
  context.set(requestContext, { ...facts, origin: new URL(request.url).origin });
  const failure: { error?: unknown } = {};
  context.set(failureContext, failure);
  const response = await pages(request, context);
  if (response.status !== 500 || !isDatabaseAway(failure.error)) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', awaySeconds);
  return new Response(response.body, { status: 503, headers });
}

/** The request as it stands on the public address: React Router compares a form's Origin with it, scheme included. */
function publicRequest(app: App, raw: Request): Request {
  if (!app.config.publicUrl) return raw;
  const url = new URL(raw.url);
  return new Request(new URL(url.pathname + url.search, app.config.publicUrl), raw);
}

function languageOf(cookie: string | undefined): 'id' | 'en' {
  return /(?:^|;\s*)bahasa=en(?:;|$)/.test(cookie ?? '') ? 'en' : 'id';
}

/** Only a form with files, whose length the browser states before it, may be as long as five photos. */
function mayBringPhotos({ method, headers }: Request, path: string): boolean {
  const isFiles = /^multipart\/form-data\b/i.test(headers.get('content-type') ?? '');
  return method === 'POST' && isFiles && headers.has('content-length') && /^\/(lapor|desk)(\/|$)/.test(path);
}

function busyWithForms(request: Request): string {
  return languageOf(request.headers.get('cookie') ?? undefined) === 'en'
    ? 'Many photos are arriving at this moment. Nothing was lost: go back and send again in a quarter of a minute.'
    : 'Sedang banyak foto yang masuk. Tidak ada yang hilang: kembali, lalu kirim lagi seperempat menit lagi.';
}

function tooLarge(request: Request): string {
  return languageOf(request.headers.get('cookie') ?? undefined) === 'en'
    ? 'What you sent is too large. Send at most 5 photos of 12 MB each.'
    : 'Kiriman Anda terlalu besar. Kirim paling banyak 5 foto, masing-masing 12 MB.';
}

/** The database comes back by itself; a program is told when to ask again, in seconds. */
const awaySeconds = '5';
const away =
  'Layanan sedang tidak tersedia sebentar. Coba lagi dalam beberapa detik. / The service is away for a moment. Please try again in a few seconds.';

const securityHeaders: [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  // Not `no-referrer`: that makes browsers send `Origin: null` with a form, which is then refused as foreign.
  ['referrer-policy', 'same-origin'],
  ['permissions-policy', 'geolocation=(self), camera=(), microphone=()'],
];
const citizenPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** Names and values in turn, as Node takes them fastest. */
const plainPageHeaders: string[] = [
  ...securityHeaders.flat(),
  'content-security-policy',
  citizenPolicy,
  'content-type',
  'text/html; charset=utf-8',
  'cache-control',
  'no-store',
  'vary',
  'accept-encoding, cookie',
];
const packedPageHeaders = [...plainPageHeaders, 'content-encoding', 'gzip'];
const deskPolicy = (nonce: string) =>
  `default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; script-src 'self' 'nonce-${nonce}'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
