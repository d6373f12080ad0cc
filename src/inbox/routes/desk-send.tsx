import { Button, Checkbox, Fieldset, NativeSelect, TextInput } from '@mantine/core';
import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { wordsForFailure } from '#src/channels/domain/failure-words.ts';
import { findChannel, NetworkFailure, networkNamed } from '#src/channels/index.ts';
import { refusePage } from '#src/people/index.ts';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, Fact, Said } from '#src/ui/desk-parts.tsx';
import { sendToServer } from '../commands/send-to-server.ts';
import { canForward, canLookAtIdentity, canSeeReport } from '../domain/policy.ts';
import * as schema from '../schema.ts';
import { findDeskReport } from '../store/desk-report.ts';
import { listDeskCases } from '../store/other-desks.ts';
import { otherDeskWords, useOtherDeskWords } from '../ui/other-desk-words.tsx';
import type { Route } from './+types/desk-send';
import { asAllowed, noSuchReport, readDesk, readId } from './desk-request.ts';

/** How long a page waits for another body's server, in milliseconds. */
const askMs = 10_000;
const largestInt = 2_147_483_647;

async function readAddress(params: { id?: string; channel?: string }, context: Route.LoaderArgs['context']) {
  const desk = await readDesk(context);
  const [reportId, channelId] = [readId(params.id), readId(params.channel, largestInt)];
  const report = reportId === undefined ? undefined : await findDeskReport(desk.app, reportId, desk.language);
  const channel = channelId === undefined ? undefined : await findChannel(desk.app, channelId);
  const forward = channel && networkNamed(channel.network)?.forward;
  if (!report || !channel || !forward || !canSeeReport(desk.actor, report)) throw noSuchReport(desk.language);
  if (!canForward(desk.actor, report)) throw refusePage(context);
  return { ...desk, report, channel, forward };
}

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { app, actor, language, report, channel, forward } = await readAddress(params, context);
  const known = (await listDeskCases(app.db, report.id)).find((one) => one.channelId === channel.id);
  const service = new URL(request.url).searchParams.get('layanan') ?? '';
  const shown = {
    id: report.id,
    code: report.code,
    channelId: channel.id,
    name: channel.name,
    service,
    mayLook: canLookAtIdentity(actor, report),
    known: known && { state: known.state, trackingId: known.trackingId, status: known.status, text: known.statusText },
  };
  // What stands there already asks nothing any more.
  if (known && known.state !== 'failed') return { ...shown, services: [], questions: [], away: undefined };
  try {
    const signal = AbortSignal.timeout(askMs);
    const services = await forward.listServices(channel, signal);
    const chosen = services.find((one) => one.code === service);
    const questions = chosen ? await forward.askService(channel, chosen.code, signal) : [];
    return { ...shown, services, questions, away: undefined };
  } catch (error) {
    // The page says what is wrong with the server; nothing of ours is lost by it.
    if (!(error instanceof NetworkFailure) && !(error instanceof DOMException)) throw error;
    const passing = !(error instanceof NetworkFailure) || error.failure === 'transient';
    const away = passing ? otherDeskWords[language].server.away : wordsForFailure(error.reason, language);
    return { ...shown, services: [], questions: [], away };
  }
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const { app, actor, language, report, channel } = await readAddress(params, context);
  const form = await readForm(request);
  const answers: Record<string, string[]> = {};
  for (const [name, value] of form) {
    const code = name.startsWith('jawab:') ? name.slice('jawab:'.length) : '';
    if (code !== '' && typeof value === 'string' && value.trim() !== '')
      answers[code] = [...(answers[code] ?? []), value];
  }
  const agreed = form.get('agreed') === 'on' ? String(form.get('reason') ?? '') : undefined;
  if (agreed?.trim() === '') return data({ problem: 'agreed', said: undefined }, { status: 422 });
  const read = schema.sendToServer.safeParse({
    reportId: report.id,
    channelId: channel.id,
    service: form.get('service'),
    answers,
    ...(agreed === undefined ? {} : { agreed }),
  });
  if (!read.success) return data({ problem: 'service', said: undefined }, { status: 422 });
  return asAllowed(context, async () => {
    const result = await sendToServer(app, actor, read.data);
    if (result.ok) return redirect(`/desk/kirim/${report.id}/${channel.id}`, 303);
    const said = result.failure === undefined ? undefined : wordsForFailure(result.failure, language);
    return data({ problem: result.reason, said }, { status: 422 });
  });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: `${loaderData?.name ?? 'Meja lain'} · Mimin` }];

