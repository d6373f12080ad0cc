import type { ReactNode } from 'react';
import { sayDay } from '#src/inbox/domain/clock-words.ts';
import { dayMs } from '#src/inbox/domain/day.ts';
import type { FigureName } from '#src/inbox/domain/figure.ts';
import { sayDecimal, sayShare, sayWall, sayWorking } from '../domain/say.ts';
import type { Figures } from '../domain/summary.ts';
import { summaryWords } from './summary-words.tsx';

export interface FigureSentencesProps {
  figures: Figures;
  language: 'id' | 'en';
  /** The city's clock ahead of UTC, and the moment of counting, in milliseconds. */
  offsetMs: number;
  now: number;
  /** Shows one number; the desk makes it open its cases. */
  number(figure: FigureName): ReactNode;
}

/** The figures as sentences that can be read aloud. */
export function FigureSentences({ figures, language, offsetMs, now, number }: FigureSentencesProps) {
  const words = summaryWords[language];
  const { working, wall, satisfaction, oldestAt } = figures;
  const say = (text: string) => withNumbers(text, number);
  const dayOf = (ms: number) => Math.floor((ms + offsetMs) / dayMs);
  const oldest = oldestAt === null ? null : dayOf(Date.parse(oldestAt));
  return (
    <div className="figure-sentences">
      <p>
        {say(words.received)} {say(words.answered)}{' '}
        {working ? words.wait(sayWorking(working.median, language), sayWorking(working.ninetieth, language)) : null}{' '}
        {wall ? words.wall(sayWall(wall.median, language), sayWall(wall.ninetieth, language)) : null}
      </p>
      <p>
        {say(words.solved)} {say(words.moved)}
      </p>
      <p>
        {satisfaction
          ? say(words.rated(sayDecimal(satisfaction.mean, language), sayShare(satisfaction.content)))
          : words.unrated}
      </p>
      <p>
        {say(words.open)} {oldest === null ? null : words.oldest(sayDay(oldest, language), dayOf(now) - oldest)}
      </p>
    </div>
  );
}

function withNumbers(text: string, number: (figure: FigureName) => ReactNode): ReactNode[] {
  return text.split(/\{(\w+)\}/).map((part, i) =>
    // Every second piece is a name between braces.
    i % 2 === 0 ? part : <span key={part}>{number(part as FigureName)}</span>,
  );
}
