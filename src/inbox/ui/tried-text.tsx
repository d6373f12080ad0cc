import { Fact, Reasons, Tag } from '#src/ui/desk-parts.tsx';
import type { ClockKind } from '../domain/clock-state.ts';
import type { Mark } from '../domain/evidence-marks.ts';
import type { Kind, Urgency } from '../schema.ts';
import type { CityWords } from './city-words-id.tsx';
import { MarkedText, MarkLegend } from './desk-evidence.tsx';
import { useThreadWords } from './desk-thread-words.tsx';
import { sayMoment } from './desk-time.tsx';
import type { DeskWords, Language } from './desk-words.tsx';
import { useEvidenceWords } from './evidence-words.tsx';

interface Guess {
  name: string;
  sure: number;
}

/** What would happen to one text. */
export interface TriedTextProps {
  tried: {
    text: string;
    kind: Kind;
    kindSure: number;
    tone: string;
    language: string;
    spam: boolean;
    topics: Guess[];
    urgency: Urgency;
    urgencyWhy: string;
    place: {
      said: string | null;
      kelurahan: string | null;
      kecamatan: string | null;
      road: string | null;
      roadOwner: string | null;
    };
    route: {
      to: 'agency' | 'outside' | 'coordinator';
      name: string | null;
      why: string;
      sure: number | null;
      others: Guess[];
      contact: string | null;
      answer: string | null;
    };
    clocks: { kind: ClockKind; dueAt: string; why: string[] }[];
    policy: string;
    marks: Mark[];
    personal: { kind: string; words: string }[];
    masked: string | null;
    threshold: number;
    model: number | null;
  };
  words: CityWords;
  desk: DeskWords;
  language: Language;
  timeZone: string;
}

/** Shows what would happen to a text: the text with its reasons, what was understood, who gets it, and by when. */
export function TriedTextView({ tried, words: all, desk, language, timeZone }: TriedTextProps) {
  const words = all.test;
  const why = useEvidenceWords();
  const thread = useThreadWords();
  const sure = ({ name, sure }: Guess) => `${name} (${why.sure(sure)})`;
  const { place, route } = tried;
  const areas = [place.kelurahan, place.kecamatan].filter((name) => name !== null).join(', ');
  return (
    <div className="desk-tried" role="status">
      <section className="desk-entry" aria-labelledby="siapa">
        <h2 id="siapa">{words.who}</h2>
        <p className="desk-tried-who">
          {route.name ?? words.coordinator}{' '}
          {route.to === 'outside' ? <Tag tone="calm">{thread.factNames.outside}</Tag> : null}
          {route.sure === null ? null : <Tag tone="brand">{why.sure(route.sure)}</Tag>}
        </p>
        <p>
          {words.why}: {route.why}
        </p>
        {route.contact ? (
          <p>
            {all.columns.contact}: {route.contact}
          </p>
        ) : null}
        {route.answer ? (
          <>
            <h3>{words.answer}</h3>
            <p className="quote">{route.answer}</p>
          </>
        ) : null}
        {route.to === 'coordinator' && route.others.length > 0 ? <p>{route.others.map(sure).join(', ')}</p> : null}
        <p className="desk-hint">
          {words.thresholds(tried.threshold)} {tried.model === null ? words.noModel : words.model(tried.model)}
        </p>
      </section>
      <section className="desk-entry" aria-labelledby="sorotan">
        <h2 id="sorotan">{words.highlighted}</h2>
        <p className="desk-text" dir="auto">
          <MarkedText text={tried.text} marks={tried.marks} />
        </p>
        <MarkLegend text={tried.text} marks={tried.marks} />
      </section>
      <section className="desk-entry" aria-labelledby="dipahami">
        <h2 id="dipahami">{words.understood}</h2>
        <dl className="desk-kv">
          <Fact name={words.kind}>
            {desk.kinds[tried.kind]} ({why.sure(tried.kindSure)})
          </Fact>
          <Fact name={words.topics}>
            {tried.topics.length > 0 ? tried.topics.map(sure).join(', ') : thread.factNames.none}
          </Fact>
          <Fact name={words.urgency}>
            {tried.urgency === 'emergency' ? (
              <Tag tone="alarm">{desk.urgencies.emergency}</Tag>
            ) : (
              desk.urgencies[tried.urgency]
            )}
            {`: ${tried.urgencyWhy}`}
          </Fact>
          <Fact name={words.place}>
            {[place.said ? `“${place.said}”` : '', areas].filter(Boolean).join(': ') || thread.factNames.none}
          </Fact>
          {place.road ? (
            <Fact name={words.road}>
              {place.road} (
              {place.roadOwner ? words.roadOwner(all.owners[place.roadOwner] ?? place.roadOwner) : words.roadUnknown})
            </Fact>
          ) : null}
          <Fact name={words.tone}>{words.tones[tried.tone] ?? tried.tone}</Fact>
          <Fact name={words.language}>{words.languages[tried.language] ?? tried.language}</Fact>
        </dl>
      </section>
      <section className="desk-entry" aria-labelledby="tenggat">
        <h2 id="tenggat">{words.clocks}</h2>
        {tried.clocks.length === 0 ? <p>{words.noClocks}</p> : <p>{tried.policy}</p>}
        {tried.clocks.map((clock) => (
          <div key={clock.kind} className="desk-clock">
            <p>
              <strong>{thread.clocks[clock.kind]}</strong> {sayMoment(clock.dueAt, language, timeZone)}
            </p>
            <Reasons title={thread.factNames.why} sentences={clock.why} />
          </div>
        ))}
      </section>
      <section className="desk-entry" aria-labelledby="samar">
        <h2 id="samar">{words.masked}</h2>
        {tried.masked === null ? (
          <p>{words.maskedNone}</p>
        ) : (
          <>
            <p>{tried.personal.map((one) => `${why.personals[one.kind] ?? one.kind}: ${one.words}`).join('; ')}</p>
            <h3>{words.maskedText}</h3>
            <p className="quote">{tried.masked}</p>
          </>
        )}
      </section>
    </div>
  );
}
