import type { ReactNode } from 'react';
import { Link, useFetcher } from 'react-router';
import { Said, Tag, type Tone } from '#src/ui/desk-parts.tsx';
import { type DeskMatter, type DeskSuggestion, leastDecisions } from '../domain/desk-matter.ts';
import type { MatterBand } from '../domain/matter-reasons.ts';
import type { ActedData } from './desk-acted.tsx';
import type { Surroundings } from './desk-item.tsx';
import { sayPrecision, sayReason, useMatterWords } from './desk-matter-words.tsx';
import { Ago } from './desk-time.tsx';

const bandTones: Record<MatterBand, Tone> = { very_likely: 'brand', likely: 'calm', doubtful: 'warn' };
/** More stand on the page of the group. */
const mostInFacts = 4;

/** What may be the same matter, each with its reasons and the two answers. */
export function SameMatter({ matter, around, toAll }: { matter: DeskMatter; around: Surroundings; toAll: string }) {
  const say = useMatterWords();
  if (matter.suggestions.length === 0) return null;
  const shown = matter.suggestions.slice(0, mostInFacts);
  return (
    <section aria-labelledby="hal-sama">
      <h2 id="hal-sama">{say.title}</h2>
      <p className="desk-hint">{say.hint}</p>
      <ul className="desk-entries">
        {shown.map((one) => (
          <li key={one.id} className="desk-entry">
            <SuggestionText one={one} around={around} />
            <p className="desk-hint">{sayPrecision(matter.precision[one.band], leastDecisions, say)}</p>
            <Decide one={one} around={around} />
          </li>
        ))}
      </ul>
      {matter.suggestions.length > shown.length ? (
        <p>
          <Link to={toAll} preventScrollReset>
            {say.more(matter.suggestions.length)}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function SuggestionText({ one, around }: { one: DeskSuggestion; around: Surroundings }) {
  return (
    <>
      <p>
        <Link to={`/desk/aduan/${one.id}`}>{one.title}</Link>
      </p>
      <SuggestionTags one={one} around={around} />
      <SuggestionReasons one={one} />
    </>
  );
}

function SuggestionTags({ one, around }: { one: DeskSuggestion; around: Surroundings }) {
  const say = useMatterWords();
  const { desk } = around;
  return (
    <p className="desk-line-tags">
      <Tag tone={bandTones[one.band]}>{say.bands[one.band]}</Tag>
      <Tag>{desk.networks[one.network] ?? one.network}</Tag>
      <Tag>{one.agency ?? desk.list.withCoordinator}</Tag>
      <Ago at={one.openedAt} now={around.now} words={desk} language={around.language} timeZone={around.timeZone} />
    </p>
  );
}

function SuggestionReasons({ one }: { one: DeskSuggestion }) {
  const say = useMatterWords();
  if (one.reasons.length === 0) return null;
  return <p className="desk-hint">{one.reasons.map((reason) => sayReason(reason, say)).join('; ')}</p>;
}

function Decide({ one, around }: { one: DeskSuggestion; around: Surroundings }) {
  const say = useMatterWords();
  const fetcher = useFetcher<ActedData>();
  const busy = fetcher.state !== 'idle';
  const refused = fetcher.data && !fetcher.data.ok ? fetcher.data.problem : undefined;
  const { problems } = around.words;
  return (
    <fetcher.Form method="post" className="desk-row-actions">
      <input type="hidden" name="otherId" value={one.id} />
      <button type="submit" name="intent" value="join" className="desk-action" disabled={busy}>
        {say.same} <span className="visually-hidden">{say.about(one.code)}</span>
      </button>
      <button type="submit" name="intent" value="decline" className="desk-action" disabled={busy}>
        {say.different} <span className="visually-hidden">{say.about(one.code)}</span>
      </button>
      {refused ? <Said failed>{problems[refused] ?? problems.malformed}</Said> : null}
    </fetcher.Form>
  );
}

/** That many others seem to be the same, with the way to say yes to all at once. */
export function MatterBanner({ matter, toAll }: { matter: DeskMatter; toAll: string }) {
  const say = useMatterWords();
  const likely = matter.suggestions.filter((one) => one.ticked).length;
  if (likely === 0) return null;
  return (
    <p className="notice desk-no-print">
      {say.banner(likely)}{' '}
      <Link to={toAll} preventScrollReset>
        {say.look}
      </Link>
    </p>
  );
}

/** On a joined report: where it is answered. */
export function JoinedNotice({ matter, split }: { matter: DeskMatter; split: ReactNode }) {
  const say = useMatterWords();
  const { main } = matter;
  if (!main) return null;
  return (
    <div className="notice">
      <p>{say.member}</p>
      <p className="desk-row-actions">
        {main.title === null ? null : (
          <Link to={`/desk/aduan/${main.id}`} className="desk-action">
            {say.toMain(main.title)}
          </Link>
        )}
        {split}
      </p>
    </div>
  );
}

/** What is joined to the open report, each with the way to split it off. */
export function JoinedReports({ matter }: { matter: DeskMatter }) {
  const say = useMatterWords();
  if (matter.joined.length + matter.unseen === 0) return null;
  return (
    <section aria-labelledby="digabung">
      <h2 id="digabung">{say.joinedTitle}</h2>
      <p className="desk-hint">{say.joinedCount(matter.joined.length + matter.unseen)}</p>
      {matter.unseen > 0 ? <p className="desk-hint">{say.unseen(matter.unseen)}</p> : null}
      <ul className="desk-entries">
        {matter.joined.map((one) => (
          <li key={one.id} className="desk-entry">
            <Link to={`/desk/aduan/${one.id}`}>{one.title}</Link>
            {one.maySplit ? (
              <p>
                <Link to={`/desk/aduan/${one.id}?aksi=split`}>
                  {say.split} <span className="visually-hidden">{say.about(one.code)}</span>
                </Link>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The list of the group with its boxes: the likely ones are ticked, the doubtful ones are not. */
export function MatterChoices({ matter, around }: { matter: DeskMatter; around: Surroundings }) {
  const say = useMatterWords();
  const { suggestions } = matter;
  const bands = [...new Set(suggestions.map((one) => one.band))];
  return (
    <>
      <p>{say.dialog.lead}</p>
      {suggestions.length === 0 ? <p className="desk-hint">{say.dialog.none}</p> : null}
      {suggestions.length > 0 ? (
        <fieldset className="desk-matter-choices">
          <legend>{say.dialog.pick}</legend>
          {bands.map((band) => (
            <p key={band} className="desk-hint">
              <Tag tone={bandTones[band]}>{say.bands[band]}</Tag>{' '}
              {sayPrecision(matter.precision[band], leastDecisions, say)}
            </p>
          ))}
          <ul className="desk-entries">
            {suggestions.map((one) => (
              <li key={one.id} className="desk-entry">
                <label className="desk-choice">
                  <input type="checkbox" name="otherId" value={one.id} defaultChecked={one.ticked} />
                  <span>{one.title}</span>
                </label>
                <SuggestionTags one={one} around={around} />
                <SuggestionReasons one={one} />
              </li>
            ))}
          </ul>
        </fieldset>
      ) : null}
    </>
  );
}
