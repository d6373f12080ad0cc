import { Link, useFetcher } from 'react-router';
import { Said } from '#src/ui/desk-parts.tsx';
import type { ActedData } from './desk-acted.tsx';
import type { Surroundings } from './desk-item.tsx';
import { useIncidentWords } from './incident-words.tsx';

interface Suggested {
  id: number;
  text: { id: string; en: string };
  mayJoin: boolean;
}

/** Says that a known incident may explain the open report, and joins the two on one press. */
export function IncidentSuggestions({ incidents, around }: { incidents: Suggested[]; around: Surroundings }) {
  return incidents.map((one) => <Suggestion key={one.id} one={one} around={around} />);
}

function Suggestion({ one, around }: { one: Suggested; around: Surroundings }) {
  const words = useIncidentWords();
  const fetcher = useFetcher<ActedData>();
  const refused = fetcher.data && !fetcher.data.ok ? fetcher.data.problem : undefined;
  return (
    <div className="notice desk-no-print">
      <p>
        {words.suggestion(one.text[around.language])} <Link to={`/desk/kejadian/${one.id}`}>{words.openIncident}</Link>
      </p>
      {one.mayJoin ? (
        <fetcher.Form method="post">
          <input type="hidden" name="intent" value="join_incident" />
          <button type="submit" name="incidentId" value={one.id} className="desk-action">
            {words.joinOne}
          </button>
        </fetcher.Form>
      ) : null}
      {refused ? (
        <Said failed>{words.problems[refused] ?? around.words.problems[refused] ?? words.problems.malformed}</Said>
      ) : null}
    </div>
  );
}

/** The incidents that are on, above every page of the desk. */
export function IncidentStrip({
  incidents,
  language,
}: {
  incidents: readonly { id: number; text: { id: string; en: string } }[];
  language: 'id' | 'en';
}) {
  const words = useIncidentWords();
  if (incidents.length === 0) return null;
  return (
    <section className="desk-incidents" aria-label={words.on}>
      {incidents.map((one) => (
        <p key={one.id}>
          <strong>{words.title}:</strong> {one.text[language]}{' '}
          <Link to={`/desk/kejadian/${one.id}`}>{words.openIncident}</Link>
        </p>
      ))}
    </section>
  );
}
