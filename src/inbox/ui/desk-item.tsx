import type { ReactNode } from 'react';
import { Tag, type Tone } from '#src/ui/desk-parts.tsx';
import type { DeskAnswer, DeskAttachment, DeskEvent, DeskItem, DeskMessage, DeskNote } from '../domain/desk-thread.ts';
import type { Mark } from '../domain/evidence-marks.ts';
import { MarkedText, MarkLegend } from './desk-evidence.tsx';
import { type MatterWords, useMatterWords } from './desk-matter-words.tsx';
import type { ThreadWords } from './desk-thread-words-id.tsx';
import { Ago } from './desk-time.tsx';
import type { DeskWords, Language } from './desk-words.tsx';
import { useDraftWords } from './draft-words.tsx';
import { useEvidenceWords } from './evidence-words.tsx';
import { sayOtherDesk, useOtherDeskWords } from './other-desk-words.tsx';

export interface Surroundings {
  words: ThreadWords;
  desk: DeskWords;
  language: Language;
  timeZone: string;
  now: number;
}

/** Why the report went where it did, on the message that opened it. */
export interface Reasons {
  /** Undefined: the text that was read is not shown whole, so nothing is highlighted. */
  marks: { subject: Mark[]; text: Mark[] } | undefined;
  /** What was decided and by which rule, in whole sentences. */
  says: string[];
  shown: boolean;
  show: (on: boolean) => void;
}

interface ItemProps {
  item: DeskItem;
  around: Surroundings;
  /** Number of the writer when several residents write about one report; undefined when there is one. */
  writer?: number | undefined;
  reasons?: Reasons | undefined;
  /** Buttons for an answer that waits for a person. */
  settle?: ReactNode;
}

/** One thing that happened to a report. */
export function ThreadItem(props: ItemProps) {
  const { item } = props;
  switch (item.type) {
    case 'message':
      return <MessageItem {...props} item={item} />;
    case 'answer':
      return <AnswerItem {...props} item={item} />;
    case 'note':
      return <NoteItem {...props} item={item} />;
    case 'event':
      return <EventItem {...props} item={item} />;
  }
}

function Head({ around, at, children }: { around: Surroundings; at: string; children: ReactNode }) {
  return (
    <div className="desk-item-head">
      {children}
      <Ago at={at} now={around.now} words={around.desk} language={around.language} timeZone={around.timeZone} />
    </div>
  );
}

function MessageItem({ item, around, writer, reasons }: ItemProps & { item: DeskMessage }) {
  const { words, desk } = around;
  const why = useEvidenceWords();
  const out = item.direction === 'out';
  const marks = reasons?.shown ? reasons.marks : undefined;
  return (
    <li className={out ? 'desk-item desk-item-out' : 'desk-item'}>
      <Head around={around} at={item.at}>
        <strong>{out ? words.us : writer ? `${words.resident} ${writer}` : words.resident}</strong>
        <span>
          {desk.networks[item.network] ?? item.network}, {item.visibility === 'public' ? words.public : words.private}
        </span>
        {item.kind === 'automatic' ? <Tag>{words.automatic}</Tag> : null}
        {item.withdrawn ? <Tag tone="warn">{words.withdrawn}</Tag> : null}
        {reasons ? (
          <label className="desk-toggle desk-no-print">
            <input
              type="checkbox"
              checked={reasons.shown}
              onChange={(event) => reasons.show(event.currentTarget.checked)}
            />
            {why.show}
          </label>
        ) : null}
      </Head>
      {item.subject ? (
        <p className="desk-text">
          <strong>
            <MarkedText text={item.subject} marks={marks?.subject ?? []} />
          </strong>
        </p>
      ) : null}
      <p className="desk-text" dir="auto">
        <MarkedText text={item.text} marks={item.editedFrom === null ? (marks?.text ?? []) : []} />
      </p>
      {item.editedFrom === null ? null : (
        <details>
          <summary>{words.edited}</summary>
          <p className="desk-text">
            <MarkedText text={item.editedFrom} marks={marks?.text ?? []} />
          </p>
        </details>
      )}
      {reasons?.shown ? <ReasonList item={item} reasons={reasons} /> : null}
      {item.unsupported ? <p className="desk-hint">{words.unsupported}</p> : null}
      <Attachments attachments={item.attachments} words={words} />
      {item.permalink ? (
        <a href={item.permalink} target="_blank" rel="noreferrer noopener">
          {words.open}
        </a>
      ) : null}
    </li>
  );
}

