import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCityFolder } from '#src/inbox/store/city-folder.ts';
import { readCorpus } from '#src/inbox/store/shipped-model.ts';
import { measureAnswers, rowsInMemory } from '#src/language/domain/choose-training.ts';
import {
  type City,
  chooseRecipe,
  compileCity,
  featuresOf,
  indexOfMost,
  RECIPES,
  type Share,
  scoreLinear,
  scoreTriage,
  seeded,
  type TriageExample,
  type TriageScores,
  trainByRecipe,
  trainTriage,
  triage,
  writeModel,
} from '#src/language/index.ts';
import { type BenchRow, type Learner, peers } from './support/peers.ts';

const TRAINED_ON = 2_500;
const ASKED = 800;

/**
 * Measures how well messages are understood: the city's own corpus by triage (rules alone, and with what was learned, in so many folds), and any set
 * of labels against the peers, trained on the same 2,500 rows and asked the same 800: `bench language [folds]`.
 */
export async function bench(args: string[]): Promise<object> {
  const folds = Math.max(2, Number(args[0] ?? 5));
  const folder = join(import.meta.dirname, '../cities/kota-tangerang');
  const city = compileCity(await readCityFolder(folder));
  const { taught, held } = await readCorpus('kota-tangerang');
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  tell(`${taught.length} messages to learn from, ${held.length} kept apart`);

  const began = performance.now();
  const model = trainTriage(taught, city);
  const trainSeconds = (performance.now() - began) / 1000;
  const crossValidated = inFolds(taught, city, folds, tell);
  const keptApart = { rules: say(scoreTriage(held, city)), learned: say(scoreTriage(held, city, model)) };
  const confusions = scoreTriage(held, city, model).confusions.slice(0, 10);
  const msPerMessage = timeTriage(held, city, model);

  const tasks: Record<string, object> = {};
  for (const [task, rows] of Object.entries(tasksOf([...taught, ...held])))
    tasks[task] = await compare(task, rows, tell);
  const data = join(import.meta.dirname, '../../shared/data/dev');
  if (!existsSync(data)) tell('shared data is absent: no set of real messages was measured');
  return {
    bench: 'language',
    messages: { taught: taught.length, keptApart: held.length },
    trainSeconds: round(trainSeconds),
    modelBytes: writeModel(model).length,
    mostBytesPerLabel: Math.max(
      ...[model.kind, model.matter, model.tone, model.language].map((part) => 2 ** part.bits),
    ),
    msPerMessage,
    crossValidated,
    keptApart,
    confusions,
    tasks,
    realMessages: existsSync(data) ? 'present, see README of the data' : 'absent',
  };
}

/** Every message scored by a model that did not see it. */
function inFolds(examples: readonly TriageExample[], city: City, folds: number, tell: (line: string) => void): object {
  const random = seeded(5);
  const foldOf = examples.map(() => Math.floor(random() * folds));
  const sums = new Map<string, Share>();
  for (let fold = 0; fold < folds; fold += 1) {
    tell(`fold ${fold + 1} of ${folds}`);
    const model = trainTriage(
      examples.filter((_, i) => foldOf[i] !== fold),
      city,
    );
    const out = examples.filter((_, i) => foldOf[i] === fold);
    for (const [name, with_] of [
      ['rules', undefined],
      ['learned', model],
    ] as const)
      for (const [field, share] of sharesOf(scoreTriage(out, city, with_))) {
        const key = `${name} ${field}`;
        const sum = sums.get(key) ?? { right: 0, of: 0 };
        sums.set(key, { right: sum.right + share.right, of: sum.of + share.of });
      }
  }
  return Object.fromEntries([...sums].map(([key, { right, of }]) => [key, round(right / of)]));
}

function sharesOf(scores: TriageScores): [string, Share][] {
  const shares: [string, Share][] = [];
  for (const [field, value] of Object.entries(scores))
    if (typeof value === 'object' && 'right' in value && 'of' in value) shares.push([field, value]);
  return shares;
}

function say(scores: TriageScores): object {
  const { both, found, meant } = scores.place;
  return {
    ...Object.fromEntries(
      sharesOf(scores).map(([field, { right, of }]) => [field, of === 0 ? null : round(right / of)]),
    ),
    placeF1: round((2 * both) / Math.max(1, found + meant)),
    calibrationErrorKind: round(scores.calibrationError.kind),
    calibrationErrorAgency: round(scores.calibrationError.agency),
    curve: scores.curve
      .filter(({ threshold }) => threshold >= 0.3 && threshold <= 0.95)
      .map(({ threshold, acts, right, of }) => [threshold, round(acts / of), round(right / Math.max(1, acts))]),
  };
}

function timeTriage(examples: readonly TriageExample[], city: City, model: Parameters<typeof triage>[2]): object {
  const times: number[] = [];
  for (let pass = 0; pass < 4; pass += 1)
    for (const { text } of examples) {
      const at = performance.now();
      triage(text, city, model);
      if (pass > 0) times.push(performance.now() - at);
    }
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor(times.length * share)] ?? 0);
  return { median: at(0.5), p99: at(0.99) };
}

function tasksOf(examples: readonly TriageExample[]): Record<string, BenchRow[]> {
  const rows = (labelOf: (one: TriageExample) => string | null | undefined): BenchRow[] =>
    examples.flatMap((one) => {
      const label = labelOf(one);
      return label === undefined || label === null ? [] : [{ text: one.text, label }];
    });
  return {
    'complaint yes or no': rows(({ kind }) => (kind === undefined ? undefined : kind === 'complaint' ? 'yes' : 'no')),
    'kind, 7': rows(({ kind }) => kind),
    'tone, 4': rows(({ tone }) => tone),
    topic: rows(({ topic }) => topic),
    language: rows(({ language }) => language),
  };
}

async function compare(task: string, rows: readonly BenchRow[], tell: (line: string) => void): Promise<object> {
  const random = seeded(9);
  const mixed = rows
    .map((row) => ({ row, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
  const train = mixed.slice(0, TRAINED_ON);
  const asked = mixed.slice(TRAINED_ON, TRAINED_ON + ASKED);
  const labels = [...new Set(mixed.map(({ label }) => label))];
  const out: Record<string, object> = {};
  for (const learner of [own, ...peers()]) {
    tell(`${task}: ${learner.name}`);
    const began = performance.now();
    const ask = await learner.train(train);
    const trained = performance.now();
    const answers: number[] = [];
    for (const { text } of asked) answers.push(labels.indexOf(await ask(text)));
    const done = performance.now();
    const { accuracy, macroF1 } = measureAnswers(
      answers,
      asked.map(({ label }) => labels.indexOf(label)),
      labels.length,
    );
    out[learner.name] = {
      accuracy: round(accuracy),
      macroF1: round(macroF1),
      trainSeconds: round((trained - began) / 1000),
      msPerMessage: round((done - trained) / asked.length),
    };
  }
  return { trainedOn: train.length, asked: asked.length, labels: labels.length, ...out };
}

const own: Learner = {
  name: 'mimin train',
  async train(rows) {
    const labels = [...new Set(rows.map(({ label }) => label))];
    const examples = rows.map(({ text, label }) => ({ features: featuresOf(text), label: labels.indexOf(label) }));
    const { recipe } = chooseRecipe(examples, labels, 16, RECIPES);
    const model = trainByRecipe(() => rowsInMemory(examples), labels, 16, recipe);
    return (text) => labels[indexOfMost(scoreLinear(model, featuresOf(text)))] ?? '';
  },
};

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
