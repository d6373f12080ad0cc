export { type City, compileCity } from './domain/city.ts';
export { maskPersonalData } from './domain/personal-data.ts';
export { triage } from './domain/triage.ts';
export { CityTables, type Triage } from './schema.ts';
