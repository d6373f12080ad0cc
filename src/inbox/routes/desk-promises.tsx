import { Button, NativeSelect } from '@mantine/core';
import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, Said } from '#src/ui/desk-parts.tsx';
import { changeClockRules } from '../commands/change-clock-rules.ts';
import { nameSecretary } from '../commands/name-secretary.ts';
import { canEditCityTables } from '../domain/city-policy.ts';
import { cityPreset, sp4nPreset } from '../domain/sla-presets.ts';
import { findLastRecount, findSecretary, listClockVersions } from '../store/clock-versions.ts';
import { Outcome } from '../ui/city-changes.tsx';
import { RuleHistory, sayPromise, TriedRulesView, WhyChanged } from '../ui/clock-rule-parts.tsx';
import { useClockRuleWords } from '../ui/clock-rule-words.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import type { Route } from './+types/desk-promises';
import { type TriedClockRules, tryClockRules } from './desk-clock-try.ts';
import { asAllowed, readDesk } from './desk-request.ts';

const presets = { kota: cityPreset, sp4n: sp4nPreset } as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  const search = new URL(request.url).searchParams;
  const last = await findLastRecount(app.db);
  return {
    policies: city.policies,
    version: city.policiesVersion,
    versions: await listClockVersions(app.db, 'promises', readSmallId(search.get('sebelum')) ?? null),
    recount: last ? { running: last.endedAt === null, looked: last.looked, moved: last.moved } : null,
    ...(await findSecretary(app.db)),
    mayEdit: canEditCityTables(actor),
    said: search.get('kabar'),
    language,
    timeZone: city.timeZone,
  };
}

type Answer = { tried: TriedClockRules } | { reason: string };

export async function action({ request, context }: Route.ActionArgs) {
  const desk = await readDesk(context);
  const form = await readForm(request);
  const preset = form.get('preset') === 'sp4n' ? 'sp4n' : 'kota';
  const reason = String(form.get('reason') ?? '').slice(0, 1_000);
  const answer = await asAllowed(context, async (): Promise<Answer | null> => {
    if (form.get('intent') === 'secretary') {
      const named = form.get('secretary') === '' ? null : (readSmallId(String(form.get('secretary') ?? '')) ?? 0);
      const done = await nameSecretary(desk.app, desk.actor, named);
      return done.ok ? null : { reason: done.reason };
    }
    const list = presets[preset];
    if (form.get('intent') === 'try' && canEditCityTables(desk.actor))
      return { tried: await tryClockRules(desk, { table: 'promises', after: list }) };
    const basedOn = readSmallId(String(form.get('basedOn') ?? '')) ?? 0;
    const done = await changeClockRules(desk.app, desk.actor, { table: 'promises', basedOn, data: list, reason });
    return done.ok ? null : { reason: done.reason };
  });
  if (answer === null) throw redirect('/desk/kota/janji?kabar=disimpan', 303);
  return data({ answer, preset, reason }, { status: 'tried' in answer ? 200 : 422 });
}

/** A refused change looks again too: it may have been refused because of what somebody else changed. */
export function shouldRevalidate() {
  return true;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Promises' : 'Janji layanan'} · Mimin` },
];

