import type { ReactNode } from 'react';
import type { FigureName } from '#src/inbox/domain/figure.ts';
import type { NamedPart } from '../domain/name-parts.ts';
import { sayDecimal, sayWall, sayWorking } from '../domain/say.ts';
import type { Figures } from '../domain/summary.ts';
import { summaryWords } from './summary-words.tsx';

export interface FigureTableProps {
  title: string;
  first: string;
  parts: NamedPart[];
  whole: Figures;
  language: 'id' | 'en';
  /** The local day of an instant, short. */
  day(at: string): string;
  /** Shows one number of a part (undefined: of the whole). */
  number(figure: FigureName, part: NamedPart | undefined): ReactNode;
}

const before: readonly FigureName[] = ['received', 'answered'];
const after: readonly FigureName[] = ['solved', 'reopened', 'handed_on', 'bounced'];
const last: readonly FigureName[] = ['open', 'late'];

/** The figures of each part, with the sum at the end. */
export function FigureTable(props: FigureTableProps) {
  const { title, first, parts, whole, language } = props;
  const words = summaryWords[language];
  const heads = [
    ...before.map((one) => words.columns[one]),
    words.working,
    words.wallColumn,
    ...after.map((one) => words.columns[one]),
    words.satisfaction,
    ...last.map((one) => words.columns[one]),
    words.oldestColumn,
  ];
  return (
    <section className="figure-part">
      <h2>{title}</h2>
      <p className="desk-hint">{words.spread}</p>
      {/* A wide table moves inside its own frame; the keyboard reaches it by its links. */}
      <div className="figure-frame">
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={String(part.value)}>
                <th scope="row">{part.name}</th>
                <Cells {...props} figures={part.figures} part={part} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.total}</th>
              <Cells {...props} figures={whole} part={undefined} />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function Cells({
  figures,
  part,
  language,
  day,
  number,
}: Pick<FigureTableProps, 'language' | 'day' | 'number'> & { figures: Figures; part: NamedPart | undefined }) {
  const { working, wall, satisfaction, oldestAt } = figures;
  const count = (figure: FigureName) => <td key={figure}>{number(figure, part)}</td>;
  return (
    <>
      {before.map(count)}
      <td>{working ? `${sayWorking(working.median, language)} / ${sayWorking(working.ninetieth, language)}` : '–'}</td>
      <td className="figure-wait">
        {wall ? `${sayWall(wall.median, language)} / ${sayWall(wall.ninetieth, language)}` : '–'}
      </td>
      {after.map(count)}
      <td className="figure-wait">
        {satisfaction ? sayDecimal(satisfaction.mean, language) : '–'} ({number('rated', part)})
      </td>
      {last.map(count)}
      <td>{oldestAt ? day(oldestAt) : '–'}</td>
    </>
  );
}
