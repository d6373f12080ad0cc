import { Loader } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Said } from '#src/ui/desk-parts.tsx';
import { type DraftWords, sayNoDraft, useDraftWords } from './draft-words.tsx';

/** What `/desk/usulan/:id` answers. */
type Answer = { ok: true; draftId: number; text: string } | { ok: false; reason: string; seconds?: number };
type State =
  | { is: 'idle' }
  | { is: 'used' }
  | { is: 'asking' }
  | { is: 'proposed'; draftId: number; text: string }
  | { is: 'failed'; reason: string; seconds: number };

export interface DraftHelperProps {
  reportId: number;
  visibility: 'public' | 'private';
  /** Absent: the answer goes to every conversation. */
  conversationId: string | undefined;
  /** What stands in the field of the answer now. */
  typed: string;
  /** Puts the proposal into the field of the answer, in place of what stands there or below it. */
  use: (text: string, how: 'replace' | 'append', draftId: number) => void;
}

/** Asks a machine for a draft and shows it apart from the answer, marked, until a person takes it over or throws it away. */
export function DraftHelper(props: DraftHelperProps) {
  const words = useDraftWords();
  const [state, setState] = useState<State>({ is: 'idle' });
  const asked = useRef<AbortController>(undefined);
  useEffect(() => () => asked.current?.abort(), []);

  const ask = async () => {
    asked.current?.abort();
    const mine = new AbortController();
    asked.current = mine;
    setState({ is: 'asking' });
    const answer = await fetchDraft(props, mine.signal);
    // Cancelled, or asked again meanwhile: what comes late is nobody's.
    if (asked.current !== mine || mine.signal.aborted) return;
    setState(
      answer.ok
        ? { is: 'proposed', draftId: answer.draftId, text: answer.text }
        : { is: 'failed', reason: answer.reason, seconds: answer.seconds ?? 0 },
    );
  };
  const cancel = () => {
    asked.current?.abort();
    setState({ is: 'idle' });
  };
  const asking = state.is === 'asking';
  return (
    <div className="desk-draft-helper">
      <div className="desk-row-actions">
        {/* One button, so that the focus stays where it is when the machine begins. */}
        <button
          type="button"
          className="desk-action"
          onClick={asking ? cancel : () => void ask()}
          aria-describedby="usulan-keterangan"
          data-command={asking ? words.cancel : words.ask}
        >
          {asking ? words.cancel : state.is === 'proposed' ? words.again : words.ask}
        </button>
        {asking ? <Waiting words={words} /> : null}
        <span id="usulan-keterangan" className={asking ? 'visually-hidden' : 'desk-hint'}>
          {words.hint}
        </span>
      </div>
      {/* The box bears the same words for the eye. */}
      <p className={state.is === 'proposed' ? 'visually-hidden' : 'desk-hint'} role="status">
        {asking
          ? words.asking
          : state.is === 'proposed'
            ? words.mark
            : state.is === 'used' && props.typed !== ''
              ? words.used
              : ''}
      </p>
      {state.is === 'failed' ? <Said failed>{sayNoDraft(words, state.reason, state.seconds)}</Said> : null}
      {state.is === 'proposed' ? (
        <Proposal
          key={state.draftId}
          words={words}
          text={state.text}
          typed={props.typed}
          use={(how) => {
            props.use(state.text, how, state.draftId);
            setState({ is: 'used' });
          }}
          discard={() => setState({ is: 'idle' })}
        />
      ) : null}
    </div>
  );
}

/** The seconds so far, for eyes only: a reader aloud would never stop. */
function Waiting({ words }: { words: DraftWords }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="desk-draft-waiting" aria-hidden>
      <Loader size="xs" /> {words.seconds(seconds)}
    </span>
  );
}

function Proposal(props: {
  words: DraftWords;
  text: string;
  typed: string;
  use: (how: 'replace' | 'append') => void;
  discard: () => void;
}) {
  const { words, typed, use } = props;
  const [wondering, setWondering] = useState(false);
  const replace = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wondering) replace.current?.focus();
  }, [wondering]);
  return (
    <section className="desk-draft" aria-label={words.title}>
      <p className="desk-draft-mark">{words.mark}</p>
      <p className="desk-text" dir="auto">
        {props.text}
      </p>
      {wondering ? (
        <>
          <p>{words.already}</p>
          <div className="desk-row-actions">
            <button type="button" className="desk-action" ref={replace} onClick={() => use('replace')}>
              {words.replace}
            </button>
            <button type="button" className="desk-action" onClick={() => use('append')}>
              {words.append}
            </button>
            <button type="button" className="desk-action" onClick={() => setWondering(false)}>
              {words.keep}
            </button>
          </div>
        </>
      ) : (
        <div className="desk-row-actions">
          <button
            type="button"
            className="desk-action"
            // What somebody typed is never replaced without their word.
            onClick={() => (typed.trim() === '' ? use('replace') : setWondering(true))}
          >
            {words.use}
          </button>
          <button type="button" className="desk-action" onClick={props.discard}>
            {words.discard}
          </button>
        </div>
      )}
    </section>
  );
}

async function fetchDraft(about: DraftHelperProps, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(`/desk/usulan/${about.reportId}`, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ visibility: about.visibility, conversationId: about.conversationId }),
    });
    if (response.ok) return (await response.json()) as Answer;
    const reasons: Record<number, string> = { 401: 'logged_out', 403: 'not_allowed', 404: 'refused' };
    return { ok: false, reason: reasons[response.status] ?? 'away' };
  } catch {
    return { ok: false, reason: 'offline' };
  }
}
