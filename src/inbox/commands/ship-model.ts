import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compileCity, scoreTriage, trainTriage, writeModel } from '#src/language/index.ts';
import type { ModelCard } from '../domain/model-card.ts';
import { readCityFolder } from '../store/city-folder.ts';
import { readCorpus } from '../store/shipped-model.ts';

/** What a model made from written messages alone cannot do; read by people on the model's page. */
const LIMITS = [
  'Dilatih dari pesan yang ditulis untuk proyek ini, bukan dari pesan warga sungguhan. Pada pesan sungguhan hasilnya bisa lebih rendah; koreksi di meja membuatnya mengenal kota ini.',
  'Pesan yang sangat pendek ("daftar di mana?") sering tidak menyebut layanannya; sistem bertanya, tidak menebak.',
  'Bahasa Jawa dan Sunda dibaca lebih lemah daripada bahasa Indonesia.',
  'Sindiran tanpa kata keluhan dapat terbaca sebagai pujian.',
];

/**
 * Trains the model that comes with a city from its own corpus and writes model.bin and model-card.json into its folder; scores are counted on
 * corpus/held, which training never sees.
 */
export async function shipModel(folder: string, now: Date): Promise<ModelCard> {
  const city = compileCity(await readCityFolder(folder));
  const corpus = await readCorpus(basename(folder), dirname(folder));
  const model = trainTriage(corpus.taught, city);
  const card: ModelCard = {
    madeAt: now.toISOString(),
    sources: corpus.files,
    held: corpus.held.length,
    scores: structuredClone(scoreTriage(corpus.held, city, model)) as ModelCard['scores'],
    limits: LIMITS,
  };
  writeFileSync(join(folder, 'model.bin'), writeModel(model));
  writeFileSync(join(folder, 'model-card.json'), `${JSON.stringify(card, null, 2)}\n`);
  return card;
}
