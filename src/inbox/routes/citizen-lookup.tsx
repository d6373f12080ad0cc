import { data, redirect } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { CitizenLayout } from '#src/ui/citizen-layout.tsx';
import { readCode } from '../domain/citizen-code.ts';
import { cityState } from '../store/city.ts';
import { LookUpPage } from '../ui/citizen-lookup-page.tsx';
import { NotSetUp } from '../ui/citizen-notices.tsx';
import { citizenWords } from '../ui/citizen-words.tsx';
import type { Route } from './+types/citizen-lookup';
import { shownIncidents } from './incident-load.ts';

export async function loader({ request, context }: Route.LoaderArgs) {
  const { language } = context.get(requestContext);
  const app = context.get(appContext);
  const city = await cityState(app);
  const typed = new URL(request.url).searchParams.get('kode')?.trim().slice(0, 40) ?? '';
  const code = readCode(typed);
  if (code) throw redirect(`/lacak/${code}`);
  const unknown = typed !== '';
  const incidents = city ? shownIncidents(city, app.now()) : [];
  const timeZone = city?.timeZone ?? 'Asia/Jakarta';
  return data(
    { city: city?.name ?? null, language, typed, unknown, incidents, timeZone },
    { status: unknown ? 404 : 200 },
  );
}

export default function CitizenLookUp({ loaderData }: Route.ComponentProps) {
  const { city, language } = loaderData;
  if (city !== null) return <LookUpPage {...loaderData} city={city} />;
  return (
    <CitizenLayout city={city} language={language} path="/lacak" title={citizenWords[language].notSetUp.title}>
      <NotSetUp language={language} />
    </CitizenLayout>
  );
}
