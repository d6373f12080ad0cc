import { Table } from '@mantine/core';
import { Form, useNavigation } from 'react-router';
import { Tag } from '#src/ui/desk-parts.tsx';
import { type Comparison, mostChance } from '../domain/compare-models.ts';
import type { ModelCard, ScoreField } from '../domain/model-card.ts';
import { sayMoment } from './desk-time.tsx';
import { sayPercent, useModelWords } from './model-words.tsx';

/** One version as the page shows it; instants are ISO texts. */
export interface VersionView {
  id: number;
  madeAt: string;
  madeBy: string | null;
  origin: 'shipped' | 'retrained';
  state: 'candidate' | 'live' | 'past' | 'refused';
  card: ModelCard | null;
  compared: Comparison | null;
  refusedWhy: 'damaged' | 'no_card' | 'not_better' | 'worse_on_rest' | null;
  wentLiveAt: string | null;
}

interface Versions {
  versions: VersionView[];
  liveId: number | null;
  mayUse: boolean;
  language: 'id' | 'en';
  timeZone: string;
}

const shown = [
  'kind',
  'topic',
  'agencyFirst',
  'agencyAmongThree',
  'outside',
  'urgency',
] as const satisfies ScoreField[];

/** All versions with their scores side by side; any whole one can be put back into use with one click. */
export function ModelVersions({ versions, liveId, mayUse, language, timeZone }: Versions) {
  const words = useModelWords();
  const busy = useNavigation().state !== 'idle';
  if (versions.length === 0) return <p>{words.versions.empty}</p>;
  return (
    <Table.ScrollContainer
      minWidth={760}
      // Nothing inside need take the focus, so the keyboard scrolls the frame itself.
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': words.versions.frame } }}
    >
      <table className="table desk-versions">
        <thead>
          <tr>
            <th scope="col">{words.versions.title}</th>
            {shown.map((field) => (
              <th key={field} scope="col">
                {words.scores[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.id} className={version.state === 'live' ? 'desk-table-current' : undefined}>
              <th scope="row">
                {words.version(version.id)}{' '}
                <Tag tone={version.state === 'live' ? 'brand' : version.state === 'refused' ? 'warn' : 'plain'}>
                  {words.states[version.state]}
                </Tag>
                <span className="desk-hint">
                  {' '}
                  {words.origins[version.origin]}, {sayMoment(version.madeAt, language, timeZone)}
                  {version.madeBy ? `, ${version.madeBy}` : ''}
                  {version.refusedWhy ? `. ${words.refused[version.refusedWhy]}` : ''}
                </span>
                {version.compared ? <Compared compared={version.compared} /> : null}
                {mayUse && (version.state === 'past' || version.state === 'candidate') ? (
                  <Form method="post">
                    <input type="hidden" name="intent" value="use" />
                    <input type="hidden" name="versionId" value={version.id} />
                    <input type="hidden" name="liveId" value={liveId ?? ''} />
                    <button type="submit" className="desk-action" disabled={busy}>
                      {version.state === 'past' ? words.versions.use : words.versions.useFirst}
                    </button>
                  </Form>
                ) : null}
              </th>
              {shown.map((field) => (
                <td key={field}>
                  {version.card ? sayPercent(version.card.scores[field].right, version.card.scores[field].of) : '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Table.ScrollContainer>
  );
}

/** How a trained version did beside the one then in use. */
function Compared({ compared }: { compared: Comparison }) {
  const words = useModelWords();
  const { chance } = compared.corrections;
  const percent = chance < 0.001 ? '< 0,1%' : `${(chance * 100).toFixed(chance < mostChance ? 1 : 0)}%`;
  return (
    <details>
      <summary>{words.versions.compared}</summary>
      <p className="desk-hint">
        {words.training.compared(compared)} {words.training.chance(percent)}
      </p>
    </details>
  );
}
