import { TextInput } from '@mantine/core';
import { data, Form, Link, redirect } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { NotAllowed, refusePage, staffContext } from '#src/people/index.ts';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said, Tag } from '#src/ui/desk-parts.tsx';
import { dismissDeadLetter } from '../commands/dismiss-dead-letter.ts';
import { retryDeadLetter } from '../commands/retry-dead-letter.ts';
import { canWithChannels } from '../domain/policy.ts';
import { listDeadLetters } from '../store/dead-letters.ts';
import { sayMoment, useChannelWords } from '../ui/channel-words.tsx';
import type { Route } from './+types/desk-dead-letters';

export async function loader({ request, context }: Route.LoaderArgs) {
  if (!canWithChannels(context.get(staffContext), 'see_dead_letters')) throw refusePage(context);
  const query = new URL(request.url).searchParams;
  const before = /^\d{1,15}$/.test(query.get('sebelum') ?? '') ? Number(query.get('sebelum')) : undefined;
  return {
    ...(await listDeadLetters(context.get(appContext).db, before)),
    said: query.get('kabar'),
    language: context.get(requestContext).language,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const actor = context.get(staffContext);
  const form = await readForm(request);
  const id = Number(form.get('id'));
  const dismissing = form.get('intent') === 'dismiss';
  const reason = String(form.get('reason') ?? '')
    .replaceAll('\0', '')
    .trim()
    .slice(0, 500);
  if (!Number.isSafeInteger(id) || id <= 0) return data({ id: 0, problem: 'not_dead' as const }, { status: 422 });
  if (dismissing && reason === '') return data({ id, problem: 'reasonMissing' as const }, { status: 422 });
  try {
    const result = dismissing
      ? await dismissDeadLetter(app, actor, { id, reason })
      : await retryDeadLetter(app, actor, { id });
    if (!result.ok) return data({ id, problem: result.reason }, { status: 422 });
  } catch (error) {
    if (error instanceof NotAllowed) throw refusePage(context);
    throw error;
  }
  throw redirect(`/desk/surat-mati?kabar=${dismissing ? 'dikesampingkan' : 'diolah'}`, 303);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Dead letters' : 'Surat mati'} · Mimin` },
];

export default function DeskDeadLetters({ loaderData, actionData }: Route.ComponentProps) {
  const words = useChannelWords();
  const { deadLetters } = words;
  const { letters, next, said, language } = loaderData;
  return (
    <DeskPage title={deadLetters.title} lead={deadLetters.lead}>
      {said === 'diolah' && !actionData ? <Said>{deadLetters.retried}</Said> : null}
      {said === 'dikesampingkan' && !actionData ? <Said>{deadLetters.dismissed}</Said> : null}
      {actionData?.problem === 'not_dead' ? <Said failed>{deadLetters.not_dead}</Said> : null}
      {letters.length === 0 ? (
        <EmptyState title={deadLetters.empty}>
          <p>
            {deadLetters.emptyNext} <Link to="/desk/kanal">{deadLetters.channels}</Link>
          </p>
        </EmptyState>
      ) : (
        <ul className="desk-entries">
          {letters.map((letter) => (
            <li key={letter.id} className="desk-entry">
              <h2>
                {words.networks[letter.network] ?? letter.network}: {letter.channel}
              </h2>
              <p className="desk-line-tags">
                <Tag>
                  {deadLetters.received} {sayMoment(letter.receivedAt, language)}
                </Tag>
                <Tag>{deadLetters.tries(letter.tries)}</Tag>
              </p>
              <p>
                <strong>{deadLetters.why}:</strong>{' '}
                {letter.error.startsWith('UnreadableEvent') ? deadLetters.whys.unreadable : deadLetters.whys.broken}
              </p>
              <details>
                <summary>{deadLetters.body}</summary>
                <p>
                  {deadLetters.detail}: {letter.error || '–'}
                </p>
                <p className="desk-code">{letter.body}</p>
              </details>
              <Form method="post" className="desk-row-actions">
                <input type="hidden" name="id" value={letter.id} />
                <button type="submit" name="intent" value="retry" className="desk-action">
                  {deadLetters.retry}
                </button>
              </Form>
              <details open={actionData?.id === letter.id}>
                <summary>{deadLetters.dismiss}</summary>
                <Form method="post" className="desk-form">
                  <input type="hidden" name="id" value={letter.id} />
                  <TextInput
                    name="reason"
                    label={deadLetters.reason}
                    maxLength={500}
                    error={
                      actionData?.id === letter.id && actionData.problem === 'reasonMissing'
                        ? deadLetters.reasonMissing
                        : undefined
                    }
                  />
                  <button type="submit" name="intent" value="dismiss" className="desk-action">
                    {deadLetters.dismiss}
                  </button>
                </Form>
              </details>
            </li>
          ))}
        </ul>
      )}
      {next === undefined ? null : (
        <p>
          <Link to={`/desk/surat-mati?sebelum=${next}`}>{deadLetters.older}</Link>
        </p>
      )}
    </DeskPage>
  );
}
