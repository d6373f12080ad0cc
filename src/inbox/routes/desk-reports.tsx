import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import {
  Link,
  Outlet,
  redirect,
  type ShouldRevalidateFunctionArgs,
  useLocation,
  useNavigate,
  useParams,
} from 'react-router';
import type { Role } from '#src/people/index.ts';
import { EmptyState } from '#src/ui/desk-parts.tsx';
import { sayDay } from '../domain/clock-words.ts';
import { dayMs } from '../domain/day.ts';
import type { FigureCases } from '../domain/figure.ts';
import type { DeskRow } from '../store/desk-list.ts';
import { countFigure } from '../store/figure-count.ts';
import { DeskFilters } from '../ui/desk-filters.tsx';
import { DeskHelp } from '../ui/desk-help.tsx';
import { emptyWords, mergePage, moveInList, type Page } from '../ui/desk-list-parts.tsx';
import { useLink, useNews } from '../ui/desk-live.tsx';
import { ReportLine } from '../ui/desk-row.tsx';
import { useNow } from '../ui/desk-time.tsx';
import { type DeskWords, useDeskWords } from '../ui/desk-words.tsx';
import { figureWords } from '../ui/figure-words.tsx';
import type { Route } from './+types/desk-reports';
import { choicesOf, readDesk } from './desk-request.ts';
import { findCounted, readDeskFilter } from './live-updates.ts';

/** How long the list says that something new has come. */
const freshMs = 20_000;
/** News heard less than this long before a whole page arrived may be missing from it. */
const overtakenMs = 5_000;
const filterNames = ['status', 'opd', 'topik', 'kelurahan', 'q', 'setelah', 'angka'];

