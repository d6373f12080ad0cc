import type { City, Triage } from '#src/language/index.ts';

/** A sender's own choice is not doubted, and not more certain than a certainty can be. */
const stated = 0.99;

/**
 * Puts the topic that a sender chose from our list before what the words say, with the agency that answers for it. A body
 * outside the city's power that the words or the road name stays: whoever chooses "road damaged" does not know whose road.
 */
export function withStatedTopic(
  understood: Triage,
  code: string | undefined,
  city: Pick<City, 'topicByCode' | 'kecamatanAgency'>,
  kecamatan: string | null,
): Triage {
  const topic = code === undefined ? undefined : city.topicByCode.get(code);
  if (!topic || understood.spam) return understood;
  const topics = [
    { topic: topic.code, confidence: stated },
    ...understood.topics.filter((one) => one.topic !== topic.code),
  ];
  if (understood.outside) return { ...understood, topics };
  const office = kecamatan === null ? undefined : city.kecamatanAgency.get(kecamatan)?.code;
  const agency = topic.byKecamatan ? (office ?? null) : topic.agency;
  if (agency === null) return { ...understood, topics };
  const chosen = { agency, confidence: stated, why: `dipilih pengirim: ${topic.name.id}` };
  return { ...understood, topics, agencies: [chosen, ...understood.agencies.filter((one) => one.agency !== agency)] };
}
