import type { App } from '#src/app.ts';
import { type Budget, usualResetMs } from '../domain/budget.ts';
import type { ChannelAccount, Usage } from '../domain/network.ts';

const budgets = new WeakMap<App, Map<number, Budget>>();
/** A change smaller than this is not worth a write. */
const noticeable = 0.05;

/** What this account's network last said of its budget, to this process. */
export function budgetOf(app: App, channelId: number): Budget | undefined {
  return budgets.get(app)?.get(channelId);
}

/** The account with an ear for what the network says of its budget: kept in memory at once, and for every process when it changes. */
export function listeningFor<T extends ChannelAccount>(app: App, account: T): T {
  return { ...account, noteUsage: (usage: Usage) => noteUsage(app, account.id, usage) };
}

function noteUsage(app: App, channelId: number, usage: Usage): void {
  const known = budgets.get(app) ?? new Map<number, Budget>();
  budgets.set(app, known);
  const before = known.get(channelId);
  const now = app.now().getTime();
  const resetAt = new Date(now + (usage.resetSeconds === undefined ? usualResetMs : usage.resetSeconds * 1_000));
  known.set(channelId, { share: usage.share, resetAt });
  const over = before !== undefined && before.resetAt.getTime() <= now;
  if (before && !over && Math.abs(before.share - usage.share) < noticeable) return;
  app.db
    .updateTable('channels')
    .set({ usage_share: usage.share, usage_reset_at: resetAt })
    .where('id', '=', channelId)
    .execute()
    .catch((error: unknown) => app.log.warn({ err: error, channelId }, 'a budget could not be noted'));
}
