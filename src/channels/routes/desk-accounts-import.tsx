import { Button } from '@mantine/core';
import { data, Form, Link, useNavigation } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { orRefuse, refusePage, staffContext } from '#src/people/index.ts';
import { decodeText } from '#src/shared/read-csv.ts';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, Said } from '#src/ui/desk-parts.tsx';
import { importAccounts, previewImport } from '../commands/import-accounts.ts';
import { sayHandle } from '../domain/official-handle.ts';
import { canImportAccounts } from '../domain/register-policy.ts';
import { useNetworkName } from '../ui/account-row.tsx';
import { type RegisterWords, registerWords, useRegisterWords } from '../ui/register-words.tsx';
import type { Route } from './+types/desk-accounts-import';

const largestCsv = 2_000_000;
/** Longer lists are cut on the page; all of it is taken. */
const mostShown = 100;

export async function loader({ context }: Route.LoaderArgs) {
  if (!canImportAccounts(context.get(staffContext))) throw refusePage(context);
  return { language: context.get(requestContext).language };
}

export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const actor = context.get(staffContext);
  if (!canImportAccounts(actor)) throw refusePage(context);
  const { language } = context.get(requestContext);
  const form = await readForm(request);
  const fail = (reason: string) =>
    data({ did: 'failed' as const, said: registerWords[language].problems[reason] ?? reason }, { status: 422 });
  const file = form.get('file');
  if (file instanceof File && file.size > largestCsv) return fail('too_big');
  const sent = file instanceof File && file.size > 0 ? decodeText(new Uint8Array(await file.arrayBuffer())) : undefined;
  const csv = sent ?? String(form.get('csv') ?? '');
  if (csv.trim() === '') return fail('no_file');
  if (csv.length > largestCsv) return fail('too_big');
  if (form.get('intent') === 'apply') {
    const done = await orRefuse(context, () => importAccounts(app, actor, { csv }));
    return done.ok ? { ...done, did: 'imported' as const } : fail(done.reason === 'empty' ? 'empty_file' : done.reason);
  }
  const read = await orRefuse(context, () => previewImport(app, actor, { csv }));
  if (!read.ok) return fail(read.reason === 'empty' ? 'empty_file' : read.reason);
  const { rows, problems, unread } = read.preview;
  const count = (does: string) => rows.filter((row) => row.does === does).length;
  return {
    did: 'previewed' as const,
    csv,
    adds: count('add'),
    changes: count('change'),
    same: count('same'),
    wrong: new Set(problems.map((one) => one.line)).size,
    rows: rows
      .filter((row) => row.does !== 'same')
      .slice(0, mostShown)
      .map(({ line, does, values, changes }) => ({
        line,
        does,
        network: values.network,
        handle: values.handle,
        changes,
      })),
    problems: problems.slice(0, mostShown),
    unread,
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Bring in accounts' : 'Masukkan akun'} · Mimin` },
];

export default function DeskAccountsImport({ actionData }: Route.ComponentProps) {
  const words = useRegisterWords();
  const { importing } = words;
  const busy = useNavigation().state !== 'idle';
  return (
    <DeskPage title={importing.title} lead={importing.lead}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.title}>
        <Link to="/desk/akun">{words.title}</Link>
      </nav>
      {actionData?.did === 'failed' ? <Said failed>{actionData.said}</Said> : null}
      {actionData?.did === 'imported' ? (
        <Said>{importing.done(actionData.added, actionData.changed, actionData.refused)}</Said>
      ) : null}
      {actionData?.did === 'previewed' ? <Preview planned={actionData} words={words} busy={busy} /> : null}
      <Form method="post" encType="multipart/form-data" className="desk-form desk-city-form">
        <p className="desk-hint">{importing.hint}</p>
        <label htmlFor="berkas">{importing.file}</label>
        <input id="berkas" type="file" name="file" accept=".csv,text/csv,text/plain" />
        <div className="desk-row-actions">
          <Button type="submit" loading={busy} variant={actionData?.did === 'previewed' ? 'default' : 'filled'}>
            {importing.preview}
          </Button>
        </div>
      </Form>
    </DeskPage>
  );
}

type Previewed = Extract<Route.ComponentProps['actionData'], { did: 'previewed' }>;

function Preview({ planned, words, busy }: { planned: Previewed; words: RegisterWords; busy: boolean }) {
  const nameOf = useNetworkName();
  const { importing } = words;
  const taken = planned.adds + planned.changes;
  const shown = planned.rows.length;
  return (
    <section className="desk-entry desk-outcome" role="status">
      <p>
        {[
          importing.adds(planned.adds),
          importing.changes(planned.changes),
          importing.same(planned.same),
          importing.wrong(planned.wrong),
        ].join(' · ')}
      </p>
      {planned.unread.length > 0 ? <p className="desk-hint">{importing.unread(planned.unread.join(', '))}</p> : null}
      {planned.problems.length > 0 ? (
        <ul className="desk-changes">
          {planned.problems.map((one) => (
            <li key={`${one.line} ${one.column} ${one.reason}`}>
              <strong>{importing.line(one.line ?? 0)}</strong>: {words.problems[one.reason] ?? one.reason}{' '}
              {one.says === '' ? null : <q>{one.says}</q>}
            </li>
          ))}
        </ul>
      ) : null}
      {shown > 0 ? (
        <ul className="desk-changes">
          {planned.rows.map((row) => (
            <li key={row.line}>
              {row.does === 'add' ? '+ ' : ''}
              {nameOf(row.network)}: {sayHandle(row.network, row.handle)}
              {row.changes.length > 0 ? ` (${row.changes.map((field) => words.fields[field]).join(', ')})` : ''}
            </li>
          ))}
          {taken > shown ? <li>{importing.more(taken - shown)}</li> : null}
        </ul>
      ) : null}
      {taken === 0 ? (
        <p>{importing.nothing}</p>
      ) : (
        <Form method="post" className="desk-row-actions">
          <input type="hidden" name="intent" value="apply" />
          <textarea name="csv" defaultValue={planned.csv} hidden aria-hidden="true" tabIndex={-1} />
          <Button type="submit" loading={busy}>
            {importing.apply(taken)}
          </Button>
          <Link to="/desk/akun/impor" className="desk-action">
            {importing.cancel}
          </Link>
        </Form>
      )}
      {planned.wrong > 0 ? <p className="desk-hint">{importing.skip}</p> : null}
    </section>
  );
}
