import { type CardScores, type ModelCard, type ScoreField, scoreFields } from '../domain/model-card.ts';
import { useDeskWords } from './desk-words.tsx';
import { sayPercent, sayShare, useModelWords } from './model-words.tsx';

/** Names of the city's tables, by their codes. */
export interface TableNames {
  topics: Record<string, string>;
  agencies: Record<string, string>;
  outside: Record<string, string>;
}

interface Card {
  card: ModelCard;
  names: TableNames;
  language: 'id' | 'en';
}

/** What everybody may know of a model: sources, tests, scores, limits and what it mixes up. */
export function ModelCardView({ card, names, language }: Card) {
  const words = useModelWords();
  const kinds: Record<string, string> = useDeskWords().kinds;
  const name = (field: 'kind' | 'topic', code: string) =>
    code === '-' ? words.card.none : ((field === 'kind' ? kinds[code] : names.topics[code]) ?? code);
  const { scores } = card;
  const error = scores.calibrationError;
  return (
    <>
      <dl className="desk-kv">
        <dt>{words.card.sources}</dt>
        <dd>
          <ul className="desk-plain-list">
            {card.sources.map((source) => (
              <li key={source.name}>
                {words.card.source(source.name)}: {words.card.messages(source.messages)}
              </li>
            ))}
          </ul>
        </dd>
        <dt>{words.card.held}</dt>
        <dd>{words.card.heldHint(card.held)}</dd>
        <dt>{words.card.calibration}</dt>
        <dd>{words.card.calibrationHint(sayShare(error.kind, language), sayShare(error.agency, language))}</dd>
      </dl>
      <div className="desk-beside">
        <ScoreTable scores={scores} />
        <div>
          {card.limits.length === 0 ? null : (
            <>
              <h3>{words.card.limits}</h3>
              <ul lang="id">
                {card.limits.map((limit) => (
                  <li key={limit}>{limit}</li>
                ))}
              </ul>
            </>
          )}
          {scores.confusions.length === 0 ? null : (
            <>
              <h3>{words.card.confusions}</h3>
              <ul>
                {scores.confusions.slice(0, 10).map(({ field, meant, read, times }) => (
                  <li key={`${field} ${meant} ${read}`}>
                    {words.card.confusion(name(field, meant), name(field, read), times)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
    </>
  );
}

function ScoreTable({ scores }: { scores: CardScores }) {
  const words = useModelWords();
  return (
    <table className="table desk-figures">
      <thead>
        <tr>
          <th scope="col">{words.score}</th>
          <th scope="col">{words.versions.figure}</th>
        </tr>
      </thead>
      <tbody>
        {scoreFields.map((field) => (
          <tr key={field}>
            <th scope="row">{words.scores[field]}</th>
            <td>{sayScore(scores, field, words.rightOf, words.unmeasured)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sayScore(
  scores: CardScores,
  field: ScoreField,
  rightOf: (percent: string, right: number, of: number) => string,
  unmeasured: string,
): string {
  const { right, of } = scores[field];
  return of === 0 ? unmeasured : rightOf(sayPercent(right, of), right, of);
}
