import { data } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { enterCode } from '#src/people/commands/enter-code.ts';
import { readFields } from '#src/people/domain/form.ts';
import { safeReturnPath } from '#src/people/domain/return-path.ts';
import { enterCode as enterCodeForm } from '#src/people/schema.ts';
import { goOn, languageCookie } from '#src/people/store/answers.ts';
import { findCityName } from '#src/people/store/city.ts';
import { readVisit } from '#src/people/store/visit.ts';
import { AuthPage } from '#src/people/ui/auth-page.tsx';
import { Field, type Problem } from '#src/people/ui/field.tsx';
import { useWords } from '#src/people/ui/words.tsx';
import { readForm } from '#src/shared/read-form.ts';
import type { Route } from './+types/log-in-code';

export async function loader({ context }: Route.LoaderArgs) {
  return { city: await findCityName(context.get(appContext)) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { clientAddress, origin } = context.get(requestContext);
  const read = readFields(await readForm(request), enterCodeForm);
  if (!read.ok) return data({ problem: 'wrong_code' as Problem }, { status: 422 });
  const visit = readVisit(request, clientAddress);
  const entered = await enterCode(context.get(appContext), { kind: 'resident' }, { ...read.value, visit });
  if (!entered.ok) {
    const problem: Problem = entered.reason;
    return data({ problem }, { status: problem === 'locked' ? 429 : 422 });
  }
  const path = safeReturnPath(new URL(request.url).searchParams.get('ke'));
  return goOn(path, [...entered.cookies, languageCookie(entered.actor.language, origin)]);
}

export default function LogInCodePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords();
  return (
    <AuthPage city={loaderData.city} title={words.code.title} lead={words.code.lead}>
      <form method="post" className="card">
        <Field
          name="code"
          label={words.fields.code}
          autoComplete="one-time-code"
          hint={words.code.paper}
          problem={actionData?.problem}
        />
        <button type="submit" className="button">
          {words.code.submit}
        </button>
      </form>
      <p>
        <a href="/masuk">{words.code.back}</a>
      </p>
    </AuthPage>
  );
}
