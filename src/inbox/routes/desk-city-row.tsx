import { Button, NativeSelect } from '@mantine/core';
import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage } from '#src/ui/desk-parts.tsx';
import { canEditCityTables } from '../domain/city-policy.ts';
import {
  type Cells,
  cellsOfRow,
  rowKey,
  rowName,
  rowsOf,
  tableColumns,
  tableOfSlug,
  tableSlugs,
} from '../domain/city-table-cells.ts';
import type { TableEdit } from '../domain/edit-tables.ts';
import { countOpenReports } from '../store/city-table-versions.ts';
import { Outcome, Refused, TriedList } from '../ui/city-changes.tsx';
import { RowFields } from '../ui/city-row-form.tsx';
import { useCityWords } from '../ui/city-words.tsx';
import type { Route } from './+types/desk-city-row';
import { answerEdit } from './desk-city-request.ts';
import { asAllowed, readDesk } from './desk-request.ts';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  const table = tableOfSlug(params.table);
  const key = new URL(request.url).searchParams.get('kode');
  const row = table && key !== null ? rowsOf(city.tables, table).find((one) => rowKey(one) === key) : undefined;
  if (!table || (key !== null && !row))
    throw data(language === 'id' ? 'Baris ini tidak ada di tabel.' : 'There is no such row in the table.', {
      status: 404,
    });
  const agencyId = table === 'agencies' && key !== null ? city.agencyIds.get(key) : undefined;
  const living = city.tables.agencies.filter((one) => one.endsOn === undefined && one.code !== key);
  return {
    table,
    key,
    name: row ? rowName(row, language) : null,
    cells: row ? cellsOfRow(table, row) : {},
    version: city.version,
    choices: {
      agencies: living.map(({ code, shortName, name }) => ({ value: code, label: `${shortName} (${name})` })),
      topics: city.tables.topics.map(({ code, name }) => ({ value: code, label: name[language] })),
      kecamatan: city.tables.areas
        .filter((area) => area.level === 'kecamatan')
        .map(({ code, name }) => ({ value: code, label: name })),
    },
    openReports: agencyId === undefined ? null : { agencyId, count: await countOpenReports(app.db, agencyId) },
    topics: city.tables.topics.filter((topic) => table === 'agencies' && topic.agency === key).length,
    mayEdit: canEditCityTables(actor),
    language,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const desk = await readDesk(context);
  const table = tableOfSlug(params.table);
  if (!table) throw data('404', { status: 404 });
  const form = await readForm(request);
  const key = new URL(request.url).searchParams.get('kode');
  const intent = String(form.get('intent') ?? 'save');
  const typed: Cells = Object.fromEntries(
    tableColumns[table].map((column) => [column, form.getAll(column).map(String).join('; ').slice(0, 50_000).trim()]),
  );
  const basedOn = readSmallId(String(form.get('basedOn') ?? '')) ?? 0;
  const text = (name: string) => String(form.get(name) ?? '') || null;
  const ends = intent === 'end' || intent === 'try_end';
  const edit: TableEdit = ends
    ? { do: 'end', table, key: key ?? '', successor: text('successorTo'), topicsTo: text('topicsTo') }
    : { do: 'put', table, key, cells: typed };
  const tryOnly = (intent === 'try' || intent === 'try_end') && canEditCityTables(desk.actor);
  const answer = await asAllowed(context, () => answerEdit(desk, { edit, basedOn, tryOnly }));
  if (answer.ok === true) throw redirect(`/desk/kota/${tableSlugs[table]}?kabar=disimpan`, 303);
  return data({ answer, typed: ends ? undefined : typed, basedOn }, { status: answer.ok === false ? 422 : 200 });
}

