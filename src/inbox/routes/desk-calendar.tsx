import { NativeSelect } from '@mantine/core';
import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, Said } from '#src/ui/desk-parts.tsx';
import { dayIn } from '../commands/change-city-tables.ts';
import { changeClockRules } from '../commands/change-clock-rules.ts';
import {
  type CalendarFields,
  calendarFields,
  type FormProblem,
  formDays,
  readCalendarForm,
} from '../domain/calendar-form.ts';
import { canEditCityTables } from '../domain/city-policy.ts';
import { daysUntilTableEnds } from '../domain/working-calendar.ts';
import { findCalendarAt, findLastRecount, listClockVersions } from '../store/clock-versions.ts';
import { CalendarForm } from '../ui/calendar-form.tsx';
import { DaysOff, WeekTable } from '../ui/calendar-view.tsx';
import { Outcome } from '../ui/city-changes.tsx';
import { RuleHistory, TriedRulesView } from '../ui/clock-rule-parts.tsx';
import { useClockRuleWords } from '../ui/clock-rule-words.tsx';
import type { Route } from './+types/desk-calendar';
import { type TriedClockRules, tryClockRules } from './desk-clock-try.ts';
import { asAllowed, type DeskRequest, readDesk } from './desk-request.ts';

/** Below so many days left the promise of 60 working days reaches past the table. */
const soon = 75;

/** The calendar in use, and whose part of it the page is about: an agency named in the address, or the city. */
async function readCalendar({ app, city }: DeskRequest, request: Request) {
  const table = await findCalendarAt(app.db, city.calendarVersion);
  if (!table) throw data('404', { status: 404 });
  const asked = new URL(request.url).searchParams.get('opd') ?? '';
  const agency = city.tables.agencies.some((one) => one.code === asked) ? asked : null;
  return { table, agency };
}

export async function loader({ request, context }: Route.LoaderArgs) {
  const desk = await readDesk(context);
  const { app, actor, city } = desk;
  const { table, agency } = await readCalendar(desk, request);
  const search = new URL(request.url).searchParams;
  const own = agency === null ? undefined : table.perAgency[agency];
  const last = await findLastRecount(app.db);
  return {
    agency,
    agencies: city.tables.agencies
      .filter((one) => one.endsOn === undefined)
      .map(({ code, shortName, name }) => ({ value: code, label: `${shortName} (${name})` })),
    follows: agency !== null && own === undefined,
    week: own?.weekly ?? table.weekly,
    weeklySource: table.weeklySource,
    periods: own?.periods ?? table.periods,
    daysOff: agency === null ? table.daysOff : (own?.daysOff ?? []),
    worksOn: own?.worksOn ?? [],
    knownFrom: table.knownFrom,
    knownUntil: table.knownUntil,
    daysLeft: daysUntilTableEnds(table, app.now()),
    fields: calendarFields(table, agency),
    today: dayIn(app.now(), city.timeZone),
    version: table.version,
    versions: await listClockVersions(app.db, 'calendar', readSmallId(search.get('sebelum')) ?? null),
    recount: last ? { running: last.endedAt === null, looked: last.looked, moved: last.moved } : null,
    mayEdit: canEditCityTables(actor),
    said: search.get('kabar'),
    language: desk.language,
    timeZone: city.timeZone,
  };
}

type Answer = { tried: TriedClockRules } | { reason: string; problem?: FormProblem };

export async function action({ request, context }: Route.ActionArgs) {
  const desk = await readDesk(context);
  const { table, agency } = await readCalendar(desk, request);
  const form = await readForm(request);
  const typed = readTyped(form);
  const reason = String(form.get('reason') ?? '').slice(0, 1_000);
  const basedOn = readSmallId(String(form.get('basedOn') ?? '')) ?? 0;
  const answer = await asAllowed(context, async (): Promise<Answer | null> => {
    const read = readCalendarForm(table, agency, typed);
    if (!read.ok && canEditCityTables(desk.actor)) return { reason: 'bad_rows', problem: read.problem };
    const after = read.ok ? read.data : table;
    if (form.get('intent') === 'try' && canEditCityTables(desk.actor))
      return { tried: await tryClockRules(desk, { table: 'calendar', before: table, after }) };
    const { version: _, ...made } = after;
    const done = await changeClockRules(desk.app, desk.actor, { table: 'calendar', basedOn, data: made, reason });
    return done.ok ? null : { reason: done.reason };
  });
  if (answer === null) {
    const whose = agency === null ? '' : `&opd=${encodeURIComponent(agency)}`;
    throw redirect(`/desk/kota/kalender?kabar=disimpan${whose}`, 303);
  }
  return data({ answer, typed, reason, basedOn }, { status: 'tried' in answer ? 200 : 422 });
}

