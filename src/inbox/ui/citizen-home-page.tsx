import { LookUpForm } from './citizen-lookup-form.tsx';
import { citizenWords } from './citizen-words.tsx';

/** What this is, the one big button, the look-up of a report, 112, and how it works. */
export function HomePage({ city, language }: { city: string; language: 'id' | 'en' }) {
  const say = citizenWords[language].home;
  return (
    <>
      <h1>{say.title}</h1>
      <p className="lead">{say.lead(city)}</p>
      <p className="actions">
        <a className="button button-big" href="/lapor">
          {say.report}
        </a>
        <span>{say.noAccount}</span>
      </p>
      <section className="notice notice-alarm" aria-labelledby="darurat">
        <h2 id="darurat">
          <a href="tel:112">{say.emergencyTitle}</a>
        </h2>
        <p>{say.emergency}</p>
      </section>
      <section className="card" aria-labelledby="lacak">
        <h2 id="lacak">{say.lookUp}</h2>
        <LookUpForm language={language} />
      </section>
      <section aria-labelledby="cara">
        <h2 id="cara">{say.howTitle}</h2>
        <ol className="grid how">
          {say.how.map((step) => (
            <li key={step.title}>
              <h3>{step.title}</h3>
              <p>{step.body}</p>
            </li>
          ))}
        </ol>
      </section>
      <p>{say.languages}</p>
    </>
  );
}
