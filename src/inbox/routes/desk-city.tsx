import { Button, TextInput } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { allow } from '#src/people/index.ts';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said, Tag } from '#src/ui/desk-parts.tsx';
import { setReopenDays } from '../commands/set-reopen-days.ts';
import { canEditCityTables } from '../domain/city-policy.ts';
import { tableNames, tableSlugs } from '../domain/city-table-cells.ts';
import { setReopenDays as setReopenDaysGiven } from '../schema.ts';
import { findTablesAt, listTablesVersions, type TablesVersion } from '../store/city-table-versions.ts';
import { ChangeList, Refused } from '../ui/city-changes.tsx';
import { useCityWords } from '../ui/city-words.tsx';
import type { CityWords } from '../ui/city-words-id.tsx';
import { useClockRuleWords } from '../ui/clock-rule-words.tsx';
import { sayMoment } from '../ui/desk-time.tsx';
import type { Route } from './+types/desk-city';
import { answerEdit } from './desk-city-request.ts';
import { asAllowed, type DeskRequest, readDesk } from './desk-request.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  const search = new URL(request.url).searchParams;
  const versions = await listTablesVersions(app.db, readSmallId(search.get('sebelum')) ?? null);
  return {
    tables: tableNames.map((table) => ({ table, rows: city.tables[table].length })),
    versions,
    version: city.version,
    mayEdit: canEditCityTables(actor),
    reopenDays: city.reopenDays,
    said: search.get('kabar'),
    language,
    timeZone: city.timeZone,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const desk = await readDesk(context);
  const form = await readForm(request);
  if (form.get('intent') === 'reopen_days') {
    const given = setReopenDaysGiven.safeParse({ days: form.get('days') });
    const set = await asAllowed(context, () =>
      given.success ? setReopenDays(desk.app, desk.actor, given.data) : refuseDays(desk),
    );
    if (!set) return data({ days: String(form.get('days')) }, { status: 422 });
    throw redirect('/desk/kota?kabar=disimpan', 303);
  }
  const version = readSmallId(String(form.get('version') ?? '')) ?? 0;
  const basedOn = readSmallId(String(form.get('basedOn') ?? '')) ?? 0;
  const answer = await asAllowed(context, async () => {
    const tables = await findTablesAt(desk.app.db, version);
    const edit = { do: 'bring_back' as const, version, tables: tables ?? desk.city.tables };
    return answerEdit(desk, { edit, basedOn, tryOnly: false });
  });
  if (answer.ok === false) return data({ refused: answer }, { status: 422 });
  throw redirect('/desk/kota?kabar=disimpan', 303);
}

/** A number that is none is told only to who may set it. */
async function refuseDays({ actor }: DeskRequest): Promise<undefined> {
  allow(canEditCityTables(actor));
}

/** A refused edit looks again too: it may have been refused because of what somebody else changed. */
export function shouldRevalidate() {
  return true;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'City tables' : 'Tabel kota'} · Mimin` },
];

export default function DeskCity({ loaderData, actionData }: Route.ComponentProps) {
  const words = useCityWords();
  const clocks = useClockRuleWords();
  const { versions } = loaderData;
  const last = versions.at(-1);
  return (
    <DeskPage title={words.title} lead={words.lead}>
      {loaderData.said === 'disimpan' ? <Said>{words.saved}</Said> : null}
      {actionData && 'refused' in actionData ? (
        <Refused reason={actionData.refused.reason} problems={actionData.refused.problems} words={words} />
      ) : null}
      <ul className="desk-cards">
        <li className="desk-entry">
          <h2>
            <Link to="/desk/kota/coba">{words.try}</Link>
          </h2>
          <p>{words.tryLead}</p>
        </li>
        <li className="desk-entry">
          <h2>
            <Link to="/desk/kota/kalender">{clocks.calendar.title}</Link>
          </h2>
          <p>{clocks.calendar.lead}</p>
        </li>
        <li className="desk-entry">
          <h2>
            <Link to="/desk/kota/janji">{clocks.promises.title}</Link>
          </h2>
          <p>{clocks.promises.lead}</p>
        </li>
        {loaderData.tables.map(({ table, rows }) => (
          <li key={table} className="desk-entry">
            <h2>
              <Link to={`/desk/kota/${tableSlugs[table]}`}>{words.tables[table]}</Link>
            </h2>
            <p>
              {words.leads[table]} <span className="desk-hint">{words.rows(rows)}</span>
            </p>
          </li>
        ))}
      </ul>
      <h2>{words.reopen.title}</h2>
      <p>{words.reopen.says(loaderData.reopenDays)}</p>
      {loaderData.mayEdit ? (
        <Form method="post" className="desk-form">
          <input type="hidden" name="intent" value="reopen_days" />
          <TextInput
            name="days"
            type="number"
            min={1}
            max={365}
            required
            label={words.reopen.label}
            defaultValue={loaderData.reopenDays}
            error={actionData && 'days' in actionData ? words.reopen.wrong : undefined}
          />
          <div className="desk-row-actions">
            <Button type="submit" variant="default">
              {words.reopen.save}
            </Button>
          </div>
        </Form>
      ) : null}
      <h2>{words.history}</h2>
      {versions.length === 0 ? <EmptyState title={words.historyEmpty}>{null}</EmptyState> : null}
      <ol className="desk-entries" reversed>
        {versions.map((one) => (
          <li key={one.version} className="desk-entry">
            <VersionLine
              one={one}
              words={words}
              current={loaderData.version}
              mayEdit={loaderData.mayEdit}
              when={sayMoment(one.madeAt, loaderData.language, loaderData.timeZone)}
            />
          </li>
        ))}
      </ol>
      {versions.length === 30 && last ? <Link to={`?sebelum=${last.version}`}>{words.older}</Link> : null}
    </DeskPage>
  );
}

function VersionLine(props: { one: TablesVersion; words: CityWords; current: number; mayEdit: boolean; when: string }) {
  const { one, words, current } = props;
  return (
    <>
      <h3>
        {words.version(one.version)} {one.version === current ? <Tag tone="brand">{words.inUse}</Tag> : null}
      </h3>
      <p className="desk-hint">
        {props.when}, {one.madeBy ?? words.atSetUp}
        {one.bringsBack === null ? '' : `, ${words.bringsBack(one.bringsBack)}`}
      </p>
      {one.changes.length > 0 ? (
        <details>
          <summary>{words.count(one.changes.length)}</summary>
          <ChangeList changes={one.changes} words={words} />
        </details>
      ) : null}
      {props.mayEdit && one.version !== current ? (
        <Form method="post" className="desk-row-actions">
          <input type="hidden" name="version" value={one.version} />
          <input type="hidden" name="basedOn" value={current} />
          <Button type="submit" variant="default" aria-label={`${words.bringBack}: ${words.version(one.version)}`}>
            {words.bringBack}
          </Button>
        </Form>
      ) : null}
    </>
  );
}
