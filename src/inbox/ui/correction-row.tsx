import { Link } from 'react-router';
import { Tag } from '#src/ui/desk-parts.tsx';
import { type CorrectionRow as Correction, type StatedField, statedFields } from '../domain/corrections.ts';
import { Ago } from './desk-time.tsx';
import { type Language, useDeskWords } from './desk-words.tsx';
import type { TableNames } from './model-card-view.tsx';
import { useModelWords } from './model-words.tsx';

interface Row {
  correction: Correction<string>;
  names: TableNames;
  now: number;
  language: Language;
  timeZone: string;
}

/** What one person put right: the words, what triage had said, what is right. */
export function CorrectionRow({ correction, names, now, language, timeZone }: Row) {
  const words = useModelWords().corrections;
  const desk = useDeskWords();
  const nameOf = (field: StatedField, value: string | null | undefined): string => {
    if (value === null || value === undefined) return words.none;
    const known: Record<string, string> = {
      kind: desk.kinds,
      urgency: desk.urgencies,
      topic: names.topics,
      agency: names.agencies,
      outside: names.outside,
      kelurahan: {},
    }[field];
    return known[value] ?? value;
  };
  const { stated, said } = correction;
  // Handing on to an agency says "not outside" as well; worth a line only where triage thought otherwise.
  const fields = statedFields.filter(
    (field) => stated[field] !== undefined && !(field === 'outside' && stated.outside === null && !said.outside),
  );
  return (
    <li className="desk-entry">
      <p className="quote">{correction.text}</p>
      <dl className="desk-kv">
        {fields.map((field) => {
          const before = nameOf(field, said[field]);
          const right = nameOf(field, stated[field]);
          return (
            <div key={field} className="desk-kv-row">
              <dt>{words.fields[field]}</dt>
              <dd>
                {before === right ? null : (
                  <>
                    <s>{before}</s> {words.stated}{' '}
                  </>
                )}
                <strong>{right}</strong>
                {correction.superseded.includes(field) ? <> ({words.superseded})</> : null}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="desk-line-tags">
        <Link to={`/desk/aduan/${correction.reportId}`}>{correction.code}</Link>
        <span>{words.by(correction.author)}</span>
        <Ago at={correction.at} now={now} words={desk} language={language} timeZone={timeZone} />
        {correction.held ? <Tag>{words.held}</Tag> : null}
      </p>
    </li>
  );
}