/** A refused edit looks again too: it may have been refused because of what somebody else changed. */
export function shouldRevalidate() {
  return true;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.name ?? (loaderData?.language === 'en' ? 'New row' : 'Baris baru')} · Mimin` },
];

export default function DeskCityRow({ loaderData, actionData }: Route.ComponentProps) {
  const words = useCityWords();
  const { table, key, mayEdit } = loaderData;
  const busy = useNavigation().state !== 'idle';
  const answer = actionData?.answer;
  const refused = answer?.ok === false ? answer : undefined;
  const conflict = refused?.reason === 'changed_meanwhile';
  // Told of somebody else's change, who saves again means it; any other refusal still stands on what the editor first saw.
  const basedOn = actionData && !conflict ? actionData.basedOn : loaderData.version;
  const cells = actionData?.typed ?? loaderData.cells;
  const problems = refused?.problems ?? [];
  const own = key ?? cells.code ?? cells.name ?? '';
  const error = (column: string) =>
    problems.find((one) => one.column === column && (one.key === own || one.key === ''))?.says;
  return (
    <DeskPage title={loaderData.name ?? `${words.tables[table]}: ${words.newRow}`}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.title}>
        <Link to={`/desk/kota/${tableSlugs[table]}`}>{words.back}</Link>
      </nav>
      <Outcome of={answer}>
        {refused ? <Refused reason={refused.reason} problems={problems} words={words} /> : null}
        {conflict && actionData?.typed ? (
          <NowHolds now={loaderData.cells} typed={actionData.typed} columns={tableColumns[table]} words={words} />
        ) : null}
        {answer?.ok === 'tried' ? <TriedList tried={answer.tried} words={words} /> : null}
      </Outcome>
      {mayEdit ? (
        <Form method="post" className="desk-form desk-city-form" key={actionData ? 'typed' : `${table} ${key}`}>
          <input type="hidden" name="basedOn" value={basedOn} />
          <RowFields
            table={table}
            cells={cells}
            isNew={key === null}
            choices={loaderData.choices}
            words={words}
            error={error}
          />
          <div className="desk-row-actions">
            <Button type="submit" name="intent" value="save" loading={busy}>
              {words.save}
            </Button>
            <Button type="submit" name="intent" value="try" variant="default" disabled={busy}>
              {words.tryEdit}
            </Button>
          </div>
        </Form>
      ) : (
        <>
          <p className="desk-hint">{words.readOnly}</p>
          <dl className="desk-kv">
            {tableColumns[table].map((column) => (
              <div key={column}>
                <dt>{words.columns[column] ?? column}</dt>
                <dd>{loaderData.cells[column] || words.empty}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {mayEdit && key !== null && !loaderData.cells.endsOn ? <EndRow loaded={loaderData} basedOn={basedOn} /> : null}
    </DeskPage>
  );
}

/** Ends a row; an agency names its successor and where its topics go. */
function EndRow({ loaded, basedOn }: { loaded: Route.ComponentProps['loaderData']; basedOn: number }) {
  const words = useCityWords();
  const { table, choices } = loaded;
  return (
    <details className="desk-entry">
      <summary>{words.end[table]}</summary>
      <Form method="post" className="desk-form">
        <input type="hidden" name="basedOn" value={basedOn} />
        <p>{words.endHint[table]}</p>
        {table === 'agencies' ? (
          <>
            {loaded.openReports === null ? null : (
              <p>
                {words.openReports(loaded.openReports.count)}{' '}
                {loaded.openReports.count > 0 ? (
                  <Link to={`/desk?opd=${loaded.openReports.agencyId}`}>{words.openList}</Link>
                ) : null}
              </p>
            )}
            <NativeSelect
              name="successorTo"
              label={words.successor}
              data={[{ value: '', label: words.noSuccessor }, ...choices.agencies]}
            />
            {loaded.topics > 0 ? (
              <NativeSelect
                name="topicsTo"
                label={words.topicsTo(loaded.topics)}
                data={[{ value: '', label: words.sameAsSuccessor }, ...choices.agencies]}
              />
            ) : null}
          </>
        ) : null}
        <div className="desk-row-actions">
          <Button type="submit" name="intent" value="end">
            {words.end[table]}
          </Button>
          <Button type="submit" name="intent" value="try_end" variant="default">
            {words.tryEdit}
          </Button>
        </div>
      </Form>
    </details>
  );
}

function NowHolds(props: {
  now: Cells;
  typed: Cells;
  columns: readonly string[];
  words: ReturnType<typeof useCityWords>;
}) {
  const { now, typed, words } = props;
  const same = (cell: string) => cell.replaceAll(/[;\s]+/g, ' ').trim();
  const other = props.columns.filter((column) => same(now[column] ?? '') !== same(typed[column] ?? ''));
  return (
    <section className="desk-entry">
      <h2>{words.nowHolds}</h2>
      <dl className="desk-kv">
        {other.map((column) => (
          <div key={column}>
            <dt>{words.columns[column] ?? column}</dt>
            <dd>{now[column] || words.empty}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
