import type { DeskMatter } from '../domain/desk-matter.ts';
import { bandOf, tickFrom } from '../domain/matter-reasons.ts';
import { canJoin, canSeeJoined, canSeeReport, canSplit, type ReportFacts } from '../domain/policy.ts';
import { listJoined } from '../store/joined-reports.ts';
import { findMain, listSuggestions, type MainReport } from '../store/same-matter.ts';
import { readPrecision } from '../store/same-matter-pairs.ts';
import type { DeskRequest } from './desk-request.ts';

type Opened = ReportFacts & { id: number; mainId: number | null; hiddenReason: string | null };

/** Who may open a report: whoever may see it, and for a joined one whoever reads it with its main report. */
export async function seeReport(
  { app, actor }: DeskRequest,
  report: Opened,
): Promise<{ main: MainReport | undefined } | undefined> {
  const main = report.mainId === null ? undefined : await findMain(app, report.mainId);
  const seen = main ? canSeeJoined(actor, report, main) : canSeeReport(actor, report);
  return seen ? { main } : undefined;
}

/** What belongs to the matter of a report: what is joined to it, what it is joined to, and what may be. */
export async function loadMatter(
  { app, actor, city }: DeskRequest,
  report: Opened,
  main: MainReport | undefined,
): Promise<{ matter: DeskMatter; visible: number[]; maySplit: boolean }> {
  const open = (report.status === 'open' || report.status === 'waiting') && report.hiddenReason === null;
  const mayJoin = open && canJoin(actor, report);
  const [joined, suggestions, precision] = await Promise.all([
    listJoined(app.db, report.id),
    mayJoin ? listSuggestions(app, city.compiled, report.id) : [],
    mayJoin ? readPrecision(app.db) : noPrecision,
  ]);
  const seen = joined.filter((one) => canSeeJoined(actor, one, report));
  return {
    visible: seen.map((one) => one.id),
    maySplit: main !== undefined && canSplit(actor, report, main),
    matter: {
      suggestions: suggestions
        .filter((one) => canJoin(actor, one))
        .map(({ id, code, title, network, agency, openedAt, score, reasons }) => ({
          id,
          code,
          title,
          network,
          agency,
          openedAt,
          reasons,
          band: bandOf(score),
          ticked: score >= tickFrom,
        })),
      precision,
      joined: seen.map((one) => ({
        id: one.id,
        code: one.code,
        title: one.title,
        maySplit: canSplit(actor, one, report),
      })),
      unseen: joined.length - seen.length,
      main: main ? shownMain(canSeeReport(actor, main), main) : null,
    },
  };
}

const noPrecision: DeskMatter['precision'] = {
  doubtful: { right: 0, of: 0 },
  likely: { right: 0, of: 0 },
  very_likely: { right: 0, of: 0 },
};

function shownMain(maySee: boolean, { id, code, title }: MainReport): DeskMatter['main'] {
  return { id, code: maySee ? code : null, title: maySee ? title : null };
}
