import { Link } from 'react-router';
import { refusePage } from '#src/people/index.ts';
import { DeskPage, EmptyState } from '#src/ui/desk-parts.tsx';
import { canManageModel, canSeeModel } from '../domain/model-policy.ts';
import { listCorrections } from '../store/examples.ts';
import { tableNames } from '../store/model-names.ts';
import { CorrectionRow } from '../ui/correction-row.tsx';
import { useNow } from '../ui/desk-time.tsx';
import { useModelWords } from '../ui/model-words.tsx';
import type { Route } from './+types/desk-model-corrections';
import { readDesk } from './desk-request.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  if (!canSeeModel(actor)) throw refusePage(context);
  const before = Number(new URL(request.url).searchParams.get('sebelum')) || undefined;
  const page = await listCorrections(app.db, { before: Number.isSafeInteger(before) ? before : undefined });
  return {
    corrections: page.rows.map((row) => ({ ...row, at: row.at.toISOString() })),
    next: page.next,
    isFirst: before === undefined,
    mayDownload: canManageModel(actor),
    names: tableNames(city, language),
    language,
    timeZone: city.timeZone,
    madeAt: app.now().toISOString(),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Corrections' : 'Koreksi'} · Mimin` },
];

export default function DeskModelCorrections({ loaderData }: Route.ComponentProps) {
  const words = useModelWords().corrections;
  const now = useNow(loaderData.madeAt);
  const { corrections, names, language, timeZone, next, isFirst } = loaderData;
  return (
    <DeskPage title={words.title} lead={words.lead}>
      <p className="desk-row-actions">
        <Link to="/desk/model">{words.back}</Link>
        {loaderData.mayDownload && corrections.length > 0 ? (
          <a className="desk-action" href="/desk/model/koreksi.csv" download>
            {words.download}
          </a>
        ) : null}
      </p>
      {corrections.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyNext}</p>
        </EmptyState>
      ) : (
        <ul className="desk-entries">
          {corrections.map((correction) => (
            <CorrectionRow
              key={correction.id}
              correction={correction}
              names={names}
              now={now}
              language={language}
              timeZone={timeZone}
            />
          ))}
        </ul>
      )}
      <p className="desk-row-actions">
        {isFirst ? null : <Link to="?">{words.newest}</Link>}
        {next === undefined ? null : <Link to={`?sebelum=${next}`}>{words.older}</Link>}
      </p>
    </DeskPage>
  );
}
