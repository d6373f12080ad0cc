import { eventFigures, type FigureName, nowFigures } from '#src/inbox/domain/figure.ts';
import type { Sheet, SheetCell } from '#src/shared/write-xlsx.ts';
import type { NamedPart } from './name-parts.ts';
import { type Dimension, dimensions, type Figures } from './summary.ts';

/** What the heads and sheets of a workbook are called. */
export interface SheetWords {
  title: string;
  columns: Record<FigureName, string>;
  by: Record<Dimension, string>;
  one: Record<Dimension, string>;
  total: string;
  oldestColumn: string;
  satisfaction: string;
  workbook: {
    figure: string;
    value: string;
    from: string;
    to: string;
    about: string;
    madeAt: string;
    hidden: string;
    waits: [median: string, ninetieth: string, wallMedian: string, wallNinetieth: string];
    content: string;
  };
}

export interface SummaryFacts {
  who: string;
  from: string;
  to: string;
  madeAt: string;
  hidden: number;
  whole: Figures;
  parts: Record<Dimension, NamedPart[]>;
}

const counts: readonly FigureName[] = [...eventFigures, ...nowFigures];

/** The figures as sheets: one to read, then one for each way to cut the whole, numbers as numbers. */
export function summarySheets(facts: SummaryFacts, words: SheetWords): Sheet[] {
  const book = words.workbook;
  const heads = figureHeads(words);
  const cells = figureCells(facts.whole);
  return [
    {
      name: words.title,
      heads: [book.figure, book.value],
      rows: [
        [book.about, facts.who],
        [book.from, facts.from],
        [book.to, facts.to],
        ...heads.map((head, i): SheetCell[] => [head, cells[i] ?? null]),
        [book.hidden, facts.hidden],
        [book.madeAt, facts.madeAt],
      ],
    },
    ...dimensions.map((dimension) => ({
      name: words.by[dimension],
      heads: [words.one[dimension], ...heads],
      rows: [
        ...facts.parts[dimension].map((part): SheetCell[] => [part.name, ...figureCells(part.figures)]),
        [words.total, ...cells],
      ],
    })),
  ];
}

function figureHeads(words: SheetWords): string[] {
  return [
    ...counts.map((one) => words.columns[one]),
    ...words.workbook.waits,
    words.satisfaction,
    words.workbook.content,
    words.oldestColumn,
  ];
}

function figureCells(figures: Figures): SheetCell[] {
  const { working, wall, satisfaction, oldestAt } = figures;
  return [
    ...counts.map((one) => figures[one]),
    working?.median ?? null,
    working?.ninetieth ?? null,
    wall?.median ?? null,
    wall?.ninetieth ?? null,
    satisfaction ? Math.round(satisfaction.mean * 100) / 100 : null,
    satisfaction ? Math.round(satisfaction.content * 100) / 100 : null,
    oldestAt,
  ];
}
