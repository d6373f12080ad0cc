import { data } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { checkLink } from '#src/people/domain/staff-link.ts';
import { handleSetUpForm } from '#src/people/routes/set-up-form.ts';
import { cityReaderContext } from '#src/people/store/city-reader.ts';
import { findLink } from '#src/people/store/links.ts';
import { hasOperator } from '#src/people/store/staff.ts';
import { AuthPage } from '#src/people/ui/auth-page.tsx';
import { Field, Notice, ProblemLine } from '#src/people/ui/field.tsx';
import { useWords } from '#src/people/ui/words.tsx';
import type { Route } from './+types/set-up';

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  if (await hasOperator(app.db)) return data({ problem: 'already_set_up' as const }, { status: 404 });
  const found = checkLink(await findLink(app.db, params.token), 'setup', app.now());
  if (!found.ok) return data({ problem: found.reason }, { status: 404 });
  return { presets: context.get(cityReaderContext).presets };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { language } = context.get(requestContext);
  const reader = context.get(cityReaderContext);
  const answer = await handleSetUpForm(context.get(appContext), reader, { request, token: params.token, language });
  return answer instanceof Response ? answer : data(answer, { status: 422 });
}

export default function SetUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords();
  if ('problem' in loaderData)
    return (
      <AuthPage city={null} title={words.setUp.unusable}>
        <Notice alarm>{words.problems[loaderData.problem]}</Notice>
        {loaderData.problem === 'already_set_up' ? (
          <a className="button" href="/masuk">
            {words.logIn.submit}
          </a>
        ) : (
          <p>{words.setUp.unusableHint}</p>
        )}
      </AuthPage>
    );
  const { presets } = loaderData;
  const problems = actionData?.problems ?? {};
  const typed = actionData?.typed ?? {};
  const chosen = typed.preset ?? presets[0]?.code ?? 'upload';
  return (
    <AuthPage city={null} title={words.setUp.title} lead={words.setUp.lead}>
      <form method="post" encType="multipart/form-data">
        <div className="card">
          <h2>{words.setUp.city}</h2>
          <ProblemLine problem={problems.form} />
          <Field
            name="cityName"
            label={words.fields.cityName}
            defaultValue={typed.cityName ?? presets[0]?.name}
            problem={problems.cityName}
          />
          <fieldset className="field">
            <legend>{words.setUp.data}</legend>
            {presets.map((preset) => (
              <label className="choice" key={preset.code}>
                <input type="radio" name="preset" value={preset.code} defaultChecked={chosen === preset.code} />
                <span>{words.setUp.preset(preset.name)}</span>
              </label>
            ))}
            <label className="choice">
              <input type="radio" name="preset" value="upload" defaultChecked={chosen === 'upload'} />
              <span>{words.setUp.upload}</span>
            </label>
          </fieldset>
          <div className="field">
            <label htmlFor="files">{words.setUp.files}</label>
            <p className="hint" id="files-hint">
              {words.setUp.filesHint}
            </p>
            <ProblemLine id="files-error" problem={problems.files}>
              {actionData?.entry}
            </ProblemLine>
            {actionData && actionData.cityProblems.length > 0 ? (
              <ul>
                {actionData.cityProblems.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ) : null}
            <input
              id="files"
              name="files"
              type="file"
              multiple
              accept=".json,.csv"
              aria-invalid={problems.files ? true : undefined}
              aria-describedby={problems.files ? 'files-hint files-error' : 'files-hint'}
            />
          </div>
        </div>
        <div className="card">
          <h2>{words.setUp.operator}</h2>
          <p className="hint">{words.setUp.operatorHint}</p>
          <Field
            name="name"
            label={words.fields.name}
            autoComplete="name"
            defaultValue={typed.name}
            problem={problems.name}
          />
          <Field
            name="email"
            type="email"
            label={words.fields.email}
            autoComplete="username"
            defaultValue={typed.email}
            problem={problems.email}
          />
          <Field
            name="password"
            type="password"
            label={words.fields.newPassword}
            autoComplete="new-password"
            hint={words.passwordHint}
            problem={problems.password}
          />
          <Field
            name="repeated"
            type="password"
            label={words.fields.repeated}
            autoComplete="new-password"
            problem={problems.repeated}
          />
        </div>
        <button type="submit" className="button">
          {words.setUp.submit}
        </button>
      </form>
    </AuthPage>
  );
}
