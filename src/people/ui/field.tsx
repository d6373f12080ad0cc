import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode } from 'react';
import { useWords, type Words } from './words.tsx';

export type Problem = keyof Words['problems'];

interface FieldProps {
  name: string;
  label: string;
  type?: HTMLInputTypeAttribute;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: 'numeric' | 'text' | 'email';
  defaultValue?: string | undefined;
  problem?: Problem | undefined;
  hint?: string | undefined;
  required?: boolean;
}

/** One line to fill in, with its hint and what is wrong with it beside it. */
export function Field(props: FieldProps) {
  const { name, label, hint, problem, type = 'text', required = true } = props;
  const described = [hint ? `${name}-hint` : '', problem ? `${name}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <ProblemLine id={`${name}-error`} problem={problem} />
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        defaultValue={props.defaultValue}
        required={required}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}

/** What is wrong, in words; nothing when all is well. */
export function ProblemLine({
  id,
  problem,
  children,
}: {
  id?: string;
  problem: Problem | undefined;
  children?: ReactNode;
}) {
  const words = useWords();
  if (!problem) return null;
  return (
    <p className="error" id={id}>
      {words.problems[problem]} {children}
    </p>
  );
}

/** The message of a whole form, read out when the page comes back. */
export function Notice({ alarm = false, children }: { alarm?: boolean; children: ReactNode }) {
  return (
    <div className={alarm ? 'notice notice-alarm' : 'notice'} role={alarm ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
