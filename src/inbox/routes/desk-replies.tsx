import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { data, Form, redirect, useNavigation } from 'react-router';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said, Tag } from '#src/ui/desk-parts.tsx';
import { endReply, saveReply } from '../commands/save-reply.ts';
import { canDo } from '../domain/policy.ts';
import { replyFields, unknownFields } from '../domain/saved-reply.ts';
import { saveReply as saveReplyForm } from '../schema.ts';
import type { CityState } from '../store/city.ts';
import { listSavedReplies, type SavedReply } from '../store/saved-replies.ts';
import type { Choice } from '../ui/desk-filters.tsx';
import { type PageWords, usePageWords } from '../ui/desk-page-words.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import type { Route } from './+types/desk-replies';
import { asAllowed, choicesOf, readDesk, readId } from './desk-request.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { app, actor, language, city } = await readDesk(context);
  const bound = actor.role === 'mimin' || actor.role === 'head';
  const replies = await listSavedReplies(app.db, bound ? actor.agencyId : null, language);
  const choices = choicesOf(city, language);
  const mayChange = (agencyId: number | null) =>
    canDo(actor, 'save_reply', { agencyId, privacy: 'open', status: 'open' });
  return {
    replies: replies.map((reply) => ({ ...reply, mayChange: mayChange(reply.agencyId) })),
    agencies: bound ? choices.agencies.filter((agency) => agency.value === String(actor.agencyId)) : choices.agencies,
    topics: choices.topics,
    mayCity: mayChange(null),
    mayAdd: mayChange(null) || mayChange(actor.agencyId),
    said: new URL(request.url).searchParams.get('kabar'),
    language,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { app, actor, city } = await readDesk(context);
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? '');
  const id = readId(form.get('id'), largestReplyId);
  if (text('intent') === 'end' && id !== undefined) {
    await asAllowed(context, () => endReply(app, actor, { id }));
    throw redirect('/desk/balasan?kabar=dihapus', 303);
  }
  const typed = {
    id: text('id'),
    title: text('title'),
    text: text('text'),
    agencyId: text('agencyId'),
    topicId: text('topicId'),
    kind: text('kind'),
    shortText: text('shortText'),
  };
  const unknown = [...unknownFields(typed.text), ...unknownFields(typed.shortText)];
  const read = saveReplyForm.safeParse({
    ...typed,
    agencyId: typed.agencyId || null,
    topicId: typed.topicId || null,
    kind: typed.kind || null,
    shortText: typed.shortText.trim() || null,
    // A changed reply is a new one; the old text stays on record with whoever used it.
    ...(id === undefined ? {} : { replacesId: id }),
  });
  const absent = read.success ? absentChoice(city, read.data) : undefined;
  if (!read.success || unknown.length > 0 || absent) {
    const field = read.success ? (absent ?? 'text') : String(read.error.issues[0]?.path[0] ?? 'text');
    return data({ typed, field, unknown: unknown.join(', ') }, { status: 422 });
  }
  await asAllowed(context, () => saveReply(app, actor, read.data));
  throw redirect('/desk/balasan?kabar=disimpan', 303);
}

/** PostgreSQL numbers replies with `int` and refuses what is larger. */
const largestReplyId = 2_147_483_647;

/** The field that names an agency or a topic which the city does not have. */
function absentChoice(city: CityState, reply: { agencyId: number | null; topicId: number | null }) {
  if (reply.agencyId !== null && !city.agencyNames.has(reply.agencyId)) return 'agencyId';
  return reply.topicId !== null && !city.topicNames.has(reply.topicId) ? 'topicId' : undefined;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Saved replies' : 'Balasan tersimpan'} · Mimin` },
];

