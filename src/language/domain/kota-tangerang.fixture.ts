import { readdirSync, readFileSync } from 'node:fs';
import { CityTables, type TriageExample, type TriageModel } from '../schema.ts';
import { type City, compileCity } from './city.ts';
import { readLabelledLines } from './labelled-lines.ts';
import { readModel } from './model-bytes.ts';

/** The shipped tables of Kota Tangerang, for tests only: the product reads them through the inbox's store. */
export function kotaTangerang(): City {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../cities/kota-tangerang/${name}.json`, import.meta.url), 'utf8'));
  const tables = Object.fromEntries(
    ['city', 'agencies', 'topics', 'areas', 'roads', 'outside'].map((name) => [name, read(name)]),
  );
  return compileCity(CityTables.parse(tables));
}

/**
 * The labelled messages of one part of the corpus: `learn` to train on, `rules` to improve rules on, `held` only to score; of one writer, or of all.
 */
export function corpusOf(part: 'learn' | 'rules' | 'held', writer = ''): TriageExample[] {
  const folder = new URL(`../../../cities/kota-tangerang/corpus/${part}/`, import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.startsWith(writer))
    .flatMap((name) => readLabelledLines(readFileSync(new URL(name, folder), 'utf8')));
}

/** The shipped model, for tests only. */
export function shippedModel(): TriageModel {
  return readModel(readFileSync(new URL('../../../cities/kota-tangerang/model.bin', import.meta.url)));
}
