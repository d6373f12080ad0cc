import { Said } from '#src/ui/desk-parts.tsx';
import type { ComposeWords } from './compose-words.tsx';

interface NewerAnswer {
  id: number;
  staff: string | null;
  text: string;
}

/** What was answered after this draft was begun; its writer keeps the draft, merges the two, or drops it. */
export function NewerAnswers(props: {
  words: ComposeWords;
  answers: readonly NewerAnswer[];
  /** Without scripts the writer reads it and sends once more, or does not. */
  scripts: boolean;
  keep: () => void;
  merge: () => void;
  drop: () => void;
}) {
  const { newer } = props.words;
  return (
    <section className="desk-draft" aria-label={newer.title}>
      <Said failed>
        <strong>{newer.title}.</strong> {newer.lead}
      </Said>
      {props.answers.map((one) => (
        <figure key={one.id}>
          <figcaption className="desk-hint">{newer.by(one.staff ?? newer.program)}</figcaption>
          <p className="desk-text" dir="auto">
            {one.text}
          </p>
        </figure>
      ))}
      {props.scripts ? (
        <>
          <p className="desk-hint">{newer.mergeHint}</p>
          <Choices
            choices={[
              [newer.keep, props.keep],
              [newer.merge, props.merge],
              [newer.drop, props.drop],
            ]}
          />
        </>
      ) : null}
    </section>
  );
}

/** Another device of the same person was quicker; both texts stay until one is chosen. */
export function OtherDraft(props: {
  words: ComposeWords;
  text: string;
  settle: (how: 'mine' | 'theirs' | 'both') => void;
}) {
  const { other } = props.words;
  return (
    <section className="desk-draft" aria-label={other.title}>
      <Said failed>{other.title}.</Said>
      <p className="desk-text" dir="auto">
        {props.text}
      </p>
      <Choices
        choices={[
          [other.mine, () => props.settle('mine')],
          [other.theirs, () => props.settle('theirs')],
          [other.both, () => props.settle('both')],
        ]}
      />
    </section>
  );
}

function Choices({ choices }: { choices: [string, () => void][] }) {
  return (
    <div className="desk-row-actions">
      {choices.map(([label, act]) => (
        <button key={label} type="button" className="desk-action" onClick={act} data-command={label}>
          {label}
        </button>
      ))}
    </div>
  );
}
