import { Button, NativeSelect, Table } from '@mantine/core';
import { data, Form, Link, useNavigation } from 'react-router';
import { refusePage } from '#src/people/index.ts';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said, Tag } from '#src/ui/desk-parts.tsx';
import { type Imported, importDeskExport } from '../commands/import-desk-export.ts';
import { carriedDesks, deskNames, slugOf } from '../domain/other-desk-status.ts';
import { canDo } from '../domain/policy.ts';
import { listDeskWork } from '../store/other-desks.ts';
import { useOtherDeskWords } from '../ui/other-desk-words.tsx';
import type { Route } from './+types/desk-other-desks';
import { asAllowed, readDesk } from './desk-request.ts';

const largestFile = 4 * 1024 * 1024;
const mostShown = 100;
const city = { agencyId: null, privacy: 'open', status: 'open' } as const;

export async function loader({ context }: Route.LoaderArgs) {
  const { app, actor, language } = await readDesk(context);
  if (!canDo(actor, 'import', city)) throw refusePage(context);
  return { work: await listDeskWork(app, null, mostShown), language };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { app, actor } = await readDesk(context);
  const form = await readForm(request);
  const file = form.get('csv');
  const desk = carriedDesks.find((one) => one === form.get('desk'));
  const text = file instanceof File && file.size > 0 && file.size <= largestFile ? await file.text() : undefined;
  return asAllowed(context, async () => {
    if (!canDo(actor, 'import', city)) throw refusePage(context);
    if (text === undefined || !desk) return data({ done: undefined }, { status: 422 });
    return data({ done: (await importDeskExport(app, actor, { desk, csv: text })) satisfies Imported });
  });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Other desks' : 'Meja lain'} · Mimin` },
];

export default function DeskOtherDesks({ loaderData, actionData }: Route.ComponentProps) {
  const all = useOtherDeskWords();
  const words = all.list;
  const busy = useNavigation().state !== 'idle';
  const done = actionData?.done;
  return (
    <DeskPage title={words.title} lead={words.lead}>
      {actionData && !done ? <Said failed>{words.noFile}</Said> : null}
      {done ? <Said>{words.result(done)}</Said> : null}
      {done && done.problems.length > 0 ? <Problems problems={done.problems} /> : null}
      <Form method="post" encType="multipart/form-data" className="desk-form">
        <NativeSelect
          name="desk"
          label={words.desk}
          data={carriedDesks.map((desk) => ({ value: desk, label: deskNames[desk] }))}
        />
        <div className="field">
          <label htmlFor="csv">{words.csv}</label>
          <p className="hint" id="csv-hint">
            {words.csvHint}
          </p>
          <input id="csv" type="file" name="csv" accept=".csv,text/csv" required aria-describedby="csv-hint" />
        </div>
        <div className="desk-row-actions">
          <Button type="submit" loading={busy}>
            {words.read}
          </Button>
        </div>
      </Form>
      <h2>{words.waiting}</h2>
      {loaderData.work.length === 0 ? (
        <EmptyState title={words.waitingEmpty}>{words.waitingNext}</EmptyState>
      ) : (
        <ul className="desk-plain-list">
          {loaderData.work.map((one) => (
            <li key={`${one.id}-${one.desk}`}>
              <Link to={`/desk/teruskan/${one.id}/${slugOf(one.desk)}`}>{one.title}</Link>{' '}
              <Tag>{deskNames[one.desk]}</Tag>{' '}
              {one.theirs === null ? words.noNumber : words.overThere(all.statuses[one.theirs])}
            </li>
          ))}
        </ul>
      )}
    </DeskPage>
  );
}

function Problems({ problems }: { problems: Imported['problems'] }) {
  const words = useOtherDeskWords().list;
  return (
    <Table.ScrollContainer minWidth={300}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.line}</Table.Th>
            <Table.Th>{words.why}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.slice(0, mostShown).map((one) => (
            <Table.Tr key={`${one.line}-${one.problem}`}>
              <Table.Td>{one.line}</Table.Td>
              <Table.Td>
                {words.problems[one.problem] ?? one.problem} {one.words}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
