import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said, Tag } from '#src/ui/desk-parts.tsx';
import { closeReports } from '../commands/close-reports.ts';
import { canDo, canSeeReport } from '../domain/policy.ts';
import { closeReports as closeReportsInput } from '../schema.ts';
import { listQuietReports } from '../store/quiet-reports.ts';
import { usePageWords } from '../ui/desk-page-words.tsx';
import { Ago, useNow } from '../ui/desk-time.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import type { Route } from './+types/desk-quiet';
import { asAllowed, readDesk } from './desk-request.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  const bound = actor.role === 'mimin' || actor.role === 'head';
  const reports = await listQuietReports(app, bound ? actor.agencyId : null);
  const facts = (one: { agencyId: number | null; privacy: 'open' | 'anonymous' | 'secret' }) => ({
    agencyId: one.agencyId,
    privacy: one.privacy,
    status: 'open' as const,
  });
  const told = new URL(request.url).searchParams;
  const count = (name: string) => Math.max(0, Number.parseInt(told.get(name) ?? '', 10) || 0);
  return {
    reports: reports
      .filter((one) => canSeeReport(actor, facts(one)))
      .map((one) => ({ ...one, mayClose: canDo(actor, 'close', facts(one)) })),
    done: told.has('ditutup') ? { closed: count('ditutup'), left: count('dilewati') } : undefined,
    language,
    timeZone: city.timeZone,
    madeAt: app.now().toISOString(),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { app, actor, language } = await readDesk(context);
  const form = await readForm(request);
  const read = closeReportsInput.safeParse({
    reportIds: form.getAll('reportId'),
    reason: language === 'en' ? 'Needs no answer' : 'Tidak perlu jawaban',
  });
  if (!read.success) return data({ problem: 'nothing' as const }, { status: 422 });
  const { closed, left } = await asAllowed(context, () => closeReports(app, actor, read.data));
  throw redirect(`/desk/tanpa-jawaban?ditutup=${closed}&dilewati=${left}`, 303);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Needs no answer' : 'Tanpa jawaban'} · Mimin` },
];

export default function DeskQuiet({ loaderData, actionData }: Route.ComponentProps) {
  const words = usePageWords().quiet;
  const desk = useDeskWords();
  const now = useNow(loaderData.madeAt);
  const busy = useNavigation().state !== 'idle';
  const { language, timeZone, done, reports } = loaderData;
  return (
    <DeskPage title={words.title} lead={words.lead}>
      {done ? <Said>{words.done(done.closed, done.left)}</Said> : null}
      {actionData?.problem ? <Said failed>{words.nothing}</Said> : null}
      {reports.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>
            <Link to="/desk">{desk.pages.reports}</Link>
          </p>
        </EmptyState>
      ) : (
        <Form method="post" className="desk-form">
          <ul className="desk-entries">
            {reports.map((one) => (
              <li key={one.id} className="desk-entry">
                <label className="desk-choice">
                  <input
                    type="checkbox"
                    name="reportId"
                    value={one.id}
                    defaultChecked={one.mayClose}
                    disabled={!one.mayClose}
                  />
                  <strong>{one.title}</strong>
                </label>
                <p className="desk-line-tags">
                  <Tag>{desk.kinds[one.kind]}</Tag>
                  <Tag>{desk.networks[one.network] ?? one.network}</Tag>
                  <Tag>{one.agency ?? desk.list.withCoordinator}</Tag>
                  <Ago at={one.at} now={now} words={desk} language={language} timeZone={timeZone} />{' '}
                  <Link to={`/desk/aduan/${one.id}`}>{one.code}</Link>
                </p>
              </li>
            ))}
          </ul>
          <p className="desk-row-actions">
            <button type="submit" className="desk-action desk-action-first" disabled={busy}>
              {words.close}
            </button>
          </p>
        </Form>
      )}
    </DeskPage>
  );
}