function readTyped(form: FormData): CalendarFields {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .slice(0, 50_000);
  const fields: CalendarFields = {
    periods: text('periods'),
    daysOff: text('daysOff'),
    ownWeekly: form.get('ownWeekly') === 'on',
    ownPeriods: form.get('ownPeriods') === 'on',
    worksOn: form.getAll('worksOn').map(String),
  };
  for (const name of [...formDays, 'weeklySource', 'knownFrom', 'knownUntil'] as const)
    if (form.has(name)) fields[name] = text(name).trim();
  return fields;
}

/** A refused change looks again too: it may have been refused because of what somebody else changed. */
export function shouldRevalidate() {
  return true;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Working calendar' : 'Kalender kerja'} · Mimin` },
];

export default function DeskCalendar({ loaderData: loaded, actionData }: Route.ComponentProps) {
  const words = useClockRuleWords();
  const say = words.calendar;
  const busy = useNavigation().state !== 'idle';
  const answer = actionData?.answer;
  const refused = answer && 'reason' in answer ? answer : undefined;
  const problem = refused?.problem;
  const sayProblem = (one: FormProblem) =>
    [one.line === null ? '' : words.line(one.line), words.problems[one.says], one.detail].filter(Boolean).join(': ');
  const error = (field: string) => (problem?.field === field ? sayProblem(problem) : undefined);
  const conflict = refused?.reason === 'changed_meanwhile';
  return (
    <DeskPage title={say.title} lead={say.lead}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.back}>
        <Link to="/desk/kota">{words.back}</Link>
        <Link to="/desk/kota/janji">{words.promises.title}</Link>
      </nav>
      {loaded.said === 'disimpan' ? <Said>{words.saved}</Said> : null}
      {loaded.daysLeft < soon ? <Said failed={loaded.daysLeft < 0}>{say.endsSoon(loaded.daysLeft)}</Said> : null}
      <Form method="get" className="desk-table-search desk-no-print">
        <NativeSelect
          name="opd"
          label={say.whose}
          key={loaded.agency ?? ''}
          defaultValue={loaded.agency ?? ''}
          data={[{ value: '', label: words.city }, ...loaded.agencies]}
        />
        <button type="submit" className="desk-action">
          {say.show}
        </button>
      </Form>
      {loaded.follows ? <p>{say.followsCity}</p> : null}
      <h2>{say.week}</h2>
      <WeekTable week={loaded.week} words={words} label={say.week} />
      {loaded.agency === null ? (
        <p className="desk-hint">
          {say.source}: {loaded.weeklySource}. {say.known(loaded.knownFrom, loaded.knownUntil)}
        </p>
      ) : null}
      {loaded.worksOn.length > 0 ? (
        <p>{say.worksOnSaid(loaded.worksOn.map((kind) => words.dayOffKinds[kind]).join(', '))}</p>
      ) : null}
      <h2>{say.periods}</h2>
      {loaded.periods.length === 0 ? <p className="desk-hint">{say.noPeriods}</p> : null}
      {loaded.periods.map((period) => (
        <details key={period.from} className="desk-entry">
          <summary>
            {period.name}: {period.from} – {period.to}
          </summary>
          <p className="desk-hint">{period.source}</p>
          <WeekTable week={period.weekly} words={words} label={period.name} />
        </details>
      ))}
      <h2>{loaded.agency === null ? say.daysOff : say.ownDaysOff}</h2>
      <DaysOff list={loaded.daysOff} today={loaded.today} words={words} />
      {loaded.mayEdit ? (
        <>
          <h2>{say.edit}</h2>
          <Outcome of={answer}>
            {answer && 'tried' in answer ? (
              <TriedRulesView
                tried={answer.tried}
                words={words}
                language={loaded.language}
                timeZone={loaded.timeZone}
              />
            ) : null}
            {refused ? (
              <Said failed>
                {words.refused[refused.reason] ?? words.refused.bad_rows}
                {problem ? (
                  <p>
                    {say.fields[problem.field] ?? words.days[problem.field] ?? words.about.calendar}:{' '}
                    {sayProblem(problem)}
                  </p>
                ) : null}
              </Said>
            ) : null}
          </Outcome>
          <CalendarForm
            key={`${loaded.agency} ${loaded.version}`}
            fields={actionData?.typed ? { ...loaded.fields, ...actionData.typed } : loaded.fields}
            agency={loaded.agency}
            basedOn={actionData && !conflict ? actionData.basedOn : loaded.version}
            reason={actionData?.reason}
            reasonMissing={refused?.reason === 'no_reason'}
            error={error}
            busy={busy}
            words={words}
          />
        </>
      ) : null}
      <RuleHistory
        versions={loaded.versions}
        current={loaded.version}
        recount={loaded.recount}
        words={words}
        language={loaded.language}
        timeZone={loaded.timeZone}
      />
    </DeskPage>
  );
}
