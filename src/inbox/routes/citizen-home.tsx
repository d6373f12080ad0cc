import { appContext, requestContext } from '#src/context.ts';
import { CitizenLayout } from '#src/ui/citizen-layout.tsx';
import { cityState } from '../store/city.ts';
import { HomePage } from '../ui/citizen-home-page.tsx';
import { NotSetUp } from '../ui/citizen-notices.tsx';
import { citizenWords } from '../ui/citizen-words.tsx';
import { IncidentBanner } from '../ui/incident-banner.tsx';
import type { Route } from './+types/citizen-home';
import { shownIncidents } from './incident-load.ts';

export async function loader({ context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const city = await cityState(app);
  return {
    city: city?.name ?? null,
    timeZone: city?.timeZone ?? 'Asia/Jakarta',
    incidents: city ? shownIncidents(city, app.now()) : [],
    language: context.get(requestContext).language,
  };
}

export default function CitizenHome({ loaderData }: Route.ComponentProps) {
  const { city, language, incidents, timeZone } = loaderData;
  const say = citizenWords[language];
  const title = city === null ? say.notSetUp.title : say.home.title;
  return (
    <CitizenLayout city={city} language={language} path="/" title={title}>
      <IncidentBanner incidents={incidents} language={language} timeZone={timeZone} />
      {city === null ? <NotSetUp language={language} /> : <HomePage city={city} language={language} />}
    </CitizenLayout>
  );
}
