import { data, redirect } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { makeFormKey } from '#src/shared/form-key.ts';
import { CitizenLayout } from '#src/ui/citizen-layout.tsx';
import { answerAsReporter } from '../commands/answer-as-reporter.ts';
import { lookUpReport } from '../commands/look-up-report.ts';
import { readCode, showCode } from '../domain/citizen-code.ts';
import { filedCookie, readCookie, reportCookie, secretCookie } from '../domain/citizen-cookie.ts';
import { sayWhen } from '../domain/citizen-time.ts';
import { isReportSecret, reportSecret } from '../store/report-links.ts';
import { LookUpPage, TooManyPage } from '../ui/citizen-lookup-page.tsx';
import { NotSetUp } from '../ui/citizen-notices.tsx';
import { FiledCard, ReportPage } from '../ui/citizen-report-page.tsx';
import { trackingWords } from '../ui/citizen-tracking-words.tsx';
import { citizenWords } from '../ui/citizen-words.tsx';
import type { Route } from './+types/citizen-tracking';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { clientAddress, language, origin } = context.get(requestContext);
  const code = readCode(params.code);
  if (code !== undefined && code !== params.code) throw redirect(`/lacak/${code}`);
  const cookies = request.headers.get('cookie');
  const secret = readCookie(cookies, secretCookie);
  const looked = await lookUpReport(app, { code: params.code, secret, address: clientAddress });
  if (looked.state === 'not_set_up') return data({ state: looked.state, language, city: null }, { status: 503 });
  const shared = { language, city: looked.city.name };
  if (looked.state === 'unknown') return data({ ...shared, state: looked.state, typed: params.code }, { status: 404 });
  if (looked.state === 'too_many') {
    return data({ ...shared, state: looked.state }, { status: 429, headers: { 'retry-after': '60' } });
  }
  const filed = looked.holdsSecret ? readCookie(cookies, filedCookie) : undefined;
  const own = {
    ...shared,
    code: params.code,
    timeZone: looked.city.timeZone,
    holdsSecret: looked.holdsSecret,
    filed:
      filed === undefined
        ? null
        : {
            secretLink: `${origin}/lacak/${params.code}/kunci/${reportSecret(app, params.code)}`,
            emergency: filed === 'darurat',
          },
  };
  if (looked.state === 'received') {
    return data({ ...own, state: looked.state, receivedAt: looked.receivedAt.toISOString() });
  }
  return data({ ...own, state: looked.state, view: looked.view, formKey: makeFormKey(app.keys.link, app.now()) });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const { language, origin } = context.get(requestContext);
  const code = readCode(params.code);
  const secret = readCookie(request.headers.get('cookie'), secretCookie);
  if (!code || !secret || !isReportSecret(app, code, secret))
    throw data(trackingWords[language].noSecret, { status: 403 });
  const form = await request.formData().catch(() => undefined);
  if (!form) throw data(citizenWords[language].form.problems.form.damaged, { status: 400 });
  if (form.get('intent') === 'lupakan') {
    const gone = { code, secure: origin.startsWith('https:'), seconds: 0 };
    const headers = new Headers();
    for (const name of [secretCookie, filedCookie]) headers.append('set-cookie', reportCookie(name, '', gone));
    return redirect(`/lacak/${code}`, { status: 303, headers });
  }
  const answered = await answerAsReporter(app, { code, secret }, form);
  if (answered.ok) return redirect(`/lacak/${code}`, 303);
  const { intent, problem, text } = answered;
  return data({ intent, problem, text }, { status: problem === 'busy' ? 503 : 422 });
}

export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return loaderHeaders;
}

export default function CitizenTracking({ loaderData, actionData }: Route.ComponentProps) {
  const { language, city } = loaderData;
  const say = trackingWords[language];
  switch (loaderData.state) {
    case 'not_set_up':
      return (
        <CitizenLayout city={city} language={language} path="/lacak" title={citizenWords[language].notSetUp.title}>
          <NotSetUp language={language} />
        </CitizenLayout>
      );
    case 'unknown':
      return <LookUpPage city={city} language={language} typed={loaderData.typed} unknown />;
    case 'too_many':
      return <TooManyPage city={city} language={language} />;
    default: {
      const title = say.title(showCode(loaderData.code));
      return (
        <CitizenLayout city={city} language={language} path={`/lacak/${loaderData.code}`} title={title}>
          <meta name="robots" content="noindex" />
          <h1>{title}</h1>
          {loaderData.filed ? <FiledCard language={language} code={loaderData.code} {...loaderData.filed} /> : null}
          {loaderData.state === 'received' ? (
            <section className="card">
              <h2>{say.received.title}</h2>
              <p>{say.received.body(sayWhen(new Date(loaderData.receivedAt), loaderData.timeZone, language))}</p>
            </section>
          ) : (
            <ReportPage
              language={language}
              timeZone={loaderData.timeZone}
              view={loaderData.view}
              holdsSecret={loaderData.holdsSecret}
              formKey={loaderData.formKey}
              answer={actionData ?? null}
            />
          )}
        </CitizenLayout>
      );
    }
  }
}
