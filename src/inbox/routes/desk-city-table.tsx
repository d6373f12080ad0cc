import { Button, Table, TextInput } from '@mantine/core';
import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said, Tag } from '#src/ui/desk-parts.tsx';
import { canEditCityTables } from '../domain/city-policy.ts';
import { listedColumns, rowsOf, tableOfSlug, tableSlugs } from '../domain/city-table-cells.ts';
import { readTableCsv } from '../store/city-folder.ts';
import { Outcome, Refused, TriedList } from '../ui/city-changes.tsx';
import { useCityWords } from '../ui/city-words.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import type { Route } from './+types/desk-city-table';
import { answerEdit, sayIn } from './desk-city-request.ts';
import { listRows } from './desk-city-rows.ts';
import { asAllowed, type DeskRequest, readDesk } from './desk-request.ts';

const largestCsv = 2_000_000;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { actor, language, city } = await readDesk(context);
  const table = tableOfSlug(params.table);
  if (!table) throw noSuchTable(language);
  const search = new URL(request.url).searchParams;
  const wanted = (search.get('cari') ?? '').trim().slice(0, 100);
  return {
    table,
    wanted,
    ...listRows(city, table, wanted, language),
    version: city.version,
    mayEdit: canEditCityTables(actor),
    said: search.get('kabar'),
    language,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const desk = await readDesk(context);
  const table = tableOfSlug(params.table);
  if (!table) throw noSuchTable(desk.language);
  const form = await readForm(request);
  const file = form.get('file');
  const csv = file instanceof File && file.size > 0 ? await file.text() : String(form.get('csv') ?? '');
  const basedOn = readSmallId(String(form.get('basedOn') ?? '')) ?? 0;
  const answer = await asAllowed(context, () => readUpload(desk, table, csv, basedOn, form.get('intent') !== 'apply'));
  if (answer.ok === true) throw redirect(`/desk/kota/${tableSlugs[table]}?kabar=disimpan`, 303);
  return data({ answer, csv: answer.ok === 'tried' ? csv : '', basedOn }, { status: answer.ok === false ? 422 : 200 });
}

/** Reads an uploaded table, says what it would change, or keeps it. */
async function readUpload(
  desk: DeskRequest,
  table: NonNullable<ReturnType<typeof tableOfSlug>>,
  csv: string,
  basedOn: number,
  tryOnly: boolean,
) {
  if (!canEditCityTables(desk.actor))
    return answerEdit(desk, { edit: { do: 'replace', table, rows: [] }, basedOn, tryOnly: false });
  if (csv.trim() === '' || csv.length > largestCsv)
    return { ok: false as const, reason: csv.trim() === '' ? 'noFile' : 'tooBig', problems: [] };
  const read = readTableCsv(table, csv, `${tableSlugs[table]}.csv`, desk.city.tables);
  if (!read.ok) {
    const problems = read.problems.slice(0, 30).map((one) => ({ ...one, says: sayIn(one.says, desk.language) }));
    return { ok: false as const, reason: 'bad_file', problems };
  }
  return answerEdit(desk, { edit: { do: 'replace', table, rows: rowsOf(read.tables, table) }, basedOn, tryOnly });
}

function noSuchTable(language: 'id' | 'en') {
  return data(language === 'id' ? 'Tabel ini tidak ada.' : 'There is no such table.', { status: 404 });
}

