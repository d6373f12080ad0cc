import type { Kind, Language, Triage, Urgency } from '../schema.ts';
import type { City } from './city.ts';
import { SECOND_READER_DEV_1 } from './second-reader-dev-1.fixture.ts';
import { SECOND_READER_DEV_2 } from './second-reader-dev-2.fixture.ts';
import { SECOND_READER_HELD_1 } from './second-reader-held-1.fixture.ts';
import { SECOND_READER_HELD_2 } from './second-reader-held-2.fixture.ts';
import { triage } from './triage.ts';

/** One message with what a second reader says of it. */
export interface ReadCase {
  kind: Kind;
  topic: string | null;
  /** Agency code; an outside body after "!"; "?" when nobody is named for sure; "-" when nobody need act. */
  who: string;
  urgency: Urgency;
  language: Language;
  place: string | null;
  text: string;
}

// Brackets around the place are taken out of the text.
function readCases(lines: string): ReadCase[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [kind = '', topic = '', who = '', urgency = '', language = '', ...rest] = line.split(' | ');
      const written = rest.join(' | ');
      return {
        kind: kind as Kind,
        topic: topic === '-' ? null : topic,
        who,
        urgency: urgency as Urgency,
        language: language as Language,
        place: /\[(.+)\]/.exec(written)?.[1] ?? null,
        text: written.replace(/[[\]]/g, ''),
      };
    });
}

/** The half the rules may be improved on, and the half that is only scored. */
export function secondReader(half: 'dev' | 'held'): ReadCase[] {
  return half === 'dev'
    ? [...readCases(SECOND_READER_DEV_1), ...readCases(SECOND_READER_DEV_2)]
    : [...readCases(SECOND_READER_HELD_1), ...readCases(SECOND_READER_HELD_2)];
}

/** A share of cases: right of all asked. */
export interface Share {
  right: number;
  of: number;
}

/** What a set of cases scores, field by field, and the cases a field missed. */
export interface Scores {
  shares: Record<ScoredField, Share>;
  placeF1: number;
  /** How far confidence and rightness lie apart on average, over ten steps of confidence. */
  calibrationError: { kind: number; agency: number };
  misses: { field: ScoredField; want: string; got: string; text: string }[];
}

export type ScoredField =
  | 'kind'
  | 'complaint'
  | 'topic'
  | 'top1'
  | 'top3'
  | 'outside'
  | 'owner'
  | 'urgency'
  | 'danger'
  | 'spamFound'
  | 'spamSpared'
  | 'language'
  | 'acted'
  | 'actedRight';

/** Scores the cases with the city's tables; `threshold` is the city's, for what triage would hand on by itself. */
export function scoreCases(cases: readonly ReadCase[], city: City, threshold = 0.55): Scores {
  const shares = {} as Record<ScoredField, Share>;
  const misses: Scores['misses'] = [];
  const count = { overlap: 0, found: 0, wanted: 0 };
  const sure: Record<'kind' | 'agency', Sure[]> = { kind: [], agency: [] };
  for (const one of cases) {
    const got = triage(one.text, city);
    const note = (field: ScoredField, right: boolean, want: string, is: string): void => {
      shares[field] ??= { right: 0, of: 0 };
      const share = shares[field];
      share.of += 1;
      if (right) share.right += 1;
      else misses.push({ field, want, got: is, text: one.text });
    };
    sure.kind.push({ confidence: got.kindConfidence, right: got.kind === one.kind });
    const first = got.agencies[0];
    if (first !== undefined && one.kind !== 'spam' && one.who !== '?')
      sure.agency.push({ confidence: first.confidence, right: first.agency === one.who });
    note('kind', got.kind === one.kind, one.kind, `${got.kind} ${got.kindConfidence}`);
    note('complaint', (got.kind === 'complaint') === (one.kind === 'complaint'), one.kind, got.kind);
    note('language', got.language === one.language, one.language, got.language);
    if (one.kind === 'spam') {
      note('spamFound', got.spam, 'spam', got.kind);
      continue;
    }
    note('spamSpared', !got.spam, one.kind, 'spam');
    note('urgency', got.urgency === one.urgency, one.urgency, `${got.urgency}: ${got.urgencyWhy}`);
    if (one.urgency === 'emergency')
      note('danger', got.urgency === 'emergency' || got.urgency === 'high', one.urgency, got.urgency);
    scoreMatter(one, got, threshold, note);
    scorePlace(one, got, count);
  }
  return {
    shares,
    placeF1: (2 * count.overlap) / (count.found + count.wanted),
    calibrationError: { kind: errorOf(sure.kind), agency: errorOf(sure.agency) },
    misses,
  };
}

interface Sure {
  confidence: number;
  right: boolean;
}

function errorOf(cases: readonly Sure[]): number {
  let error = 0;
  for (let step = 0; step < 10; step += 1) {
    const inStep = cases.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === step);
    const believed = inStep.reduce((sum, { confidence }) => sum + confidence, 0);
    error += Math.abs(believed - inStep.filter(({ right }) => right).length);
  }
  return error / cases.length;
}

type Note = (field: ScoredField, right: boolean, want: string, is: string) => void;

function scoreMatter(one: ReadCase, got: Triage, threshold: number, note: Note): void {
  const topics = got.topics.map(({ topic, confidence }) => `${topic} ${confidence}`).join(', ');
  if (one.topic !== null) note('topic', got.topics[0]?.topic === one.topic, one.topic, topics);
  const agencies = got.agencies.map(({ agency, confidence }) => `${agency} ${confidence}`).join(', ');
  const is = got.outside === null ? agencies : `!${got.outside.owner}`;
  const isOutside = one.who.startsWith('!');
  note('outside', (got.outside !== null) === isOutside, one.who, is);
  const acts = got.outside !== null || (got.agencies[0]?.confidence ?? 0) >= threshold;
  const first = got.outside === null ? (got.agencies[0]?.agency ?? '') : `!${got.outside.owner}`;
  const matters = one.kind !== 'chatter' && got.kind !== 'chatter';
  if (matters) note('acted', acts, one.who, is);
  if (matters && acts) note('actedRight', first === one.who, one.who, is);
  if (isOutside) note('owner', is === one.who, one.who, is);
  else if (/^[A-Z]/.test(one.who)) {
    note('top1', first === one.who, one.who, `${is} <- ${topics}`);
    note(
      'top3',
      got.agencies.some(({ agency }) => agency === one.who),
      one.who,
      is,
    );
  }
}

function scorePlace(one: ReadCase, got: Triage, count: { overlap: number; found: number; wanted: number }): void {
  const wanted = cutWords(one.place ?? '');
  const found = cutWords(got.place === null ? '' : one.text.slice(...got.place.span));
  count.wanted += wanted.length;
  count.found += found.length;
  count.overlap += found.filter((word) => wanted.includes(word)).length;
}

function cutWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
