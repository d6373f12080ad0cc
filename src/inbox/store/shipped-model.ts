import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLabelledLines, type TriageExample } from '#src/language/index.ts';
import { ModelCard } from '../domain/model-card.ts';

/** The cities that come with the product: one folder each. */
export const citiesDir = new URL('../../../cities', import.meta.url).pathname;

/** The model that came with a city, as far as its files can be read. */
export interface ShippedModel {
  weights: Buffer;
  /** Null when the card is missing or cannot be read: such a model is not used. */
  card: ModelCard | null;
}

/** The shipped model of a city; undefined when it has none, or when the city is not one that comes with the product. */
export async function readShippedModel(city: string, dir = citiesDir): Promise<ShippedModel | undefined> {
  const folder = folderOf(city, dir);
  const weights = folder && (await readFile(join(folder, 'model.bin')).catch(absent));
  if (!folder || !weights) return undefined;
  const text = await readFile(join(folder, 'model-card.json'), 'utf8').catch(absent);
  return { weights, card: text === undefined ? null : parseCard(text) };
}

function parseCard(text: string): ModelCard | null {
  try {
    return ModelCard.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A city's labelled messages: those to learn from (`corpus/`, `corpus/learn/`), and those of `corpus/held/`, which are only ever scored. */
export async function readCorpus(
  city: string,
  dir = citiesDir,
): Promise<{ taught: TriageExample[]; held: TriageExample[]; files: { name: string; messages: number }[] }> {
  const folder = folderOf(city, dir);
  const read = async (part: string) => {
    const names = folder ? await readdir(join(folder, part)).catch(absent) : undefined;
    const texts = (names ?? []).filter((name) => name.endsWith('.txt')).sort();
    return Promise.all(
      texts.map(async (name) => ({
        name: `${part}/${name}`,
        examples: readLabelledLines(await readFile(join(folder ?? '', part, name), 'utf8')),
      })),
    );
  };
  const taught = [...(await read('corpus')), ...(await read('corpus/learn'))];
  const held = await read('corpus/held');
  return {
    taught: taught.flatMap((file) => file.examples),
    held: held.flatMap((file) => file.examples),
    files: taught.map(({ name, examples }) => ({ name, messages: examples.length })),
  };
}

// The code of a city of one's own is free text: nothing of it may walk out of the folder.
function folderOf(city: string, dir: string): string | undefined {
  return /^[a-z0-9-]+$/i.test(city) ? join(dir, city) : undefined;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
