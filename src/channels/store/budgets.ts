import type { App } from '#src/app.ts';
import type { Budget } from '../domain/budget.ts';

const budgets = new WeakMap<App, Map<number, Budget>>();

/** What this account's network last said of its budget, to this process. */
export function budgetOf(app: App, channelId: number): Budget | undefined {
  return budgets.get(app)?.get(channelId);
}

/** Keeps what an account's network said, and answers what it had said before. */
export function keepBudget(app: App, channelId: number, budget: Budget): Budget | undefined {
  const known = budgets.get(app) ?? new Map<number, Budget>();
  budgets.set(app, known);
  const before = known.get(channelId);
  known.set(channelId, budget);
  return before;
}
