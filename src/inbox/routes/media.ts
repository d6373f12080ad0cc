import type { Context, Hono } from 'hono';
import type { App } from '#src/app.ts';
import { findActor } from '#src/people/index.ts';
import { readCode } from '../domain/citizen-code.ts';
import { readCookie, secretCookie } from '../domain/citizen-cookie.ts';
import { canSeeReport } from '../domain/policy.ts';
import { findMedia, isMediaOfReport, listReportsWithMedia } from '../store/media.ts';
import { isReportSecret } from '../store/report-links.ts';

/**
 * Adds the photos and recordings: `/foto/ID` for staff who may see a report it stands in, `/lacak/CODE/foto/ID` for the reporter with
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
  const name = `${photo.mime.split('/')[0] === 'image' ? 'foto' : 'berkas'}-${id}.${photo.mime.split('/')[1]}`;
  const range = readRange(c.req.header('range'), photo.bytes.length);
  const bytes = range ? photo.bytes.subarray(range.from, range.to + 1) : photo.bytes;
  return c.body(new Uint8Array(bytes), range ? 206 : 200, {
    'content-type': photo.mime,
    'accept-ranges': 'bytes',
    ...(range ? { 'content-range': `bytes ${range.from}-${range.to}/${photo.bytes.length}` } : {}),
    // A photo never changes; it stays in that person's browser and in no shared cache.
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    // A document is never opened within our own address.
    'content-disposition': `${photo.mime.startsWith('application/') ? 'attachment' : 'inline'}; filename="${name}"`,
  });
}

/** The one part a player asks for; undefined when the whole is wanted, or something no file has. */
function readRange(header: string | undefined, length: number): { from: number; to: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || (first === '' && !last)) return undefined;
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || !last ? length - 1 : Math.min(length - 1, Number(last));
  return from <= to ? { from, to } : undefined;
}
