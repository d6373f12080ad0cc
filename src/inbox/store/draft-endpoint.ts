import type { App } from '#src/app.ts';
import type { DraftEndpoint } from '#src/config.ts';

/** Why an endpoint gave nothing to judge; `seconds`: when it is worth asking again. */
export type EndpointFailure =
  | { ok: false; reason: 'away' | 'slow' | 'refused' | 'nonsense' | 'cancelled' }
  | { ok: false; reason: 'busy' | 'resting'; seconds: number };
export type EndpointAnswer = { ok: true; text: unknown } | EndpointFailure;

/** Failures in a row after which the endpoint is left alone, and for how long, in seconds. */
const failuresBeforeRest = 3;
const restSeconds = 60;
/** Asked by this process at the same time; a model at home answers one after the other. */
const mostAtOnce = 4;
/** An answer is a few kilobytes; thinking models say more before it. */
const largestAnswer = 512 * 1024;
const longestWait = 600;

interface Breaker {
  failures: number;
  restsUntil: number;
  asking: number;
}
const breakers = new WeakMap<App, Breaker>();

function breakerOf(app: App): Breaker {
  const known = breakers.get(app) ?? { failures: 0, restsUntil: 0, asking: 0 };
  breakers.set(app, known);
  return known;
}

/** Tells whether the endpoint is left alone now, so that nothing need be read or sent. */
export function endpointRests(app: App): EndpointFailure | undefined {
  const breaker = breakerOf(app);
  const rest = breaker.restsUntil - app.now().getTime();
  if (rest > 0) return { ok: false, reason: 'resting', seconds: Math.ceil(rest / 1_000) };
  return breaker.asking >= mostAtOnce ? { ok: false, reason: 'busy', seconds: 5 } : undefined;
}

/**
 * Asks the endpoint once: no second try, no following to another address, no longer than the time limit, no more bytes than an
 * answer needs. Three failures in a row rest it for a minute; what it says is never logged.
 */
export async function askEndpoint(
  app: App,
  endpoint: DraftEndpoint,
  prompt: { system: string; user: string },
  cancelled: AbortSignal,
): Promise<EndpointAnswer> {
  const rests = endpointRests(app);
  if (rests) return rests;
  const breaker = breakerOf(app);
  const started = performance.now();
  breaker.asking++;
  let status = 0;
  const answer = await call(endpoint, prompt, cancelled, (code) => {
    status = code;
  }).finally(() => {
    breaker.asking--;
  });
  if (!answer.ok && answer.reason === 'cancelled') return answer;
  const now = app.now().getTime();
  if (answer.ok) breaker.failures = 0;
  else if (answer.reason === 'busy') breaker.restsUntil = now + answer.seconds * 1_000;
  else if (++breaker.failures >= failuresBeforeRest) breaker.restsUntil = now + restSeconds * 1_000;
  if (!answer.ok)
    app.log.warn(
      { reason: answer.reason, status, ms: Math.round(performance.now() - started) },
      'the draft endpoint gave no draft',
    );
  return answer;
}

async function call(
  endpoint: DraftEndpoint,
  prompt: { system: string; user: string },
  cancelled: AbortSignal,
  heard: (status: number) => void,
): Promise<EndpointAnswer> {
  const limit = AbortSignal.timeout(endpoint.seconds * 1_000);
  try {
    const response = await fetch(`${endpoint.url}/chat/completions`, {
      method: 'POST',
      // What was sent for one address is not for another.
      redirect: 'manual',
      signal: AbortSignal.any([limit, cancelled]),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(endpoint.key === undefined ? {} : { authorization: `Bearer ${endpoint.key}` }),
      },
      body: JSON.stringify({
        model: endpoint.model,
        stream: false,
        messages: [
          { role: 'system', content: prompt.system },
          { role: 'user', content: prompt.user },
        ],
      }),
    });
    heard(response.status);
    if (response.status !== 200) {
      await response.body?.cancel();
      return failureOf(response);
    }
    return readAnswer(await readCut(response));
  } catch {
    if (cancelled.aborted) return { ok: false, reason: 'cancelled' };
    return { ok: false, reason: limit.aborted ? 'slow' : 'away' };
  }
}

function failureOf(response: Response): EndpointFailure {
  const after = response.headers.get('retry-after');
  if (response.status === 429 || (response.status === 503 && after !== null)) {
    const seconds = Number(after ?? restSeconds);
    // A date, or nonsense, is as good as no answer to "when".
    const wait = Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 1), longestWait) : restSeconds;
    return { ok: false, reason: 'busy', seconds: wait };
  }
  return { ok: false, reason: response.status >= 500 ? 'away' : response.status >= 300 ? 'refused' : 'nonsense' };
}

/** The body up to what an answer may be; undefined when it is larger. */
async function readCut(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    // Leaving the loop cuts the line.
    if (size > largestAnswer) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function readAnswer(body: string | undefined): EndpointAnswer {
  if (body === undefined) return { ok: false, reason: 'nonsense' };
  try {
    const said = JSON.parse(body) as { choices?: { message?: { content?: unknown } }[] } | null;
    const choice = Array.isArray(said?.choices) ? said.choices[0] : undefined;
    return choice?.message ? { ok: true, text: choice.message.content } : { ok: false, reason: 'nonsense' };
  } catch {
    return { ok: false, reason: 'nonsense' };
  }
}
