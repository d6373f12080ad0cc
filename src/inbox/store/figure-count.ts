import type { App } from '#src/app.ts';
import type { StaffActor } from '#src/people/index.ts';
import { scopeCondition } from './desk-list.ts';
import { type AskedFigure, type Bind, figureCondition } from './figure-cases.ts';

/** How many cases a figure has, and how many of them the reader may open: what is secret is counted and not shown. */
export async function countFigure(
  app: App,
  actor: StaffActor,
  asked: AskedFigure,
): Promise<{ total: number; shown: number }> {
  const values: (string | number)[] = [];
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`;
  const where = figureCondition(asked, bind);
  const scope = actor.role === 'coordinator' ? 'true' : scopeCondition(actor, bind(actor.agencyId ?? 0, 'int'));
  const { rows } = await app.pool.query<{ total: number; shown: number }>(
    `select count(*)::int as total, (count(*) filter (where ${scope}))::int as shown
       from reports r where r.hidden_at is null and ${where}`,
    values,
  );
  return rows[0] ?? { total: 0, shown: 0 };
}
