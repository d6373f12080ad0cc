import { Form, Link, redirect } from 'react-router';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Tag } from '#src/ui/desk-parts.tsx';
import { listUnreadNotices, markNoticesRead, type Notice } from '../store/desk-notices.ts';
import { usePageWords } from '../ui/desk-page-words.tsx';
import { useThreadWords } from '../ui/desk-thread-words.tsx';
import { Ago, sayDue, useNow } from '../ui/desk-time.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import { useNoticeWaysWords } from '../ui/notice-ways-words.tsx';
import type { Route } from './+types/desk-notices';
import { readDesk, readId } from './desk-request.ts';

export async function loader({ context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  return {
    notices: await listUnreadNotices(app.db, actor.staffId),
    language,
    timeZone: city.timeZone,
    madeAt: app.now().toISOString(),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { app, actor } = await readDesk(context);
  const upTo = readId((await readForm(request)).get('upTo'));
  if (upTo !== undefined) await markNoticesRead(app.db, actor.staffId, upTo);
  throw redirect('/desk/pemberitahuan', 303);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Notices' : 'Pemberitahuan'} · Mimin` },
];

export default function DeskNotices({ loaderData }: Route.ComponentProps) {
  const { notices, language, timeZone } = loaderData;
  const desk = useDeskWords();
  const thread = useThreadWords();
  const words = usePageWords().notices;
  const ways = useNoticeWaysWords();
  const now = useNow(loaderData.madeAt);
  return (
    <DeskPage title={desk.pages.notices} lead={<Link to="/desk/pemberitahuan/atur">{ways.fromNotices}</Link>}>
      {notices.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>
            {words.emptyNext} <Link to="/desk">{desk.pages.reports}</Link>
          </p>
        </EmptyState>
      ) : (
        <>
          <Form method="post">
            <input type="hidden" name="upTo" value={notices[0]?.id} />
            <button type="submit" className="desk-action">
              {words.markRead}
            </button>
          </Form>
          <ul className="desk-entries">
            {notices.map((notice) => {
              const clock = notice.detail.clock;
              const dueAt = notice.detail.dueAt;
              return (
                <li key={notice.id} className="desk-entry">
                  <h2>
                    {notice.reportId === null ? (
                      <NoReport notice={notice} title={sayKind(notice.kind, words)} networks={desk.networks} />
                    ) : (
                      <Link to={`/desk/aduan/${notice.reportId}`}>{notice.title}</Link>
                    )}
                  </h2>
                  <p className="desk-line-tags">
                    <Tag tone={notice.kind === 'warn' ? 'warn' : 'alarm'}>{sayKind(notice.kind, words)}</Tag>
                    {typeof clock === 'string' && clock in thread.clocks ? (
                      <Tag>{thread.clocks[clock as keyof typeof thread.clocks]}</Tag>
                    ) : null}
                    {typeof dueAt === 'string' ? (
                      <Tag tone={sayDue(dueAt, now, desk).tone}>{sayDue(dueAt, now, desk).text}</Tag>
                    ) : null}
                    <Ago at={notice.at} now={now} words={desk} language={language} timeZone={timeZone} />
                  </p>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </DeskPage>
  );
}

/** A notice about an account leads to where it is put right. */
function NoReport({ notice, title, networks }: { notice: Notice; title: string; networks: Record<string, string> }) {
  const { name, network, path } = notice.detail;
  if (typeof name !== 'string' || typeof network !== 'string') return title;
  return (
    <Link to={typeof path === 'string' && path.startsWith('/desk/') ? path : '/desk/kanal'}>
      {networks[network] ?? network}: {name}
    </Link>
  );
}

function sayKind(kind: string, words: ReturnType<typeof usePageWords>['notices']): string {
  return words.kinds[kind] ?? words.kinds.other ?? kind;
}
