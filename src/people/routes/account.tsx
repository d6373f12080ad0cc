import { data } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { handleAccountForm } from '#src/people/routes/account-forms.ts';
import { findCityName } from '#src/people/store/city.ts';
import { listSessions } from '#src/people/store/logins.ts';
import { requireSeat } from '#src/people/store/session.ts';
import { AuthPage } from '#src/people/ui/auth-page.tsx';
import { Field, Notice, ProblemLine } from '#src/people/ui/field.tsx';
import { SecondFactorCard } from '#src/people/ui/second-factor-card.tsx';
import { SessionsCard } from '#src/people/ui/sessions-card.tsx';
import { useLanguage, useWords } from '#src/people/ui/words.tsx';
import type { Route } from './+types/account';

export async function loader({ request, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const seat = await requireSeat(context, request);
  const sessions = await listSessions(app.db, seat.userId, app.now());
  const { actor, email, hasSecondFactor, sessionId } = seat;
  return {
    city: await findCityName(app),
    person: { name: actor.name, role: actor.role, email, language: actor.language, hasSecondFactor },
    sessions: sessions.map((session) => ({ ...session, isHere: session.sessionId === sessionId })),
    done: new URL(request.url).searchParams.get('kabar'),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const seat = await requireSeat(context, request);
  const answer = await handleAccountForm(context.get(appContext), seat, request, context.get(requestContext));
  if (answer instanceof Response) return answer;
  return data(answer, { status: answer.status });
}

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords();
  const language = useLanguage();
  const { person, sessions } = loaderData;
  const done = new Map([
    ['sandi', words.account.passwordDone],
    ['bahasa', words.account.saved],
    ['sesi', words.account.sessionEnded],
    ['dua-langkah', words.account.secondDone],
    ['dua-langkah-mati', words.account.secondStopped],
  ]).get(loaderData.done ?? '');
  const password = actionData?.part === 'password' ? actionData.problems : {};
  return (
    <AuthPage
      city={loaderData.city}
      title={words.account.title}
      lead={`${person.name} · ${words.roles[person.role]} · ${person.email}`}
    >
      {done && !actionData ? <Notice>{done}</Notice> : null}
      {actionData?.waitSeconds === undefined ? null : <Notice alarm>{words.wait(actionData.waitSeconds)}</Notice>}
      <p>
        <a href="/desk">{words.account.toDesk}</a>
      </p>
      <SecondFactorCard
        isOn={person.hasSecondFactor}
        isUrged={person.role === 'operator' || person.role === 'coordinator'}
        started={actionData?.started}
        problems={actionData?.part === 'second' ? actionData.problems : {}}
      />
      <form method="post" className="card">
        <h2>{words.account.password}</h2>
        <input type="hidden" name="part" value="password" />
        <input type="hidden" name="email" autoComplete="username" value={person.email} />
        <Field
          name="current"
          type="password"
          autoComplete="current-password"
          label={words.fields.currentPassword}
          problem={password.current}
        />
        <Field
          name="password"
          type="password"
          autoComplete="new-password"
          label={words.fields.newPassword}
          hint={words.passwordHint}
          problem={password.password}
        />
        <Field
          name="repeated"
          type="password"
          autoComplete="new-password"
          label={words.fields.repeated}
          problem={password.repeated}
        />
        <button type="submit" className="button">
          {words.account.passwordSubmit}
        </button>
      </form>
      <form method="post" className="card">
        <h2>{words.account.language}</h2>
        <input type="hidden" name="part" value="language" />
        <div className="field">
          <label htmlFor="language">{words.fields.language}</label>
          <select id="language" name="language" defaultValue={person.language}>
            <option value="id" lang="id">
              Bahasa Indonesia
            </option>
            <option value="en" lang="en">
              English
            </option>
          </select>
        </div>
        <ProblemLine problem={actionData?.part === 'language' ? actionData.problems.language : undefined} />
        <button type="submit" className="button">
          {words.account.languageSubmit}
        </button>
      </form>
      <SessionsCard sessions={sessions} language={language} />
      <form method="post" action="/keluar">
        <button type="submit" className="button button-secondary">
          {words.logOut.submit}
        </button>
      </form>
    </AuthPage>
  );
}
