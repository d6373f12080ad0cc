import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { readDocument } from '#src/channels/open311/read-document.ts';
import { addOpen311 } from '#src/inbox/index.ts';
import { type ApiScope, apiScopes, makeApiToken } from '#src/people/index.ts';
import { aWorld, type World } from './support/world.ts';

export type Format = 'xml' | 'json';

/** What the server said: its status, its text, and its entries whichever the format. */
export interface Told {
  status: number;
  headers: Headers;
  text: string;
  kind: string;
  entries: Record<string, unknown>[];
}

/** A city that serves Open311, and tokens for it. */
export interface Open311World extends World {
  hono: Hono<{ Bindings: { incoming: IncomingMessage } }>;
  key: string;
  token(agency: string | null, scopes?: readonly ApiScope[]): Promise<string>;
  get(path: string, query?: Record<string, string>, headers?: Record<string, string>): Promise<Told>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Told>;
  ask(path: string, init: RequestInit): Promise<Told>;
}

/** Makes a city that serves Open311 at a public address. */
export async function open311World(): Promise<Open311World> {
  const world = await aWorld({ env: { PUBLIC_URL: 'https://mimin.example' } });
  const hono = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  addOpen311(world.app, hono);
  const token: Open311World['token'] = async (agency, scopes = apiScopes) => {
    const row = await world.app.db
      .selectFrom('agencies')
      .select('id')
      .where('code', '=', agency ?? '')
      .executeTakeFirst();
    const about = { name: 'uji', scopes: [...scopes], ...(row ? { agencyId: row.id } : {}) };
    const made = await makeApiToken(world.app, { kind: 'system' }, about);
    if (!made.ok) throw new Error(made.reason);
    return made.token;
  };
  const key = await token(null);
  const ask: Open311World['ask'] = async (path, init) => {
    const response = await hono.request(`https://mimin.example/open311/v2/${path}`, init);
    const text = await response.text();
    const { kind, entries } = readDocument(text);
    return { status: response.status, headers: response.headers, text, kind, entries };
  };
  return {
    ...world,
    hono,
    key,
    token,
    ask,
    get: (path, query = {}, headers = {}) => {
      const given = new URLSearchParams({ api_key: key, ...query });
      return ask(`${path}?${given}`, { headers });
    },
    post: (path, fields, headers = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams({ api_key: key, ...fields }), headers }),
  };
}
