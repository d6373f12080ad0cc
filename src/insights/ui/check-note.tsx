import { Said } from '#src/ui/desk-parts.tsx';
import type { FigureCheck } from '../domain/check-findings.ts';
import { sayFinding } from '../domain/check-findings.ts';
import { sayCount } from '../domain/say.ts';
import type { SummaryWords } from './summary-words.tsx';

/** Says when the figures were last proven against the ledger, and where they did not add up. */
export function CheckNote({
  check,
  words,
  when,
  language,
}: {
  check: FigureCheck | undefined;
  words: SummaryWords;
  when(at: string): string;
  language: 'id' | 'en';
}) {
  if (!check) return <p className="desk-hint">{words.check.none}</p>;
  if (check.differences === 0)
    return <p className="desk-hint">{words.check.fine(when(check.at), sayCount(check.reports, language))}</p>;
  return (
    <Said failed>
      <p>{words.check.wrong(when(check.at), check.differences)}</p>
      <ul>
        {check.findings.slice(0, 10).map((one) => {
          const said = sayFinding(one, language);
          return <li key={said}>{said}</li>;
        })}
      </ul>
    </Said>
  );
}
