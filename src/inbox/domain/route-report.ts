import type { Triage } from '#src/language/index.ts';

/** Where a new report goes, with the reason a mimin reads. */
export type Route =
  | { to: 'agency'; agency: string; confidence: number; why: string }
  | { to: 'outside'; owner: string; why: string }
  | { to: 'coordinator'; why: string };

/** Praise, small talk and spam need no agency to act; the coordinator closes them, singly or in bulk. */
const NOBODY_ACTS = new Set(['chatter', 'spam']);

/**
 * Decides who gets a report: a body outside the city's power, the likeliest agency when its confidence reaches the city's threshold (0 to 1), else
 * the coordinator. Unsure is never a guess.
 */
export function decideRoute(triage: Pick<Triage, 'kind' | 'agencies' | 'outside' | 'spam'>, threshold: number): Route {
  if (triage.spam || NOBODY_ACTS.has(triage.kind))
    return {
      to: 'coordinator',
      why: triage.spam ? 'tampak seperti spam' : 'hanya obrolan, tidak ada yang harus ditindak',
    };
  if (triage.outside !== null) return { to: 'outside', owner: triage.outside.owner, why: triage.outside.why };
  const [best, second] = triage.agencies;
  if (best === undefined) return { to: 'coordinator', why: 'tidak ada kata yang menunjuk satu OPD' };
  if (best.confidence >= threshold && best.confidence > (second?.confidence ?? 0)) {
    return { to: 'agency', agency: best.agency, confidence: best.confidence, why: best.why };
  }
  return {
    to: 'coordinator',
    why: `kurang yakin: ${triage.agencies.map((one) => `${one.agency} ${Math.round(one.confidence * 100)}%`).join(', ')}`,
  };
}
