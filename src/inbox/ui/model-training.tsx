import { useEffect } from 'react';
import { Form, Link, useNavigation, useRevalidator } from 'react-router';
import { Said, Tag } from '#src/ui/desk-parts.tsx';
import type { TrainingLack } from '../domain/compare-models.ts';
import { Ago, useNow } from './desk-time.tsx';
import { useDeskWords } from './desk-words.tsx';
import { useModelWords } from './model-words.tsx';

/** A training as the page shows it; instants are ISO texts. */
export interface TrainingView {
  stage: 'waiting' | 'reading' | 'training' | 'comparing' | 'ended';
  askedAt: string;
  askedBy: string | null;
  endedAt: string | null;
  outcome: 'live' | 'refused' | 'too_few' | 'failed' | null;
  why: string | null;
  versionId: number | null;
  silent: boolean;
}

interface Training {
  counts: { taught: number; held: number };
  newSince: number;
  /** A training now could come to another end than the last one. */
  worth: boolean;
  lack: TrainingLack | undefined;
  run: TrainingView | undefined;
  mayTrain: boolean;
  language: 'id' | 'en';
  timeZone: string;
  madeAt: string;
}

/** Looks again so often while a training is under way. */
const lookMs = 2_500;

/** What there is to learn from, the button, and how far a training is. */
export function ModelTraining(props: Training) {
  const words = useModelWords().training;
  const { run, lack } = props;
  const underWay = run !== undefined && run.endedAt === null;
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(() => void revalidate(), lookMs);
    return () => clearInterval(timer);
  }, [underWay, revalidate]);
  const busy = useNavigation().state !== 'idle';
  return (
    <section className="desk-entry" aria-labelledby="latih">
      <h2 id="latih">{words.title}</h2>
      <p>
        {words.counts(props.counts.taught, props.counts.held)} {words.since(props.newSince)}{' '}
        <Link to="/desk/model/koreksi">{words.list}</Link>
      </p>
      {lack ? <p>{words.lack(lack)}</p> : null}
      {underWay ? <UnderWay run={run} /> : null}
      {run && !underWay ? <Ended {...props} run={run} /> : null}
      {props.mayTrain && props.worth && !underWay && !lack ? (
        <Form method="post" className="desk-row-actions">
          <input type="hidden" name="intent" value="train" />
          <button type="submit" className="desk-action desk-action-first" disabled={busy}>
            {words.now}
          </button>
        </Form>
      ) : null}
      <p className="desk-hint">{words.nightly}</p>
    </section>
  );
}

function UnderWay({ run }: { run: TrainingView }) {
  const words = useModelWords().training;
  const steps = ['waiting', 'reading', 'training', 'comparing'];
  return (
    <Said failed={run.silent}>
      <span className="desk-progress">
        {run.silent ? words.silent : words.stages[run.stage]}
        {run.silent ? null : (
          <progress aria-label={words.title} value={steps.indexOf(run.stage) + 1} max={steps.length + 1} />
        )}
      </span>
      <noscript>
        <a href="/desk/model">{words.reload}</a>
      </noscript>
    </Said>
  );
}

function Ended(props: Omit<Training, 'run'> & { run: TrainingView }) {
  const words = useModelWords();
  const desk = useDeskWords();
  const { run, language, timeZone } = props;
  const now = useNow(props.madeAt);
  if (!run.outcome || !run.endedAt) return null;
  const why = run.outcome === 'failed' && run.why ? words.training.failures[run.why] : undefined;
  return (
    <p>
      {words.training.last}:{' '}
      <Tag tone={run.outcome === 'live' ? 'brand' : 'warn'}>{words.training.outcomes[run.outcome]}</Tag>{' '}
      <Ago at={run.endedAt} now={now} words={desk} language={language} timeZone={timeZone} />
      {`, ${run.askedBy ?? words.card.timer}`}
      {run.versionId === null ? '' : `, ${words.version(run.versionId)}`}.{why ? ` ${why}` : ''}
    </p>
  );
}