export default function DeskSend({ loaderData, actionData }: Route.ComponentProps) {
  const words = useOtherDeskWords();
  const busy = useNavigation().state !== 'idle';
  const { known, name } = loaderData;
  const again = !known || known.state === 'failed';
  return (
    <DeskPage title={words.to(name)} lead={words.server.lead}>
      <p>
        <Link to={`/desk/aduan/${loaderData.id}`}>{words.back}</Link> ({loaderData.code.slice(0, 5)}-
        {loaderData.code.slice(5)})
      </p>
      {actionData ? (
        <Said failed>
          {words.problems[actionData.problem] ?? words.problems.malformed} {actionData.said}
        </Said>
      ) : null}
      {loaderData.away ? <Said failed>{loaderData.away}</Said> : null}
      {known ? (
        <section className="desk-entry">
          <h2>{words.stands(name)}</h2>
          <dl className="desk-kv">
            <Fact name={words.numberName}>{known.trackingId ?? words.server.states[known.state]}</Fact>
            <Fact name={words.theirStatus}>
              {known.status === null ? words.unknownStatus : words.statuses[known.status]}
            </Fact>
            {known.text === null ? null : <Fact name={words.theirWords}>{known.text}</Fact>}
          </dl>
        </section>
      ) : null}
      {again ? <SendForm loaded={loaderData} words={words} busy={busy} /> : null}
    </DeskPage>
  );
}

interface SendFormProps {
  loaded: Route.ComponentProps['loaderData'];
  words: ReturnType<typeof useOtherDeskWords>;
  busy: boolean;
}

/** First the service is chosen, because each asks its own questions; then everything is sent at once. */
function SendForm({ loaded, words, busy }: SendFormProps) {
  const services = loaded.services.map((one) => ({ value: one.code, label: one.name }));
  if (services.length === 0) return null;
  const chosen = loaded.services.find((one) => one.code === loaded.service);
  return (
    <>
      <Form method="get" className="desk-form">
        <NativeSelect
          name="layanan"
          label={words.server.service}
          defaultValue={chosen?.code ?? ''}
          data={[{ value: '', label: words.pick }, ...services]}
        />
        <div className="desk-row-actions">
          <Button type="submit" variant="default" loading={busy}>
            {words.server.choose}
          </Button>
        </div>
      </Form>
      {chosen ? (
        <Form method="post" className="desk-form">
          <h2>{chosen.name}</h2>
          {chosen.description ? <p className="desk-hint">{chosen.description}</p> : null}
          <input type="hidden" name="service" value={chosen.code} />
          {loaded.questions.map((question) => (
            <Question key={question.code} question={question} pick={words.pick} />
          ))}
          {loaded.mayLook ? (
            <Fieldset legend={words.identity}>
              <p className="desk-hint">{words.identityHint}</p>
              <Checkbox name="agreed" label={words.agreed} />
              <TextInput name="reason" label={words.reason} maxLength={500} />
            </Fieldset>
          ) : null}
          <p className="desk-hint">
            {words.noIdentityUnless} {words.recordHint}
          </p>
          <div className="desk-row-actions">
            <Button type="submit" loading={busy}>
              {words.server.send}
            </Button>
          </div>
        </Form>
      ) : null}
    </>
  );
}

type Asked = Route.ComponentProps['loaderData']['questions'][number];

function Question({ question, pick }: { question: Asked; pick: string }) {
  const name = `jawab:${question.code}`;
  const data = question.choices.map((one) => ({ value: one.key, label: one.name }));
  const field = { name, label: question.words, required: question.required };
  if (data.length === 0) return <TextInput {...field} maxLength={1_000} />;
  if (question.several) {
    return (
      <Fieldset legend={question.words}>
        <div className="desk-form">
          {data.map((one) => (
            <Checkbox key={one.value} name={name} value={one.value} label={one.label} />
          ))}
        </div>
      </Fieldset>
    );
  }
  return <NativeSelect {...field} data={[{ value: '', label: pick }, ...data]} />;
}
