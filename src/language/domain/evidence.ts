import type { Evidence, Triage } from '../schema.ts';
import type { City } from './city.ts';
import type { Hit } from './matcher.ts';
import type { Ranked } from './rank.ts';
import type { Cues } from './read-by-rules.ts';
import { type ReadText, spanOf } from './reading.ts';

const MOST_EVIDENCE = 24;

/** The words behind each decision, as spans of the original text, at most MOST_EVIDENCE. */
export function evidenceOf(
  text: ReadText,
  city: City,
  decided: Pick<Triage, 'kind' | 'urgency' | 'place' | 'when' | 'spam' | 'outside'>,
  cues: Cues,
  ranked: readonly Ranked[],
): Evidence[] {
  const out: Evidence[] = [];
  const add = (hits: readonly Hit[], most: number, about: Evidence['about'], says: string): void => {
    for (const hit of hits.slice(0, most)) {
      out.push({ span: spanOf(text, hit.from, hit.to), about, says });
      if (hit.from2 >= 0) out.push({ span: spanOf(text, hit.from2, hit.to2), about, says });
    }
  };
  if (decided.spam) add(cues.spam?.hits ?? [], 4, 'spam', 'spam');
  else {
    for (const { label, score, learned } of ranked.slice(0, 2)) {
      const what = city.labels[label];
      const name =
        what?.sort === 'topic'
          ? city.topics[what.index]?.code
          : what?.sort === 'outside'
            ? city.outside[what.index]?.code
            : undefined;
      if (name === undefined) continue;
      const about = what?.sort === 'outside' ? 'outside' : 'topic';
      add(score.hits, 3, about, name);
      for (const span of learned ?? []) out.push({ span, about, says: name });
    }
    add(cues.kinds.get(decided.kind)?.hits ?? [], 3, 'kind', decided.kind);
    if (decided.urgency === 'emergency' || decided.urgency === 'high')
      add([...(cues.emergency?.hits ?? []), ...(cues.high?.hits ?? [])], 3, 'urgency', decided.urgency);
  }
  const { place } = decided;
  if (place !== null)
    out.push({
      span: place.span,
      about: 'place',
      says: [place.road, place.kelurahan, place.kecamatan].filter((name) => name !== null).join(', '),
    });
  if (decided.when !== null) out.push({ span: decided.when.span, about: 'when', says: decided.when.says });
  return out.slice(0, MOST_EVIDENCE);
}
