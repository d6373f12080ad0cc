import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelCard } from '#src/inbox/domain/model-card.ts';
import { compileCity, readLabelledLines, scoreTriage, trainTriage, writeModel } from '#src/language/index.ts';
import type { CityTables } from '#src/language/schema.ts';

const places = ['cibodas', 'karawaci', 'pinang', 'cipondoh', 'larangan', 'benda', 'periuk', 'neglasari'];
const lines = places.flatMap((place, i) => [
  `complaint | penerangan-jalan | DISHUB | medium | angry | id | lampu jalan mati di ${place} gang ${i} sudah lama`,
  `complaint | sampah | DLH | medium | angry | id | sampah menumpuk di ${place} RT ${i} bau sekali`,
  `question | - | - | low | neutral | id | min kapan jam buka layanan di ${place} ya nomor ${i}`,
  `praise | - | - | low | pleased | id | mantap min pelayanan di ${place} keren banget ${i}`,
  `chatter | - | - | low | neutral | id | selamat pagi warga ${place} semangat ${i}`,
  `spam | - | - | low | neutral | en | slot gacor maxwin ${i} link di bio ${place}`,
]);

/** A folder of cities with one small corpus, for trainings that take a second; `learn` may be left out. */
export function aCorpus(
  city: string,
  options: { learn?: boolean } = {},
): { dir: string; folder: string; drop(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'mimin-cities-'));
  const folder = join(dir, city);
  mkdirSync(join(folder, 'corpus', 'held'), { recursive: true });
  if (options.learn !== false)
    writeFileSync(join(folder, 'corpus', 'own.txt'), `# dibuat untuk uji\n${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'corpus', 'held', 'apart.txt'), `${lines.filter((_, i) => i % 7 === 0).join('\n')}\n`);
  return { dir, folder, drop: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Writes a shipped model with its card into a city's folder; another `seed` is another model. */
export function shipModel(folder: string, tables: CityTables, seed = 0): ModelCard {
  const city = compileCity(tables);
  const examples = readLabelledLines(lines.slice(seed).join('\n'));
  const model = trainTriage(examples, city);
  const scores = scoreTriage(examples, city, model);
  const card: ModelCard = {
    madeAt: '2026-03-01T00:00:00.000Z',
    sources: [{ name: 'korpus uji', messages: examples.length }],
    held: examples.length,
    scores: { ...scores, curve: [...scores.curve], confusions: [...scores.confusions] },
    limits: ['Hanya untuk uji.'],
  };
  writeFileSync(join(folder, 'model.bin'), writeModel(model));
  writeFileSync(join(folder, 'model-card.json'), JSON.stringify(card));
  return card;
}
