import { useCallback, useEffect, useRef, useState } from 'react';
import {
  data,
  isRouteErrorResponse,
  Link,
  redirect,
  type ShouldRevalidateFunctionArgs,
  useFetcher,
  useLocation,
  useNavigate,
  useRevalidator,
  useRouteError,
} from 'react-router';
import { readForm } from '#src/shared/read-form.ts';
import { newIntentKey, useKeys, useKeysSwitch } from '#src/ui/desk-keys.tsx';
import { Said, Tag } from '#src/ui/desk-parts.tsx';
import type { DeskAnswer } from '../domain/desk-thread.ts';
import { useComposeWords } from '../ui/compose-words.tsx';
import type { ActedData } from '../ui/desk-acted.tsx';
import { Composer } from '../ui/desk-composer.tsx';
import { type DialogName, dialogNames, ReportDialog } from '../ui/desk-dialogs.tsx';
import { Elsewhere } from '../ui/desk-elsewhere.tsx';
import { ApprovalCard, Proofs } from '../ui/desk-ending.tsx';
import { useReasonsSwitch } from '../ui/desk-evidence.tsx';
import { Facts } from '../ui/desk-facts.tsx';
import { IncidentSuggestions } from '../ui/desk-incident.tsx';
import { type Surroundings, ThreadItem } from '../ui/desk-item.tsx';
import { useNews } from '../ui/desk-live.tsx';
import { JoinedNotice, JoinedReports, MatterBanner, SameMatter } from '../ui/desk-matter.tsx';
import { useMatterWords } from '../ui/desk-matter-words.tsx';
import { useThreadWords } from '../ui/desk-thread-words.tsx';
import { useNow } from '../ui/desk-time.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import { useOtherDeskWords } from '../ui/other-desk-words.tsx';
import type { Route } from './+types/desk-report';
import { actOnReport } from './desk-report-act.ts';
import { loadReport } from './desk-report-load.ts';
import { asAllowed, choicesOf, noSuchReport, readDesk, readId } from './desk-request.ts';

