import { z } from 'zod';
import { Kind, type Triage, type TriageExample, Urgency } from '#src/language/schema.ts';

/** What a person stated of a report, or what triage had said of the same: codes and names of the city's tables; null says "none". */
export const Stated = z.object({
  kind: Kind.optional(),
  topic: z.string().nullable().optional(),
  agency: z.string().nullable().optional(),
  outside: z.string().nullable().optional(),
  urgency: Urgency.optional(),
  kelurahan: z.string().nullable().optional(),
});
export type Stated = z.infer<typeof Stated>;

export const statedFields = ['kind', 'topic', 'agency', 'outside', 'urgency', 'kelurahan'] as const;
export type StatedField = (typeof statedFields)[number];

/** One correction with what triage had said, as it is listed; `At` is an instant in the store, a text on a page. */
export interface CorrectionRow<At = Date> {
  id: number;
  at: At;
  reportId: number;
  code: string;
  text: string;
  stated: Stated;
  said: Stated;
  author: string;
  held: boolean;
  /** Fields of this row on which a later correction of the same report has another word. */
  superseded: string[];
}

/** What triage said, in the fields a person may correct. */
export function saidBy(triage: Pick<Triage, 'kind' | 'topics' | 'agencies' | 'outside' | 'urgency' | 'place'>) {
  return {
    kind: triage.kind,
    topic: triage.topics[0]?.topic ?? null,
    agency: triage.agencies[0]?.agency ?? null,
    outside: triage.outside?.owner ?? null,
    urgency: triage.urgency,
    kelurahan: triage.place?.kelurahan ?? null,
  } satisfies Required<Stated>;
}

/** The fields of `said` that were stated, so that a row tells both sides of the same. */
export function sameFields(stated: Stated, said: Required<Stated>): Stated {
  return Object.fromEntries(statedFields.filter((field) => stated[field] !== undefined).map((f) => [f, said[f]]));
}

/**
 * Decides whether a report is kept apart for comparing models: about one in five, by its words, so that the same words
 * sent fifty times are all on one side and never both taught and asked.
 */
export function isHeldApart(text: string): boolean {
  let hash = 0x811c9dc5;
  for (const sign of text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim())
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  // The low bits of this sum are its weakest.
  return ((hash ^ (hash >>> 15)) >>> 0) % 5 === 0;
}

export interface Correction {
  reportId: number;
  text: string;
  stated: Stated;
}

/** One example for each report: of corrections in the order they were made, the newest word on a field stands. */
export function examplesOf(corrections: readonly Correction[]): TriageExample[] {
  const byReport = new Map<number, { text: string; stated: Stated }>();
  for (const { reportId, text, stated } of corrections)
    byReport.set(reportId, { text, stated: { ...byReport.get(reportId)?.stated, ...stated } });
  return [...byReport.values()].map(({ text, stated }) => ({
    text,
    ...(stated.kind === undefined ? {} : { kind: stated.kind }),
    ...(stated.topic === undefined ? {} : { topic: stated.topic }),
    ...(stated.agency === undefined ? {} : { agency: stated.agency }),
    ...(stated.outside === undefined ? {} : { outside: stated.outside }),
    ...(stated.urgency === undefined ? {} : { urgency: stated.urgency }),
    ...(stated.kelurahan === undefined ? {} : { kelurahan: stated.kelurahan }),
  }));
}
