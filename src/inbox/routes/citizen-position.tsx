import { redirect } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { makeFormKey } from '#src/shared/form-key.ts';
import { keepPhotos, photoTicket } from '../commands/keep-photos.ts';
import { groupAreas, readSubmission } from '../domain/citizen-form.ts';
import { cityState } from '../store/city.ts';
import { emptyPage, type FormPage, ReportFormPage } from '../ui/citizen-form-page.tsx';
import type { Route } from './+types/citizen-position';

/** The twin of the form that asks the phone for its position: the only page of the form with a script. */
export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const form = await request.formData().catch(() => undefined);
  if (!form) throw redirect('/lapor', 303);
  const submission = readSubmission(form);
  const photos = await keepPhotos(app, submission.photos, submission.tickets);
  const page: FormPage = {
    typed: submission.typed,
    problems: photos.problems.length > 0 ? { photos: 'wrong' } : {},
    photoProblems: photos.problems,
    keptPhotos: photos.ids.map((id) => photoTicket(app, id)),
    asksPosition: true,
    formKey: submission.key || makeFormKey(app.keys.link, app.now()),
  };
  return page;
}

/** Opened without a form to keep, it is an empty form that asks for the position. */
export async function loader({ context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { language } = context.get(requestContext);
  const city = await cityState(app);
  const formKey = makeFormKey(app.keys.link, app.now());
  return { language, city: city?.name ?? null, kecamatan: groupAreas(city?.areas ?? []), formKey };
}

export default function CitizenPosition({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <ReportFormPage {...loaderData} page={actionData ?? emptyPage(loaderData.formKey, true)} />
      <script src="/position.js" defer />
    </>
  );
}