export async function loader({ params, context }: Route.LoaderArgs) {
  const desk = await readDesk(context);
  const id = readId(params.id);
  const loaded = id === undefined ? undefined : await loadReport(desk, id);
  if (!loaded) throw noSuchReport(desk.language);
  return {
    ...loaded,
    choices: choicesOf(desk.city, desk.language),
    language: desk.language,
    timeZone: desk.city.timeZone,
    staffId: desk.actor.staffId,
    intentKey: newIntentKey(),
    madeAt: desk.app.now().toISOString(),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const desk = await readDesk(context);
  const id = readId(params.id);
  if (id === undefined) throw noSuchReport(desk.language);
  const form = await readForm(request);
  const acted: ActedData = await asAllowed(context, () => actOnReport(desk, id, form));
  if (!acted.ok) return data(acted, { status: 422 });
  if (form.has('js') || acted.did === 'look') return acted;
  const url = new URL(request.url);
  url.searchParams.delete('aksi');
  throw redirect(url.pathname + url.search, 303);
}

/** A lost connection is an answer too: what was typed stays on the page, with the same key for the next try. */
export async function clientAction({ request, serverAction }: Route.ClientActionArgs): Promise<ActedData> {
  const typed = await request.clone().formData();
  try {
    return await serverAction();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {
      ok: false,
      intent: String(typed.get('intent')),
      problem: 'offline',
      typed: Object.fromEntries([...typed].map(([name, value]) => [name, String(value)])),
    };
  }
}

/** Another dialogue or view of the same report needs nothing new. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  currentParams,
  nextParams,
}: ShouldRevalidateFunctionArgs) {
  return Boolean(formMethod) || currentUrl.href === nextUrl.href || currentParams.id !== nextParams.id;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.report.title ?? 'Aduan'} · Mimin` },
];

export default function DeskReportRoute({ loaderData, actionData }: Route.ComponentProps) {
  // Another report is another page: drafts, keys and dialogues must never be carried over.
  return <OpenReport key={loaderData.report.id} loaded={loaderData} acted={actionData} />;
}

type Loaded = Route.ComponentProps['loaderData'];

function OpenReport({ loaded, acted }: { loaded: Loaded; acted: ActedData | undefined }) {
  const { report, may, matter } = loaded;
  const matterWords = useMatterWords();
  const compose = useComposeWords();
  const deskWords = useOtherDeskWords();
  const words = useThreadWords();
  const desk = useDeskWords();
  const now = useNow(loaded.madeAt);
  const around: Surroundings = { words, desk, now, language: loaded.language, timeZone: loaded.timeZone };
  const { search } = useLocation();
  const navigate = useNavigate();
  const revalidator = useRevalidator();
  const query = new URLSearchParams(search);
  const asked = query.get('aksi');
  const dialog = dialogNames.find((name) => name === asked && may[name]);
  const [updated, setUpdated] = useState(false);
  useNews(({ ids, all }) => {
    if (!all && !ids.includes(report.id)) return;
    setUpdated(true);
    void revalidator.revalidate();
  });
  const onWriting = usePresence(report.id);
  const view = query.get('lihat') === 'fakta' ? 'facts' : undefined;
  const address = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(change)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    return `?${next}`;
  };
  const open = (name: DialogName) => () => void navigate(address({ aksi: name }), { preventScrollReset: true });
  const [shown, show] = useReasonsSwitch(loaded.staffId);
  const reasons = loaded.reasons && { marks: loaded.reasons.marks, says: loaded.reasons.says, shown, show };
  const [keysOn] = useKeysSwitch();
  useKeys(
    {
      h: may.hand_on ? open('hand_on') : undefined,
      e: may.resolve ? open('resolve') : may.reopen ? open('reopen') : undefined,
    },
    keysOn,
  );
  const writers = new Map(loaded.conversations.map((one, i) => [one.id, i + 1]));
  const button = (name: DialogName, label: string) =>
    may[name] ? (
      <Link key={name} to={address({ aksi: name })} preventScrollReset className="desk-action" data-command={label}>
        {label}
      </Link>
    ) : null;
  const { actions } = words;
  return (
    <div className="desk-thread" data-view={view}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.thread}>
        <Link to={`/desk${backQuery(query)}`} className="desk-back">
          {words.back}
        </Link>
        <Link to={address({ lihat: view ? null : 'fakta' })} preventScrollReset>
          {view ? words.toThread : words.toFacts}
        </Link>
      </nav>
      <div className="desk-thread-main">
        <header className="desk-thread-head">
          <h1>{report.title}</h1>
          <p className="desk-line-tags">
            <Tag tone={report.status === 'open' ? 'calm' : 'brand'}>{desk.statuses[report.status]}</Tag>
            <Tag>{report.agency ?? loaded.outside?.name ?? desk.list.withCoordinator}</Tag>
            {report.privacy === 'open' ? null : <Tag tone="alarm">{desk.privacies[report.privacy]}</Tag>}
          </p>
          {report.hiddenReason === null ? null : (
            <Said failed>
              {words.hidden} {report.hiddenReason}
            </Said>
          )}
          {report.suspect ? <Said>{words.suspect}</Said> : null}
          <JoinedNotice matter={matter} split={button('split', matterWords.split)} />
          <MatterBanner matter={matter} toAll={address({ aksi: 'join' })} />
          <IncidentSuggestions incidents={loaded.incidents} around={around} />
          <ApprovalCard ending={loaded.ending} around={around} acted={acted} />
          <nav className="desk-actions desk-no-print" aria-label={actions.title}>
            {may.answer ? (
              <a href="#tulis" className="desk-action desk-action-first" data-command={actions.answer}>
                {actions.answer}
              </a>
            ) : null}
            {button('hand_on', actions.handOn)}
            {button('resolve', actions.resolve)}
            {button('reopen', actions.reopen)}
            {button('close', actions.close)}
            {button('join', matterWords.joinByHand)}
            {button('hide', actions.hide)}
            {loaded.elsewhere
              .filter((one) => one.mayCarry && !one.stands)
              .map((one) => (
                <Link key={one.to} to={one.to} className="desk-action" data-command={deskWords.to(one.name)}>
                  {deskWords.to(one.name)}
                </Link>
              ))}
          </nav>
        </header>
        <p className="desk-presence" role="status">
          {sayPresence(loaded.presence, words, loaded.drafters, compose.drafters)}
        </p>
        <p className="visually-hidden" role="status">
          {updated ? desk.list.updated : ''}
        </p>
        {loaded.cut ? <p className="desk-hint">{words.cut}</p> : null}
        <h2 className="visually-hidden">{words.thread}</h2>
        <ol className="desk-items">
          {loaded.items.map((item) => (
            <ThreadItem
              key={`${item.type}-${item.id}`}
              item={item}
              around={around}
              writer={item.type === 'message' && writers.size > 1 ? writers.get(item.conversationId) : undefined}
              reasons={item.type === 'message' && item.id === loaded.reasons?.messageId ? reasons : undefined}
              settle={item.type === 'answer' && may.settle ? <Settle answer={item} words={words} /> : undefined}
            />
          ))}
        </ol>
        <Composer
          words={words}
          desk={desk}
          language={loaded.language}
          timeZone={loaded.timeZone}
          now={now}
          report={report}
          conversations={loaded.conversations}
          replies={loaded.replies}
          outsideAnswers={loaded.outsideAnswers}
          answering={loaded.answering}
          drafts={loaded.drafts}
          may={may}
          intentKey={loaded.intentKey}
          acted={acted}
          kept={loaded.ownDraft}
          answers={loaded.items.filter((item) => item.type === 'answer')}
          draftKey={`mimin-draf-${loaded.staffId}-${report.id}`}
          onWriting={onWriting}
        />
      </div>
      <Facts
        report={report}
        outside={loaded.outside}
        clocks={loaded.clocks}
        conversations={loaded.conversations}
        route={loaded.route}
        around={around}
        correct={button('correct', actions.correct)}
        look={button('look', actions.identity)}
        lookRefused={loaded.lookRefused}
        matter={
          <>
            <JoinedReports matter={matter} />
            <SameMatter matter={matter} around={around} toAll={address({ aksi: 'join' })} />
            <Elsewhere elsewhere={loaded.elsewhere} />
            <Proofs ending={loaded.ending} reportId={report.id} around={around} />
          </>
        }
      />
      {dialog ? (
        <ReportDialog
          key={dialog}
          name={dialog}
          words={words}
          desk={desk}
          report={report}
          choices={loaded.choices}
          matter={matter}
          around={around}
          ending={loaded.ending}
          acted={acted}
          onClose={() => void navigate(address({ aksi: null }), { preventScrollReset: true, replace: true })}
        />
      ) : null}
    </div>
  );
}

/** Buttons for an answer whose outcome a person must decide; the key belongs to the answer, so two people send it again once. */
function Settle({ answer, words }: { answer: DeskAnswer; words: ReturnType<typeof useThreadWords> }) {
  const fetcher = useFetcher<ActedData>();
  const refused = fetcher.data && !fetcher.data.ok ? fetcher.data.problem : undefined;
  return (
    <fetcher.Form method="post" className="desk-row-actions">
      <input type="hidden" name="intent" value="settle" />
      <input type="hidden" name="outboxId" value={answer.id} />
      <input type="hidden" name="key" value={`settle-${answer.id}-${'0'.repeat(10)}`} />
      {answer.state === 'unknown' ? (
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
      {refused ? <Said failed>{words.problems[refused] ?? words.problems.malformed}</Said> : null}
    </fetcher.Form>
  );
}

const presenceMs = 20_000;

/** Tells colleagues that this report is open here, and whether an answer is being written; says good-bye when it closes. */
function usePresence(reportId: number): (writing: boolean) => void {
  const writing = useRef(false);
  const tell = useCallback(
    (gone: boolean) => {
      void fetch(`/desk/hadir/${reportId}`, {
        method: 'POST',
        keepalive: true,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ writing: writing.current, gone }),
      }).catch(() => undefined);
    },
    [reportId],
  );
  useEffect(() => {
    const beat = () => {
      if (document.visibilityState === 'visible') tell(false);
    };
    const leave = () => tell(true);
    beat();
    const timer = setInterval(beat, presenceMs);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [tell]);
  return useCallback(
    (now: boolean) => {
      if (writing.current === now) return;
      writing.current = now;
      tell(false);
    },
    [tell],
  );
}

function sayPresence(
  presence: Loaded['presence'],
  words: ReturnType<typeof useThreadWords>,
  drafters: readonly string[],
  sayDrafters: (names: string) => string,
): string {
  const names = (writing: boolean) => presence.filter((one) => one.writing === writing).map((one) => one.name);
  const [writing, viewing] = [names(true), names(false)];
  // Who is writing now has a draft, of course.
  const resting = drafters.filter((name) => !writing.includes(name));
  return [
    writing.length > 0 ? words.writing(writing.join(', ')) : '',
    viewing.length > 0 ? words.viewing(viewing.join(', ')) : '',
    resting.length > 0 ? sayDrafters(resting.join(', ')) : '',
  ]
    .filter(Boolean)
    .join('. ');
}

function backQuery(query: URLSearchParams): string {
  const next = new URLSearchParams(query);
  next.delete('aksi');
  next.delete('lihat');
  const text = next.toString();
  return text ? `?${text}` : '';
}

/** The list stays; only the report is missing. */
export function ErrorBoundary() {
  const error = useRouteError();
  const desk = useDeskWords();
  if (!isRouteErrorResponse(error) || (error.status !== 404 && error.status !== 403)) throw error;
  return (
    <div className="desk-empty">
      <h1>{typeof error.data === 'string' ? error.data : desk.list.pick}</h1>
      <p>
        <Link to="/desk">{desk.pages.reports}</Link>
      </p>
    </div>
  );
}
