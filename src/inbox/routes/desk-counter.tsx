import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { requestContext } from '#src/context.ts';
import { readForm } from '#src/shared/read-form.ts';
import { newIntentKey } from '#src/ui/desk-keys.tsx';
import { DeskPage, Said } from '#src/ui/desk-parts.tsx';
import { enterAtCounter } from '../commands/enter-at-counter.ts';
import { readCode } from '../domain/citizen-code.ts';
import { canDo } from '../domain/policy.ts';
import { counterEntry } from '../schema.ts';
import type { Choice } from '../ui/desk-filters.tsx';
import { type PageWords, usePageWords } from '../ui/desk-page-words.tsx';
import type { Route } from './+types/desk-counter';
import { asAllowed, choicesOf, readDesk } from './desk-request.ts';

const mostPhotos = 5;

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, language, city } = await readDesk(context);
  await asAllowed(context, async () => {
    if (!canDo(actor, 'enter_at_counter', { agencyId: actor.agencyId, privacy: 'open', status: 'open' }))
      throw refusal(language);
  });
  const code = readCode(new URL(request.url).searchParams.get('kode') ?? '');
  return {
    key: newIntentKey(),
    kelurahan: choicesOf(city, language).kelurahan,
    made: code ? { code, url: `${context.get(requestContext).origin}/lacak` } : undefined,
    language,
  };
}

function refusal(language: 'id' | 'en') {
  return data(
    language === 'id'
      ? 'Loket hanya untuk mimin, kepala OPD, dan koordinator.'
      : 'The counter is for mimins, heads and coordinators.',
    {
      status: 403,
    },
  );
}

export async function action({ request, context }: Route.ActionArgs) {
  const { app, actor } = await readDesk(context);
  const form = await readForm(request);
  const typed: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') typed[name] = value;
  const photos = form.getAll('photos').filter((value) => value instanceof File && value.size > 0) as File[];
  const read = counterEntry.safeParse(typed);
  const key = typed.key ?? '';
  const problem = !read.success
    ? String(read.error.issues[0]?.path[0] ?? 'text')
    : photos.length > mostPhotos
      ? 'photos'
      : /^[A-Za-z0-9_-]{16,80}$/.test(key)
        ? undefined
        : 'form';
  if (!read.success || problem) return data({ typed, problem: problem ?? 'text' }, { status: 422 });
  const entered = await asAllowed(context, () => enterAtCounter(app, actor, { entry: read.data, photos, key }));
  if (!entered.ok && entered.reason === 'busy') return data({ typed, problem: 'busy' }, { status: 503 });
  if (!entered.ok) return data({ typed, problem: 'photos' }, { status: 422 });
  throw redirect(`/desk/loket?kode=${entered.code}`, 303);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Counter' : 'Loket'} · Mimin` },
];

export default function DeskCounter({ loaderData, actionData }: Route.ComponentProps) {
  const words = usePageWords().counter;
  const { made } = loaderData;
  if (made && !actionData) {
    return (
      <DeskPage title={words.title}>
        <Said>
          <p>{words.done}</p>
          <p className="code">
            {made.code.slice(0, 5)}-{made.code.slice(5)}
          </p>
          <p>
            {words.doneNext} <a href={`/lacak/${made.code}`}>{made.url}</a>
          </p>
        </Said>
        <p className="desk-row-actions desk-no-print">
          <Button onClick={() => window.print()}>{words.print}</Button>
          <Link to="/desk/loket" className="desk-action">
            {words.another}
          </Link>
        </p>
      </DeskPage>
    );
  }
  return (
    <DeskPage title={words.title} lead={words.lead}>
      <CounterForm words={words} kelurahan={loaderData.kelurahan} intentKey={loaderData.key} failed={actionData} />
    </DeskPage>
  );
}

interface CounterFormProps {
  words: PageWords['counter'];
  kelurahan: Choice[];
  intentKey: string;
  failed: { typed: Record<string, string>; problem: string } | undefined;
}

function CounterForm({ words, kelurahan, intentKey, failed }: CounterFormProps) {
  const busy = useNavigation().state !== 'idle';
  const typed = (name: string) => failed?.typed[name] ?? '';
  const field = (name: string) => ({
    name,
    defaultValue: typed(name),
    error: failed?.problem === name ? words.problems[name] : undefined,
  });
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <Form method="post" encType="multipart/form-data" className="desk-form">
      {failed?.problem === 'form' ? <Said failed>{words.problems.form}</Said> : null}
      {failed?.problem === 'busy' ? <Said failed>{words.problems.busy}</Said> : null}
      <input
        type="hidden"
        name="key"
        value={failed && failed.problem !== 'form' ? (failed.typed.key ?? intentKey) : intentKey}
      />
      <NativeSelect label={words.via} {...field('via')} data={options(words.vias)} />
      <Textarea
        label={words.text}
        description={words.textHint}
        {...field('text')}
        rows={6}
        resize="vertical"
        required
      />
      <TextInput label={words.link} type="url" {...field('link')} />
      <TextInput label={words.place} description={words.placeHint} {...field('place')} maxLength={300} />
      <NativeSelect
        label={words.kelurahan}
        {...field('kelurahanCode')}
        data={[{ value: '', label: words.kelurahanNone }, ...kelurahan]}
      />
      <FileField words={words} error={failed?.problem === 'photos' ? words.problems.photos : undefined} />
      <NativeSelect label={words.privacy} {...field('privacy')} data={options(words.privacies)} />
      <fieldset className="desk-entry desk-form">
        <legend>{words.contact}</legend>
        <TextInput label={words.name} {...field('name')} maxLength={120} autoComplete="off" />
        <TextInput label={words.phone} type="tel" {...field('phone')} autoComplete="off" />
        <TextInput label={words.email} type="email" {...field('email')} autoComplete="off" />
      </fieldset>
      <div className="desk-row-actions">
        <Button type="submit" loading={busy}>
          {words.submit}
        </Button>
      </div>
    </Form>
  );
}

/** The browser's own file field: it works without scripts and says by itself what was chosen. */
function FileField({ words, error }: { words: PageWords['counter']; error: string | undefined }) {
  return (
    <div className="field">
      <label htmlFor="photos">{words.photos}</label>
      <p className="hint" id="photos-hint">
        {words.photosHint}
      </p>
      {error ? (
        <p className="error" id="photos-error">
          {error}
        </p>
      ) : null}
      <input
        id="photos"
        type="file"
        name="photos"
        multiple
        accept="image/jpeg,image/png,image/webp"
        aria-describedby={error ? 'photos-hint photos-error' : 'photos-hint'}
      />
    </div>
  );
}
