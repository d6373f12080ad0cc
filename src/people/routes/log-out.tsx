import { appContext, requestContext } from '#src/context.ts';
import { logOut } from '#src/people/commands/log-out.ts';
import { goOn } from '#src/people/store/answers.ts';
import { findCityName } from '#src/people/store/city.ts';
import { findActor } from '#src/people/store/session.ts';
import { readVisit } from '#src/people/store/visit.ts';
import { AuthPage } from '#src/people/ui/auth-page.tsx';
import { useWords } from '#src/people/ui/words.tsx';
import type { Route } from './+types/log-out';

export async function loader({ context }: Route.LoaderArgs) {
  return { city: await findCityName(context.get(appContext)) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const actor = await findActor(app, request);
  const visit = readVisit(request, context.get(requestContext).clientAddress);
  const { cookies } = await logOut(app, actor ?? { kind: 'resident' }, { visit });
  return goOn('/masuk?kabar=keluar', cookies);
}

export default function LogOutPage({ loaderData }: Route.ComponentProps) {
  const words = useWords();
  return (
    <AuthPage city={loaderData.city} title={words.logOut.title} lead={words.logOut.question}>
      <form method="post" className="actions">
        <button type="submit" className="button">
          {words.logOut.submit}
        </button>
        <a className="button button-secondary" href="/desk">
          {words.logOut.stay}
        </a>
      </form>
    </AuthPage>
  );
}
