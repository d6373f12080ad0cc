import { NativeSelect } from '@mantine/core';
import type { DeskAbility, DeskConversation } from '../domain/desk-thread.ts';
import type { ThreadWords } from './desk-thread-words-id.tsx';
import { sayMoment, saySpan } from './desk-time.tsx';
import type { DeskWords, Language } from './desk-words.tsx';

/** A window that closes within this long is shown as closing, in milliseconds. */
const closingSoonMs = 2 * 3_600_000;

/** The right address of a matter that is not the city's: one press where triage named the body, a choice otherwise. */
export function OutsideAnswers(props: {
  words: ThreadWords;
  answers: readonly { owner: string; name: string; text: string; own: boolean }[];
  use: (text: string) => void;
}) {
  const { compose } = props.words;
  const own = props.answers.find((one) => one.own);
  return (
    <>
      {own ? (
        <button type="button" className="desk-action desk-outside-answer" onClick={() => props.use(own.text)}>
          {compose.outsideReady} {own.name}
        </button>
      ) : null}
      <NativeSelect
        label={compose.outsideInsert}
        value=""
        onChange={(event) => {
          const answer = props.answers.find((one) => one.owner === event.currentTarget.value);
          if (answer) props.use(answer.text);
        }}
        data={[
          { value: '', label: compose.outsidePick },
          ...props.answers.map(({ owner, name }) => ({ value: owner, label: name })),
        ]}
        mt="xs"
      />
    </>
  );
}

/** One way of answering: whether it is open, until when, and how little time that leaves. */
export function Way(props: {
  words: ThreadWords;
  desk: DeskWords;
  way: 'public' | 'private';
  ability: DeskAbility;
  chosen: boolean;
  choose: () => void;
  now: number;
  language: Language;
  timeZone: string;
}) {
  const { ability, words, way } = props;
  const hint = ability.allowed ? sayOpen(ability, props) : words.compose.refusals[ability.reason];
  const closing = ability.allowed && ability.until !== null && Date.parse(ability.until) - props.now < closingSoonMs;
  return (
    <span>
      <label className="desk-choice">
        <input
          type="radio"
          name="visibility"
          value={way}
          checked={props.chosen && ability.allowed}
          disabled={!ability.allowed}
          onChange={props.choose}
          aria-describedby={hint ? `cara-${way}` : undefined}
        />
        {words.compose[way]}
      </label>
      {hint ? (
        <span
          id={`cara-${way}`}
          className={closing ? 'desk-hint desk-way-hint desk-way-closing' : 'desk-hint desk-way-hint'}
        >
          {hint}
        </span>
      ) : null}
    </span>
  );
}

function sayOpen(
  ability: Extract<DeskAbility, { allowed: true }>,
  {
    words,
    desk,
    now,
    language,
    timeZone,
  }: Pick<Parameters<typeof Way>[0], 'words' | 'desk' | 'now' | 'language' | 'timeZone'>,
): string {
  const { compose } = words;
  const template = ability.templates?.[0];
  const inTemplate = template ? compose.inTemplate(template) : '';
  if (ability.until === null) return inTemplate;
  const left = compose.timeLeft(saySpan(Date.parse(ability.until) - now, desk));
  return `${compose.until(sayMoment(ability.until, language, timeZone))} (${left}). ${inTemplate}`.trim();
}

/** What the resident will see, on each network that the answer goes to. */
export function AnswerPreview(props: {
  words: ThreadWords;
  desk: DeskWords;
  conversations: readonly DeskConversation[];
  way: 'public' | 'private';
  text: string;
}) {
  const { words, desk, way, text } = props;
  const shown = new Map<string, { head: string; text: string }>();
  for (const one of props.conversations) {
    // Where there is no public place the answer goes to the person alone.
    const used = one[way].allowed ? way : 'private';
    const ability = one[used];
    if (!ability.allowed) continue;
    const prefix = ability.limits[0]?.prefix ?? '';
    const head = `${desk.networks[one.network] ?? one.network} · ${one.channel} · ${words.compose[used]}`;
    shown.set(`${head}${prefix}`, { head, text: prefix + text });
  }
  return (
    <details className="desk-preview">
      <summary>{words.compose.preview}</summary>
      {[...shown].map(([key, one]) => (
        <figure key={key}>
          <figcaption className="desk-hint">{one.head}</figcaption>
          <p>{one.text}</p>
        </figure>
      ))}
    </details>
  );
}
