import { data, Link, redirect, useNavigation } from 'react-router';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, Said } from '#src/ui/desk-parts.tsx';
import { changeClockRules } from '../commands/change-clock-rules.ts';
import { canEditCityTables } from '../domain/city-policy.ts';
import {
  type PolicyFields,
  policyFields,
  putPolicy,
  readPolicyFields,
  type TargetField,
} from '../domain/policy-form.ts';
import type { CityState } from '../store/city.ts';
import { Outcome } from '../ui/city-changes.tsx';
import { TriedRulesView } from '../ui/clock-rule-parts.tsx';
import { useClockRuleWords } from '../ui/clock-rule-words.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import { PromiseForm } from '../ui/promise-form.tsx';
import type { Route } from './+types/desk-promise';
import { type TriedClockRules, tryClockRules } from './desk-clock-try.ts';
import { asAllowed, type DeskRequest, readDesk } from './desk-request.ts';

/** The promise that the address names; null for a new one, which begins as a copy of the one that holds for everything. */
function findPromise({ policies }: CityState, id: string, language: 'id' | 'en') {
  if (id === 'baru') return null;
  const policy = policies.find((one) => one.id === id);
  if (!policy) throw data(language === 'id' ? 'Janji ini tidak ada.' : 'There is no such promise.', { status: 404 });
  return policy;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  const policy = findPromise(city, params.id, language);
  const base = policy ?? city.policies[0];
  const channels = await app.db.selectFrom('channels').select('network').distinct().orderBy('network').execute();
  const stated = policy?.channel ?? [];
  return {
    isNew: policy === null,
    title: policy?.name[language] ?? null,
    fields: base
      ? { ...policyFields(base), ...(policy === null ? { id: '', nameId: '', nameEn: '', source: '' } : {}) }
      : undefined,
    agencies: city.tables.agencies
      .filter((one) => one.endsOn === undefined || policy?.agency?.includes(one.code))
      .map(({ code, shortName }) => ({ value: code, label: shortName })),
    channels: [...new Set([...channels.map((one) => one.network), ...stated])],
    version: city.policiesVersion,
    mayEdit: canEditCityTables(actor),
    language,
    timeZone: city.timeZone,
  };
}

type Answer = { tried: TriedClockRules } | { reason: string; field?: string; detail?: string };

export async function action({ request, params, context }: Route.ActionArgs) {
  const desk = await readDesk(context);
  const policy = findPromise(desk.city, params.id, desk.language);
  const form = await readForm(request);
  const typed = readTyped(form, policy?.id ?? null);
  const reason = String(form.get('reason') ?? '').slice(0, 1_000);
  const basedOn = readSmallId(String(form.get('basedOn') ?? '')) ?? 0;
  const asked = { intent: String(form.get('intent') ?? 'save'), isNew: policy === null, typed, reason, basedOn };
  const answer = await asAllowed(context, () => answerPromise(desk, asked));
  if (answer === null) throw redirect('/desk/kota/janji?kabar=disimpan', 303);
  return data({ answer, typed, reason, basedOn }, { status: 'tried' in answer ? 200 : 422 });
}

async function answerPromise(
  desk: DeskRequest,
  asked: { intent: string; isNew: boolean; typed: PolicyFields; reason: string; basedOn: number },
): Promise<Answer | null> {
  const { app, actor, city } = desk;
  const mayEdit = canEditCityTables(actor);
  const id = asked.typed.id.trim();
  if (mayEdit && asked.isNew && city.policies.some((one) => one.id === id))
    return { reason: 'bad_rows', field: 'id', detail: id };
  const put = putPolicy(city.policies, id, asked.intent === 'remove' ? null : readPolicyFields(asked.typed));
  if (!put.ok && mayEdit) return { reason: 'bad_rows', field: put.field, detail: put.detail };
  const list = put.ok ? put.list : city.policies;
  if (asked.intent === 'try' && mayEdit)
    return { tried: await tryClockRules(desk, { table: 'promises', after: list }) };
  const { basedOn, reason } = asked;
  const done = await changeClockRules(app, actor, { table: 'promises', basedOn, data: list, reason });
  return done.ok ? null : { reason: done.reason };
}

function readTyped(form: FormData, id: string | null): PolicyFields {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 1_000);
  const all = (name: string) => form.getAll(name).map(String);
  const target = (name: TargetField) => ({ amount: text(`${name}Amount`), unit: text(`${name}Unit`) });
  return {
    id: id ?? text('id'),
    nameId: text('nameId'),
    nameEn: text('nameEn'),
    kind: all('kind'),
    urgency: all('urgency'),
    channel: all('channel'),
    agency: all('agency'),
    inspection: text('inspection'),
    counts: text('counts'),
    targets: {
      firstAnswer: target('firstAnswer'),
      nextAnswer: target('nextAnswer'),
      resolution: target('resolution'),
      pauseLimit: target('pauseLimit'),
    },
    warnPercent: text('warnPercent'),
    ladder: {
      mimin: text('after_mimin'),
      head: text('after_head'),
      coordinator: text('after_coordinator'),
      leader: text('after_leader'),
    },
    source: text('source'),
  };
}

/** A refused change looks again too: it may have been refused because of what somebody else changed. */
export function shouldRevalidate() {
  return true;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? (loaderData?.language === 'en' ? 'New promise' : 'Janji baru')} · Mimin` },
];

export default function DeskPromise({ loaderData: loaded, actionData }: Route.ComponentProps) {
  const words = useClockRuleWords();
  const desk = useDeskWords();
  const busy = useNavigation().state !== 'idle';
  const answer = actionData?.answer;
  const refused = answer && 'reason' in answer ? answer : undefined;
  const conflict = refused?.reason === 'changed_meanwhile';
  const fields = actionData?.typed ?? loaded.fields;
  const error = (field: string) =>
    refused?.field === field || (field === 'nameId' && refused?.field === 'name')
      ? `${words.problems.table}: ${refused.detail}`
      : undefined;
  return (
    <DeskPage title={loaded.title ?? words.promises.newTitle}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.promises.title}>
        <Link to="/desk/kota/janji">{words.promises.title}</Link>
      </nav>
      <Outcome of={answer}>
        {answer && 'tried' in answer ? (
          <TriedRulesView tried={answer.tried} words={words} language={loaded.language} timeZone={loaded.timeZone} />
        ) : null}
        {refused ? (
          <Said failed>
            {words.refused[refused.reason] ?? words.refused.bad_rows}{' '}
            {refused.field ? `${words.promises.fields[refused.field] ?? refused.field}: ${refused.detail}` : ''}
          </Said>
        ) : null}
      </Outcome>
      {loaded.mayEdit && fields ? (
        <PromiseForm
          key={loaded.version}
          fields={fields}
          isNew={loaded.isNew}
          basedOn={actionData && !conflict ? actionData.basedOn : loaded.version}
          reason={actionData?.reason}
          reasonMissing={refused?.reason === 'no_reason'}
          error={error}
          agencies={loaded.agencies}
          channels={loaded.channels}
          busy={busy}
          words={words}
          desk={desk}
        />
      ) : (
        <p>{words.promises.lead}</p>
      )}
    </DeskPage>
  );
}
