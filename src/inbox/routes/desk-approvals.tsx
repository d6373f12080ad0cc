import { Link } from 'react-router';
import { refusePage } from '#src/people/index.ts';
import { DeskPage, EmptyState, Tag } from '#src/ui/desk-parts.tsx';
import { canSeeReport } from '../domain/policy.ts';
import { listRequests } from '../store/resolve-requests.ts';
import { Ago, sayDue, useNow } from '../ui/desk-time.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import { useEndingWords } from '../ui/ending-words.tsx';
import type { Route } from './+types/desk-approvals';
import { readDesk } from './desk-request.ts';

export async function loader({ context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  if (actor.role === 'leader' || actor.role === 'operator') throw refusePage(context);
  const own = actor.role === 'coordinator' ? null : actor.agencyId;
  const waiting = await listRequests(app.db, own, language);
  return {
    waiting: waiting.filter((one) => canSeeReport(actor, one)),
    language,
    timeZone: city.timeZone,
    madeAt: app.now().toISOString(),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Waiting for approval' : 'Menunggu persetujuan'} · Mimin` },
];

export default function DeskApprovals({ loaderData }: Route.ComponentProps) {
  const { waiting, language, timeZone } = loaderData;
  const desk = useDeskWords();
  const all = useEndingWords();
  const words = all.list;
  const now = useNow(loaderData.madeAt);
  return (
    <DeskPage title={words.title} lead={words.lead}>
      {waiting.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>
            {words.emptyNext} <Link to="/desk/kota/topik">{desk.pages.city}</Link>
          </p>
        </EmptyState>
      ) : (
        <ul className="desk-entries">
          {waiting.map((one) => (
            <li key={one.id} className="desk-entry">
              <h2>
                <Link to={`/desk/aduan/${one.reportId}`}>{one.title}</Link>
              </h2>
              <p className="desk-line-tags">
                <Tag tone="brand">{one.agency ?? desk.list.withCoordinator}</Tag>
                {one.topic ? <Tag>{one.topic}</Tag> : null}
                {one.nextDueAt ? (
                  <Tag tone={sayDue(one.nextDueAt, now, desk).tone}>{sayDue(one.nextDueAt, now, desk).text}</Tag>
                ) : null}
                {one.flagged ? <Tag tone="warn">{words.flagged}</Tag> : null}
                <span>{one.askedBy}</span>
                <Ago at={one.askedAt} now={now} words={desk} language={language} timeZone={timeZone} />
              </p>
              <p className="desk-text">{one.explanation}</p>
              {one.photos.length > 0 ? (
                <ul className="desk-photos">
                  {one.photos.map((id, i) => (
                    <li key={id}>
                      <a href={`/foto/${id}`} target="_blank" rel="noreferrer noopener">
                        <img src={`/foto/${id}`} alt={all.photo(i + 1)} loading="lazy" />
                      </a>
                    </li>
                  ))}
                </ul>
              ) : null}
              <p>
                <Link to={`/desk/aduan/${one.reportId}`} className="desk-action">
                  {words.open}
                </Link>
              </p>
            </li>
          ))}
        </ul>
      )}
    </DeskPage>
  );
}
