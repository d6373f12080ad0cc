import { appContext, requestContext } from '#src/context.ts';
import { CitizenLayout } from '#src/ui/citizen-layout.tsx';
import { cityState } from '../store/city.ts';
import { HomePage } from '../ui/citizen-home-page.tsx';
import { NotSetUp } from '../ui/citizen-notices.tsx';
import { citizenWords } from '../ui/citizen-words.tsx';
import type { Route } from './+types/citizen-home';

export async function loader({ context }: Route.LoaderArgs) {
  const city = await cityState(context.get(appContext));
  return { city: city?.name ?? null, language: context.get(requestContext).language };
}

export default function CitizenHome({ loaderData }: Route.ComponentProps) {
  const { city, language } = loaderData;
  const say = citizenWords[language];
  const title = city === null ? say.notSetUp.title : say.home.title;
  return (
    <CitizenLayout city={city} language={language} path="/" title={title}>
      {city === null ? <NotSetUp language={language} /> : <HomePage city={city} language={language} />}
    </CitizenLayout>
  );
}
