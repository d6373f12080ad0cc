import { compileCity } from '#src/language/index.ts';
import { changeCityTables, dayIn } from '../commands/change-city-tables.ts';
import { listMoved } from '../domain/compare-routing.ts';
import type { RowChange } from '../domain/compare-tables.ts';
import { type NamedProblem, planTablesEdit, type TableEdit } from '../domain/edit-tables.ts';
import { canSeeReport } from '../domain/policy.ts';
import { triagedText } from '../domain/triaged-text.ts';
import { listRecentTexts } from '../store/recent-texts.ts';
import { type DeskRequest, namesFor } from './desk-request.ts';

/** So many recent reports show what an edit would do. */
const mostTried = 200;
/** So many of those that would move are listed. */
const mostListed = 50;

/** What one edit would do to recent reports. */
export interface TriedEdit {
  changes: RowChange[];
  looked: number;
  moved: { id: number; title: string; from: string; to: string }[];
  movedCount: number;
}

/** What an edit came to: kept, tried, or refused with the reasons in the reader's language. */
export type EditAnswer =
  | { ok: true; version: number }
  | { ok: 'tried'; tried: TriedEdit }
  | { ok: false; reason: string; problems: NamedProblem[] };

/** Tries an edit on recent reports, or keeps it; `basedOn` is the version the editor had before them. */
export async function answerEdit(
  desk: DeskRequest,
  asked: { edit: TableEdit; basedOn: number; tryOnly: boolean },
): Promise<EditAnswer> {
  const { app, actor, city, language } = desk;
  const { edit } = asked;
  if (!asked.tryOnly) {
    const done = await changeCityTables(app, actor, { basedOn: asked.basedOn, edit });
    if (done.ok) return { ok: true, version: done.version };
    // Told of one row, or of more than one: what the editor can still do differs.
    const wide = done.reason === 'changed_meanwhile' && (edit.do === 'replace' || edit.do === 'bring_back');
    return refused(wide ? { ...done, reason: 'changed_meanwhile_table' } : done, language);
  }
  const plan = planTablesEdit(city.tables, edit, dayIn(app.now(), city.timeZone));
  if (!plan.ok) return refused(plan, language);
  const recent = (await listRecentTexts(app.db, mostTried)).filter((one) => canSeeReport(actor, one));
  const moved = listMoved(
    recent.map(({ id, title, subject, text }) => ({ id, title, text: triagedText(subject, text) })),
    city,
    { ...city, compiled: compileCity(plan.tables) },
  );
  const names = namesFor(city, language);
  const added = new Map(plan.tables.agencies.map((one) => [one.code, one.shortName]));
  const bodies = new Map(plan.tables.outside.map((one) => [one.code, one.name[language]]));
  const coordinator = language === 'id' ? 'koordinator' : 'the coordinator';
  const say = ({ to, code }: { to: string; code: string | null }) =>
    code === null
      ? coordinator
      : to === 'agency'
        ? (added.get(code) ?? names.agency(code))
        : (bodies.get(code) ?? names.outside(code));
  return {
    ok: 'tried',
    tried: {
      changes: plan.changes,
      looked: recent.length,
      moved: moved.slice(0, mostListed).map(({ id, title, from, to }) => ({ id, title, from: say(from), to: say(to) })),
      movedCount: moved.length,
    },
  };
}

function refused(
  { reason, problems }: { reason: string; problems: NamedProblem[] },
  language: 'id' | 'en',
): Extract<EditAnswer, { ok: false }> {
  return { ok: false, reason, problems: problems.map((one) => ({ ...one, says: sayIn(one.says, language) })) };
}

/** The half of a sentence "in Indonesian / in English" that the reader understands, with the choices that follow both; any other stays whole. */
export function sayIn(says: string, language: 'id' | 'en'): string {
  const [first, second, ...more] = says.split(' / ');
  if (first === undefined || second === undefined || more.length > 0) return says;
  if (language === 'en') return second;
  const choices = /^not one of the choices(: .*)$/.exec(second)?.[1] ?? '';
  return first + choices;
}