export default function DeskPromises({ loaderData: loaded, actionData }: Route.ComponentProps) {
  const words = useClockRuleWords();
  const say = words.promises;
  const busy = useNavigation().state !== 'idle';
  const answer = actionData?.answer;
  const refused = answer && 'reason' in answer ? answer.reason : undefined;
  return (
    <DeskPage title={say.title} lead={say.lead}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.back}>
        <Link to="/desk/kota">{words.back}</Link>
        <Link to="/desk/kota/kalender">{words.calendar.title}</Link>
      </nav>
      {loaded.said === 'disimpan' ? <Said>{words.saved}</Said> : null}
      <ul className="desk-entries">
        {loaded.policies.map((policy) => (
          <PromiseCard key={policy.id} policy={policy} mayEdit={loaded.mayEdit} language={loaded.language} />
        ))}
      </ul>
      {loaded.mayEdit ? (
        <>
          <p>
            <Link to="/desk/kota/janji/baru" className="desk-action">
              {say.add}
            </Link>
          </p>
          <h2>{say.presets}</h2>
          <Outcome of={answer}>
            {answer && 'tried' in answer ? (
              <TriedRulesView
                tried={answer.tried}
                words={words}
                language={loaded.language}
                timeZone={loaded.timeZone}
              />
            ) : null}
            {refused ? <Said failed>{words.refused[refused] ?? words.refused.bad_rows}</Said> : null}
          </Outcome>
          <Form method="post" className="desk-form desk-city-form" preventScrollReset>
            <input type="hidden" name="basedOn" value={loaded.version} />
            <NativeSelect
              name="preset"
              label={say.preset}
              description={say.presetHint}
              defaultValue={actionData?.preset ?? 'kota'}
              data={Object.entries(say.presetNames).map(([value, label]) => ({ value, label }))}
            />
            <WhyChanged words={words} typed={actionData?.reason} missing={refused === 'no_reason'} />
            <div className="desk-row-actions">
              <Button type="submit" name="intent" value="try" variant="default" loading={busy}>
                {words.tryIt}
              </Button>
              <Button type="submit" name="intent" value="save" loading={busy}>
                {words.keep}
              </Button>
            </div>
          </Form>
        </>
      ) : null}
      <h2>{say.secretary}</h2>
      <p className="desk-hint">{say.secretaryHint}</p>
      {loaded.mayEdit ? (
        <Form method="post" className="desk-form desk-city-form">
          <NativeSelect
            name="secretary"
            label={say.secretaryField}
            defaultValue={String(loaded.secretaryId ?? '')}
            data={[
              { value: '', label: say.everyLeader },
              ...loaded.leaders.map((one) => ({ value: String(one.id), label: one.name })),
            ]}
          />
          <div className="desk-row-actions">
            <Button type="submit" name="intent" value="secretary" variant="default">
              {say.secretarySave}
            </Button>
          </div>
        </Form>
      ) : (
        <p>{loaded.leaders.find((one) => one.id === loaded.secretaryId)?.name ?? say.everyLeader}</p>
      )}
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

type Policy = Route.ComponentProps['loaderData']['policies'][number];

function PromiseCard(props: { policy: Policy; mayEdit: boolean; language: 'id' | 'en' }) {
  const { policy } = props;
  const words = useClockRuleWords();
  const desk = useDeskWords();
  const say = words.promises;
  const named = (names: Record<string, string>, list: readonly string[] | undefined) =>
    list?.map((one) => names[one] ?? one) ?? [];
  const conditions = [
    ...named(desk.kinds, policy.kind),
    ...named(desk.urgencies, policy.urgency),
    ...named(desk.networks, policy.channel),
    ...(policy.agency ?? []),
    ...(policy.inspection === undefined ? [] : [policy.inspection ? say.yes : say.no]),
  ];
  const { fields } = say;
  const facts = [
    [say.for, conditions.join(', ') || say.everyReport],
    [fields.firstAnswer, sayPromise(policy.firstAnswer, words)],
    [fields.nextAnswer, sayPromise(policy.nextAnswer, words)],
    [fields.resolution, sayPromise(policy.resolution, words)],
    [fields.counts, say.countsIn[policy.counts]],
    [
      fields.escalateTo,
      policy.escalateTo.map((step) => `${say.roles[step.to]} ${say.after(step.afterMinutes)}`).join('; '),
    ],
  ];
  return (
    <li className="desk-entry">
      <h2>{policy.name[props.language]}</h2>
      <ul className="desk-changes">
        {facts.map(([name, value]) => (
          <li key={name}>
            {name}: <strong>{value}</strong>
          </li>
        ))}
      </ul>
      <p className="desk-hint">{policy.source}</p>
      {props.mayEdit ? (
        <p>
          <Link to={`/desk/kota/janji/${policy.id}`}>{say.change}</Link>
        </p>
      ) : null}
    </li>
  );
}