export default function DeskReplies({ loaderData, actionData }: Route.ComponentProps) {
  const words = usePageWords().replies;
  const desk = useDeskWords();
  const { replies, said } = loaderData;
  const failed = actionData && 'typed' in actionData ? actionData : undefined;
  const form = { words, agencies: loaderData.agencies, topics: loaderData.topics, mayCity: loaderData.mayCity };
  return (
    <DeskPage
      title={words.title}
      lead={
        <>
          {words.lead}{' '}
          {replyFields.map((field, i) => (
            <span key={field}>
              {i > 0 ? ', ' : ''}
              <code>{`{${field}}`}</code> {words.fields[field]}
            </span>
          ))}
          .
        </>
      }
    >
      {said === 'disimpan' ? <Said>{words.saved}</Said> : null}
      {said === 'dihapus' ? <Said>{words.ended}</Said> : null}
      {loaderData.mayAdd ? (
        <details className="desk-entry" open={replies.length === 0 || (failed !== undefined && failed.typed.id === '')}>
          <summary>{words.add}</summary>
          <ReplyForm {...form} failed={failed?.typed.id === '' ? failed : undefined} key={said} />
        </details>
      ) : (
        <p className="desk-hint">{words.mayNot}</p>
      )}
      {replies.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyNext}</p>
        </EmptyState>
      ) : (
        <ul className="desk-entries">
          {replies.map((reply) => (
            <li key={reply.id} className="desk-entry">
              <h2>{reply.title}</h2>
              <p className="desk-line-tags">
                <Tag tone="brand">{reply.agency ?? words.city}</Tag>
                {reply.topic ? <Tag>{reply.topic}</Tag> : null}
                {reply.kind ? <Tag>{desk.kinds[reply.kind]}</Tag> : null}
                <Tag>{words.uses(reply.uses)}</Tag>
                <Tag>{words.letters(reply.text.length)}</Tag>
              </p>
              <p className="quote">{reply.text}</p>
              {reply.shortText === null ? null : (
                <>
                  <p className="desk-hint">
                    {words.shortText} ({words.letters(reply.shortText.length)})
                  </p>
                  <p className="quote">{reply.shortText}</p>
                </>
              )}
              {reply.mayChange ? (
                <>
                  <details open={failed?.typed.id === String(reply.id)}>
                    <summary>{words.edit}</summary>
                    <ReplyForm
                      {...form}
                      reply={reply}
                      failed={failed?.typed.id === String(reply.id) ? failed : undefined}
                    />
                  </details>
                  <details>
                    <summary>{words.end}</summary>
                    <Form method="post" className="desk-row-actions">
                      <input type="hidden" name="intent" value="end" />
                      <input type="hidden" name="id" value={reply.id} />
                      <span>{words.endSure}</span>
                      <button type="submit" className="desk-action">
                        {words.end}
                      </button>
                    </Form>
                  </details>
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </DeskPage>
  );
}

interface Failed {
  typed: Record<'id' | 'title' | 'text' | 'agencyId' | 'topicId' | 'kind' | 'shortText', string>;
  field: string;
  unknown: string;
}

function ReplyForm(props: {
  words: PageWords['replies'];
  agencies: Choice[];
  topics: Choice[];
  mayCity: boolean;
  reply?: SavedReply;
  failed: Failed | undefined;
}) {
  const { words, reply, failed } = props;
  const busy = useNavigation().state !== 'idle';
  const desk = useDeskWords();
  const typed = failed?.typed;
  const error = (field: string) =>
    failed?.field === field
      ? field === 'text' && failed.unknown
        ? words.unknown(failed.unknown)
        : words.problems[field]
      : undefined;
  return (
    <Form method="post" className="desk-form">
      {reply ? <input type="hidden" name="id" value={reply.id} /> : null}
      <TextInput
        name="title"
        label={words.name}
        defaultValue={typed?.title ?? reply?.title}
        error={error('title')}
        maxLength={120}
      />
      <Textarea
        name="text"
        label={words.text}
        defaultValue={typed?.text ?? reply?.text}
        error={error('text')}
        rows={5}
        resize="vertical"
      />
      <Textarea
        name="shortText"
        label={words.shortText}
        description={words.shortHint}
        defaultValue={typed?.shortText ?? reply?.shortText ?? ''}
        error={error('shortText')}
        rows={2}
        resize="vertical"
      />
      <NativeSelect
        name="agencyId"
        label={words.agency}
        defaultValue={
          typed?.agencyId ?? String(reply?.agencyId ?? (props.mayCity ? '' : (props.agencies[0]?.value ?? '')))
        }
        data={[...(props.mayCity ? [{ value: '', label: words.city }] : []), ...props.agencies]}
      />
      <NativeSelect
        name="topicId"
        label={words.topic}
        defaultValue={typed?.topicId ?? String(reply?.topicId ?? '')}
        data={[{ value: '', label: words.anyTopic }, ...props.topics]}
      />
      <NativeSelect
        name="kind"
        label={words.kind}
        defaultValue={typed?.kind ?? reply?.kind ?? ''}
        data={[
          { value: '', label: words.anyKind },
          ...Object.entries(desk.kinds).map(([value, label]) => ({ value, label })),
        ]}
      />
      <div className="desk-row-actions">
        <Button type="submit" loading={busy}>
          {words.save}
        </Button>
      </div>
    </Form>
  );
}
