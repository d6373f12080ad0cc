import { showCode } from '../domain/citizen-code.ts';
import { sayWhen } from '../domain/citizen-time.ts';
import type { CitizenView } from '../domain/citizen-view.ts';
import { ReporterForms, type TypedAnswer } from './citizen-reporter-forms.tsx';
import { StepList } from './citizen-steps.tsx';
import { type TrackingWords, trackingWords } from './citizen-tracking-words.tsx';

export interface ReportPageProps {
  language: 'id' | 'en';
  timeZone: string;
  view: CitizenView;
  holdsSecret: boolean;
  formKey: string;
  answer: TypedAnswer | null;
}

/** A report as its followers see it; the forms below are the reporter's own. */
export function ReportPage(props: ReportPageProps) {
  const { language, timeZone, view, holdsSecret } = props;
  const say = trackingWords[language];
  const when = (at: string) => sayWhen(new Date(at), timeZone, language);
  return (
    <>
      <section className="card" aria-labelledby="keadaan">
        <h2 id="keadaan">{say.statusTitle}</h2>
        <p>
          <strong className="status">{say.status[statusName(view)]}</strong>
        </p>
        <OutsideNotice say={say} view={view} language={language} />
        <ul className="promises">
          {view.promises.map((promise) => (
            <li key={promise.kind}>
              {promise.paused ? say.paused : (promise.late ? say.late : say.promise)[promise.kind](when(promise.dueAt))}
            </li>
          ))}
        </ul>
        <dl className="facts">
          <dt>{say.holder}</dt>
          <dd>{view.agency ?? (view.outside ? say.coordinator : say.nobody)}</dd>
          {view.topic ? (
            <>
              <dt>{say.topic}</dt>
              <dd>{view.topic[language]}</dd>
            </>
          ) : null}
          {view.kelurahan ? (
            <>
              <dt>{say.place}</dt>
              <dd>{view.kelurahan}</dd>
            </>
          ) : null}
          <dt>{say.openedAt}</dt>
          <dd>
            <time dateTime={view.openedAt}>{when(view.openedAt)}</time>
          </dd>
        </dl>
      </section>
      <section aria-labelledby="riwayat">
        <h2 id="riwayat">{say.stepsTitle}</h2>
        <StepList say={say} view={view} when={when} />
      </section>
      {holdsSecret ? (
        <ReporterForms say={say} view={view} when={when} formKey={props.formKey} answer={props.answer} />
      ) : (
        <p className="notice">{say.readOnly}</p>
      )}
    </>
  );
}

interface FiledProps {
  language: 'id' | 'en';
  code: string;
  secretLink: string;
  emergency: boolean;
}

/** What a resident must keep, right after filing. */
export function FiledCard({ language, code, secretLink, emergency }: FiledProps) {
  const say = trackingWords[language].filed;
  return (
    <section className="card filed" aria-labelledby="terkirim">
      <h2 id="terkirim">{say.title}</h2>
      {emergency ? (
        <p className="notice notice-alarm">
          <strong>{say.emergency}</strong> <a href="tel:112">112</a>
        </p>
      ) : null}
      <p>{say.code}</p>
      <p className="code">{showCode(code)}</p>
      <p>{say.link}</p>
      <p className="secret-link">
        <a href={secretLink}>{secretLink}</a>
      </p>
      <p className="hint">{say.linkUse}</p>
      <p className="notice">{say.save}</p>
    </section>
  );
}

function statusName(view: CitizenView): keyof TrackingWords['status'] {
  if (view.status === 'open' && view.agency === null) return 'sorting';
  if (view.status === 'closed') return view.closedAs === 'outside' ? 'outside' : 'closed';
  return view.status;
}

function OutsideNotice({ say, view, language }: { say: TrackingWords; view: CitizenView; language: 'id' | 'en' }) {
  const decided = view.closedAs === 'outside';
  const guessed = (view.status === 'open' || view.status === 'waiting') && view.agency === null;
  // An agency that took it up, or settled it, has shown the guess to be wrong.
  if (!view.outside || !(decided || guessed)) return null;
  const { name, contact } = view.outside;
  return (
    <p className="notice">
      {(decided ? say.outsideBody : say.outsideGuess)(name[language])}{' '}
      {contact ? say.outsideContact(contact[language]) : null}
    </p>
  );
}
