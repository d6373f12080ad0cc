import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useFetcher } from 'react-router';
import { DeskDialog } from '#src/ui/desk-dialog.tsx';
import { Said } from '#src/ui/desk-parts.tsx';
import type { DeskEnding } from '../domain/desk-ending.ts';
import type { DeskMatter } from '../domain/desk-matter.ts';
import type { DeskReport } from '../domain/desk-thread.ts';
import type { ActedData, SeenIdentityData } from './desk-acted.tsx';
import { EarlierCase, ProofField } from './desk-ending.tsx';
import type { Choice } from './desk-filters.tsx';
import type { Surroundings } from './desk-item.tsx';
import { MatterChoices } from './desk-matter.tsx';
import { type MatterWords, useMatterWords } from './desk-matter-words.tsx';
import type { ThreadWords } from './desk-thread-words-id.tsx';
import type { DeskWords } from './desk-words.tsx';
import { useEndingWords } from './ending-words.tsx';

export const dialogNames = [
  'hand_on',
  'resolve',
  'reopen',
  'close',
  'correct',
  'hide',
  'look',
  'join',
  'split',
] as const;
export type DialogName = (typeof dialogNames)[number];

export interface DialogProps {
  name: DialogName;
  words: ThreadWords;
  desk: DeskWords;
  report: DeskReport;
  choices: { agencies: Choice[]; topics: Choice[]; kelurahan: Choice[]; outside: Choice[] };
  /** What may be the same matter; for the dialogue that joins. */
  matter: DeskMatter;
  around: Surroundings;
  /** What resolving takes; for the dialogue that resolves. */
  ending: DeskEnding;
  /** What the server said about a form sent without scripts. */
  acted: ActedData | undefined;
  onClose: () => void;
}

