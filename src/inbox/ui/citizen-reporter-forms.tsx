import type { CitizenView } from '../domain/citizen-view.ts';
import type { TrackingProblem, TrackingWords } from './citizen-tracking-words.tsx';

export type Intent = 'tulis' | 'nilai' | 'belum-beres' | 'hal-lain';

/** What the reporter sent and why it was not taken; shown again in its form. */
export interface TypedAnswer {
  intent: Intent;
  problem: TrackingProblem;
  text: string;
}

interface FormsProps {
  say: TrackingWords;
  view: CitizenView;
  when: (at: string) => string;
  formKey: string;
  answer: TypedAnswer | null;
}

/** What only the reporter can do: write, rate, say "not fixed", and be forgotten on this device. */
export function ReporterForms(props: FormsProps) {
  const { say, view } = props;
  return (
    <>
      {view.may.sayNotFixed ? <NotFixedForm {...props} /> : null}
      {view.may.rate ? <RateForm {...props} /> : null}
      {view.may.write ? <WriteForm {...props} /> : null}
      {view.may.leave ? <LeaveForm {...props} /> : null}
      <form method="post" className="actions">
        <span>{say.forget.body}</span>
        <button className="button button-secondary" name="intent" value="lupakan" type="submit">
          {say.forget.button}
        </button>
      </form>
    </>
  );
}

function WriteForm({ say, view, formKey, answer }: FormsProps) {
  const asked = view.status === 'waiting';
  return (
    <section className={asked ? 'notice' : 'card'} aria-labelledby="tulis">
      <h2 id="tulis">{asked ? say.write.asked : say.write.title}</h2>
      {asked ? <p>{say.write.askedBody}</p> : null}
      <form method="post" action="#tulis" noValidate>
        <input type="hidden" name="key" value={formKey} />
        <TextField say={say} intent="tulis" label={say.write.label} answer={answer} />
        <SendButton intent="tulis" label={say.write.button} />
      </form>
    </section>
  );
}

function LeaveForm({ say, answer }: FormsProps) {
  return (
    <section className="card" aria-labelledby="hal-lain">
      <h2 id="hal-lain">{say.leave.title}</h2>
      <p>{say.leave.body}</p>
      <form method="post" action="#hal-lain" noValidate>
        <TextField say={say} intent="hal-lain" label={say.leave.label} answer={answer} />
        <SendButton intent="hal-lain" label={say.leave.button} />
      </form>
    </section>
  );
}

function NotFixedForm({ say, view, when, answer }: FormsProps) {
  return (
    <section className="card" aria-labelledby="belum-beres">
      <h2 id="belum-beres">{say.notFixed.title}</h2>
      {view.notFixedUntil ? <p>{say.notFixed.body(when(view.notFixedUntil))}</p> : null}
      <form method="post" action="#belum-beres" noValidate>
        <TextField say={say} intent="belum-beres" label={say.notFixed.label} answer={answer} optional />
        <SendButton intent="belum-beres" label={say.notFixed.button} />
      </form>
    </section>
  );
}

function RateForm({ say, view, answer }: FormsProps) {
  const problem = answer?.intent === 'nilai' ? answer.problem : null;
  return (
    <section className="card" aria-labelledby="nilai">
      <h2 id="nilai">{say.rate.title}</h2>
      {view.rating === null ? null : <p>{say.rate.again(view.rating)}</p>}
      <form method="post" action="#nilai" noValidate>
        <fieldset className="field" aria-describedby={problem ? 'nilai-masalah' : undefined}>
          <legend>{say.rate.legend}</legend>
          {problem ? (
            <p className="error" id="nilai-masalah" role="alert">
              {say.problems[problem]}
            </p>
          ) : null}
          {say.rate.options.map((option, i) => (
            <label className="choice" key={option}>
              <input type="radio" name="rating" value={i + 1} defaultChecked={view.rating === i + 1} />
              <span>{option}</span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="comment">{say.rate.comment}</label>
          <textarea id="comment" name="comment" rows={2} maxLength={1_000} defaultValue={problem ? answer?.text : ''} />
        </div>
        <SendButton intent="nilai" label={say.rate.button} />
      </form>
    </section>
  );
}

interface TextFieldProps {
  say: TrackingWords;
  intent: Intent;
  label: string;
  answer: TypedAnswer | null;
  optional?: boolean;
}

function TextField({ say, intent, label, answer, optional = false }: TextFieldProps) {
  const mine = answer?.intent === intent ? answer : null;
  const field = `${intent}-isi`;
  return (
    <div className="field">
      <label htmlFor={field}>{label}</label>
      {mine ? (
        <p className="error" id={`${field}-masalah`} role="alert">
          {say.problems[mine.problem]}
        </p>
      ) : null}
      <textarea
        id={field}
        name="text"
        rows={optional ? 2 : 4}
        required={!optional}
        maxLength={5_000}
        defaultValue={mine?.text ?? ''}
        aria-invalid={mine ? true : undefined}
        aria-describedby={mine ? `${field}-masalah` : undefined}
      />
    </div>
  );
}

function SendButton({ intent, label }: { intent: Intent; label: string }) {
  return (
    <p className="actions">
      <button className="button" name="intent" value={intent} type="submit">
        {label}
      </button>
    </p>
  );
}
