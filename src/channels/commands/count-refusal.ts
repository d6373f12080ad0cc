import type { App } from '#src/app.ts';

interface Counted {
  counts: Map<string, number>;
  timer: NodeJS.Timeout | undefined;
}
const counters = new WeakMap<App, Counted>();

/** Counts a refused webhook; written once a second at most, so that a flood of forgeries costs one row, not one each. */
export function countRefusal(app: App, channelId: number, reason: string): void {
  let counted = counters.get(app);
  if (!counted) {
    counted = { counts: new Map(), timer: undefined };
    counters.set(app, counted);
  }
  const key = `${channelId} ${reason}`;
  counted.counts.set(key, (counted.counts.get(key) ?? 0) + 1);
  counted.timer ??= setTimeout(() => void writeRefusals(app), 1_000);
}

/** Writes what is counted; called by the timer and at shutdown. A failed write keeps the counts for the next. */
export async function writeRefusals(app: App): Promise<void> {
  const counted = counters.get(app);
  if (!counted) return;
  clearTimeout(counted.timer);
  counted.timer = undefined;
  const entries = [...counted.counts];
  counted.counts.clear();
  if (entries.length === 0) return;
  try {
    await app.pool.query(
      `insert into channel_refusals (channel_id, reason, day, count)
       select channel_id, reason, current_date, count from unnest($1::int[], $2::text[], $3::bigint[]) as g (channel_id, reason, count)
       on conflict (channel_id, reason, day) do update set count = channel_refusals.count + excluded.count`,
      [
        entries.map(([key]) => Number(key.split(' ')[0])),
        entries.map(([key]) => key.split(' ')[1]),
        entries.map(([, count]) => count),
      ],
    );
  } catch (error) {
    for (const [key, count] of entries) counted.counts.set(key, (counted.counts.get(key) ?? 0) + count);
    app.log.warn({ err: error }, 'refused webhooks could not be counted yet');
  }
}
