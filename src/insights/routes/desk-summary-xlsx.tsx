import { appContext, requestContext } from '#src/context.ts';
import { deskWords } from '#src/inbox/ui/desk-words.tsx';
import { refusePage, staffContext } from '#src/people/index.ts';
import { writeXlsx } from '#src/shared/write-xlsx.ts';
import { summarySheets } from '../domain/summary-sheets.ts';
import { summaryWords } from '../ui/summary-words.tsx';
import type { Route } from './+types/desk-summary-xlsx';
import { askSummary, nameOfPart } from './summary-request.ts';

/** The figures as a workbook: what the page shows under the same address, with the periods of a month as its monthly report. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { language } = context.get(requestContext);
  const words = summaryWords[language];
  const { kinds, networks } = deskWords[language];
  const actor = { ...context.get(staffContext), language };
  const asked = await askSummary(app, actor, new URL(request.url).searchParams, { ...words, kinds, networks });
  if (!asked) throw refusePage(context);
  const { city, period, part, whole, parts, hidden } = asked;
  const book = writeXlsx(
    summarySheets(
      {
        who: nameOfPart(asked, words.coordinator),
        from: period.from,
        to: period.to,
        madeAt: app.now().toISOString(),
        hidden,
        whole,
        parts,
      },
      words,
    ),
  );
  const agency = typeof part.agencyId === 'number' ? `-${city.agencyCodes.get(part.agencyId)?.toLowerCase()}` : '';
  return new Response(new Uint8Array(book), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="${city.code}${agency}-${period.from}-${period.to}.xlsx"`,
      'cache-control': 'no-store',
    },
  });
}
