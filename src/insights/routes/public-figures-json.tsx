import { appContext } from '#src/context.ts';
import { cityState } from '#src/inbox/index.ts';
import { publicFigures } from '../store/public-figures.ts';
import { publicNames } from '../ui/public-names.tsx';
import type { Route } from './+types/public-figures-json';
import { notYet, openData } from './open-data.ts';

/** The open figures for programs. */
export async function loader({ context }: Route.LoaderArgs) {
  if (!(await cityState(context.get(appContext)))) return notYet();
  const figures = await publicFigures(context.get(appContext), publicNames('id'));
  return Response.json({ $schema: '/angka.schema.json', ...figures }, { headers: openData('application/json') });
}
