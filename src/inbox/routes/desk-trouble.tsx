import { data, Link, redirect, useFetcher } from 'react-router';
import { wordsForFailure } from '#src/channels/domain/failure-words.ts';
import { maskPersonalData } from '#src/language/index.ts';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said, Tag } from '#src/ui/desk-parts.tsx';
import { canDo, canSeeReport } from '../domain/policy.ts';
import { listTroubledAnswers } from '../store/desk-report.ts';
import type { ActedData } from '../ui/desk-acted.tsx';
import { usePageWords } from '../ui/desk-page-words.tsx';
import { useThreadWords } from '../ui/desk-thread-words.tsx';
import { Ago, useNow } from '../ui/desk-time.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import type { Route } from './+types/desk-trouble';
import { actOnReport } from './desk-report-act.ts';
import { asAllowed, readDesk } from './desk-request.ts';

export async function loader({ context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  const bound = actor.role === 'mimin' || actor.role === 'head';
  const answers = await listTroubledAnswers(app, bound ? actor.agencyId : null);
  return {
    answers: answers
      .filter((answer) => canSeeReport(actor, { agencyId: answer.agencyId, privacy: answer.privacy, status: 'open' }))
      .map((answer) => ({
        ...answer,
        text: canDo(actor, 'answer', { ...answer, status: 'open' }) ? answer.text : maskPersonalData(answer.text),
        reason: wordsForFailure(answer.reason ?? '', language),
      })),
    maySettle: actor.role !== 'leader',
    language,
    timeZone: city.timeZone,
    madeAt: app.now().toISOString(),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const desk = await readDesk(context);
  const form = await readForm(request);
  form.set('intent', 'settle');
  const acted: ActedData = await asAllowed(context, () => actOnReport(desk, 0, form));
  if (!acted.ok) return data(acted, { status: 422 });
  throw redirect('/desk/kotak-keluar', 303);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Outbox trouble' : 'Kotak keluar bermasalah'} · Mimin` },
];

export default function DeskTrouble({ loaderData, actionData }: Route.ComponentProps) {
  const words = usePageWords().trouble;
  const desk = useDeskWords();
  const now = useNow(loaderData.madeAt);
  const { language, timeZone } = loaderData;
  return (
    <DeskPage title={words.title} lead={words.lead}>
      <Refused acted={actionData} />
      {loaderData.answers.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>
            {words.emptyNext} <Link to="/desk">{desk.pages.reports}</Link>
          </p>
        </EmptyState>
      ) : (
        <ul className="desk-entries">
          {loaderData.answers.map((answer) => (
            <li key={answer.id} className="desk-entry">
              <h2>
                <Link to={`/desk/aduan/${answer.reportId}`}>{answer.title}</Link>
              </h2>
              <p className="desk-line-tags">
                <State state={answer.state} />
                <Tag>{desk.networks[answer.network] ?? answer.network}</Tag>
                <Tag>{answer.agency ?? desk.list.withCoordinator}</Tag>
                <Tag>{answer.staff ?? words.receipt}</Tag>
                <Ago at={answer.at} now={now} words={desk} language={language} timeZone={timeZone} />
              </p>
              <p>{answer.reason}</p>
              <p className="quote">{answer.text}</p>
              {loaderData.maySettle ? <SettleForm id={answer.id} state={answer.state} /> : null}
            </li>
          ))}
        </ul>
      )}
    </DeskPage>
  );
}

function State({ state }: { state: 'failed' | 'unknown' }) {
  const { states } = useThreadWords();
  return <Tag tone={state === 'failed' ? 'alarm' : 'warn'}>{states[state]}</Tag>;
}

function SettleForm({ id, state }: { id: number; state: 'failed' | 'unknown' }) {
  const words = useThreadWords();
  const fetcher = useFetcher<ActedData>();
  return (
    <fetcher.Form method="post" className="desk-row-actions">
      <input type="hidden" name="outboxId" value={id} />
      <input type="hidden" name="key" value={`settle-${id}-${'0'.repeat(10)}`} />
      {state === 'unknown' ? (
        <>
          <p className="desk-hint">{words.arrivedHint}</p>
          <button type="submit" name="as" value="arrived" className="desk-action">
            {words.arrived}
          </button>
        </>
      ) : null}
      <button type="submit" name="as" value="resend" className="desk-action">
        {words.resend}
      </button>
      <Refused acted={fetcher.data} />
    </fetcher.Form>
  );
}

function Refused({ acted }: { acted: ActedData | undefined }) {
  const words = useThreadWords();
  if (!acted || acted.ok) return null;
  return <Said failed>{words.problems[acted.problem] ?? words.problems.malformed}</Said>;
}
