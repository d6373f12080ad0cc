import { recordAudit, refusePage } from '#src/people/index.ts';
import { csvHead, csvLine } from '../domain/corrections-csv.ts';
import { canManageModel } from '../domain/model-policy.ts';
import { listCorrections } from '../store/examples.ts';
import type { Route } from './+types/desk-model-csv';
import { readDesk } from './desk-request.ts';

/** All corrections as a file, page after page, so that a long list is never held in memory. */
export async function loader({ context }: Route.LoaderArgs) {
  const { app, actor } = await readDesk(context);
  if (!canManageModel(actor)) throw refusePage(context);
  await recordAudit(app.db, actor, { action: 'corrections_exported' }, app.now());
  const encoder = new TextEncoder();
  let before: number | undefined;
  const file = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvHead)),
    async pull(controller) {
      const page = await listCorrections(app.db, { before, size: 500 });
      controller.enqueue(encoder.encode(page.rows.map(csvLine).join('')));
      before = page.next;
      if (before === undefined) controller.close();
    },
  });
  return new Response(file, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="koreksi.csv"',
      'cache-control': 'no-store',
    },
  });
}
