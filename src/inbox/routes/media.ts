import type { Context, Hono } from 'hono';
import type { App } from '#src/app.ts';
import { findActor } from '#src/people/index.ts';
import { readCode } from '../domain/citizen-code.ts';
import { readCookie, secretCookie } from '../domain/citizen-cookie.ts';
import { canSeeReport } from '../domain/policy.ts';
import { findMedia, isMediaOfReport, listReportsWithMedia } from '../store/media.ts';
import { isReportSecret } from '../store/report-links.ts';

/**
 * Adds the photos: `/foto/ID` for staff who may see a report it stands in, `/lacak/CODE/foto/ID` for the reporter with
 * the secret. To anybody else a photo does not exist.
 */
export function addMedia<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.get('/foto/:id{[0-9]{1,15}}', async (c) => {
    const id = Number(c.req.param('id'));
    const actor = await findActor(app, c.req.raw);
    if (!actor) return c.notFound();
    const reports = await listReportsWithMedia(app, id);
    return reports.some((report) => canSeeReport(actor, report)) ? sendPhoto(app, c, id) : c.notFound();
  });
  hono.get('/lacak/:code/foto/:id{[0-9]{1,15}}', async (c) => {
    const id = Number(c.req.param('id'));
    const code = readCode(c.req.param('code'));
    const secret = readCookie(c.req.header('cookie') ?? null, secretCookie);
    if (!code || !secret || !isReportSecret(app, code, secret)) return c.notFound();
    return (await isMediaOfReport(app, id, code)) ? sendPhoto(app, c, id) : c.notFound();
  });
}

async function sendPhoto(app: App, c: Context, id: number): Promise<Response> {
  const photo = await findMedia(app, id);
  if (!photo) return c.notFound();
  return c.body(new Uint8Array(photo.bytes), 200, {
    'content-type': photo.mime,
    // A photo never changes; it stays in that person's browser and in no shared cache.
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': `inline; filename="foto-${id}.webp"`,
  });
}
