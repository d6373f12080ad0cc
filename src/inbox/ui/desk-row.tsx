import { Link } from 'react-router';
import { Tag } from '#src/ui/desk-parts.tsx';
import type { ReportRow } from '../schema.ts';
import { Ago, sayDue } from './desk-time.tsx';
import type { DeskWords, Language } from './desk-words.tsx';

export interface ReportRowProps {
  row: ReportRow & { suspect: boolean };
  to: string;
  current: boolean;
  now: number;
  words: DeskWords;
  language: Language;
  timeZone: string;
  /** The reader serves the whole city, so the agency is worth saying. */
  showAgency: boolean;
}

/** One report of the list: what it is about, when it is due, where it comes from. */
export function ReportLine(props: ReportRowProps) {
  const { row, words, now } = props;
  const ended = row.status === 'resolved' || row.status === 'closed';
  const due = row.nextDueAt && !ended ? sayDue(row.nextDueAt, now, words) : undefined;
  return (
    <li className={props.current ? 'desk-line desk-line-current' : 'desk-line'}>
      <Link to={props.to} data-report={row.id} aria-current={props.current ? 'true' : undefined} preventScrollReset>
        <span className="desk-line-top">
          <span className="desk-line-code">
            {row.code.slice(0, 5)}-{row.code.slice(5)}
          </span>
          <span className="desk-line-ago">
            <Ago at={row.lastMessageAt} now={now} words={words} language={props.language} timeZone={props.timeZone} />
          </span>
        </span>
        <span className="desk-line-title">{row.title}</span>
        <span className="desk-line-tags">
          {due ? <Tag tone={due.tone}>{due.text}</Tag> : null}
          {row.urgency === 'emergency' ? <Tag tone="alarm">{words.urgencies.emergency}</Tag> : null}
          {row.urgency === 'high' && !ended ? <Tag tone="warn">{words.urgencies.high}</Tag> : null}
          {row.status === 'open' ? null : <Tag tone={ended ? 'brand' : 'calm'}>{words.statuses[row.status]}</Tag>}
          {row.privacy === 'secret' ? <Tag tone="alarm">{words.privacies.secret}</Tag> : null}
          {row.suspect ? <Tag tone="warn">{words.list.suspect}</Tag> : null}
          {row.kind === 'complaint' ? null : <Tag>{words.kinds[row.kind]}</Tag>}
          <Tag>{words.networks[row.network] ?? row.network}</Tag>
          {props.showAgency ? (
            <Tag tone={row.agency || row.outside ? 'plain' : 'warn'}>
              {row.agency ?? row.outside ?? words.list.withCoordinator}
            </Tag>
          ) : null}
          {row.kelurahan ? <Tag>{row.kelurahan}</Tag> : null}
          {row.messages > 1 ? <Tag>{words.list.messages(row.messages)}</Tag> : null}
        </span>
      </Link>
    </li>
  );
}
