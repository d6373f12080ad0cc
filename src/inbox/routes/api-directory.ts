import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { App } from '#src/app.ts';
import { listApiAgencies, listApiAreas, listApiTopics } from '../store/api-reports.ts';
import { type ApiEnv, guard } from './api-guard.ts';
import { failures, json, security } from './api-route-parts.ts';
import { agency, area, topic } from './api-schema.ts';

/** Adds the city's own lists: who answers, about what, where. Any token reads them. */
export function addDirectory(app: App, api: OpenAPIHono<ApiEnv>): void {
  const common = { method: 'get' as const, tags: ['City'], security, middleware: guard(app) };
  const answers = failures(401, 429, 503);

  api.openapi(
    createRoute({
      ...common,
      path: '/agencies',
      summary: 'Agencies of the city',
      responses: { 200: json(z.object({ items: z.array(agency) }), 'All of them.'), ...answers },
    }),
    async (c) => c.json({ items: await listApiAgencies(app.pool) }, 200),
  );
  api.openapi(
    createRoute({
      ...common,
      path: '/topics',
      summary: 'Topics of reports',
      responses: { 200: json(z.object({ items: z.array(topic) }), 'All of them.'), ...answers },
    }),
    async (c) => c.json({ items: await listApiTopics(app.pool) }, 200),
  );
  api.openapi(
    createRoute({
      ...common,
      path: '/areas',
      summary: 'Kecamatan and kelurahan',
      responses: { 200: json(z.object({ items: z.array(area) }), 'All of them.'), ...answers },
    }),
    async (c) => c.json({ items: await listApiAreas(app.pool) }, 200),
  );
}
