import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { allow } from '#src/people/index.ts';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said, Tag } from '#src/ui/desk-parts.tsx';
import { declareIncident } from '../commands/declare-incident.ts';
import { canManageIncidents, incidentsOn } from '../domain/incident.ts';
import { declareIncident as declared } from '../schema.ts';
import { listPastIncidents } from '../store/incidents.ts';
import { sayMoment } from '../ui/desk-time.tsx';
import { type IncidentWords, useIncidentWords } from '../ui/incident-words.tsx';
import type { Route } from './+types/desk-incidents';
import { aboutOf, areaChoices, readWallClock } from './desk-incident-parts.ts';
import { asAllowed, choicesOf, readDesk } from './desk-request.ts';

export async function loader({ context }: Route.LoaderArgs) {
  const { app, actor, city, language } = await readDesk(context);
  const now = app.now();
  const past = await listPastIncidents(app.db, now);
  const on = new Set(incidentsOn(city.incidents, now).map((one) => one.id));
  const shown = (one: (typeof past)[number]) => ({
    id: one.id,
    text: one.text[language],
    about: aboutOf(city, one, language),
    from: one.from.toISOString(),
    until: one.until.toISOString(),
  });
  const mayManage = canManageIncidents(actor);
  return {
    on: city.incidents.filter((one) => on.has(one.id)).map(shown),
    coming: city.incidents.filter((one) => one.from.getTime() > now.getTime()).map(shown),
    past: past.map(shown),
    mayManage,
    choices: mayManage ? { topics: choicesOf(city, language).topics, areas: areaChoices(city, language) } : undefined,
    language,
    timeZone: city.timeZone,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { app, actor, city } = await readDesk(context);
  const form = await readForm(request);
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''));
  const read = declared.safeParse({
    ...given,
    topicId: given.topicId ?? null,
    area: given.area ?? null,
    from: readWallClock(given.from, city.timeZone),
    until: readWallClock(given.until, city.timeZone),
  });
  const result = await asAllowed(context, async () => {
    allow(canManageIncidents(actor));
    return read.success ? declareIncident(app, actor, read.data) : undefined;
  });
  if (!result?.ok) return data({ problem: result?.reason ?? 'malformed', typed }, { status: 422 });
  throw redirect(`/desk/kejadian/${result.id}`, 303);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Incidents' : 'Kejadian'} · Mimin` },
];

export default function DeskIncidents({ loaderData, actionData }: Route.ComponentProps) {
  const words = useIncidentWords();
  const { on, coming, past, choices } = loaderData;
  return (
    <DeskPage title={words.title} lead={words.lead}>
      {on.length === 0 ? (
        <EmptyState title={words.nothingOn}>
          <p>{words.nothingOnNext}</p>
        </EmptyState>
      ) : null}
      <List title={words.on} tone="alarm" incidents={on} words={words} {...loaderData} />
      <List title={words.coming} tone="calm" incidents={coming} words={words} {...loaderData} />
      {choices ? <Declare choices={choices} words={words} failed={actionData} /> : null}
      <List title={words.past} tone="plain" incidents={past} words={words} {...loaderData} />
    </DeskPage>
  );
}

type Shown = Route.ComponentProps['loaderData']['on'][number];

function List(props: {
  title: string;
  tone: 'alarm' | 'calm' | 'plain';
  incidents: Shown[];
  words: IncidentWords;
  language: 'id' | 'en';
  timeZone: string;
}) {
  const { incidents, words } = props;
  if (incidents.length === 0) return null;
  const when = (at: string) => sayMoment(at, props.language, props.timeZone);
  return (
    <>
      <h2>{props.title}</h2>
      <ul className="desk-entries">
        {incidents.map((one) => (
          <li key={one.id} className="desk-entry">
            <h3>
              <Link to={`/desk/kejadian/${one.id}`}>{one.text}</Link>
            </h3>
            <p className="desk-line-tags">
              <Tag tone={props.tone}>{one.about}</Tag>
              <span>
                {words.from(when(one.from))} {words.until(when(one.until))}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Declare(props: {
  choices: NonNullable<Route.ComponentProps['loaderData']['choices']>;
  words: IncidentWords;
  failed: { problem: string; typed: Record<string, string> } | undefined;
}) {
  const { words, choices, failed } = props;
  const typed = failed?.typed ?? {};
  const any = { value: '', label: words.any };
  return (
    <section aria-labelledby="umumkan">
      <h2 id="umumkan">{words.declare}</h2>
      {failed ? <Said failed>{words.problems[failed.problem] ?? words.problems.malformed}</Said> : null}
      <Form method="post" className="desk-form">
        <Textarea
          name="textId"
          label={words.textId}
          description={words.textIdHint}
          defaultValue={typed.textId}
          rows={2}
          maxLength={300}
          required
        />
        <Textarea name="textEn" label={words.textEn} defaultValue={typed.textEn} rows={2} maxLength={300} />
        <Textarea
          name="answer"
          label={words.answer}
          description={words.answerHint}
          defaultValue={typed.answer}
          rows={4}
          maxLength={2_000}
          required
        />
        <NativeSelect
          name="topicId"
          label={words.topic}
          defaultValue={typed.topicId ?? ''}
          data={[any, ...choices.topics]}
        />
        <NativeSelect name="area" label={words.area} defaultValue={typed.area ?? ''} data={[any, ...choices.areas]} />
        <TextInput type="datetime-local" name="from" label={words.fromField} defaultValue={typed.from} />
        <TextInput type="datetime-local" name="until" label={words.untilField} defaultValue={typed.until} required />
        <TextInput
          name="mainCode"
          label={words.mainCode}
          description={words.mainHint}
          defaultValue={typed.mainCode}
          autoComplete="off"
          maxLength={40}
        />
        <div className="desk-row-actions">
          <Button type="submit">{words.declare}</Button>
        </div>
      </Form>
    </section>
  );
}
