import { useEffect, useState } from 'react';
import { readStore, writeStore } from '#src/ui/desk-keys.tsx';
import { cutByMarks, type Mark, type MarkAbout, markAbouts } from '../domain/evidence-marks.ts';
import { type DeskWords, useDeskWords } from './desk-words.tsx';
import { type EvidenceWords, useEvidenceWords } from './evidence-words.tsx';

/** A text with the stretches that decided something marked; each carries its label beside it, also for a screen reader. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const words = useEvidenceWords();
  const desk = useDeskWords();
  let at = 0;
  return cutByMarks(text, marks).map((stretch) => {
    const key = at;
    at += stretch.text.length;
    const [first] = stretch.marks;
    if (!first) return stretch.text;
    const labels = [...new Set(stretch.marks.map((mark) => words.abouts[mark.about]))].join(' + ');
    const said = stretch.marks.map((mark) => `${words.abouts[mark.about]}: ${sayMark(mark, words, desk)}`).join(', ');
    return (
      <mark key={key} className={`desk-mark desk-mark-${first.about}`} data-label={labels} title={said}>
        {stretch.text}
        <span className="visually-hidden"> ({said}) </span>
      </mark>
    );
  });
}

/** What one mark says, in words of the page's language. */
function sayMark({ about, says }: Mark, words: EvidenceWords, desk: DeskWords): string {
  const known: Partial<Record<MarkAbout, Record<string, string>>> = {
    kind: desk.kinds,
    urgency: desk.urgencies,
    when: words.whens,
    personal: words.personals,
  };
  return known[about]?.[says] ?? says;
}

/** The marks of a text in words, one line for each thing they decided; it is the legend of the colours too. */
export function MarkLegend({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const words = useEvidenceWords();
  const desk = useDeskWords();
  const inside = marks.filter((mark) => mark.from >= 0 && mark.to <= text.length);
  const lines = markAbouts.flatMap((about) => {
    const found = inside.filter((mark) => mark.about === about);
    return [...new Set(found.map((mark) => mark.says))].map((says) => {
      const quotes = found.filter((mark) => mark.says === says).map((mark) => `“${text.slice(mark.from, mark.to)}”`);
      return { about, says: sayMark({ about, says, from: 0, to: 0 }, words, desk), quotes: [...new Set(quotes)] };
    });
  });
  if (lines.length === 0) return <p className="desk-hint">{words.none}</p>;
  return (
    <ul className="desk-legend" aria-label={words.legend}>
      {lines.map(({ about, says, quotes }) => (
        <li key={`${about} ${says}`}>
          <span className={`desk-mark desk-mark-${about}`}>{words.abouts[about]}</span> {says}
          {says ? ': ' : ''}
          {quotes.join(', ')}
        </li>
      ))}
    </ul>
  );
}

/** Whether this person wants to see the reasons in the text; remembered in this browser. */
export function useReasonsSwitch(staffId: number): [boolean, (on: boolean) => void] {
  const key = `mimin-alasan-${staffId}`;
  const [on, setOn] = useState(true);
  useEffect(() => setOn(readStore(key) !== 'off'), [key]);
  return [
    on,
    (next) => {
      setOn(next);
      writeStore(key, next ? null : 'off');
    },
  ];
}