/** The reasons in words, under the message they were read from. */
function ReasonList({ item, reasons }: { item: DeskMessage; reasons: Reasons }) {
  const why = useEvidenceWords();
  return (
    <details className="desk-reasons">
      <summary>{why.title}</summary>
      {reasons.marks ? (
        <MarkLegend text={item.editedFrom ?? item.text} marks={reasons.marks.text} />
      ) : (
        <p className="desk-hint">{why.noMarks}</p>
      )}
      {item.editedFrom === null || !reasons.marks ? null : <p className="desk-hint">{why.edited}</p>}
      <ul className="desk-why">
        {reasons.says.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}

function Attachments({ attachments, words }: { attachments: DeskAttachment[]; words: ThreadWords }) {
  if (attachments.length === 0) return null;
  return (
    <ul className="desk-photos">
      {attachments.map((one, i) => (
        // Attachments of one message never change their order.
        <li key={`${one.kind}-${one.mediaId ?? i}`}>
          <AttachmentLink one={one} words={words} number={i + 1} />
        </li>
      ))}
    </ul>
  );
}

function AttachmentLink({ one, words, number }: { one: DeskAttachment; words: ThreadWords; number: number }) {
  if (one.latitude !== null && one.longitude !== null) {
    return <MapLink latitude={one.latitude} longitude={one.longitude} label={words.location} />;
  }
  if (one.refused) return <Tag>{words.notKept}</Tag>;
  if (one.mediaId === null) return <Tag>{one.kind === 'image' ? words.fetching : (one.name ?? words.file)}</Tag>;
  const source = `/foto/${one.mediaId}`;
  if (one.kind === 'audio') return <Played as="audio" source={source} label={one.name ?? words.sound} />;
  if (one.kind === 'video') return <Played as="video" source={source} label={one.name ?? words.film} />;
  if (one.kind !== 'image') return <a href={source}>{one.name ?? words.file}</a>;
  return (
    <a href={`/foto/${one.mediaId}`} target="_blank" rel="noreferrer noopener">
      <img src={`/foto/${one.mediaId}`} alt={`${words.photo} ${number}`} loading="lazy" />
    </a>
  );
}

/** A resident's recording; nothing of it is loaded before somebody plays it. */
function Played({ as: Player, source, label }: { as: 'audio' | 'video'; source: string; label: string }) {
  return (
    <figure className="desk-played">
      <Player controls preload="none" src={source} aria-label={label} />
      <figcaption>
        <a href={source} download>
          {label}
        </a>
      </figcaption>
    </figure>
  );
}

/** A point on the open map; only followed when somebody wants to. */
export function MapLink({ latitude, longitude, label }: { latitude: number; longitude: number; label: string }) {
  return (
    <a
      href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`}
      target="_blank"
      rel="noreferrer noopener"
    >
      {label}
    </a>
  );
}

const stateTones: Record<DeskAnswer['state'], Tone> = {
  queued: 'calm',
  sending: 'calm',
  sent: 'brand',
  failed: 'alarm',
  unknown: 'warn',
  cancelled: 'plain',
};

function AnswerItem({ item, around, settle }: ItemProps & { item: DeskAnswer }) {
  const { words, desk } = around;
  const matter = useMatterWords();
  const { proposals } = useDraftWords();
  const trouble = (item.state === 'failed' || item.state === 'unknown') && item.settledAs === null;
  return (
    <li className={`desk-item desk-item-out${trouble ? ' desk-item-trouble' : ''}`}>
      <Head around={around} at={item.at}>
        <strong>{item.staff ?? words.receipt}</strong>
        <span>
          {desk.networks[item.network] ?? item.network}, {item.visibility === 'public' ? words.public : words.private}
        </span>
        {item.copies ? <Tag>{matter.copies(item.copies)}</Tag> : null}
        {item.asks ? <Tag tone="calm">{words.asks}</Tag> : null}
        {item.proposal ? <Tag>{proposals[item.proposal]}</Tag> : null}
        <Tag tone={stateTones[item.state]}>{words.states[item.state]}</Tag>
      </Head>
      <p className="desk-text" dir="auto">
        {item.text}
      </p>
      {item.reason ? (
        <p className="desk-hint">
          {item.reason} {item.tries > 1 ? `(${words.retried(item.tries)})` : ''}
        </p>
      ) : null}
      {item.settledAs ? <p className="desk-hint">{words.settled[item.settledAs]}</p> : null}
      {trouble ? settle : null}
    </li>
  );
}

function NoteItem({ item, around }: ItemProps & { item: DeskNote }) {
  return (
    <li className="desk-item desk-item-note">
      <Head around={around} at={item.at}>
        <strong>{item.staff}</strong>
        <span>{around.words.note}</span>
      </Head>
      <p className="desk-text">{item.text}</p>
    </li>
  );
}

function EventItem({ item, around }: ItemProps & { item: DeskEvent }) {
  const { words } = around;
  const matter = useMatterWords();
  const other = useOtherDeskWords();
  const said = sayOtherDesk(item.detail, other) ?? sayDetail(item, words);
  return (
    <li className="desk-item desk-item-event">
      <span>{sayJoining(item, matter) ?? words.events[item.event]}</span>
      {item.event === 'handed_on' || item.event === 'routed' ? (
        <span> {words.to(item.toAgency ?? words.coordinator)}</span>
      ) : null}
      {item.staff ? <span> {words.by(item.staff)}</span> : null}
      {' · '}
      <Ago at={item.at} now={around.now} words={around.desk} language={around.language} timeZone={around.timeZone} />
      {said ? <p className="desk-text">{said}</p> : null}
    </li>
  );
}

/** Which side of a joining or a split the open report was on. */
function sayJoining({ event, detail }: DeskEvent, { events }: MatterWords): string | undefined {
  const member = detail.as === 'member';
  const count = typeof detail.count === 'number' ? detail.count : 1;
  if (event === 'joined') return member ? events.joinedMember : events.joinedMain(count);
  if (event === 'split') return member ? events.splitMember : events.splitMain;
  return undefined;
}

/** The part of an event's detail that a person wrote or should read. */
function sayDetail(item: DeskEvent, words: ThreadWords): string | undefined {
  const { detail } = item;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  if (item.event === 'routed') return text((detail.route as { why?: unknown } | null | undefined)?.why);
  if (item.event === 'rated') return [detail.rating, text(detail.comment)].filter(Boolean).join(': ');
  if (item.event === 'warned' || item.event === 'escalated') {
    const clock = text(detail.clock) ?? text(detail.kind);
    return clock && clock in words.clocks ? words.clocks[clock as keyof ThreadWords['clocks']] : undefined;
  }
  return text(detail.reason) ?? text(detail.explanation) ?? text(detail.comment);
}
