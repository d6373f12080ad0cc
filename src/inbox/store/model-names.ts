import type { CityState } from './city.ts';

/** What codes of the city's tables are called in the reader's language. */
export function tableNames(city: CityState, language: 'id' | 'en') {
  const { topics, agencies, outside } = city.tables;
  return {
    topics: Object.fromEntries(topics.map((one) => [one.code, one.name[language]])),
    agencies: Object.fromEntries(agencies.map((one) => [one.code, one.shortName])),
    outside: Object.fromEntries(outside.map((one) => [one.code, one.name[language]])),
  };
}
