import { appContext, requestContext } from '#src/context.ts';
import { sayWhen } from '#src/inbox/domain/citizen-time.ts';
import { sayDay } from '#src/inbox/domain/clock-words.ts';
import { dayMs } from '#src/inbox/domain/day.ts';
import { cityState } from '#src/inbox/index.ts';
import { NotSetUp } from '#src/inbox/ui/citizen-notices.tsx';
import { CitizenLayout } from '#src/ui/citizen-layout.tsx';
import { sayCount } from '../domain/say.ts';
import { publicFigures } from '../store/public-figures.ts';
import { publicNames } from '../ui/public-names.tsx';
import { publicWords, sayRow } from '../ui/public-words.tsx';
import type { Route } from './+types/public-figures';

const cuts = ['agencies', 'networks', 'kinds', 'topics'] as const;
const mostTopics = 15;

export async function loader({ request, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { language } = context.get(requestContext);
  const city = await cityState(app);
  if (!city) return { language, shown: undefined };
  const figures = await publicFigures(app, publicNames('id'));
  const asked = new URL(request.url).searchParams.get('rentang');
  const period = figures.periods.find((one) => one.name === asked) ?? figures.periods[0];
  // Open data has its names in Indonesian; this page has the reader's.
  const names = publicNames(language);
  const topics = new Map([...city.topicNames].map(([id, one]) => [city.topicCodes.get(id), one[language]]));
  const nameOf = (cut: (typeof cuts)[number], code: string | null, name: string) => {
    if (cut === 'agencies') return code === 'none' ? names.coordinator : name;
    if (cut === 'topics') return code === 'none' ? names.noTopic : (topics.get(code ?? '') ?? name);
    const known: Record<string, string> = cut === 'kinds' ? names.kinds : names.networks;
    return known[code ?? ''] ?? name;
  };
  const count = (n: number) => sayCount(n, language);
  return {
    language,
    shown: period && {
      city: city.name,
      name: period.name,
      days: { from: period.from, to: period.to },
      whole: sayRow(period.whole, language, count),
      empty: period.whole.received === 0 && period.whole.open === 0,
      parts: cuts.map((cut) => ({
        cut,
        rows: period[cut]
          .map((row) => ({ name: nameOf(cut, row.code, row.name), said: sayRow(row, language, count) }))
          .filter((row) => row.said !== '.')
          .slice(0, cut === 'topics' ? mostTopics : undefined),
      })),
      madeAt: sayWhen(new Date(figures.made_at), city.timeZone, language),
    },
  };
}

export default function PublicFiguresPage({ loaderData }: Route.ComponentProps) {
  const { language, shown } = loaderData;
  const words = publicWords[language];
  if (!shown) {
    return (
      <CitizenLayout city={null} language={language} path="/angka" title={words.title}>
        <NotSetUp language={language} />
      </CitizenLayout>
    );
  }
  const day = (text: string) => sayDay(Date.parse(text) / dayMs, language);
  return (
    <CitizenLayout city={shown.city} language={language} path="/angka" title={words.title}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead(shown.city)}</p>
      <nav aria-label={words.nav}>
        <p className="actions">
          {(['month', 'last_month', 'year'] as const).map((name) => (
            <a
              key={name}
              className={name === shown.name ? 'button' : 'button button-secondary'}
              href={`/angka?rentang=${name}`}
              aria-current={name === shown.name ? 'page' : undefined}
            >
              {words.periods[name]}
            </a>
          ))}
        </p>
      </nav>
      <section className="card">
        <h2>{words.days(day(shown.days.from), day(shown.days.to))}</h2>
        <p>{shown.empty ? words.empty : shown.whole}</p>
      </section>
      {shown.parts.map(({ cut, rows }) =>
        rows.length === 0 ? null : (
          <section key={cut}>
            <h2>{words.parts[cut]}</h2>
            <ul>
              {rows.map((row) => (
                <li key={row.name}>
                  <strong>{row.name}</strong>: {row.said}
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      <section>
        <h2>{words.data}</h2>
        <p>
          {words.dataLead} <a href="/angka.csv">CSV</a>, <a href="/angka.json">JSON</a>,{' '}
          <a href="/angka.schema.json">{words.schema}</a>.
        </p>
        <p>{words.hiddenNote}</p>
        <p>{words.madeAt(shown.madeAt)}</p>
      </section>
    </CitizenLayout>
  );
}
