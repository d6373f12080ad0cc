import { data } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { acceptInvitation } from '#src/people/commands/accept-invitation.ts';
import { readFields, typedText } from '#src/people/domain/form.ts';
import { checkLink } from '#src/people/domain/staff-link.ts';
import { acceptInvitation as acceptInvitationForm } from '#src/people/schema.ts';
import { goOn } from '#src/people/store/answers.ts';
import { findCityName } from '#src/people/store/city.ts';
import { findLink } from '#src/people/store/links.ts';
import { AuthPage } from '#src/people/ui/auth-page.tsx';
import { Field, Notice, type Problem, ProblemLine } from '#src/people/ui/field.tsx';
import { useWords } from '#src/people/ui/words.tsx';
import { readForm } from '#src/shared/read-form.ts';
import type { Route } from './+types/accept-invitation';

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const city = await findCityName(app);
  const found = checkLink(await findLink(app.db, params.token), 'invite', app.now());
  if (!found.ok) return data({ problem: found.reason, city }, { status: 404 });
  const { name, email, role } = found.link;
  return { city, invitation: { name: name ?? '', email: email ?? '', role: role ?? 'mimin' } };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await readForm(request);
  form.set('language', context.get(requestContext).language);
  const read = readFields(form, acceptInvitationForm);
  if (!read.ok) return data({ problems: read.problems as Record<string, Problem>, typed: read.typed }, { status: 422 });
  const input = { ...read.value, token: params.token };
  const accepted = await acceptInvitation(context.get(appContext), { kind: 'resident' }, input);
  if (accepted.ok) return goOn('/masuk?kabar=akun');
  const field =
    accepted.reason === 'not_repeated' ? 'repeated' : passwordReasons.has(accepted.reason) ? 'password' : 'form';
  const problems: Record<string, Problem> = { [field]: accepted.reason };
  return data({ problems, typed: typedText(Object.fromEntries(form)) }, { status: 422 });
}

const passwordReasons = new Set<string>(['too_short', 'too_long', 'is_email', 'too_common']);

export default function AcceptInvitationPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords();
  if ('problem' in loaderData)
    return (
      <AuthPage city={loaderData.city} title={words.invitation.unusable}>
        <Notice alarm>{words.problems[loaderData.problem]}</Notice>
      </AuthPage>
    );
  const { name, email, role } = loaderData.invitation;
  const problems = actionData?.problems;
  return (
    <AuthPage
      city={loaderData.city}
      title={words.invitation.title}
      lead={words.invitation.lead(words.roles[role], email)}
    >
      <form method="post" className="card">
        <ProblemLine problem={problems?.form} />
        <Field
          name="name"
          label={words.fields.name}
          autoComplete="name"
          defaultValue={actionData?.typed.name ?? name}
          problem={problems?.name}
        />
        {/* Lets a password keeper file the new password under the right account. */}
        <input type="hidden" name="email" autoComplete="username" value={email} />
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
          {words.invitation.submit}
        </button>
      </form>
    </AuthPage>
  );
}
