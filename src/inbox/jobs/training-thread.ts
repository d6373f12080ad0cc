import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { CityTables, TriageExample } from '#src/language/index.ts';
import { compileCity, readModel, scoreTriage, trainTriage, triage, writeModel } from '#src/language/index.ts';
import { type Comparison, compareRest, pairModels, rightFields } from '../domain/compare-models.ts';
import type { CardScores } from '../domain/model-card.ts';
import { readCorpus } from '../store/shipped-model.ts';

/** What the thread is given. */
export interface TrainingTask {
  citiesDir: string;
  cityCode: string;
  tables: CityTables;
  /** One example for each corrected report; `held` ones are never trained on. */
  taught: TriageExample[];
  held: TriageExample[];
  /** The version in use; null: the rules alone. */
  live: Uint8Array | null;
}

/** What the thread says: how far it is, and what came of it at the end. */
export type TrainingSays =
  | { says: 'stage'; stage: 'training' | 'comparing' }
  | { says: 'no_corpus' }
  | { says: 'trained'; trained: Trained };

export interface Trained {
  weights: Uint8Array;
  sources: { name: string; messages: number }[];
  /** Messages the scores were counted on. */
  held: number;
  scores: CardScores;
  comparison: Comparison;
}

async function train(task: TrainingTask, say: (said: TrainingSays) => void): Promise<void> {
  const city = compileCity(task.tables);
  const corpus = await readCorpus(task.cityCode, task.citiesDir);
  if (corpus.taught.length === 0) return say({ says: 'no_corpus' });
  say({ says: 'stage', stage: 'training' });
  const weights = writeModel(trainTriage(corpus.taught, city, task.taught));
  say({ says: 'stage', stage: 'comparing' });
  // As it will be read when it is in use: rounded to bytes.
  const trained = readModel(weights);
  const live = task.live === null ? undefined : readModel(task.live);
  const right = (model: typeof live) =>
    task.held.map((example) => rightFields(example, triage(example.text, city, model)));
  say({
    says: 'trained',
    trained: {
      weights,
      sources: [...corpus.files, { name: 'koreksi', messages: task.taught.length }],
      held: corpus.held.length + task.held.length,
      scores: plainScores([...corpus.held, ...task.held]),
      comparison: {
        corrections: pairModels(right(trained), right(live)),
        rest: compareRest(plainScores(corpus.held), plainScores(corpus.held, live)),
      },
    },
  });

  function plainScores(examples: readonly TriageExample[], model = trained): CardScores {
    const scores = scoreTriage(examples, city, model);
    return { ...scores, curve: [...scores.curve], confusions: [...scores.confusions] };
  }
}

// On Linux the priority is the thread's own: whatever answers residents goes first. Elsewhere it would slow the whole process.
if (process.platform === 'linux') setPriority(10);
await train(workerData as TrainingTask, (said) => parentPort?.postMessage(said));
