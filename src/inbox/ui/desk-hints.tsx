import { useDeferredValue, useMemo } from 'react';
import { type AnsweredTo, hintsFor } from '../domain/answer-hints.ts';
import type { ComposeWords } from './compose-words.tsx';
import { sayHint, useHintWords } from './hint-words.tsx';

/** Hints for what is being written, live below it; they are advice and stop nobody. The letters never wait for them. */
export function AnswerHints(props: { words: ComposeWords; text: string; to: AnsweredTo }) {
  const says = useHintWords();
  const text = useDeferredValue(props.text);
  const { kind, asked, language, personal, isPublic } = props.to;
  const hints = useMemo(
    () => hintsFor(text, { kind, asked, language, personal, isPublic }),
    [text, kind, asked, language, personal, isPublic],
  );
  const { words } = props;
  if (text.trim() === '') return null;
  return (
    <details className="desk-hints" open>
      <summary>
        {words.hints.title}: {hints.length === 0 ? words.hints.none : words.hints.count(hints.length)}
      </summary>
      {hints.length > 0 ? (
        <>
          <ul className="desk-why">
            {hints.map((one) => {
              const said = sayHint(says, one);
              return <li key={said}>{said}</li>;
            })}
          </ul>
          <p className="desk-hint">{words.hints.lead}</p>
        </>
      ) : null}
    </details>
  );
}
