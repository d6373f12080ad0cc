import { Table, Textarea } from '@mantine/core';
import { Link } from 'react-router';
import { Said, Tag } from '#src/ui/desk-parts.tsx';
import type { ClockKind } from '../domain/clock-state.ts';
import type { ClockRuleChange } from '../domain/compare-clock-rules.ts';
import type { Target } from '../domain/sla-schema.ts';
import type { ClockRuleWords } from './clock-rule-words-id.tsx';
import { useThreadWords } from './desk-thread-words.tsx';
import { sayMoment } from './desk-time.tsx';
import { type Language, useDeskWords } from './desk-words.tsx';

const mostShown = 60;

/** A length of time of a promise in words. */
export function sayPromise(target: Target | null, words: ClockRuleWords): string {
  const { promises } = words;
  if (target === null) return promises.none;
  return 'minutes' in target
    ? `${target.minutes} ${promises.units.minutes}`
    : `${target.workingDays} ${promises.units.workingDays}`;
}

/** What differs between two versions, before and after side by side. */
export function RuleChanges({ changes, words }: { changes: readonly ClockRuleChange[]; words: ClockRuleWords }) {
  const desk = useDeskWords();
  const say = (change: ClockRuleChange, value: string | null) => sayValue(change, value, words, desk);
  return (
    <Table.ScrollContainer minWidth={320} type="native">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{words.compare}</Table.Th>
            <Table.Th>{words.was}</Table.Th>
            <Table.Th>{words.becomes}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.slice(0, mostShown).map((change) => (
            <Table.Tr key={`${change.about} ${change.agency} ${change.name} ${change.field}`}>
              <Table.Th scope="row">{sayWhat(change, words)}</Table.Th>
              <Table.Td>{say(change, change.from)}</Table.Td>
              <Table.Td>{say(change, change.to)}</Table.Td>
            </Table.Tr>
          ))}
          {changes.length > mostShown ? (
            <Table.Tr>
              <Table.Td colSpan={3}>{words.more(changes.length - mostShown)}</Table.Td>
            </Table.Tr>
          ) : null}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function sayWhat(change: ClockRuleChange, words: ClockRuleWords): string {
  const { about, agency, name, field } = change;
  const whose = agency === null ? '' : `${agency}: `;
  if (about === 'hours') return `${whose}${words.days[name] ?? name}`;
  if (about === 'calendar') return words.calendar.fieldNames[name] ?? name;
  if (about === 'policy') return `${name === '*' ? '' : `${name}: `}${words.promises.fields[field ?? ''] ?? field}`;
  return `${whose}${words.about[about]} ${name}`;
}

function sayValue(
  { about, field }: ClockRuleChange,
  value: string | null,
  words: ClockRuleWords,
  desk: ReturnType<typeof useDeskWords>,
): string {
  if (value === null) return words.nothing;
  if (about === 'hours') return value || words.calendar.free;
  if (about !== 'policy' || field === 'order') return value;
  const { promises } = words;
  const read: unknown = JSON.parse(value);
  switch (field) {
    case 'firstAnswer':
    case 'nextAnswer':
    case 'resolution':
    case 'pauseLimit':
      return sayPromise(read as Target | null, words);
    case 'name':
      return (read as { id: string }).id;
    case 'warnAt':
      return `${Math.round(Number(read) * 100)} %`;
    case 'counts':
      return promises.countsIn[String(read)] ?? String(read);
    case 'inspection':
      return read === true ? promises.yes : promises.no;
    case 'escalateTo':
      return (read as { to: keyof typeof promises.roles; afterMinutes: number }[])
        .map((step) => `${promises.roles[step.to]}: ${promises.after(step.afterMinutes)}`)
        .join('; ');
    case 'kind':
    case 'urgency':
    case 'channel': {
      const names: Record<string, string> = { kind: desk.kinds, urgency: desk.urgencies, channel: desk.networks }[
        field
      ];
      return (read as string[]).map((one) => names[one] ?? one).join(', ');
    }
    default:
      return Array.isArray(read) ? read.join(', ') : String(read);
  }
}

export interface TriedRules {
  changes: ClockRuleChange[];
  looked: number;
  moved: { id: number; title: string; kind: ClockKind; oldDueAt: string | null; newDueAt: string | null }[];
  movedCount: number;
  stayedCount: number;
}

/** What a new version would do to open reports, before it is kept. */
export function TriedRulesView(props: {
  tried: TriedRules;
  words: ClockRuleWords;
  language: Language;
  timeZone: string;
}) {
  const { tried, words } = props;
  const thread = useThreadWords();
  const when = (at: string | null) => (at === null ? words.noPromise : sayMoment(at, props.language, props.timeZone));
  return (
    <section className="desk-entry" aria-labelledby="percobaan">
      <h2 id="percobaan">{words.triedTitle(tried.movedCount, tried.looked)}</h2>
      <p className="desk-hint">{words.triedHint}</p>
      {tried.stayedCount > 0 ? <p>{words.stayed(tried.stayedCount)}</p> : null}
      {tried.moved.length > 0 ? (
        <ul className="desk-changes">
          {tried.moved.map((one) => (
            <li key={`${one.id} ${one.kind}`}>
              <Link to={`/desk/aduan/${one.id}`}>{one.title}</Link>: {thread.clocks[one.kind]}, {words.dueFrom}{' '}
              {when(one.oldDueAt)} {words.dueTo} <strong>{when(one.newDueAt)}</strong>
            </li>
          ))}
          {tried.movedCount > tried.moved.length ? <li>{words.more(tried.movedCount - tried.moved.length)}</li> : null}
        </ul>
      ) : null}
      <RuleChanges changes={tried.changes} words={words} />
    </section>
  );
}

/** The reason that every new version needs. */
export function WhyChanged(props: { words: ClockRuleWords; typed: string | undefined; missing: boolean }) {
  const { words } = props;
  return (
    <Textarea
      name="reason"
      label={words.reason}
      description={words.reasonHint}
      defaultValue={props.typed}
      error={props.missing ? words.noReason : undefined}
      rows={2}
      resize="vertical"
      maxLength={1_000}
    />
  );
}

export interface ShownVersion {
  version: number;
  madeAt: string;
  madeBy: string | null;
  reason: string | null;
  changes: ClockRuleChange[];
}

/** The versions kept, newest first, each with its author, its reason and what it changed. */
export function RuleHistory(props: {
  versions: readonly ShownVersion[];
  current: number;
  recount: { running: boolean; looked: number; moved: number } | null;
  words: ClockRuleWords;
  language: Language;
  timeZone: string;
}) {
  const { words, versions, recount } = props;
  const last = versions.at(-1);
  return (
    <>
      <h2>{words.history}</h2>
      {recount ? (
        <Said>
          {recount.running
            ? words.recountRunning(recount.looked, recount.moved)
            : words.recountDone(recount.looked, recount.moved)}
        </Said>
      ) : null}
      <ol className="desk-entries">
        {versions.map((one) => (
          <li key={one.version} className="desk-entry">
            <h3>
              {words.version(one.version)}{' '}
              {one.version === props.current ? <Tag tone="brand">{words.inUse}</Tag> : null}
            </h3>
            <p className="desk-hint">
              {sayMoment(one.madeAt, props.language, props.timeZone)}, {one.madeBy ?? words.atSetUp}
            </p>
            {one.reason === null ? null : <p>{one.reason}</p>}
            {one.changes.length > 0 ? (
              <details>
                <summary>{words.compare}</summary>
                <RuleChanges changes={one.changes} words={words} />
              </details>
            ) : null}
          </li>
        ))}
      </ol>
      {versions.length === 30 && last ? <Link to={`?sebelum=${last.version}`}>{words.older}</Link> : null}
    </>
  );
}
