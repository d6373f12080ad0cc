import type { ReactNode } from 'react';

export type Tone = 'plain' | 'brand' | 'alarm' | 'warn' | 'calm';

/** A short mark; what it means is always in its words, the colour only repeats it. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`desk-tag desk-tag-${tone}`}>{children}</span>;
}

/** One line of a list of facts: its name and what it is. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Why something is as it is, behind a press. */
export function Reasons({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <details>
      <summary>{title}</summary>
      <ul className="desk-why">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

/** Says that nothing is here and what to do next. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="desk-empty">
      <p className="desk-empty-title">{title}</p>
      <div>{children}</div>
    </div>
  );
}

/** Says how something ended; a failure is announced at once, a success when the reader pauses. */
export function Said({ failed = false, children }: { failed?: boolean; children: ReactNode }) {
  return (
    <div className={failed ? 'notice notice-alarm' : 'notice'} role={failed ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** The frame of a desk page that is not the inbox. */
export function DeskPage({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className="desk-page">
      <h1>{title}</h1>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
    </div>
  );
}
