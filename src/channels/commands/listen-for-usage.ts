import type { App } from '#src/app.ts';
import { usualResetMs } from '../domain/budget.ts';
import type { ChannelAccount, Usage } from '../domain/network.ts';
import { keepBudget } from '../store/budgets.ts';

/** A change smaller than this is not worth a write. */
const noticeable = 0.05;

/** The account with an ear for what the network says of its budget: kept in memory at once, and for every process when it changes. */
export function listenForUsage<T extends ChannelAccount>(app: App, account: T): T {
  return { ...account, noteUsage: (usage: Usage) => noteUsage(app, account.id, usage) };
}

function noteUsage(app: App, channelId: number, usage: Usage): void {
  const now = app.now().getTime();
  const resetAt = new Date(now + (usage.resetSeconds === undefined ? usualResetMs : usage.resetSeconds * 1_000));
  const before = keepBudget(app, channelId, { share: usage.share, resetAt });
  const over = before !== undefined && before.resetAt.getTime() <= now;
  if (before && !over && Math.abs(before.share - usage.share) < noticeable) return;
  app.db
    .updateTable('channels')
    .set({ usage_share: usage.share, usage_reset_at: resetAt })
    .where('id', '=', channelId)
    .execute()
    .catch((error: unknown) => app.log.warn({ err: error, channelId }, 'a budget could not be noted'));
}
