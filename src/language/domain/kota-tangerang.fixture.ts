import { readFileSync } from 'node:fs';
import { CityTables } from '../schema.ts';
import { type City, compileCity } from './city.ts';

/** The shipped tables of Kota Tangerang, for tests only: the product reads them through the inbox's store. */
export function kotaTangerang(): City {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../cities/kota-tangerang/${name}.json`, import.meta.url), 'utf8'));
  const tables = Object.fromEntries(
    ['city', 'agencies', 'topics', 'areas', 'roads', 'outside'].map((name) => [name, read(name)]),
  );
  return compileCity(CityTables.parse(tables));
}
