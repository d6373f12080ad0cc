import { type Refusal, refuse } from '#src/shared/result.ts';
import type { CityData } from '../schema.ts';

export type CityDataRefusal = 'code_twice' | 'successor_unknown' | 'topic_agency_unknown' | 'area_parent_unknown';

/** Decides whether a city's lists fit together; names the first entry that does not. */
export function checkCityData(data: CityData): { ok: true } | (Refusal<CityDataRefusal> & { entry: string }) {
  for (const codes of [data.agencies, data.topics, data.areas].map((list) => list.map((entry) => entry.code))) {
    const twice = codes.find((code, i) => codes.indexOf(code) !== i);
    if (twice !== undefined) return { ...refuse('code_twice'), entry: twice };
  }
  const agencies = new Set(data.agencies.map((agency) => agency.code));
  const ended = data.agencies.find((agency) => agency.successorCode && !agencies.has(agency.successorCode));
  if (ended) return { ...refuse('successor_unknown'), entry: ended.code };
  const topic = data.topics.find((entry) => entry.agencyCode && !agencies.has(entry.agencyCode));
  if (topic) return { ...refuse('topic_agency_unknown'), entry: topic.code };
  const districts = new Set(data.areas.filter((area) => area.level === 'kecamatan').map((area) => area.code));
  const orphan = data.areas.find((area) =>
    area.level === 'kelurahan' ? !area.parentCode || !districts.has(area.parentCode) : area.parentCode != null,
  );
  if (orphan) return { ...refuse('area_parent_unknown'), entry: orphan.code };
  return { ok: true };
}
