import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Form, Link } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { zoneOffsetMs } from '#src/inbox/domain/citizen-time.ts';
import { sayDay, sayTime } from '#src/inbox/domain/clock-words.ts';
import { dayMs } from '#src/inbox/domain/day.ts';
import { type FigureName, nowFigures, writeFigure } from '#src/inbox/domain/figure.ts';
import { kinds } from '#src/inbox/schema.ts';
import { deskWords } from '#src/inbox/ui/desk-words.tsx';
import { figureWords } from '#src/inbox/ui/figure-words.tsx';
import { refusePage, staffContext } from '#src/people/index.ts';
import { DeskPage, EmptyState } from '#src/ui/desk-parts.tsx';
import type { NamedPart } from '../domain/name-parts.ts';
import { periodNames } from '../domain/period.ts';
import { figuresReach } from '../domain/policy.ts';
import { sayCount } from '../domain/say.ts';
import { type Dimension, dimensions } from '../domain/summary.ts';
import { findLastCheck } from '../store/figure-checks.ts';
import { CheckNote } from '../ui/check-note.tsx';
import { FigureSentences } from '../ui/figure-sentences.tsx';
import { FigureTable } from '../ui/figure-table.tsx';
import { summaryWords } from '../ui/summary-words.tsx';
import type { Route } from './+types/desk-summary';
import { askSummary, nameOfPart } from './summary-request.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { language } = context.get(requestContext);
  const actor = { ...context.get(staffContext), language };
  const desk = deskWords[language];
  const words = { ...summaryWords[language], kinds: desk.kinds, networks: desk.networks };
  const asked = await askSummary(app, actor, new URL(request.url).searchParams, words);
  if (!asked) throw refusePage(context);
  const { city, period, part, whole, parts, hidden, channels } = asked;
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, language);
  return {
    period,
    part,
    whole,
    parts,
    hidden,
    who: nameOfPart(asked, words.coordinator),
    choices: {
      agency:
        figuresReach(actor) === 'all'
          ? [...city.agencyNames].map(([id, one]) => ({ value: String(id), label: one.shortName })).sort(byLabel)
          : [],
      channel: channels
        .map(({ id, network, name }) => ({ value: String(id), label: `${desk.networks[network] ?? network}: ${name}` }))
        .sort(byLabel),
      kind: kinds.map((kind) => ({ value: kind, label: desk.kinds[kind] })),
      topic: [...city.topicNames].map(([id, names]) => ({ value: String(id), label: names[language] })).sort(byLabel),
    },
    check: await findLastCheck(app),
    language,
    offsetMs: zoneOffsetMs(city.timeZone),
    now: app.now().getTime(),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${summaryWords[loaderData?.language ?? 'id'].title} · Mimin` },
];

type Loaded = Route.ComponentProps['loaderData'];

export default function DeskSummary({ loaderData }: Route.ComponentProps) {
  const { period, part, whole, parts, language, offsetMs, now, hidden, check } = loaderData;
  const words = summaryWords[language];
  const dayNumber = (at: number) => Math.floor((at + offsetMs) / dayMs);
  const named = (day: string) => sayDay(Date.parse(day) / dayMs, language);
  const when = (at: string) => {
    const ms = Date.parse(at);
    return `${sayDay(dayNumber(ms), language)} ${sayTime(Math.floor(((ms + offsetMs) % dayMs) / 60_000), language)}`;
  };
  const number = (figure: FigureName, dimension?: Dimension, one?: NamedPart) => (
    <Figure
      figure={figure}
      n={(one?.figures ?? whole)[figure]}
      to={caseAddress(loaderData, figure, dimension, one)}
      language={language}
    />
  );
  return (
    <DeskPage title={words.title} lead={words.of(loaderData.who, named(period.from), named(period.to))}>
      <CheckNote check={check} words={words} when={when} language={language} />
      <FigureSentences
        figures={whole}
        language={language}
        offsetMs={offsetMs}
        now={now}
        number={(figure) => number(figure)}
      />
      {hidden > 0 ? <p className="desk-hint">{words.hidden(hidden)}</p> : null}
      <SummaryForm {...loaderData} />
      {dimensions.map((dimension) =>
        parts[dimension].length === 0 || isNarrowed(part, dimension) ? null : (
          <FigureTable
            key={dimension}
            title={words.by[dimension]}
            first={words.one[dimension]}
            parts={parts[dimension]}
            whole={whole}
            language={language}
            day={(at) => new Date(Date.parse(at) + offsetMs).toISOString().slice(0, 10)}
            number={(figure, one) => number(figure, dimension, one)}
          />
        ),
      )}
      {parts.kind.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>
            <Link to="/desk/ringkasan?rentang=year">{words.periods.year}</Link>
          </p>
        </EmptyState>
      ) : null}
      <details>
        <summary>{words.how}</summary>
        <ul className="desk-why">
          {words.howLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </DeskPage>
  );
}

const partKeys = { agency: 'agencyId', channel: 'channelId', kind: 'kind', topic: 'topicId' } as const;

/** A page about one agency has no table of agencies. */
function isNarrowed(part: Loaded['part'], dimension: Dimension): boolean {
  return part[partKeys[dimension]] !== undefined;
}

function caseAddress({ part, period }: Loaded, figure: FigureName, dimension?: Dimension, one?: NamedPart): string {
  const dated = nowFigures.some((name) => name === figure) ? {} : { days: { from: period.from, to: period.to } };
  const narrowed = dimension && one ? { [partKeys[dimension]]: one.value ?? 'none' } : {};
  return `/desk?angka=${writeFigure({ figure, ...dated, ...part, ...narrowed })}`;
}

function Figure({
  figure,
  n,
  to,
  language,
}: {
  figure: FigureName;
  n: number;
  to: string;
  language: 'id' | 'en';
}): ReactNode {
  const text = sayCount(n, language);
  if (n === 0) return text;
  const label = summaryWords[language].cases(text, figureWords[language].names[figure]);
  return (
    <Link to={to} className="figure-number" title={label}>
      {text}
    </Link>
  );
}

function SummaryForm({ period, part, choices, language }: Loaded) {
  const words = summaryWords[language];
  const query = new URLSearchParams({ rentang: 'free', dari: period.from, sampai: period.to });
  const names = { agency: 'opd', channel: 'kanal', kind: 'jenis', topic: 'topik' } as const;
  for (const dimension of dimensions) {
    const value = part[partKeys[dimension]];
    if (value !== undefined) query.set(names[dimension], String(value));
  }
  return (
    <details className="desk-no-print" open={dimensions.some((one) => one !== 'agency' && isNarrowed(part, one))}>
      <summary>{words.filters}</summary>
      <Form method="get" className="desk-form" key={query.toString()}>
        <NativeSelect
          name="rentang"
          label={words.period}
          defaultValue={period.name}
          data={periodNames.map((name) => ({ value: name, label: words.periods[name] }))}
        />
        <TextInput type="date" name="dari" label={words.from} defaultValue={period.from} description={words.dateHint} />
        <TextInput type="date" name="sampai" label={words.to} defaultValue={period.to} />
        {dimensions.map((dimension) =>
          choices[dimension].length === 0 ? null : (
            <NativeSelect
              key={dimension}
              name={names[dimension]}
              label={words.one[dimension]}
              defaultValue={String(part[partKeys[dimension]] ?? '')}
              data={[
                { value: '', label: words.every[dimension] },
                ...(dimension === 'agency' ? [{ value: 'none', label: words.coordinator }] : []),
                ...(dimension === 'topic' ? [{ value: 'none', label: words.noTopic }] : []),
                ...choices[dimension],
              ]}
            />
          ),
        )}
        <div className="desk-row-actions">
          <Button type="submit">{words.apply}</Button>
        </div>
      </Form>
      <p className="desk-hint">{words.print}</p>
      <p className="desk-row-actions">
        <a className="desk-action" href={`/desk/ringkasan.xlsx?${query}`}>
          {words.xlsx}
        </a>
        <a className="desk-action" href="/desk/ringkasan.xlsx?rentang=last_month">
          {words.monthly}
        </a>
        <a className="desk-action" href="/angka">
          {words.public}
        </a>
      </p>
    </details>
  );
}