export async function loader({ request, context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  const query = new URL(request.url).searchParams;
  const filter = await readDeskFilter(app, query);
  if (!filter) throw redirect('/desk');
  const bound = actor.role === 'mimin' || actor.role === 'head';
  return {
    page: JSON.parse(await findCounted(app, actor, filter)) as Page,
    query: {
      status: query.get('status') ?? filter.status,
      opd: query.get('opd') ?? '',
      topik: query.get('topik') ?? '',
      kelurahan: query.get('kelurahan') ?? '',
      q: filter.q ?? '',
      setelah: query.get('setelah') ?? '',
      angka: filter.figure ? (query.get('angka') ?? '') : '',
    },
    figure: filter.figure ? { ...filter.figure.cases, ...(await countFigure(app, actor, filter.figure)) } : undefined,
    choices: choicesOf(city, language, true),
    tabs: tabsOf(actor.role),
    bound,
    language,
    timeZone: city.timeZone,
    madeAt: app.now().toISOString(),
  };
}

function tabsOf(role: Role): (keyof DeskWords['tabs'])[] {
  const states = ['resolved', 'closed', 'all'] as const;
  if (role === 'coordinator') return ['active', 'waiting', 'suspect', ...states];
  return role === 'mimin' || role === 'head'
    ? ['active', 'waiting', ...states, 'handed_on']
    : ['active', 'waiting', ...states];
}

/** The list keeps itself fresh; only another filter, or something done here, asks for it as a whole. */
export function shouldRevalidate({ currentUrl, nextUrl, formMethod }: ShouldRevalidateFunctionArgs) {
  if (formMethod && formMethod !== 'GET') return true;
  return filterNames.some((name) => currentUrl.searchParams.get(name) !== nextUrl.searchParams.get(name));
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Reports' : 'Aduan'} · Mimin` },
];

export default function DeskReports({ loaderData }: Route.ComponentProps) {
  const { query, language, timeZone } = loaderData;
  const words = useDeskWords();
  const now = useNow(loaderData.madeAt);
  const { id } = useParams();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const list = useDeskList(loaderData);
  const link = useLink();
  const filtered = Boolean(query.opd || query.topik || query.kelurahan);
  const empty = emptyWords(words, query.q, filtered, query.status);
  const kept = keptQuery(search);
  return (
    <div className="desk-reports" data-open={id ? '' : undefined}>
      <section className="desk-list" aria-label={words.list.title}>
        {id ? null : <h1 className="visually-hidden">{words.pages.reports}</h1>}
        <DeskFilters
          words={words}
          query={query}
          choices={loaderData.choices}
          tabs={loaderData.tabs}
          counts={list.page.counts}
          path={id ? pathname : '/desk'}
          mayChooseAgency={!loaderData.bound}
        />
        {loaderData.figure ? <FigureNote figure={loaderData.figure} language={language} /> : null}
        <p className="desk-list-note" role="status">
          {link ? (list.fresh > 0 ? words.list.newReports(list.fresh) : '') : words.list.offline}
        </p>
        {query.status === 'suspect' && list.page.rows.length > 0 ? (
          <p className="desk-list-hint desk-hint">{words.list.suspectHint}</p>
        ) : null}
        {list.page.rows.length === 0 ? (
          <EmptyState title={empty.title}>
            <p>{empty.next}</p>
          </EmptyState>
        ) : (
          <ul className="desk-lines">
            {list.page.rows.map((row) => (
              <ReportLine
                key={row.id}
                row={row}
                to={`/desk/aduan/${row.id}${kept}`}
                current={String(row.id) === id}
                now={now}
                words={words}
                language={language}
                timeZone={timeZone}
                showAgency={!loaderData.bound || query.status === 'handed_on'}
              />
            ))}
          </ul>
        )}
        {list.page.nextCursor ? (
          <p className="desk-more">
            <a
              href={`${pathname}?${withCursor(search, list.page.nextCursor)}`}
              onClick={(event) => {
                event.preventDefault();
                void list.more();
              }}
            >
              {list.loading ? words.list.loading : words.list.more}
            </a>
            {list.failed ? <span role="alert"> {words.list.moreFailed}</span> : null}
          </p>
        ) : null}
        <DeskHelp
          words={words}
          move={(step) => moveInList(step, (path) => navigate(path))}
          go={(path) => navigate(path)}
        />
      </section>
      <div className="desk-open">
        <Outlet />
      </div>
    </div>
  );
}

/** Which figure the list stands behind, and what of it the reader may not see. */
function FigureNote({
  figure,
  language,
}: {
  figure: FigureCases & { total: number; shown: number };
  language: 'id' | 'en';
}) {
  const words = figureWords[language];
  const { days, total, shown } = figure;
  const day = (text: string) => sayDay(Date.parse(text) / dayMs, language);
  return (
    <section className="desk-list-hint desk-hint" aria-label={words.label}>
      <strong>
        {total} {words.names[figure.figure]}
      </strong>
      {days ? `, ${words.days(day(days.from), day(days.to))}` : ''}.{' '}
      {total > shown ? words.secret(total - shown) : null}{' '}
      <Link to={days ? `/desk/ringkasan?rentang=free&dari=${days.from}&sampai=${days.to}` : '/desk/ringkasan'}>
        {words.back}
      </Link>{' '}
      · <Link to="/desk">{words.all}</Link>
    </section>
  );
}

/** The list as it grows and changes: further pages below, news above, without losing place or focus. */
function useDeskList({
  page: first,
  query,
  language,
}: {
  page: Page;
  query: Record<string, string>;
  language: string;
}) {
  const [page, setPage] = useState(first);
  const [fresh, setFresh] = useState(0);
  const [loading, setLoading] = useState(false);
  const [failed, setFailed] = useState(false);
  const shownFirst = useRef(first);
  // Answers may overtake each other: only that of the last question is shown, and never one asked about another list.
  const question = useRef(0);
  if (shownFirst.current !== first) {
    shownFirst.current = first;
    question.current++;
    setPage(first);
    setFresh(0);
  }
  useEffect(() => {
    if (fresh === 0) return;
    const timer = setTimeout(() => setFresh(0), freshMs);
    return () => clearTimeout(timer);
  }, [fresh]);
  const known = useRef(new Set<number>());
  for (const row of page.rows) known.current.add(row.id);
  const focused = useRef<string | undefined>(undefined);
  useEffect(() => {
    const note = () => {
      focused.current = document.activeElement?.getAttribute('data-report') ?? undefined;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  // A row that moves up loses the focus to the page; it gets it back.
  useLayoutEffect(() => {
    if (!page.rows.some((row) => String(row.id) === focused.current) || document.activeElement !== document.body)
      return;
    document.querySelector<HTMLElement>(`[data-report="${focused.current}"]`)?.focus({ preventScroll: true });
  }, [page]);

  const ask = async (cursor: string | undefined): Promise<Page> => {
    const asked = new URLSearchParams(Object.entries(query).filter(([name, value]) => value && name !== 'setelah'));
    asked.set('bahasa', language);
    if (cursor) asked.set('setelah', cursor);
    else {
      asked.set('kabar', '1');
      asked.set('hitung', '1');
    }
    const response = await fetch(`/desk/list.json?${asked}`, { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()) as Page;
  };
  const askedAt = useRef(0);
  const refresh = () => {
    // An older page stays what it was; the newest one is where news belong.
    if (query.setelah) return;
    const mine = ++question.current;
    askedAt.current = Date.now();
    ask(undefined).then(
      (newest) => {
        if (mine !== question.current) return;
        const added = newest.rows.filter((row) => !known.current.has(row.id)).length;
        setPage((current) => mergePage(newest, current, Boolean(query.q)));
        if (added > 0) setFresh((count) => count + added);
      },
      () => undefined,
    );
  };
  useNews(refresh);
  const latest = useRef(refresh);
  latest.current = refresh;
  const arrived = useRef(first);
  useEffect(() => {
    if (arrived.current === first) return;
    arrived.current = first;
    // A whole page may have been read before the news that came while it was on its way.
    if (Date.now() - askedAt.current < overtakenMs) latest.current();
  }, [first]);
  const more = async () => {
    if (loading || !page.nextCursor) return;
    setLoading(true);
    setFailed(false);
    const below = first;
    try {
      const older = await ask(page.nextCursor);
      if (below !== shownFirst.current) return setLoading(false);
      setPage((current) => {
        const have = new Set(current.rows.map((row) => row.id));
        return {
          ...current,
          rows: [...current.rows, ...older.rows.filter((row: DeskRow) => !have.has(row.id))],
          nextCursor: older.nextCursor,
        };
      });
    } catch {
      setFailed(true);
    }
    setLoading(false);
  };
  return { page, fresh, loading, failed, more };
}

function keptQuery(search: string): string {
  const query = new URLSearchParams(search);
  for (const name of [...query.keys()]) if (!filterNames.includes(name)) query.delete(name);
  const text = query.toString();
  return text ? `?${text}` : '';
}

function withCursor(search: string, cursor: string): URLSearchParams {
  const query = new URLSearchParams(search);
  query.set('setelah', cursor);
  return query;
}
