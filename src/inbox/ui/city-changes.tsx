import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Said, Tag } from '#src/ui/desk-parts.tsx';
import { listColumns } from '../domain/city-table-cells.ts';
import type { RowChange } from '../domain/compare-tables.ts';
import type { CityWords } from './city-words-id.tsx';

const mostShown = 40;
/** A longer list of entries is counted, and opens. */
const longList = 240;

/** Brings what came of a press before the eyes, wherever on the page the press was. */
export function Outcome({ of, children }: { of: unknown; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (of) place.current?.focus();
  }, [of]);
  return (
    <div ref={place} tabIndex={-1} className="desk-outcome">
      {children}
    </div>
  );
}

/** What a change does, row by row. */
export function ChangeList({ changes, words }: { changes: readonly RowChange[]; words: CityWords }) {
  return (
    <ul className="desk-changes">
      {changes.slice(0, mostShown).map((one) => (
        <li key={`${one.table} ${one.key}`}>
          <Tag tone={one.change === 'gone' ? 'warn' : one.change === 'added' ? 'brand' : 'calm'}>
            {words.changeKinds[one.change]}
          </Tag>{' '}
          {words.tables[one.table]}: <strong>{one.name}</strong>{' '}
          {one.key === one.name ? null : <span className="desk-hint">{one.key}</span>}
          {one.fields.length > 0 ? (
            <ul>
              {one.fields.map((field) => (
                <li key={field.column}>
                  {words.columns[field.column] ?? field.column}: <FieldChange field={field} words={words} />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
      {changes.length > mostShown ? <li>{words.moreChanges(changes.length - mostShown)}</li> : null}
    </ul>
  );
}

function FieldChange({ field, words }: { field: RowChange['fields'][number]; words: CityWords }) {
  const list = listColumns.has(field.column);
  if (!list)
    return (
      <>
        {words.from} “{field.from || words.empty}” {words.to} “{field.to || words.empty}”
      </>
    );
  const said = [
    field.to ? `${words.addedWords} “${field.to}”` : '',
    field.from ? `${words.removed} “${field.from}”` : '',
  ]
    .filter(Boolean)
    .join('; ');
  if (said.length <= longList) return said;
  const count = (cell: string) => cell.split('; ').filter(Boolean).length;
  return (
    <details>
      <summary>{words.entries(count(field.to), count(field.from))}</summary>
      {said}
    </details>
  );
}

export interface TriedView {
  changes: RowChange[];
  looked: number;
  moved: { id: number; title: string; from: string; to: string }[];
  movedCount: number;
}

/** What an edit would do to recent reports, before it is kept. */
export function TriedList({ tried, words }: { tried: TriedView; words: CityWords }) {
  return (
    <section className="desk-entry" aria-labelledby="percobaan">
      <h2 id="percobaan">{words.moved(tried.movedCount, tried.looked)}</h2>
      <p className="desk-hint">{words.movedHint}</p>
      {tried.moved.length > 0 ? (
        <ul className="desk-changes">
          {tried.moved.map((one) => (
            <li key={one.id}>
              <Link to={`/desk/aduan/${one.id}`}>{one.title}</Link>: {words.from} {one.from} {words.movedTo}{' '}
              <strong>{one.to}</strong>
            </li>
          ))}
          {tried.movedCount > tried.moved.length ? (
            <li>{words.moreChanges(tried.movedCount - tried.moved.length)}</li>
          ) : null}
        </ul>
      ) : null}
      <h3>{words.changes}</h3>
      <ChangeList changes={tried.changes} words={words} />
    </section>
  );
}

/** Why an edit was refused, in plain words, with the row and the word where there is one. */
export function Refused(props: {
  reason: string;
  problems: readonly { key?: string; file?: string; line?: number | null; column: string | null; says: string }[];
  words: CityWords;
}) {
  const { reason, problems, words } = props;
  return (
    <Said failed>
      <p>{words.refused[reason] ?? words.refused.bad_rows}</p>
      {problems.length > 0 ? (
        <ul>
          {problems.map((one) => {
            const where = [
              one.file === undefined ? one.key : words.line(one.file, one.line ?? null),
              one.column === null ? undefined : (words.columns[one.column] ?? one.column),
            ].filter((part) => part !== undefined && part !== '');
            return (
              <li key={`${where.join(' ')} ${one.says}`}>
                {where.join(', ')}: {one.says}
              </li>
            );
          })}
        </ul>
      ) : null}
    </Said>
  );
}
