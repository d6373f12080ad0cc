import { Button, TextInput } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { NotAllowed } from '#src/people/index.ts';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Fact, Said, Tag } from '#src/ui/desk-parts.tsx';
import { changeIncident } from '../commands/change-incident.ts';
import { joinIncident } from '../commands/join-incident.ts';
import { canManageIncidents, incidentsOn } from '../domain/incident.ts';
import { canJoin, canSeeReport } from '../domain/policy.ts';
import * as schema from '../schema.ts';
import { findIncident, findIncidentMain, listIncidentChanges, listIncidentReports } from '../store/incidents.ts';
import { useThreadWords } from '../ui/desk-thread-words.tsx';
import { Ago, sayMoment, useNow } from '../ui/desk-time.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import { useIncidentWords } from '../ui/incident-words.tsx';
import type { Route } from './+types/desk-incident';
import { aboutOf, readWallClock } from './desk-incident-parts.ts';
import { asAllowed, type DeskRequest, readDesk } from './desk-request.ts';

const noSuchIncident = (language: 'id' | 'en') =>
  data(language === 'id' ? 'Kejadian ini tidak ada.' : 'There is no such incident.', { status: 404 });

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { app, actor, city, language } = await readDesk(context);
  const id = readSmallId(params.id ?? null);
  const incident = id === undefined ? undefined : await findIncident(app.db, id);
  if (!incident) throw noSuchIncident(language);
  const [main, fitting, changes] = await Promise.all([
    findIncidentMain(app.db, incident.mainId),
    listIncidentReports(app.db, incident),
    listIncidentChanges(app.db, incident.id),
  ]);
  const now = app.now();
  const seen = main && canSeeReport(actor, main) ? main : undefined;
  return {
    incident: {
      id: incident.id,
      text: incident.text,
      answer: incident.answer,
      about: aboutOf(city, incident, language),
      from: incident.from.toISOString(),
      until: incident.until.toISOString(),
      on: incidentsOn([incident], now).length > 0,
      over: incident.until.getTime() <= now.getTime(),
    },
    hasMain: main !== undefined,
    main: seen ?? null,
    // Read by who may see the report, ticked by who may join it.
    fitting: fitting
      .filter((one) => canSeeReport(actor, one))
      .map((one) => ({ ...one, mayJoin: main !== undefined && canJoin(actor, one) && canJoin(actor, main) })),
    changes,
    mayManage: canManageIncidents(actor),
    said: new URL(request.url).searchParams.get('kabar'),
    language,
    timeZone: city.timeZone,
    madeAt: now.toISOString(),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const desk = await readDesk(context);
  const id = readSmallId(params.id ?? null);
  if (id === undefined) throw noSuchIncident(desk.language);
  const form = await readForm(request);
  const did = await asAllowed(context, () => act(desk, id, form));
  if (!did.ok) return data({ problem: did.reason }, { status: 422 });
  throw redirect(`/desk/kejadian/${id}?kabar=${form.get('do') === 'join' ? 'gabung' : 'simpan'}`, 303);
}

async function act(desk: DeskRequest, incidentId: number, form: FormData) {
  const { app, actor, city } = desk;
  const what = form.get('do');
  if (what === 'join') {
    const read = schema.joinIncident.safeParse({ incidentId, reportIds: form.getAll('reportId') });
    return read.success
      ? joinIncident(app, actor, read.data)
      : { ok: false as const, reason: form.has('reportId') ? 'malformed' : 'nothing_ticked' };
  }
  // Who may not is told so whatever the form holds.
  if (!canManageIncidents(actor)) throw new NotAllowed('not allowed');
  const read = schema.changeIncident.safeParse({
    do: what,
    incidentId,
    code: form.get('code') ?? undefined,
    until: readWallClock(String(form.get('until') ?? ''), city.timeZone),
  });
  return read.success ? changeIncident(app, actor, read.data) : { ok: false as const, reason: 'malformed' };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Incident' : 'Kejadian'} · Mimin` },
];

