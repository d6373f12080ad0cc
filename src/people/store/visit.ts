import type { App } from '#src/app.ts';
import { addressHeader, openAuth } from './auth.ts';

/** What the log-in library needs of a request: its cookies, its browser, and the address the host saw. */
export interface Visit {
  headers: Headers;
  address: string;
}

/** Takes from a request only what the log-in library may see; the address is the host's word, never a header from outside. */
export function readVisit(request: Request, address: string): Visit {
  const headers = new Headers({ [addressHeader]: address });
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value.slice(0, 8_000));
  }
  return { headers, address };
}

export interface Answered<T> {
  ok: true;
  value: T;
  /** Cookies the browser must get, as `Set-Cookie` values. */
  cookies: string[];
}

/** A refusal by the log-in library: its status and its own code. */
export interface Refused {
  ok: false;
  status: number;
  code: string;
}

type Api = Awaited<ReturnType<typeof openAuth>>['api'];

/** Asks the log-in library; what it refuses comes back as a value, anything else is thrown. */
export async function askAuth<T>(
  app: App,
  ask: (api: Api) => Promise<{ headers: Headers | null | undefined; response: T }>,
): Promise<Answered<T> | Refused> {
  const { api } = await openAuth(app);
  try {
    const { headers, response } = await ask(api);
    return { ok: true, value: response, cookies: headers?.getSetCookie() ?? [] };
  } catch (error) {
    const refused = readRefusal(error);
    if (!refused) throw error;
    return refused;
  }
}

function readRefusal(error: unknown): Refused | undefined {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return undefined;
  if (error.statusCode >= 500) return undefined;
  const body = 'body' in error && typeof error.body === 'object' && error.body !== null ? error.body : {};
  const code = 'code' in body && typeof body.code === 'string' ? body.code : '';
  return { ok: false, status: error.statusCode, code };
}
