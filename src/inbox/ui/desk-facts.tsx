import type { ReactNode } from 'react';
import { Fact, Reasons, Tag } from '#src/ui/desk-parts.tsx';
import type { DeskClock, DeskConversation, DeskReport } from '../domain/desk-thread.ts';
import { MapLink, type Surroundings } from './desk-item.tsx';
import { sayDue, sayMoment } from './desk-time.tsx';

export interface FactsProps {
  report: DeskReport;
  /** The body outside the city's power, as residents are told of it. */
  outside: { name: string; contact: string } | null;
  clocks: DeskClock[];
  conversations: DeskConversation[];
  /** Why this agency, in the words of the triage. */
  route: { why: string; confidence: number | null; unsure: boolean };
  around: Surroundings;
  /** Buttons of the facts: correct, look at the identity. */
  correct?: ReactNode;
  look?: ReactNode;
  lookRefused: 'anonymous' | 'not_allowed' | undefined;
  /** What is, and what may be, the same matter. */
  matter?: ReactNode;
}

/** What is known of a report, each thing with where it comes from. */
export function Facts(props: FactsProps) {
  const { report, around } = props;
  const { words, desk } = around;
  const names = words.factNames;
  const named = [report.kelurahan, report.kecamatan, report.road].filter((part) => part !== null);
  const typed = report.placeText?.toLowerCase() ?? '';
  // The typed place is worth showing only where it says more than the names found in it.
  const place =
    typed === '' || named.some((part) => typed.includes(part.toLowerCase())) ? named : [...named, report.placeText];
  const moment = (at: string) => sayMoment(at, around.language, around.timeZone);
  return (
    <aside className="desk-facts" aria-label={words.facts}>
      {/* Where the facts stand alone, on a phone, they need the page's own title. */}
      <h1>{report.title}</h1>
      <h2>{words.facts}</h2>
      <dl className="desk-kv">
        <Fact name={names.code}>
          <a href={`/lacak/${report.code}`} target="_blank" rel="noreferrer" title={names.citizenPage}>
            {report.code.slice(0, 5)}-{report.code.slice(5)}
          </a>
        </Fact>
        <Fact name={names.status}>{desk.statuses[report.status]}</Fact>
        <Fact name={names.kind}>{desk.kinds[report.kind]}</Fact>
        <Fact name={names.topic}>{report.topic ?? names.none}</Fact>
        <Fact name={names.urgency}>
          {report.urgency === 'emergency' ? (
            <Tag tone="alarm">{desk.urgencies.emergency}</Tag>
          ) : (
            desk.urgencies[report.urgency]
          )}
        </Fact>
        <Fact name={names.place}>
          {place.length > 0 ? place.join(', ') : names.none}
          {report.latitude !== null && report.longitude !== null ? (
            <>
              {' '}
              <MapLink latitude={report.latitude} longitude={report.longitude} label={names.map} />
            </>
          ) : null}
        </Fact>
        <Fact name={names.agency}>{report.agency ?? desk.list.withCoordinator}</Fact>
        {props.outside ? (
          <>
            <Fact name={names.outside}>{props.outside.name}</Fact>
            <Fact name={names.outsideContact}>{props.outside.contact}</Fact>
          </>
        ) : null}
        <Fact name={names.privacy}>
          {report.privacy === 'secret' ? (
            <Tag tone="alarm">{desk.privacies.secret}</Tag>
          ) : (
            desk.privacies[report.privacy]
          )}
        </Fact>
        <Fact name={names.opened}>{moment(report.openedAt)}</Fact>
        {report.rating === null ? null : (
          <Fact name={names.rating}>
            {report.rating}/5{report.ratingComment ? `: ${report.ratingComment}` : ''}
          </Fact>
        )}
      </dl>
      <div className="desk-row-actions">{props.correct}</div>

      <details>
        <summary>{names.whyAgency}</summary>
        <p>
          {props.route.unsure ? `${names.unsure} ` : ''}
          {props.route.why}
          {props.route.confidence === null ? '' : ` (${names.confidence(Math.round(props.route.confidence * 100))})`}
        </p>
      </details>

      {props.matter}

      <h2>{names.clocks}</h2>
      {props.clocks.length === 0 ? <p className="desk-hint">{names.noClocks}</p> : null}
      {props.clocks.map((clock) => (
        <Clock key={clock.kind} clock={clock} around={around} />
      ))}

      <h2>{names.conversations}</h2>
      <ul className="desk-why">
        {props.conversations.map((one, i) => (
          <li key={one.id}>
            {words.resident}
            {props.conversations.length > 1 ? ` ${i + 1}` : ''}: {desk.networks[one.network] ?? one.network} (
            {one.channel}), {one.visibility === 'public' ? words.public : words.private}
            {one.permalink ? (
              <>
                {' '}
                <a href={one.permalink} target="_blank" rel="noreferrer noopener">
                  {words.open}
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>

      <h2>{names.identity}</h2>
      {props.lookRefused ? (
        <p className="desk-hint">{props.lookRefused === 'anonymous' ? names.anonymous : names.mayNotLook}</p>
      ) : (
        props.look
      )}
    </aside>
  );
}

function Clock({ clock, around }: { clock: DeskClock; around: Surroundings }) {
  const { words, desk, now } = around;
  const due = sayDue(clock.dueAt, now, desk);
  const running = clock.state === 'running' || clock.state === 'missed';
  return (
    <div className="desk-clock">
      <p>
        <strong>{words.clocks[clock.kind]}</strong>{' '}
        {running && clock.metAt === null ? (
          <Tag tone={due.tone}>{due.text}</Tag>
        ) : (
          <Tag tone={clock.state === 'met' ? 'brand' : clock.state === 'missed' ? 'alarm' : 'plain'}>
            {words.clockStates[clock.state]}
          </Tag>
        )}
      </p>
      <p className="desk-hint">{words.due(sayMoment(clock.dueAt, around.language, around.timeZone))}</p>
      <Reasons title={words.factNames.why} sentences={clock.why} />
    </div>
  );
}
