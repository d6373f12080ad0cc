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

/** A city's labelled messages: those to learn from, and those of its folder `held`, which are only ever scored. */
export async function readCorpus(
  city: string,
  dir = citiesDir,
): Promise<{ taught: TriageExample[]; held: TriageExample[]; files: { name: string; messages: number }[] }> {
  const folder = folderOf(city, dir);
  const found = folder ? await readdir(join(folder, 'corpus'), { recursive: true }).catch(absent) : undefined;
  const corpus: Awaited<ReturnType<typeof readCorpus>> = { taught: [], held: [], files: [] };
  for (const name of (found ?? []).filter((one) => one.endsWith('.txt')).sort()) {
    const examples = readLabelledLines(await readFile(join(folder ?? '', 'corpus', name), 'utf8'));
    const apart = /^held[\\/]/.test(name);
    (apart ? corpus.held : corpus.taught).push(...examples);
    if (!apart) corpus.files.push({ name: `corpus/${name.replaceAll('\\', '/')}`, messages: examples.length });
  }
  return corpus;
}

// The code of a city of one's own is free text: nothing of it may walk out of the folder.
function folderOf(city: string, dir: string): string | undefined {
  return /^[a-z0-9-]+$/i.test(city) ? join(dir, city) : undefined;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
