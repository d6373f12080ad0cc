import { data } from 'react-router';
import { appContext } from '#src/context.ts';
import { resetPassword } from '#src/people/commands/reset-password.ts';
import { readFields } from '#src/people/domain/form.ts';
import { checkLink } from '#src/people/domain/staff-link.ts';
import { resetPassword as resetPasswordForm } from '#src/people/schema.ts';
import { goOn } from '#src/people/store/answers.ts';
import { findCityName } from '#src/people/store/city.ts';
import { findLink } from '#src/people/store/links.ts';
import { findPerson } from '#src/people/store/staff.ts';
import { AuthPage } from '#src/people/ui/auth-page.tsx';
import { Field, Notice, type Problem, ProblemLine } from '#src/people/ui/field.tsx';
import { useWords } from '#src/people/ui/words.tsx';
import { readForm } from '#src/shared/read-form.ts';
import type { Route } from './+types/reset-password';

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const city = await findCityName(app);
  const found = checkLink(await findLink(app.db, params.token), 'reset', app.now());
  if (!found.ok) return data({ problem: found.reason, city }, { status: 404 });
  const person = found.link.staffId === null ? undefined : await findPerson(app.db, found.link.staffId);
  if (!person?.email) return data({ problem: 'link_unknown' as const, city }, { status: 404 });
  return { city, email: person.email };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const read = readFields(await readForm(request), resetPasswordForm);
  if (!read.ok) return data({ problems: read.problems as Record<string, Problem> }, { status: 422 });
  const input = { ...read.value, token: params.token };
  const reset = await resetPassword(context.get(appContext), { kind: 'resident' }, input);
  if (reset.ok) return goOn('/masuk?kabar=sandi');
  const field = reset.reason === 'not_repeated' ? 'repeated' : reset.reason.startsWith('link_') ? 'form' : 'password';
  const problems: Record<string, Problem> = { [field]: reset.reason };
  return data({ problems }, { status: 422 });
}

export default function ResetPasswordPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords();
  if ('problem' in loaderData)
    return (
      <AuthPage city={loaderData.city} title={words.reset.unusable}>
        <Notice alarm>{words.problems[loaderData.problem]}</Notice>
      </AuthPage>
    );
  const problems = actionData?.problems;
  return (
    <AuthPage city={loaderData.city} title={words.reset.title} lead={words.reset.lead(loaderData.email)}>
      <form method="post" className="card">
        <ProblemLine problem={problems?.form} />
        <input type="hidden" name="email" autoComplete="username" value={loaderData.email} />
        <Field
          name="password"
          type="password"
          autoComplete="new-password"
          label={words.fields.newPassword}
          hint={words.passwordHint}
          problem={problems?.password}
        />
        <Field
          name="repeated"
          type="password"
          autoComplete="new-password"
          label={words.fields.repeated}
          problem={problems?.repeated}
        />
        <button type="submit" className="button">
          {words.reset.submit}
        </button>
      </form>
    </AuthPage>
  );
}
