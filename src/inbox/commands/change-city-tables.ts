import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { canEditCityTables } from '../domain/city-policy.ts';
import { tableSlugs } from '../domain/city-table-cells.ts';
import type { RowChange } from '../domain/compare-tables.ts';
import {
  type EditRefusal,
  isStillBase,
  type NamedProblem,
  planTablesEdit,
  type TableEdit,
} from '../domain/edit-tables.ts';
import { forgetCityState, getCityState } from '../store/city.ts';
import { findTablesAt, lockCityTables, saveCityTables } from '../store/city-table-versions.ts';

export interface ChangeCityTables {
  /** The version that the editor had before them. */
  basedOn: number;
  edit: TableEdit;
}

type Changed = Result<{ version: number; changes: RowChange[] }, EditRefusal | 'changed_meanwhile'> & {
  problems: NamedProblem[];
};

/** Changes the city's tables: compiled before they are kept, with the earlier version at hand; what somebody else changed meanwhile is never written over. */
export async function changeCityTables(app: App, actor: StaffActor, input: ChangeCityTables): Promise<Changed> {
  allow(canEditCityTables(actor));
  const { timeZone } = await getCityState(app);
  const done = await app.db.transaction().execute(async (tx): Promise<Changed> => {
    const before = await lockCityTables(tx);
    const base = input.basedOn === before.version ? before.tables : await findTablesAt(tx, input.basedOn);
    if (!base || !isStillBase(base, before.tables, input.edit)) return { ...refuse('changed_meanwhile'), problems: [] };
    const at = app.now();
    const plan = planTablesEdit(before.tables, input.edit, dayIn(at, timeZone));
    if (!plan.ok) return plan;
    const { tables, changes } = plan;
    const bringsBack = input.edit.do === 'bring_back' ? input.edit.version : null;
    const version = await saveCityTables(tx, { before, tables, changes, bringsBack, staffId: actor.staffId, at });
    const subject = subjectOf(input.edit, changes);
    const detail = { did: input.edit.do, version, rows: changes.length };
    await recordAudit(tx, actor, { action: 'tables_changed', subject, detail }, at);
    return { ok: true, version, changes, problems: [] };
  });
  // Who is told of another's change must see that change, also where another process made it.
  if (done.ok || done.reason === 'changed_meanwhile') forgetCityState(app);
  return done;
}

/** The day it is in the city, as tables write it. */
export function dayIn(at: Date, timeZone: string): string {
  return at.toLocaleDateString('sv-SE', { timeZone });
}

function subjectOf(edit: TableEdit, changes: readonly RowChange[]): string {
  if (edit.do === 'bring_back') return `v${edit.version}`;
  const table = tableSlugs[edit.table];
  return edit.do === 'replace' ? table : `${table}: ${edit.key ?? changes[0]?.key ?? ''}`;
}
