import { data, redirect } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { formKeyHole, makeFormKey } from '#src/shared/form-key.ts';
import { photoTicket } from '../commands/keep-photos.ts';
import { submitReport } from '../commands/submit-report.ts';
import { filedCookie, reportCookie, secretCookie } from '../domain/citizen-cookie.ts';
import { groupAreas, readSite, readSubmission } from '../domain/citizen-form.ts';
import { cityState } from '../store/city.ts';
import { emptyPage, type FormPage, ReportFormPage } from '../ui/citizen-form-page.tsx';
import type { Route } from './+types/citizen-report-form';
import { shownIncidents } from './incident-load.ts';

/** How long the confirmation with the secret link is shown, and how long the reporter's own browser remembers; seconds. */
const filedSeconds = 900;
const rememberedSeconds = 90 * 86_400;

export async function loader({ request, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { language, clientAddress } = context.get(requestContext);
  const city = await cityState(app);
  const timeZone = city?.timeZone ?? 'Asia/Jakarta';
  if (!city)
    return data(
      { language, city: null, kecamatan: [], formKey: '', site: '', incidents: [], timeZone },
      { status: 503 },
    );
  // Without an address nobody has asked: the page is rendered to be kept, and each visitor's key goes into the hole.
  const formKey = clientAddress === '' ? formKeyHole : makeFormKey(app.keys.link, app.now());
  const site = readSite(new URL(request.url).searchParams.get('situs') ?? '');
  const incidents = shownIncidents(city, app.now());
  return data({ language, city: city.name, kecamatan: groupAreas(city.areas), formKey, site, incidents, timeZone });
}

export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const { origin } = context.get(requestContext);
  if (!(await cityState(app))) return data(null, { status: 503 });
  const fresh = { formKey: makeFormKey(app.keys.link, app.now()), asksPosition: false };
  const form = await request.formData().catch(() => undefined);
  if (!form) {
    const page: FormPage = { ...emptyPage(fresh.formKey, false), problems: { form: 'damaged' } };
    return data(page, { status: 400 });
  }
  const submission = readSubmission(form);
  const submitted = await submitReport(app, submission);
  if (!submitted.ok) {
    const { problems } = submitted;
    const page: FormPage = {
      ...fresh,
      // A key that is still good stays: it keeps the two tries one report.
      formKey: problems.form === 'expired' ? fresh.formKey : submission.key,
      typed: submission.typed,
      problems,
      photoProblems: submitted.photoProblems,
      keptPhotos: submitted.photoIds.map((id) => photoTicket(app, id)),
    };
    return data(page, { status: problems.form === 'busy' ? 503 : 422 });
  }
  const { code, secret, emergency } = submitted;
  const place = { code, secure: origin.startsWith('https:') };
  // Whoever reports without a name or in secret may sit at somebody else's computer: nothing outlives the browser.
  const remembered = submission.typed.privacy === 'open' ? { ...place, seconds: rememberedSeconds } : place;
  const headers = new Headers();
  headers.append('set-cookie', reportCookie(secretCookie, secret, remembered));
  headers.append(
    'set-cookie',
    reportCookie(filedCookie, emergency ? 'darurat' : '1', { ...place, seconds: filedSeconds }),
  );
  return redirect(`/lacak/${code}`, { status: 303, headers });
}

export default function CitizenReportForm({ loaderData, actionData }: Route.ComponentProps) {
  return <ReportFormPage {...loaderData} page={actionData ?? emptyPage(loaderData.formKey, false, loaderData.site)} />;
}