/** The dialogue of one action on a report. What was typed stays when the action is refused. */
export function ReportDialog(props: DialogProps) {
  const { name, words, onClose } = props;
  const fetcher = useFetcher<ActedData>();
  const acted =
    fetcher.data ??
    (props.acted && (props.acted.ok ? props.acted.did : props.acted.intent) === name ? props.acted : undefined);
  const [scripts, setScripts] = useState(false);
  useEffect(() => setScripts(true), []);
  const closing = useRef(onClose);
  closing.current = onClose;
  const done = fetcher.state === 'idle' && fetcher.data?.ok === true && name !== 'look';
  useEffect(() => {
    if (done) closing.current();
  }, [done]);
  const typed = acted && !acted.ok ? acted.typed : {};
  const problem = acted && !acted.ok ? acted.problem : undefined;
  const endingWords = useEndingWords();
  const said = problem
    ? (words.problems[problem] ?? endingWords.problems[problem] ?? words.problems.malformed)
    : undefined;
  const earlier = acted && !acted.ok ? acted.earlier : undefined;
  const atField =
    problem === 'reason' || problem === 'no_such_code' || problem === 'explanation' || problem === 'toAgencyId';
  const matterWords = useMatterWords();
  const parts: Parts = { ...props, matterWords, typed, error: (field) => (problem === field ? said : undefined) };
  const identities = acted?.ok ? acted.identities : undefined;
  return (
    <DeskDialog
      wide={name === 'join'}
      title={titleOf(name, words, matterWords)}
      closeLabel={props.desk.close}
      onClose={onClose}
    >
      {said && !atField ? <Said failed>{said}</Said> : null}
      {earlier ? <EarlierCase earlier={earlier} /> : null}
      {identities ? (
        <Identities identities={identities} words={words} desk={props.desk} />
      ) : (
        <fetcher.Form
          method="post"
          className="desk-form"
          encType={name === 'resolve' ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
        >
          <input type="hidden" name="intent" value={name} />
          {scripts ? <input type="hidden" name="js" value="1" /> : null}
          {bodies[name](parts)}
          <div className="desk-row-actions">
            <Button type="submit" loading={fetcher.state !== 'idle'}>
              {name === 'resolve' && props.ending.asks ? endingWords.ask : submitOf(name, words, matterWords)}
            </Button>
            <button type="button" className="desk-plain" onClick={onClose}>
              {props.desk.cancel}
            </button>
          </div>
        </fetcher.Form>
      )}
    </DeskDialog>
  );
}

interface Parts extends DialogProps {
  matterWords: MatterWords;
  typed: Record<string, string>;
  error: (field: string) => string | undefined;
}

function Why({ name, label, hint, parts }: { name: string; label: string; hint?: string; parts: Parts }) {
  return (
    <Textarea
      name={name}
      label={label}
      description={hint}
      defaultValue={parts.typed[name]}
      error={parts.error(name)}
      rows={3}
      resize="vertical"
      maxLength={name === 'explanation' ? 2_000 : name === 'reason' && parts.name === 'look' ? 500 : 1_000}
      data-autofocus
    />
  );
}

const bodies: Record<DialogName, (parts: Parts) => ReactNode> = {
  hand_on: (parts) => {
    const { dialogs } = parts.words;
    const others = parts.choices.agencies.filter((agency) => agency.value !== String(parts.report.agencyId));
    const back = parts.report.agencyId === null ? [] : [{ value: 'coordinator', label: dialogs.toCoordinator }];
    return (
      <>
        <NativeSelect
          name="toAgencyId"
          label={dialogs.handOnTo}
          defaultValue={parts.typed.toAgencyId ?? ''}
          error={parts.error('toAgencyId')}
          data={[{ value: '', label: dialogs.pickAgency }, ...back, ...others]}
        />
        <Why name="reason" label={dialogs.reason} hint={dialogs.handOnHint} parts={parts} />
      </>
    );
  },
  resolve: (parts) => (
    <>
      <Why
        name="explanation"
        label={parts.words.dialogs.explanation}
        hint={parts.words.dialogs.explanationHint}
        parts={parts}
      />
      <ProofField ending={parts.ending} />
    </>
  ),
  reopen: (parts) => <Why name="reason" label={parts.words.dialogs.reason} parts={parts} />,
  close: (parts) => {
    const { dialogs } = parts.words;
    return (
      <>
        <NativeSelect
          name="as"
          label={dialogs.closeAs}
          defaultValue={parts.typed.as ?? (parts.report.outside ? 'outside' : 'no_answer_needed')}
          data={[
            { value: 'no_answer_needed', label: dialogs.noAnswerNeeded },
            { value: 'outside', label: dialogs.outsideCity },
          ]}
        />
        <NativeSelect
          name="owner"
          label={dialogs.outsideOwner}
          description={dialogs.outsideOwnerHint}
          defaultValue={parts.typed.owner ?? parts.report.outside ?? ''}
          error={parts.error('owner')}
          data={[{ value: '', label: parts.words.factNames.none }, ...parts.choices.outside]}
        />
        <Why name="reason" label={dialogs.reason} parts={parts} />
      </>
    );
  },
  correct: ({ report, words, desk, choices, typed }) => {
    const options = (names: Record<string, string>) =>
      Object.entries(names).map(([value, label]) => ({ value, label }));
    const none = { value: '', label: words.factNames.none };
    return (
      <>
        <NativeSelect
          name="kind"
          label={words.factNames.kind}
          defaultValue={typed.kind ?? report.kind}
          data={options(desk.kinds)}
        />
        <NativeSelect
          name="topicId"
          label={words.factNames.topic}
          defaultValue={typed.topicId ?? String(report.topicId ?? '')}
          data={[none, ...choices.topics]}
        />
        <NativeSelect
          name="urgency"
          label={words.factNames.urgency}
          defaultValue={typed.urgency ?? report.urgency}
          data={options(desk.urgencies)}
        />
        <NativeSelect
          name="kelurahanCode"
          label={desk.list.kelurahan}
          defaultValue={typed.kelurahanCode ?? report.kelurahanCode ?? ''}
          data={[none, ...choices.kelurahan]}
        />
      </>
    );
  },
  hide: (parts) => (
    <Why name="reason" label={parts.words.dialogs.reason} hint={parts.words.dialogs.hideHint} parts={parts} />
  ),
  join: (parts) => (
    <>
      <MatterChoices matter={parts.matter} around={parts.around} />
      <TextInput
        name="code"
        label={parts.matterWords.dialog.code}
        description={parts.matterWords.dialog.codeHint}
        defaultValue={parts.typed.code}
        error={parts.error('no_such_code')}
        autoComplete="off"
        maxLength={40}
      />
    </>
  ),
  split: (parts) => (
    <Why name="reason" label={parts.words.dialogs.reason} hint={parts.matterWords.splitDialog.hint} parts={parts} />
  ),
  look: (parts) => (
    <Why name="reason" label={parts.words.dialogs.reason} hint={parts.words.dialogs.lookHint} parts={parts} />
  ),
};

function Identities({
  identities,
  words,
  desk,
}: {
  identities: SeenIdentityData[];
  words: ThreadWords;
  desk: DeskWords;
}) {
  const { dialogs } = words;
  if (identities.length === 0) return <p>{dialogs.noIdentity}</p>;
  return identities.map((one) => (
    <dl key={`${one.network} ${one.handle} ${one.email} ${one.phone} ${one.name}`} className="desk-kv desk-entry">
      <dt>{dialogs.network}</dt>
      <dd>{desk.networks[one.network] ?? one.network}</dd>
      {(['name', 'handle', 'email', 'phone'] as const).map((field) =>
        one[field] ? (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{dialogs[field]}</dt>
            <dd>{one[field]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  ));
}

function titleOf(name: DialogName, { actions }: ThreadWords, matter: MatterWords): string {
  const titles: Record<DialogName, string> = {
    hand_on: actions.handOn,
    resolve: actions.resolve,
    reopen: actions.reopen,
    close: actions.close,
    correct: actions.correct,
    hide: actions.hide,
    look: actions.identity,
    join: matter.dialog.title,
    split: matter.splitDialog.title,
  };
  return titles[name].replace(/ \([a-z]\)$/, '');
}

function submitOf(name: DialogName, { dialogs }: ThreadWords, matter: MatterWords): string {
  const labels: Record<DialogName, string> = {
    hand_on: dialogs.handOn,
    resolve: dialogs.resolve,
    reopen: dialogs.reopen,
    close: dialogs.closeReport,
    correct: dialogs.save,
    hide: dialogs.hide,
    look: dialogs.look,
    join: matter.dialog.submit,
    split: matter.splitDialog.submit,
  };
  return labels[name];
}
