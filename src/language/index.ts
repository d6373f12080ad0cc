export { type City, compileCity } from './domain/city.ts';
export { foldForSearch } from './domain/fold.ts';
export { findPersonalData, maskPersonalData } from './domain/personal-data.ts';
export { triage } from './domain/triage.ts';
export {
  AgencyRow,
  AreaRow,
  CityName,
  CityTables,
  type Evidence,
  Kind,
  Language,
  OutsideRow,
  type PersonalDatum,
  RoadOwner,
  RoadRow,
  type Span,
  TopicRow,
  type Triage,
  type TriagePlace,
  Urgency,
} from './schema.ts';
