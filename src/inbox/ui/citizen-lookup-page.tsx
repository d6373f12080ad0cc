import { CitizenLayout } from '#src/ui/citizen-layout.tsx';
import type { ShownIncident } from '../domain/incident.ts';
import { LookUpForm } from './citizen-lookup-form.tsx';
import { trackingWords } from './citizen-tracking-words.tsx';
import { IncidentBanner } from './incident-banner.tsx';

interface LookUpPageProps {
  city: string | null;
  language: 'id' | 'en';
  typed?: string;
  unknown?: boolean;
  incidents?: readonly ShownIncident[];
  timeZone?: string;
}

/** Asks for a code, and says when no report has the one that was asked for. */
export function LookUpPage(props: LookUpPageProps) {
  const { city, language, typed = '', unknown = false, incidents = [], timeZone = 'Asia/Jakarta' } = props;
  const say = trackingWords[language].lookUp;
  return (
    <CitizenLayout city={city} language={language} path="/lacak" title={say.title}>
      <IncidentBanner incidents={incidents} language={language} timeZone={timeZone} />
      <h1>{say.title}</h1>
      <p className="lead">{say.lead}</p>
      <LookUpForm language={language} typed={typed} unknown={unknown} />
    </CitizenLayout>
  );
}

/** Says that this connection has guessed too often, and that waiting helps. */
export function TooManyPage({ city, language }: { city: string | null; language: 'id' | 'en' }) {
  const say = trackingWords[language].lookUp;
  return (
    <CitizenLayout city={city} language={language} path="/lacak" title={say.tooManyTitle}>
      <h1>{say.tooManyTitle}</h1>
      <p>{say.tooMany}</p>
    </CitizenLayout>
  );
}
