import type { Hono } from 'hono';
import type { App } from '#src/app.ts';
import { findActor, NotAllowed } from '#src/people/index.ts';
import { openProof } from '../commands/open-proof.ts';
import { openProof as asked } from '../schema.ts';

/** Adds the way to the file of a proof as it came: asked for with a reason, given as a download, and written into the ledger. */
export function addProofOriginal<E extends { Bindings: object }>(app: App, hono: Hono<E>): void {
  hono.post('/desk/bukti/asli', async (c) => {
    const actor = await findActor(app, c.req.raw);
    // The same answer for everybody who may not: whether a proof exists is not told.
    if (actor?.kind !== 'staff') return c.notFound();
    const read = asked.safeParse(await c.req.parseBody().catch(() => ({})));
    if (!read.success) return c.text('Tulis alasannya, lalu coba lagi. / Write the reason, then try again.', 422);
    try {
      const opened = await openProof(app, actor, read.data);
      if (!opened.ok) return c.notFound();
      if (!opened.intact)
        return c.text(
          'Berkas ini tidak lagi sama dengan saat diterima. Beri tahu operator. / This file is no longer as it came. Tell the operator.',
          500,
        );
      return c.body(new Uint8Array(opened.bytes), 200, {
        'content-type': opened.mime,
        'content-disposition': `attachment; filename="bukti-${read.data.proofId}.${opened.mime.split('/')[1]}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
    } catch (error) {
      if (error instanceof NotAllowed) return c.notFound();
      throw error;
    }
  });
}
