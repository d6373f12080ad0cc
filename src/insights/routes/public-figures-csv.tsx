import { appContext } from '#src/context.ts';
import { cityState } from '#src/inbox/index.ts';
import { writePublicCsv } from '../domain/public-csv.ts';
import { publicFigures } from '../store/public-figures.ts';
import { publicNames } from '../ui/public-names.tsx';
import type { Route } from './+types/public-figures-csv';
import { notYet, openData } from './open-data.ts';

/** The open figures as one table for spreadsheets. */
export async function loader({ context }: Route.LoaderArgs) {
  if (!(await cityState(context.get(appContext)))) return notYet();
  const csv = writePublicCsv(await publicFigures(context.get(appContext), publicNames('id')));
  return new Response(csv, { headers: openData('text/csv; charset=utf-8') });
}
