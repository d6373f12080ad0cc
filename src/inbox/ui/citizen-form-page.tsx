import { CitizenLayout } from '#src/ui/citizen-layout.tsx';
import { emptyReport } from '../domain/citizen-form.ts';
import type { ShownIncident } from '../domain/incident.ts';
import { NotSetUp } from './citizen-notices.tsx';
import { ReportForm, type ReportFormProps } from './citizen-report-form.tsx';
import { citizenWords } from './citizen-words.tsx';
import { IncidentBanner } from './incident-banner.tsx';

/** The state of the form: what stands in it and what is wrong. */
export type FormPage = Omit<ReportFormProps, 'language' | 'kecamatan'>;

/** A form in which nothing stands yet. */
export function emptyPage(formKey: string, asksPosition: boolean, site = ''): FormPage {
  return { typed: { ...emptyReport, site }, problems: {}, photoProblems: [], keptPhotos: [], asksPosition, formKey };
}

interface FormPageProps {
  language: 'id' | 'en';
  city: string | null;
  kecamatan: ReportFormProps['kecamatan'];
  page: FormPage;
  incidents?: readonly ShownIncident[];
  timeZone?: string;
}

/** The page around the form. */
export function ReportFormPage(props: FormPageProps) {
  const { language, city, kecamatan, page, incidents = [], timeZone = 'Asia/Jakarta' } = props;
  const say = citizenWords[language];
  const wrong = Object.keys(page.problems).length > 0;
  const title = city === null ? say.notSetUp.title : say.form.title;
  return (
    <CitizenLayout
      city={city}
      language={language}
      path="/lapor"
      title={wrong ? `${say.form.problemsTitle} ${title}` : title}
    >
      {city === null ? (
        <NotSetUp language={language} />
      ) : (
        <>
          <h1>{title}</h1>
          <p className="lead">{say.form.lead}</p>
          <p>
            <a href="tel:112">{say.form.emergency}</a>
          </p>
          <IncidentBanner incidents={incidents} language={language} timeZone={timeZone} />
          <ReportForm language={language} kecamatan={kecamatan} {...page} />
        </>
      )}
    </CitizenLayout>
  );
}
