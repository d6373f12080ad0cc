import { data } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { logIn } from '#src/people/commands/log-in.ts';
import { readFields, typedText } from '#src/people/domain/form.ts';
import { safeReturnPath } from '#src/people/domain/return-path.ts';
import { logIn as logInForm } from '#src/people/schema.ts';
import { goOn, languageCookie } from '#src/people/store/answers.ts';
import { findCityName } from '#src/people/store/city.ts';
import { findActor } from '#src/people/store/session.ts';
import { readVisit } from '#src/people/store/visit.ts';
import { AuthPage } from '#src/people/ui/auth-page.tsx';
import { Field, Notice } from '#src/people/ui/field.tsx';
import { useWords } from '#src/people/ui/words.tsx';
import { readForm } from '#src/shared/read-form.ts';
import type { Route } from './+types/log-in';

const news = ['sandi', 'akun', 'keluar'] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const path = safeReturnPath(searchParams.get('ke'));
  const app = context.get(appContext);
  if (await findActor(app, request)) throw goOn(path);
  const said = searchParams.get('kabar');
  return { said: news.find((known) => known === said), city: await findCityName(app) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { clientAddress, origin } = context.get(requestContext);
  const form = await readForm(request);
  const read = readFields(form, logInForm);
  if (!read.ok) return data({ problems: read.problems, typed: read.typed }, { status: 422 });
  const visit = readVisit(request, clientAddress);
  const entered = await logIn(context.get(appContext), { kind: 'resident' }, { ...read.value, visit, request });
  if (!entered.ok) {
    const waitSeconds = entered.reason === 'wait' ? entered.waitSeconds : undefined;
    const refused = { typed: typedText(Object.fromEntries(form)), refused: entered.reason, waitSeconds };
    return data(refused, { status: waitSeconds === undefined ? 422 : 429, headers: retryAfter(waitSeconds) });
  }
  const wanted = new URL(request.url).searchParams.get('ke');
  if (entered.next === 'code')
    return goOn(`/masuk/kode?ke=${encodeURIComponent(safeReturnPath(wanted))}`, entered.cookies);
  return goOn(safeReturnPath(wanted), [...entered.cookies, languageCookie(entered.actor.language, origin)]);
}

function retryAfter(seconds: number | undefined): HeadersInit {
  return seconds === undefined ? {} : { 'Retry-After': String(seconds) };
}

export default function LogInPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords();
  const problems = actionData && 'problems' in actionData ? actionData.problems : {};
  const refused = actionData && 'refused' in actionData ? actionData : undefined;
  const said = {
    sandi: words.logIn.passwordChanged,
    akun: words.logIn.accountMade,
    keluar: words.logIn.loggedOut,
  };
  return (
    <AuthPage city={loaderData.city} title={words.logIn.title} lead={words.logIn.lead}>
      {loaderData.said && !actionData ? <Notice>{said[loaderData.said]}</Notice> : null}
      {refused ? (
        <Notice alarm>
          {refused.waitSeconds === undefined ? words.problems.wrong : words.wait(refused.waitSeconds)}
        </Notice>
      ) : null}
      <form method="post" className="card">
        <Field
          name="email"
          type="email"
          autoComplete="username"
          label={words.fields.email}
          defaultValue={actionData?.typed.email}
          problem={problems.email}
        />
        <Field
          name="password"
          type="password"
          autoComplete="current-password"
          label={words.fields.password}
          problem={problems.password}
        />
        <button type="submit" className="button">
          {words.logIn.submit}
        </button>
      </form>
      <details>
        <summary>{words.logIn.forgotten}</summary>
        <p>{words.logIn.forgottenHint}</p>
      </details>
      <p>
        <a href="/lapor">{words.logIn.report}</a>
      </p>
    </AuthPage>
  );
}
