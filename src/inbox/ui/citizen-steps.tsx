import type { CitizenStep, CitizenView } from '../domain/citizen-view.ts';
import type { TrackingWords } from './citizen-tracking-words.tsx';

interface StepListProps {
  say: TrackingWords;
  view: CitizenView;
  when: (at: string) => string;
}

/** What has happened, oldest first, in sentences. */
export function StepList({ say, view, when }: StepListProps) {
  return (
    <ol className="steps">
      {view.steps.map((step) => (
        <li key={`${step.at} ${step.type} ${step.text}`}>
          <p>
            <time dateTime={step.at}>{when(step.at)}</time>
            <br />
            <strong>{say.step[step.type](step.agency ?? say.city)}</strong>
            {step.rating === null ? null : ` ${say.rating(step.rating)}`}
          </p>
          <StepWords say={say} step={step} />
          {step.type === 'resolved' && step.photoIds.length > 0 ? <p className="hint">{say.proofHint}</p> : null}
          {step.photoIds.length > 0 ? (
            <p className="photos">
              {step.photoIds.map((id, i) => (
                <a key={id} href={`/lacak/${view.code}/foto/${id}`}>
                  <img
                    src={`/lacak/${view.code}/foto/${id}`}
                    alt={(step.type === 'resolved' ? say.proof : say.photo)(i + 1)}
                    loading="lazy"
                  />
                </a>
              ))}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** Steps of which some readers see the words and others only that there are some. */
const withWords = ['received', 'resident_wrote', 'answered', 'not_fixed'];

function StepWords({ say, step }: { say: TrackingWords; step: CitizenStep }) {
  if (step.type === 'forwarded' || step.type === 'desk_status') {
    const said = [step.deskStatus && say.deskStatuses[step.deskStatus], step.text && say.deskNumber(step.text)];
    return said.some(Boolean) ? <p className="hint">{said.filter(Boolean).join('. ')}</p> : null;
  }
  if (step.text !== null) return <p className="quote">{step.text}</p>;
  return withWords.includes(step.type) ? <p className="hint">{say.hiddenWords}</p> : null;
}
