import type { ReactNode } from 'react';
import type { FormField, FormProblems } from '../domain/citizen-form.ts';
import type { citizenWords } from './citizen-words.tsx';

export type ReportWords = (typeof citizenWords)['id']['form'];

/** What a control must carry so that its label, hint and message are read with it. */
export interface Bound {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  say: ReportWords;
  name: FormField;
  label: string;
  hint?: string;
  problems: FormProblems;
  children: (bound: Bound) => ReactNode;
}

/** One field with its label, hint and, when it is wrong, the message beside it. */
export function Field({ say, name, label, hint, problems, children }: FieldProps) {
  const wrong = problems[name] !== undefined;
  const described = [hint ? hintId(name) : '', wrong ? problemId(name) : ''].filter((id) => id !== '').join(' ');
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="hint" id={hintId(name)}>
          {hint}
        </p>
      ) : null}
      <FieldProblem say={say} name={name} problems={problems} />
      {children({
        id: name,
        name,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': wrong ? true : undefined,
      })}
    </div>
  );
}

/** The message of a field that is wrong. */
export function FieldProblem({ say, name, problems }: { say: ReportWords; name: FormField; problems: FormProblems }) {
  if (problems[name] === undefined) return null;
  return (
    <p className="error" id={problemId(name)}>
      {problemWords(say, name, problems)}
    </p>
  );
}

/** The words for what is wrong with a field. */
export function problemWords(say: ReportWords, name: FormField, problems: FormProblems): string {
  const problem = problems[name];
  return (problem && say.problems[name][problem]) ?? say.fallback;
}

/** The id of a field's hint. */
export function hintId(name: string): string {
  return `${name}-petunjuk`;
}

/** The id of a field's message. */
export function problemId(name: string): string {
  return `${name}-masalah`;
}
