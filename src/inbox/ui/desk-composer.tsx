import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useFetcher } from 'react-router';
import { lettersLeft } from '#src/channels/domain/text-limit.ts';
import { newIntentKey, useKeys, useKeysSwitch } from '#src/ui/desk-keys.tsx';
import { Said } from '#src/ui/desk-parts.tsx';
import type { AnsweredTo } from '../domain/answer-hints.ts';
import { type DeskAbility, type DeskAnswer, type DeskConversation, joinAbilities } from '../domain/desk-thread.ts';
import { useComposeWords } from './compose-words.tsx';
import type { ActedData } from './desk-acted.tsx';
import { AnswerPreview, OutsideAnswers, Way } from './desk-composer-parts.tsx';
import { DraftHelper } from './desk-draft.tsx';
import { AnswerHints } from './desk-hints.tsx';
import { type ServerDraft, useKeptDraft, type WrittenDraft } from './desk-kept-draft.tsx';
import { useMatterWords } from './desk-matter-words.tsx';
import { NewerAnswers, OtherDraft } from './desk-newer-answer.tsx';
import { type ComposerReply, fittingText, mostOffered, SavedReplies } from './desk-saved-replies.tsx';
import type { ThreadWords } from './desk-thread-words-id.tsx';
import type { DeskWords, Language } from './desk-words.tsx';

export interface ComposerProps {
  words: ThreadWords;
  desk: DeskWords;
  language: Language;
  timeZone: string;
  now: number;
  report: { id: number; version: number };
  conversations: DeskConversation[];
  /** Those that fit this report first. */
  replies: ComposerReply[];
  /** Ready answers with the address of a body outside; `own` is the one that triage named. */
  outsideAnswers: { owner: string; name: string; text: string; own: boolean }[];
  /** What the answer is held against by the hints. */
  answering: Omit<AnsweredTo, 'isPublic'>;
  /** Whether a machine may be asked for a draft of an answer. */
  drafts: boolean;
  may: { answer: boolean; note: boolean };
  /** The key of the next intent as the server made it; scripts make their own. */
  intentKey: string;
  /** What the server said about a form sent without scripts. */
  acted: ActedData | undefined;
  draftKey: string;
  /** What this person was writing before, on whatever device. */
  kept: ServerDraft | null;
  /** Answers so far; those that are newer than the draft are shown before it may go. */
  answers: Pick<DeskAnswer, 'id' | 'staff' | 'text' | 'version' | 'state'>[];
  onWriting: (writing: boolean) => void;
}

type Mode = 'answer' | 'note';