/** A refused edit looks again too: it may have been refused because of what somebody else changed. */
export function shouldRevalidate() {
  return true;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'City tables' : 'Tabel kota'} · Mimin` },
];

export default function DeskCityTable({ loaderData, actionData }: Route.ComponentProps) {
  const words = useCityWords();
  const desk = useDeskWords();
  const { table, rows, total, wanted, mayEdit } = loaderData;
  const slug = tableSlugs[table];
  const busy = useNavigation().state !== 'idle';
  const answer = actionData?.answer;
  const facts = listedColumns[table];
  return (
    <DeskPage title={words.tables[table]} lead={words.leads[table]}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.title}>
        <Link to="/desk/kota">{words.title}</Link>
      </nav>
      {loaderData.said === 'disimpan' ? <Said>{words.saved}</Said> : null}
      <Outcome of={answer}>
        {answer?.ok === false ? (
          answer.reason === 'noFile' || answer.reason === 'tooBig' ? (
            <Said failed>{words[answer.reason]}</Said>
          ) : (
            <Refused reason={answer.reason} problems={answer.problems} words={words} />
          )
        ) : null}
        {actionData && answer?.ok === 'tried' ? (
          <>
            <TriedList tried={answer.tried} words={words} />
            <Form method="post" className="desk-row-actions">
              <input type="hidden" name="intent" value="apply" />
              <input type="hidden" name="basedOn" value={actionData.basedOn} />
              <textarea name="csv" defaultValue={actionData.csv} hidden aria-hidden="true" tabIndex={-1} />
              <Button type="submit" loading={busy}>
                {words.confirm}
              </Button>
              <Link to={`/desk/kota/${slug}`} className="desk-action">
                {words.cancel}
              </Link>
            </Form>
          </>
        ) : null}
      </Outcome>
      <Form method="get" className="desk-table-search">
        <TextInput name="cari" type="search" label={words.search} defaultValue={wanted} key={wanted} />
        <Button type="submit" variant="default">
          {words.find}
        </Button>
        {wanted ? <Link to={`/desk/kota/${slug}`}>{words.clear}</Link> : null}
      </Form>
      <p className="desk-row-actions">
        {mayEdit ? (
          <Link to={`/desk/kota/${slug}/baris`} className="desk-action desk-action-first">
            {words.add}
          </Link>
        ) : null}
        <a href={`/desk/kota/${slug}.csv`} className="desk-action" download>
          {words.download}
        </a>
      </p>
      {mayEdit ? (
        <details className="desk-entry">
          <summary>{words.upload}</summary>
          <Form method="post" encType="multipart/form-data" className="desk-form">
            <p className="desk-hint">{words.uploadHint}</p>
            <input type="hidden" name="basedOn" value={loaderData.version} />
            <label htmlFor="berkas">{words.uploadFile}</label>
            <input id="berkas" type="file" name="file" accept=".csv,text/csv" />
            <div className="desk-row-actions">
              <Button type="submit" loading={busy}>
                {words.preview}
              </Button>
            </div>
          </Form>
        </details>
      ) : (
        <p className="desk-hint">{words.readOnly}</p>
      )}
      {rows.length === 0 ? (
        <EmptyState title={words.none}>{words.noneNext}</EmptyState>
      ) : (
        <Table.ScrollContainer
          minWidth={640}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': words.tables[table] } }}
        >
          <Table striped className="desk-city-table">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{words.columns.name}</Table.Th>
                {facts.map((column) => (
                  <Table.Th key={column} scope="col">
                    {words.columns[column] ?? column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.key}>
                  <Table.Th scope="row">
                    <Link to={`/desk/kota/${slug}/baris?kode=${encodeURIComponent(row.key)}`}>{row.name}</Link>
                    {row.endedOn ? (
                      <>
                        {' '}
                        <Tag tone="warn">{words.endedOn(row.endedOn)}</Tag>
                      </>
                    ) : null}
                    {row.key === row.name ? null : <div className="desk-hint">{row.key}</div>}
                  </Table.Th>
                  {facts.map((column) => (
                    <Table.Td key={column}>{sayFact(column, row.facts[column] ?? '', words, desk)}</Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {total > rows.length ? <p className="desk-hint">{words.moreChanges(total - rows.length)}</p> : null}
    </DeskPage>
  );
}

function sayFact(
  column: string,
  value: string,
  words: ReturnType<typeof useCityWords>,
  desk: ReturnType<typeof useDeskWords>,
): string {
  const named: Record<string, Record<string, string>> = {
    urgency: desk.urgencies,
    owner: words.owners,
    level: words.levels,
    kind: words.kindsOfAgency,
  };
  if (column === 'roads')
    return value
      .split('; ')
      .map((owner) => words.owners[owner] ?? owner)
      .join(', ');
  return named[column]?.[value] ?? (column === 'agency' && value === '' ? words.nobody : value);
}
