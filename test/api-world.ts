import type { App } from '#src/app.ts';
import { createApi } from '#src/inbox/routes/api-reports.ts';
import { type ApiScope, apiScopes, makeApiToken } from '#src/people/index.ts';
import { anApp } from './support/world.ts';

/** Where agencies and reports of the small city of these tests stand. */
export interface ApiWorld {
  app: App;
  agencies: { DPUPR: number; DLH: number };
  tokens: { city: string; dpupr: string; dlh: string };
  token(agency: 'DPUPR' | 'DLH' | null, scopes: readonly ApiScope[]): Promise<string>;
  /** Sends a request to the API; a body that is not text becomes JSON. */
  ask(method: string, path: string, options?: Asked): Promise<Answer>;
  aReport(facts: ReportFacts): Promise<number>;
  end(): Promise<void>;
}

export interface Asked {
  token?: string | undefined;
  key?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export interface ReportFacts {
  code: string;
  agency?: 'DPUPR' | 'DLH';
  status?: 'open' | 'waiting' | 'resolved' | 'closed';
  privacy?: 'open' | 'anonymous' | 'secret';
  topic?: 'jalan';
  kelurahan?: string;
  lastMessageAt?: string;
  hidden?: boolean;
  text?: string;
}

/** Makes a city of two agencies with a database of its own, and tokens that may do everything. */
export async function apiWorld(): Promise<ApiWorld> {
  const { app: plain, drop } = await anApp();
  const app: App = { ...plain, config: { ...plain.config, publicUrl: 'https://mimin.example' } };
  const agencies = await addCity(app);
  const token: ApiWorld['token'] = async (agency, scopes) => {
    const agencyId = agency === null ? undefined : agencies[agency];
    const made = await makeApiToken(app, { kind: 'system' }, { name: 'uji', agencyId, scopes: [...scopes] });
    if (!made.ok) throw new Error(made.reason);
    return made.token;
  };
  const api = createApi(app);
  return {
    app,
    agencies,
    token,
    tokens: {
      city: await token(null, apiScopes),
      dpupr: await token('DPUPR', apiScopes),
      dlh: await token('DLH', apiScopes),
    },
    async ask(method, path, asked = {}) {
      const response = await api.request(path, {
        method,
        headers: {
          ...(asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` }),
          ...(asked.key === undefined ? {} : { 'idempotency-key': asked.key }),
          ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...asked.headers,
        },
        ...(asked.body === undefined ? {} : { body: bodyOf(asked.body) }),
      });
      const text = await response.text();
      const json = /json/.test(response.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : {};
      return { status: response.status, headers: response.headers, text, json };
    },
    aReport: (facts) => addReport(app, agencies, facts),
    end: drop,
  };
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body);
}

async function addCity(app: App): Promise<{ DPUPR: number; DLH: number }> {
  const { rows } = await app.pool.query<{
    id: number;
    code: string;
  }>(`insert into agencies (code, name, short_name, kind) values
    ('DPUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang', 'DPUPR', 'opd'),
    ('DLH', 'Dinas Lingkungan Hidup', 'DLH', 'opd') returning id, code`);
  const id = (code: string) => rows.find((row) => row.code === code)?.id ?? 0;
  await app.pool.query(
    `insert into topics (code, name_id, name_en, agency_id) values ('jalan', 'Jalan rusak', 'Damaged road', $1)`,
    [id('DPUPR')],
  );
  await app.pool.query(`insert into areas (code, name, level, parent_code) values
    ('36.71.01', 'Tangerang', 'kecamatan', null), ('36.71.01.1001', 'Sukarasa', 'kelurahan', '36.71.01')`);
  return { DPUPR: id('DPUPR'), DLH: id('DLH') };
}

async function addReport(app: App, agencies: ApiWorld['agencies'], facts: ReportFacts): Promise<number> {
  const at = facts.lastMessageAt ?? '2026-11-24T03:00:00Z';
  const text = facts.text ?? 'Jalan berlubang di depan pasar.';
  const { rows } = await app.pool.query<{ id: number }>(
    `with door as (
       insert into channels (network, name, external_id) values ('web', 'Formulir', 'web')
       on conflict (network, external_id) do update set name = excluded.name returning id
     ), who as (
       insert into identities (channel_id, external_id, name, email, phone)
       select id, 'form:' || $1, 'Siti Rahasia', 'siti@contoh.id', '081299998888' from door returning id, channel_id
     ), report as (
       insert into reports (code, kind, status, urgency, agency_id, topic_id, channel_id, title, kelurahan_code, privacy,
         triage, clocks, opened_at, last_message_at, hidden_at)
       select $1, 'complaint', $2, 'medium', $3, (select id from topics where code = $4), channel_id, $5, $6, $7,
         '{}', '{}', $8, $8, $9 from who returning id, channel_id
     ), talk as (
       insert into conversations (channel_id, external_id, identity_id, visibility, reply_to, first_inbound_at, last_inbound_at, report_id)
       select who.channel_id, $1, who.id, 'private', jsonb_build_object('code', $1::text), $8, $8, report.id from who, report
       returning id, report_id
     ), said as (
       insert into messages (at, conversation_id, report_id, direction, kind, visibility, external_id, text)
       select $8, id, report_id, 'in', 'message', 'private', 'm:' || $1, $5 from talk
     ), told as (
       insert into report_events (at, report_id, type, agency_id) select $8, id, 'received', $3 from report
     )
     select id from report`,
    [
      facts.code,
      facts.status ?? 'open',
      facts.agency === undefined ? null : agencies[facts.agency],
      facts.topic ?? null,
      text,
      facts.kelurahan ?? null,
      facts.privacy ?? 'open',
      at,
      facts.hidden ? at : null,
    ],
  );
  return rows[0]?.id ?? 0;
}