export default function DeskIncident({ loaderData, actionData }: Route.ComponentProps) {
  const words = useIncidentWords();
  const thread = useThreadWords();
  const { incident, main, language, timeZone } = loaderData;
  const when = (at: string) => sayMoment(at, language, timeZone);
  const state = incident.on ? words.on : incident.over ? words.past : words.coming;
  const problem = actionData?.problem;
  return (
    <DeskPage title={incident.text[language]}>
      <p>
        <Link to="/desk/kejadian">{words.title}</Link>
      </p>
      {loaderData.said && !problem ? <Said>{loaderData.said === 'gabung' ? words.joinedNow : words.done}</Said> : null}
      {problem ? (
        <Said failed>{words.problems[problem] ?? thread.problems[problem] ?? words.problems.malformed}</Said>
      ) : null}
      <p className="desk-line-tags">
        <Tag tone={incident.on ? 'alarm' : 'plain'}>{state}</Tag>
        <span>
          {words.from(when(incident.from))} {words.until(when(incident.until))}
        </span>
      </p>
      <dl className="desk-kv">
        <Fact name={words.about}>{incident.about}</Fact>
        <Fact name={words.answerTitle}>
          <span className="desk-text">{incident.answer}</span>
        </Fact>
        <Fact name={words.main}>
          {main ? (
            <>
              <Link to={`/desk/aduan/${main.id}`}>{main.title}</Link> ({words.joined(main.joined)})
            </>
          ) : (
            words.noMain
          )}
        </Fact>
      </dl>
      {loaderData.mayManage ? <Manage words={words} over={incident.over} /> : null}
      <Fitting {...loaderData} />
      <h2>{words.history}</h2>
      <ol className="desk-entries">
        {loaderData.changes.map((one) => (
          <li key={one.id} className="desk-entry">
            {words.changes[one.type]} {thread.by(one.staff)}, {when(one.at)}
            {one.detail.to ? `, ${words.until(when(one.detail.to))}` : ''}
            {one.detail.code ? `, ${one.detail.code}` : ''}
          </li>
        ))}
      </ol>
    </DeskPage>
  );
}

function Manage({ words, over }: { words: ReturnType<typeof useIncidentWords>; over: boolean }) {
  return (
    <div className="desk-form">
      <Form method="post">
        <input type="hidden" name="do" value="main" />
        <TextInput
          name="code"
          label={words.code}
          description={words.mainHint}
          required
          maxLength={40}
          autoComplete="off"
        />
        <Button type="submit" variant="default">
          {words.setMain}
        </Button>
      </Form>
      {over ? null : (
        <>
          <Form method="post">
            <input type="hidden" name="do" value="until" />
            <TextInput type="datetime-local" name="until" label={words.untilField} required />
            <Button type="submit" variant="default">
              {words.moveUntil}
            </Button>
          </Form>
          <Form method="post">
            <button type="submit" name="do" value="end" className="desk-action">
              {words.end}
            </button>
          </Form>
        </>
      )}
    </div>
  );
}

/** What may be joined stands ticked: one press joins the flood's forty. */
function Fitting({ fitting, madeAt, language, timeZone }: Route.ComponentProps['loaderData']) {
  const words = useIncidentWords();
  const desk = useDeskWords();
  const now = useNow(madeAt);
  if (fitting.length === 0) return <EmptyState title={words.noFits}>{null}</EmptyState>;
  return (
    <section aria-labelledby="cocok">
      <h2 id="cocok">{words.fits}</h2>
      <p className="desk-hint">{words.fitsLead}</p>
      <Form method="post">
        <input type="hidden" name="do" value="join" />
        <ul className="desk-entries">
          {fitting.map((one) => (
            <li key={one.id} className="desk-entry">
              <p>
                {one.mayJoin ? (
                  <input
                    type="checkbox"
                    name="reportId"
                    value={one.id}
                    defaultChecked
                    aria-label={`${one.title} ${one.code}`}
                    className="desk-tick"
                  />
                ) : null}{' '}
                <Link to={`/desk/aduan/${one.id}`}>{one.title}</Link>
              </p>
              <p className="desk-line-tags">
                <Tag>{desk.networks[one.network] ?? one.network}</Tag>
                <Tag>{one.agency ?? desk.list.withCoordinator}</Tag>
                {one.kelurahan ? <span>{one.kelurahan}</span> : null}
                <span>{`${one.code.slice(0, 5)}-${one.code.slice(5)}`}</span>
                <Ago at={one.openedAt} now={now} words={desk} language={language} timeZone={timeZone} />
              </p>
            </li>
          ))}
        </ul>
        {fitting.some((one) => one.mayJoin) ? (
          <div className="desk-row-actions">
            <Button type="submit">{words.join}</Button>
          </div>
        ) : null}
      </Form>
    </section>
  );
}
