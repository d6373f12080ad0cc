import { Button, NativeSelect, Textarea } from '@mantine/core';
import { data, Form, Link, useNavigation } from 'react-router';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage } from '#src/ui/desk-parts.tsx';
import { useCityWords } from '../ui/city-words.tsx';
import { useDeskWords } from '../ui/desk-words.tsx';
import { TriedTextView } from '../ui/tried-text.tsx';
import type { Route } from './+types/desk-city-try';
import { tryText } from './desk-city-try-run.ts';
import { readDesk } from './desk-request.ts';

const channels = ['web', 'counter', 'instagram', 'telegram', 'email'] as const;
/** As long as the longest text a resident can send by a form. */
const mostText = 10_000;

export async function loader({ context }: Route.LoaderArgs) {
  const { language, city } = await readDesk(context);
  return { language, timeZone: city.timeZone };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { app, city, language } = await readDesk(context);
  const form = await readForm(request);
  const text = String(form.get('text') ?? '').replaceAll('\r\n', '\n');
  const channel = channels.find((one) => one === form.get('channel')) ?? 'web';
  if (text.trim() === '' || text.length > mostText)
    return data({ typed: text.slice(0, mostText), channel, result: undefined }, { status: 422 });
  return { typed: text, channel, result: tryText(city, text, channel, app.now(), language) };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Try a text' : 'Coba teks'} · Mimin` },
];

export default function DeskCityTry({ loaderData, actionData }: Route.ComponentProps) {
  const all = useCityWords();
  const words = all.test;
  const desk = useDeskWords();
  const busy = useNavigation().state !== 'idle';
  return (
    <DeskPage title={words.title} lead={words.lead}>
      <nav className="desk-crumbs desk-no-print" aria-label={all.title}>
        <Link to="/desk/kota">{all.title}</Link>
      </nav>
      <Form method="post" className="desk-form desk-city-form" preventScrollReset>
        <Textarea
          name="text"
          label={words.text}
          defaultValue={actionData?.typed}
          error={actionData && !actionData.result ? words.empty : undefined}
          rows={5}
          resize="vertical"
          maxLength={mostText}
        />
        <NativeSelect
          name="channel"
          label={words.channel}
          defaultValue={actionData?.channel ?? 'web'}
          data={channels.map((value) => ({ value, label: desk.networks[value] ?? value }))}
        />
        <div className="desk-row-actions">
          <Button type="submit" loading={busy}>
            {words.run}
          </Button>
        </div>
      </Form>
      {actionData?.result ? (
        <TriedTextView
          tried={actionData.result}
          words={all}
          desk={desk}
          language={loaderData.language}
          timeZone={loaderData.timeZone}
        />
      ) : null}
    </DeskPage>
  );
}
