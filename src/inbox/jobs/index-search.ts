import type { App } from '#src/app.ts';
import { takeWaiting, writeSearchRows } from '../store/search-index.ts';

const batch = 200;
/** One call works at most this long, so that whoever runs it comes round to its other work. */
const mostBatches = 50;

/** Brings the search index up to the texts that changed; several processes may do so at once. Answers how many reports. */
export async function indexSearch(app: App): Promise<number> {
  let count = 0;
  for (let i = 0; i < mostBatches; i++) {
    const taken = await app.db.transaction().execute(async (tx) => {
      const ids = await takeWaiting(tx, batch);
      // A statement of its own: it must see what was committed before the rows of the queue were taken.
      if (ids.length > 0) await writeSearchRows(tx, ids);
      return ids.length;
    });
    count += taken;
    if (taken < batch) break;
  }
  return count;
}
