import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { App } from '#src/app.ts';
import type { ApiActor } from '#src/people/index.ts';
import { readCode } from '../domain/citizen-code.ts';
import { maskKnowing } from '../domain/mask-known-names.ts';
import { canSeeReport } from '../domain/policy.ts';
import { type ReportEventType, reportEventTypes } from '../events.ts';
import { type Status, statuses } from '../schema.ts';
import {
  type ApiReportRow,
  findApiReport,
  listApiMessages,
  type PageMark,
  pageReportEvents,
  pageReports,
} from '../store/api-reports.ts';
import { cityState } from '../store/city.ts';
import { listWriterNames } from '../store/draft-material.ts';
import { trackUrl } from '../store/report-links.ts';
import { type ApiEnv, guard } from './api-guard.ts';
import { ApiProblem } from './api-problem.ts';
import { failures, json, security } from './api-route-parts.ts';
import {
  codeParams,
  eventPage,
  eventsQuery,
  type ListQuery,
  listQuery,
  type ReportSummary,
  reportDetail,
  reportPage,
} from './api-schema.ts';
import { wordsForPrograms } from './api-text.ts';

const usualPage = 50;

/** Adds what a program may read of reports. */
export function addReportReading(app: App, api: OpenAPIHono<ApiEnv>): void {
  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports',
      summary: 'Reports, newest words first',
      tags: ['Reports'],
      security,
      middleware: guard(app, 'reports:read'),
      request: { query: listQuery },
      responses: { 200: json(reportPage, 'One page.'), ...failures(400, 401, 403, 429, 503) },
    }),
    async (c) => {
      const query = c.req.valid('query');
      const limit = query.limit ?? usualPage;
      const { agencyId } = c.get('actor');
      const rows = await pageReports(
        app.pool,
        { agencyId },
        {
          ...query,
          statuses: statusesOf(query.status),
          limit: limit + 1,
          after: readMark(query.cursor),
          agency: query.agency,
          topic: query.topic,
          kelurahan: query.kelurahan,
        },
      );
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return c.json(
        { items: items.map(summaryOf), nextCursor: last ? writeMark({ at: last.mark, id: last.id }) : null },
        200,
      );
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{code}',
      summary: 'One report with its thread',
      tags: ['Reports'],
      security,
      middleware: guard(app, 'reports:read'),
      request: { params: codeParams },
      responses: { 200: json(reportDetail, 'The report.'), ...failures(400, 401, 403, 404, 429, 503) },
    }),
    async (c) => {
      const row = await getVisibleReport(app, c.get('actor'), c.req.valid('param').code);
      const [messages, city, writers] = await Promise.all([
        listApiMessages(app.pool, row.id),
        cityState(app),
        listWriterNames(app.db, [row.id]),
      ]);
      const mask = maskKnowing(writers, city?.official);
      const thread = messages.map((message) => ({
        ...message,
        text: wordsForPrograms(message.text, mask),
      }));
      return c.json({ ...summaryOf(row), thread, trackingUrl: trackUrl(app, row.code) }, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{code}/events',
      summary: 'The ledger of a report, oldest first',
      tags: ['Reports'],
      security,
      middleware: guard(app, 'reports:read'),
      request: { params: codeParams, query: eventsQuery },
      responses: { 200: json(eventPage, 'One page.'), ...failures(400, 401, 403, 404, 429, 503) },
    }),
    async (c) => {
      const query = c.req.valid('query');
      const limit = query.limit ?? usualPage;
      const row = await getVisibleReport(app, c.get('actor'), c.req.valid('param').code);
      const after = query.cursor === undefined ? 0 : readId(query.cursor);
      const rows = await pageReportEvents(app.pool, row.id, after, limit + 1);
      const items = rows.slice(0, limit).map((event) => ({ ...event, type: eventType(event.type) }));
      const last = rows.length > limit ? items.at(-1) : undefined;
      return c.json({ items, nextCursor: last ? String(last.id) : null }, 200);
    },
  );
}

/** The report with this code; what the token may not see does not exist for it. */
export async function getVisibleReport(app: App, actor: ApiActor, given: string): Promise<ApiReportRow> {
  const code = readCode(given);
  const row = code === undefined ? undefined : await findApiReport(app.pool, code);
  if (!row || !mayRead(actor, row)) throw new ApiProblem('not_found');
  return row;
}

/** A token that only answers still has to find the report it answers, so the scope is checked by the guard alone. */
function mayRead(actor: ApiActor, row: ApiReportRow): boolean {
  const reader = { ...actor, scopes: [...actor.scopes, 'reports:read'] };
  return canSeeReport(reader, { agencyId: row.agencyId, privacy: row.privacy, status: row.status });
}

function statusesOf(asked: ListQuery['status']): readonly Status[] {
  if (asked === 'all') return statuses;
  return asked === 'active' ? ['open', 'waiting'] : [asked];
}

/** Listed field by field: a column added to the row for another purpose does not reach a program by itself. */
function summaryOf(row: ApiReportRow): ReportSummary {
  return {
    code: row.code,
    kind: row.kind,
    status: row.status,
    urgency: row.urgency,
    privacy: row.privacy,
    title: wordsForPrograms(row.title),
    topic: row.topic,
    agency: row.agency,
    outside: row.outside,
    network: row.network,
    place: { ...row.place, text: row.place.text === null ? null : wordsForPrograms(row.place.text) },
    openedAt: row.openedAt,
    lastMessageAt: row.lastMessageAt,
    firstAnsweredAt: row.firstAnsweredAt,
    resolvedAt: row.resolvedAt,
    nextDueAt: row.nextDueAt,
    rating: row.rating,
    messages: row.messages,
    version: row.version,
  };
}

function eventType(type: string): ReportEventType {
  const known = reportEventTypes.find((one) => one === type);
  if (!known) throw new Error(`the ledger holds an unknown type of event: ${type}`);
  return known;
}

function writeMark(mark: PageMark): string {
  return Buffer.from(`${mark.at}.${mark.id}`).toString('base64url');
}

function readMark(cursor: string | undefined): PageMark | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,16})\.(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (at === undefined || id === undefined) throw badCursor();
  return { at, id: Number(id) };
}

function readId(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw badCursor();
  return Number(cursor);
}

function badCursor(): ApiProblem {
  const detail = { id: 'Penanda halaman keliru.', en: 'The cursor is wrong.' };
  return new ApiProblem('bad_parameter', { detail, errors: [{ parameter: 'cursor', detail: detail.id }] });
}