/** Writes an answer or a note. What is typed survives a reload, a refusal and a lost connection; one intent is sent once. */
export function Composer(props: ComposerProps) {
  const { words, may, conversations } = props;
  const { compose } = words;
  const fetcher = useFetcher<ActedData>();
  const acted = fetcher.data ?? props.acted;
  const typedBefore =
    acted && !acted.ok && (acted.intent === 'answer' || acted.intent === 'note') ? acted.typed : undefined;
  const area = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [scripts, setScripts] = useState(false);
  const more = useComposeWords();
  const kept = typedBefore ? null : props.kept;
  const [mode, setMode] = useState<Mode>(
    may.answer ? ((typedBefore?.intent as Mode | undefined) ?? kept?.mode ?? 'answer') : 'note',
  );
  const [text, setText] = useState(typedBefore?.text ?? kept?.text ?? '');
  /** The version the writer had seen when these words were begun; news move the page on, not this. */
  const [seenAt, setSeenAt] = useState(kept?.seenVersion ?? props.report.version);
  const seen = text.trim() === '' ? props.report.version : seenAt;
  const change = (next: string) => {
    if (text.trim() === '') setSeenAt(props.report.version);
    setText(next);
  };
  const [key, setKey] = useState(typedBefore?.key ?? props.intentKey);
  const [whom, setWhom] = useState(typedBefore?.conversationId ?? kept?.choices.whom ?? '');
  const [asks, setAsks] = useState(typedBefore ? typedBefore.asks === 'on' : (kept?.choices.asks ?? false));
  /** The machine's proposal that the text began as, until nothing of it is left. */
  const [draftId, setDraftId] = useState(Number(typedBefore?.draftId) || kept?.choices.draftId);
  /** The saved reply that was put in, until nothing is left of it. */
  const [replyId, setReplyId] = useState(Number(typedBefore?.replyId) || kept?.choices.replyId);
  const matter = useMatterWords();
  const unanswered = conversations.filter((one) => !one.answered);
  // Who was joined late is told alone; the others have their answer already.
  const some = unanswered.length > 0 && unanswered.length < conversations.length;
  const chosen = conversations.filter(
    (one) => whom === '' || (whom === 'unanswered' && !one.answered) || String(one.id) === whom,
  );
  const open: Record<'public' | 'private', DeskAbility> = {
    public: joinAbilities(chosen.map((one) => one.public)),
    private: joinAbilities(chosen.map((one) => one.private)),
  };
  const [wanted, setWanted] = useState<'public' | 'private'>(
    (typedBefore?.visibility as 'public' | undefined) ?? kept?.choices.visibility ?? firstWay(conversations),
  );
  const way = open[wanted].allowed ? wanted : open.public.allowed ? 'public' : 'private';
  const ability = open[way];
  const left = mode === 'note' ? 10_000 - text.length : ability.allowed ? lettersLeft(ability.limits, text) : undefined;

  const limits = ability.allowed ? ability.limits : [];
  const putReply = (piece: string, id: number) => {
    change(insertAt(area.current, text, piece));
    setReplyId(id);
  };
  const restore = (draft: WrittenDraft) => {
    setText(draft.text);
    setSeenAt(draft.seenVersion);
    setDraftId(draft.choices.draftId);
    setReplyId(draft.choices.replyId);
    setAsks(draft.choices.asks ?? false);
    setWhom(draft.choices.whom ?? '');
    if (draft.choices.visibility) setWanted(draft.choices.visibility);
    if (draft.mode === 'note' ? may.note : may.answer) setMode(draft.mode);
  };
  const draft = useKeptDraft({
    reportId: props.report.id,
    storeKey: props.draftKey,
    intentKey: key,
    kept,
    written: { mode, text, choices: { visibility: wanted, whom, asks, draftId, replyId }, seenVersion: seen },
    restore,
  });
  const { forget } = draft;
  const offered = props.replies.filter((one) => one.fits).slice(0, mostOffered);
  useEffect(() => setScripts(true), []);
  const told = useRef<unknown>(undefined);
  useEffect(() => {
    const data = fetcher.data;
    if (fetcher.state !== 'idle' || !data?.ok || told.current === data) return;
    told.current = data;
    setText('');
    setDraftId(undefined);
    setReplyId(undefined);
    setAsks(false);
    setKey(newIntentKey());
    forget();
  }, [fetcher.state, fetcher.data, forget]);
  const { onWriting } = props;
  const writing = mode === 'answer' && text.trim() !== '';
  useEffect(() => onWriting(writing), [writing, onWriting]);

  const [keysOn] = useKeysSwitch();
  const write = (next: Mode) => () => {
    setMode(next);
    area.current?.focus();
    area.current?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ r: may.answer ? write('answer') : undefined, n: may.note ? write('note') : undefined }, keysOn);

  if (!may.answer && !may.note) return <p className="desk-hint">{compose.mayNot}</p>;
  const busy = fetcher.state !== 'idle';
  const problem =
    acted && !acted.ok && typedOf(acted) ? (words.problems[acted.problem] ?? words.problems.malformed) : undefined;
  const blocked = mode === 'answer' && !ability.allowed;
  // Without scripts the refused form says what it had seen.
  const since = refusedAsStale(acted) && !scripts ? Number(typedBefore?.seenVersion) : seen;
  const newer =
    mode === 'answer' && text.trim() !== ''
      ? props.answers.filter((one) => one.version > since && one.state !== 'failed' && one.state !== 'cancelled')
      : [];
  const drop = () => {
    setText('');
    setDraftId(undefined);
    setReplyId(undefined);
    area.current?.focus();
  };
  const unchanged = acted && !acted.ok && acted.problem === 'unchanged_proposal' && sameText(acted.typed.text, text);
  return (
    <fetcher.Form method="post" className="desk-composer" ref={form} aria-label={compose.title}>
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="seenVersion" value={seen} />
      {scripts ? <input type="hidden" name="js" value="1" /> : null}
      {draftId !== undefined && mode === 'answer' ? <input type="hidden" name="draftId" value={draftId} /> : null}
      {replyId !== undefined && mode === 'answer' ? <input type="hidden" name="replyId" value={replyId} /> : null}
      {unchanged ? <input type="hidden" name="asProposed" value="on" /> : null}
      <fieldset className="desk-composer-modes">
        <legend className="visually-hidden">{compose.title}</legend>
        {(['answer', 'note'] as const).map((one) =>
          may[one] ? (
            <label key={one} className="desk-choice">
              <input type="radio" name="intent" value={one} checked={mode === one} onChange={() => setMode(one)} />
              <strong>{compose[one]}</strong>
            </label>
          ) : null,
        )}
      </fieldset>
      {mode === 'answer' ? (
        <>
          {conversations.length > 1 ? (
            <NativeSelect
              name="conversationId"
              label={compose.whom}
              value={whom}
              onChange={(event) => setWhom(event.currentTarget.value)}
              data={[
                { value: '', label: compose.everybody(conversations.length) },
                ...(some ? [{ value: 'unanswered', label: matter.unansweredOnly(unanswered.length) }] : []),
                ...conversations.map((one, i) => ({
                  value: String(one.id),
                  label: `${words.resident} ${i + 1} (${props.desk.networks[one.network] ?? one.network})`,
                })),
              ]}
              mb="xs"
            />
          ) : null}
          <fieldset className="desk-composer-modes desk-composer-ways">
            <legend className="visually-hidden">{compose.way}</legend>
            {(['public', 'private'] as const).map((one) => (
              <Way
                key={one}
                way={one}
                ability={open[one]}
                chosen={way === one}
                choose={() => setWanted(one)}
                words={words}
                desk={props.desk}
                now={props.now}
                language={props.language}
                timeZone={props.timeZone}
              />
            ))}
          </fieldset>
          {chosen.length > 1 && way === 'public' && chosen.some((one) => !one.public.allowed) ? (
            <p className="desk-hint">{matter.alsoPrivate}</p>
          ) : null}
        </>
      ) : null}
      <Textarea
        ref={area}
        name="text"
        id="tulis"
        label={mode === 'note' ? compose.noteText : compose.text}
        value={text}
        onChange={(event) => {
          change(event.currentTarget.value);
          if (event.currentTarget.value !== '') return;
          setDraftId(undefined);
          setReplyId(undefined);
        }}
        onKeyDown={(event) => {
          const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
          const reply = digit && mode === 'answer' ? offered[Number(digit) - 1] : undefined;
          if (reply) {
            event.preventDefault();
            putReply(fittingText(reply, limits).text, reply.id);
          }
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          form.current?.requestSubmit();
        }}
        rows={5}
        resize="vertical"
        error={problem}
      />
      {draft.other ? <OtherDraft words={more} text={draft.other.text} settle={draft.settle} /> : null}
      {newer.length > 0 ? (
        <NewerAnswers
          words={more}
          answers={newer}
          scripts={scripts}
          keep={() => setSeenAt(props.report.version)}
          merge={() => {
            setText([text.trimEnd(), ...newer.map((one) => one.text)].join('\n\n'));
            setSeenAt(props.report.version);
            area.current?.focus();
          }}
          drop={drop}
        />
      ) : null}
      {scripts && mode === 'answer' ? (
        <AnswerHints words={more} text={text} to={{ ...props.answering, isPublic: way === 'public' }} />
      ) : null}
      {scripts && mode === 'answer' && !blocked && text.trim() !== '' ? (
        <AnswerPreview words={words} desk={props.desk} conversations={chosen} way={way} text={text} />
      ) : null}
      {mode === 'answer' ? (
        <label className="desk-choice">
          <input
            type="checkbox"
            name="asks"
            checked={asks}
            onChange={(event) => setAsks(event.currentTarget.checked)}
          />
          {compose.asks}
        </label>
      ) : null}
      {scripts && mode === 'answer' && props.replies.length > 0 ? (
        <SavedReplies words={more} replies={props.replies} limits={limits} use={putReply} />
      ) : null}
      {scripts && mode === 'answer' ? (
        <OutsideAnswers
          words={words}
          answers={props.outsideAnswers}
          use={(piece) => change(insertAt(area.current, text, piece))}
        />
      ) : null}
      {scripts && props.drafts && mode === 'answer' && !blocked ? (
        <DraftHelper
          key={key}
          reportId={props.report.id}
          visibility={way}
          conversationId={chosen.length === 1 ? String(chosen[0]?.id) : undefined}
          typed={text}
          use={(piece, how, id) => {
            change(how === 'append' ? `${text.trimEnd()}\n\n${piece}` : piece);
            setDraftId(id);
            area.current?.focus();
          }}
        />
      ) : null}
      <div className="desk-composer-foot">
        <span className="desk-hint" role="status">
          {acted?.ok && text === '' && (acted.did === 'answer' || acted.did === 'note')
            ? acted.did === 'answer'
              ? compose.sent
              : compose.noteSaved
            : left === undefined
              ? ''
              : left < 0
                ? compose.over(-left)
                : left < 300
                  ? compose.left(left)
                  : more.places[draft.place]}
        </span>
        {text !== '' && scripts ? (
          <button type="button" className="desk-plain" onClick={drop} data-command={more.dropDraft}>
            {more.dropDraft}
          </button>
        ) : null}
        <Button type="submit" disabled={blocked} aria-disabled={busy || undefined} loading={busy}>
          {busy ? compose.sending : mode === 'note' ? compose.sendNote : compose.send}
        </Button>
      </div>
      {blocked ? <Said failed>{ability.allowed ? '' : compose.refusals[ability.reason]}</Said> : null}
    </fetcher.Form>
  );
}

/** A comment is answered where it stands unless the network offers only the private way. */
function firstWay(conversations: DeskConversation[]): 'public' | 'private' {
  return conversations.some((one) => one.visibility === 'public' && one.public.allowed) ? 'public' : 'private';
}

function insertAt(area: HTMLTextAreaElement | null, text: string, piece: string): string {
  const at = area?.selectionStart ?? text.length;
  const end = area?.selectionEnd ?? at;
  setTimeout(() => {
    area?.focus();
    area?.setSelectionRange(at + piece.length, at + piece.length);
  }, 0);
  return text.slice(0, at) + piece + text.slice(end);
}

/** Forms sent without scripts bring other line ends. */
function sameText(one: string | undefined, other: string): boolean {
  return one?.replace(/\r\n?/g, '\n') === other;
}

function refusedAsStale(acted: ActedData | undefined): boolean {
  return acted !== undefined && !acted.ok && acted.problem === 'newer_answer';
}

function typedOf(acted: ActedData): boolean {
  return !acted.ok && (acted.intent === 'answer' || acted.intent === 'note');
}
