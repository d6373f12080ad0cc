import type { Evidence } from '#src/language/schema.ts';
import { triagedText } from './triaged-text.ts';

/** What a stretch of a text decided; `personal`: it would be masked. */
export type MarkAbout = Evidence['about'] | 'personal';

export const markAbouts = [
  'topic',
  'outside',
  'agency',
  'place',
  'urgency',
  'kind',
  'when',
  'spam',
  'personal',
] as const satisfies readonly MarkAbout[];

/** A stretch of a text that decided something, in UTF-16 offsets, end exclusive; `says` in words where it was a code. */
export interface Mark {
  from: number;
  to: number;
  about: MarkAbout;
  says: string;
}

/** A piece of a text with everything it decided. */
export interface Stretch {
  text: string;
  marks: Mark[];
}

/** Names of what evidence names by a code. */
export interface EvidenceNames {
  topic(code: string): string;
  outside(code: string): string;
}

/** Cuts a text where marks begin and end; marks may lie over each other, what lies outside the text is left out. */
export function cutByMarks(text: string, marks: readonly Mark[]): Stretch[] {
  const inside = marks.filter((mark) => mark.from >= 0 && mark.to > mark.from && mark.to <= text.length);
  const edges = new Set([0, text.length]);
  for (const { from, to } of inside) edges.add(from).add(to);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, i) => {
    const to = sorted[i + 1] ?? text.length;
    const over = inside.filter((mark) => mark.from <= from && mark.to >= to);
    const seen = new Set<string>();
    return {
      text: text.slice(from, to),
      marks: over.filter(({ about, says }) => {
        const same = seen.has(`${about} ${says}`);
        seen.add(`${about} ${says}`);
        return !same;
      }),
    };
  });
}

/** The marks of a kept triage; evidence that is not whole is left out. Offsets count from the triaged text. */
export function marksOf(triage: unknown, names: EvidenceNames): Mark[] {
  const { evidence, topics } = (triage ?? {}) as { evidence?: unknown; topics?: unknown };
  if (!Array.isArray(evidence)) return [];
  // A topic that came second by a trace decided nothing: its words would only puzzle.
  const counted = Array.isArray(topics)
    ? new Set(topics.map((one: { topic?: unknown } | null) => one?.topic))
    : undefined;
  return evidence.flatMap((one: unknown): Mark[] => {
    const { span, says, about } = (one ?? {}) as { span?: unknown; says?: unknown; about?: unknown };
    const known = markAbouts.find((name) => name === about);
    if (!known || !Array.isArray(span) || typeof span[0] !== 'number' || typeof span[1] !== 'number') return [];
    const said = typeof says === 'string' ? says : '';
    if (known === 'topic' && counted && !counted.has(said)) return [];
    const words = known === 'topic' ? names.topic(said) : known === 'outside' ? names.outside(said) : said;
    return [{ from: span[0], to: span[1], about: known, says: words }];
  });
}

/** A message as far as its marks are concerned. */
interface Markable {
  at: string;
  direction: 'in' | 'out';
  subject: string | null;
  text: string;
  editedFrom: string | null;
}

/**
 * Puts the marks of a report on the message it was opened with, as that was when it was triaged. No message, or one
 * whose text was changed for the desk, has none: rather no highlight than a wrong one.
 */
export function markOpening<M extends Markable>(
  messages: readonly M[],
  openedAt: string,
  marks: readonly Mark[],
): { message: M; subject: Mark[]; text: Mark[] } | undefined {
  const opened = Date.parse(openedAt);
  const message = messages.find((one) => one.direction === 'in' && Date.parse(one.at) === opened);
  if (!message) return undefined;
  const text = message.editedFrom ?? message.text;
  if (text.includes('•••')) return undefined;
  const whole = triagedText(message.subject, text);
  const shift = whole.length - text.length;
  const within = (from: number, to: number) =>
    marks
      .filter((mark) => mark.from >= from && mark.to <= to && mark.to > mark.from)
      .map((mark) => ({ ...mark, from: mark.from - from, to: mark.to - from }));
  if (marks.some((mark) => mark.to > whole.length)) return undefined;
  return { message, subject: shift > 0 ? within(0, shift - 1) : [], text: within(shift, whole.length) };
}
