import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { refusePage } from '#src/people/index.ts';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, Fact, Said } from '#src/ui/desk-parts.tsx';
import { carryReport } from '../commands/carry-report.ts';
import { forwardReport } from '../commands/forward-report.ts';
import { noteOtherDesk } from '../commands/note-other-desk.ts';
import type { CarriedField } from '../domain/other-desk-fields.ts';
import { type CarriedDesk, deskNames, deskOfSlug, ourStatus, slugOf, statusesOf } from '../domain/other-desk-status.ts';
import { canForward, canLookAtIdentity, canSeeReport } from '../domain/policy.ts';
import * as schema from '../schema.ts';
import { findDeskReport } from '../store/desk-report.ts';
import { listDeskCases } from '../store/other-desks.ts';
import { CarriedFields } from '../ui/carried-fields.tsx';
import { type OtherDeskWords, useOtherDeskWords } from '../ui/other-desk-words.tsx';
import type { Route } from './+types/desk-forward';
import { asAllowed, noSuchReport, readDesk, readId } from './desk-request.ts';

/** The report and the desk that an address names; whoever may not see the report learns nothing of it. */
async function readAddress(params: { id?: string; desk?: string }, context: Route.LoaderArgs['context']) {
  const desk = await readDesk(context);
  const reportId = readId(params.id);
  const to = deskOfSlug(params.desk ?? '');
  const report = reportId === undefined ? undefined : await findDeskReport(desk.app, reportId, desk.language);
  if (!report || !to || !canSeeReport(desk.actor, report)) throw noSuchReport(desk.language);
  if (!canForward(desk.actor, report)) throw refusePage(context);
  const known = (await listDeskCases(desk.app.db, report.id)).find((one) => one.desk === to);
  return { ...desk, report, to, known };
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { app, actor, report, to, known, language } = await readAddress(params, context);
  const fields = await asAllowed(context, () => carryReport(app, actor, { reportId: report.id, desk: to }, known));
  return {
    id: report.id,
    code: report.code,
    desk: to,
    fields: fields ?? [],
    mayLook: canLookAtIdentity(actor, report),
    known: known
      ? {
          direction: known.direction,
          trackingId: known.trackingId,
          status: known.status,
          text: known.statusText,
          withIdentity: known.withIdentity,
        }
      : undefined,
    language,
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { app, actor, report, to, known } = await readAddress(params, context);
  const form = await readForm(request);
  const typed: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string' && value !== '') typed[name] = value;
  const failed = (problem: string) => data({ problem, typed, fields: undefined }, { status: 422 });
  const about = { ...typed, reportId: report.id, desk: to };
  const done = redirect(`/desk/teruskan/${report.id}/${slugOf(to)}`, 303);
  return asAllowed(context, async () => {
    if (typed.intent === 'identity') {
      if (typed.agreed !== 'on' || !typed.reason) return failed('agreed');
      const agreed = { reason: typed.reason.slice(0, 500) };
      const fields = await carryReport(app, actor, { reportId: report.id, desk: to, agreed }, known);
      return data({ problem: undefined, typed: {} as Record<string, string>, fields });
    }
    if (typed.intent === 'forward') {
      const read = schema.forwardReport.safeParse({ ...about, withIdentity: typed.withIdentity === 'on' });
      if (!read.success) return failed(String(read.error.issues[0]?.path[0] ?? 'malformed'));
      const result = await forwardReport(app, actor, read.data);
      return result.ok ? done : failed(result.reason);
    }
    const read = schema.noteOtherDesk.safeParse(about);
    if (!read.success) return failed(String(read.error.issues[0]?.path[0] ?? 'malformed'));
    const result = await noteOtherDesk(app, actor, read.data);
    return result.ok ? done : failed(result.reason);
  });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData ? deskNames[loaderData.desk] : 'Meja lain'} · Mimin` },
];

type Loaded = Route.ComponentProps['loaderData'];

export default function DeskForward({ loaderData, actionData }: Route.ComponentProps) {
  const words = useOtherDeskWords();
  const busy = useNavigation().state !== 'idle';
  const { desk, known } = loaderData;
  const name = deskNames[desk];
  const problem = actionData?.problem;
  const shown: CarriedField[] = actionData?.fields ?? loaderData.fields;
  const withIdentity = actionData?.fields !== undefined;
  const address = `/desk/teruskan/${loaderData.id}/${slugOf(desk)}`;
  return (
    <DeskPage title={words.to(name)} lead={words.lead(name)}>
      <p>
        <Link to={`/desk/aduan/${loaderData.id}`}>{words.back}</Link> ({loaderData.code.slice(0, 5)}-
        {loaderData.code.slice(5)})
      </p>
      {problem ? <Said failed>{words.problems[problem] ?? words.problems.malformed}</Said> : null}
      {known ? <Known loaded={loaderData} words={words} /> : null}
      <h2>{words.fields}</h2>
      {withIdentity ? null : <p className="desk-hint">{words.noIdentity}</p>}
      {withIdentity && !shown.some((field) => field.name === 'namadepan') ? <Said>{words.nobodyKept}</Said> : null}
      <CarriedFields fields={shown} words={words} />
      <p className="desk-row-actions desk-no-print">
        <a className="desk-action" href={`${address}.csv`} download>
          {words.file} (CSV)
        </a>
        <a className="desk-action" href={`${address}.json`} download>
          {words.file} (JSON)
        </a>
      </p>
      <p className="desk-hint desk-no-print">{words.fileHint}</p>
      {loaderData.mayLook && !withIdentity && !known ? (
        <details open={problem === 'agreed'}>
          <summary>{words.identity}</summary>
          <Form method="post" className="desk-form">
            <input type="hidden" name="intent" value="identity" />
            <p className="desk-hint">{words.identityHint}</p>
            <Checkbox name="agreed" label={words.agreed} />
            <TextInput
              name="reason"
              label={words.reason}
              maxLength={500}
              defaultValue={actionData?.typed.reason ?? ''}
            />
            <div className="desk-row-actions">
              <Button type="submit" variant="default" loading={busy}>
                {words.showIdentity}
              </Button>
            </div>
          </Form>
        </details>
      ) : null}
      {known ? (
        <News loaded={loaderData} words={words} busy={busy} typed={actionData?.typed ?? {}} />
      ) : (
        <Form method="post" action={address} className="desk-form">
          <h2>{words.record}</h2>
          <p className="desk-hint">{words.recordHint}</p>
          <input type="hidden" name="intent" value="forward" />
          {withIdentity ? <Checkbox name="withIdentity" defaultChecked label={words.withIdentity} /> : null}
          <NumberField words={words} typed={actionData?.typed.trackingId} />
          <div className="desk-row-actions">
            <Button type="submit" loading={busy}>
              {words.record}
            </Button>
          </div>
        </Form>
      )}
    </DeskPage>
  );
}

function NumberField({ words, typed }: { words: OtherDeskWords; typed: string | undefined }) {
  return (
    <TextInput
      name="trackingId"
      label={words.number}
      description={words.numberHint}
      maxLength={80}
      autoComplete="off"
      defaultValue={typed ?? ''}
    />
  );
}

/** What is known of the report over there, and what it means here. */
function Known({ loaded, words }: { loaded: Loaded; words: OtherDeskWords }) {
  const { known, desk } = loaded;
  if (!known) return null;
  const name = deskNames[desk];
  const ours = loaded.fields.find((field) => field.name === 'status')?.value ?? '';
  return (
    <section className="desk-entry">
      <h2>{known.direction === 'from' ? words.cameFrom(name) : words.stands(name)}</h2>
      <dl className="desk-kv">
        <Fact name={words.numberName}>{known.trackingId ?? words.noNumber}</Fact>
        <Fact name={words.theirStatus}>
          {known.status === null ? words.unknownStatus : words.statuses[known.status]}
        </Fact>
        {known.text === null ? null : <Fact name={words.theirWords}>{known.text}</Fact>}
      </dl>
      {known.status === null ? null : <p>{words.means[ourStatus(known.status)]}</p>}
      <p className="desk-hint">
        {words.writeThere(ours)} {known.withIdentity ? words.withIdentity : ''}
      </p>
    </section>
  );
}

interface NewsProps {
  loaded: Loaded;
  words: OtherDeskWords;
  busy: boolean;
  typed: Record<string, string>;
}

/** The form for what was heard from there. */
function News({ loaded, words, busy, typed }: NewsProps) {
  const desk: CarriedDesk = loaded.desk;
  const choices = statusesOf(desk).map((status) => ({ value: status, label: words.statuses[status] }));
  return (
    <Form method="post" className="desk-form">
      <h2>{words.newStatus}</h2>
      <input type="hidden" name="intent" value="note" />
      {loaded.known?.trackingId === null ? <NumberField words={words} typed={typed.trackingId} /> : null}
      <NativeSelect
        name="status"
        label={words.theirStatus}
        defaultValue={typed.status ?? ''}
        data={[{ value: '', label: words.pick }, ...choices]}
      />
      <Textarea name="text" label={words.theirWords} rows={3} maxLength={1_000} defaultValue={typed.text ?? ''} />
      <div className="desk-row-actions">
        <Button type="submit" loading={busy}>
          {words.save}
        </Button>
      </div>
    </Form>
  );
}
