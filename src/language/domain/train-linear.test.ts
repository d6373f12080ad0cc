import { expect, test } from 'vitest';
import { chooseRecipe, fitSharpness, measureAnswers, RECIPES, rowsInMemory, trainByRecipe } from './choose-training.ts';
import { indexOfMost, scoreLinear, sharesOf } from './linear-model.ts';
import { readParts, writeParts } from './model-bytes.ts';
import { featuresOf } from './text-features.ts';
import { type Rows, seeded, toBytes, trainLinear } from './train-linear.ts';

const labels = ['lampu', 'sampah', 'air'];
const words = [
  ['lampu jalan mati', 'pju padam gelap', 'penerangan gang redup', 'lampunya kedip terus'],
  ['sampah menumpuk', 'truk sampah tidak datang', 'tumpukan bau busuk', 'sampahnya berserakan'],
  ['air keran kering', 'air pdam keruh', 'ledeng mati airnya', 'air bau kaporit'],
];
const places = ['di cimone', 'depan masjid', 'rt 03', 'pasar anyar', 'tolong pak', 'sudah seminggu'];
const examples = words.flatMap((texts, label) =>
  texts.flatMap((text) => places.map((place) => ({ features: featuresOf(`${text} ${place}`), label }))),
);
const options = { cost: 1, balance: 0.5, ratio: true, rounds: 8, seed: 1 };

test('words never seen together are still told apart', () => {
  const model = trainByRecipe(() => rowsInMemory(examples), labels, 14, [options]);
  const say = (text: string) => labels[indexOfMost(scoreLinear(model, featuresOf(text)))];
  expect(['lampunya padam bang', 'SAMPAHHH bau', 'airnya keruh lagi'].map(say)).toEqual(labels);
});

test('the same rows and options give the same weights, another seed others', () => {
  const train = (seed: number) => trainLinear(rowsInMemory(examples), labels, 12, { ...options, seed }).weights;
  expect(train(1)).toEqual(train(1));
  expect(train(1)).not.toEqual(train(2));
});

test('rows in several blocks, one in memory at a time, train as well as rows in one', () => {
  const parts = [0, 1, 2].map((part) => examples.filter((_, i) => i % 3 === part));
  const blocks = parts.map((part) => rowsInMemory(part));
  const rows: Rows = {
    blocks: 3,
    block: (index) => (blocks[index] ?? rowsInMemory([])).block(0),
    recall: (index) => blocks[index]?.recall(0),
    keep: (index, duals) => blocks[index]?.keep(0, duals),
  };
  const model = toBytes(trainLinear(rows, labels, 14, { ...options, rounds: 12 }));
  const wrong = examples.filter(({ features, label }) => indexOfMost(scoreLinear(model, features)) !== label);
  expect(wrong).toEqual([]);
});

test('a label of few rows is found when labels are balanced', () => {
  const few = [
    ...examples.filter(({ label }) => label < 2),
    ...examples.filter(({ label }) => label === 2).slice(0, 3),
  ];
  const model = trainByRecipe(() => rowsInMemory(few), labels, 14, [{ ...options, balance: 1 }]);
  expect(labels[indexOfMost(scoreLinear(model, featuresOf('air keran kering')))]).toBe('air');
});

test('the chosen recipe is measured on rows it did not see: labels by chance are not learned', () => {
  const random = seeded(3);
  const shuffled = examples.map(({ features }) => ({ features, label: Math.floor(random() * 3) }));
  expect(chooseRecipe(examples, labels, 12, RECIPES).accuracy).toBeGreaterThan(0.95);
  expect(chooseRecipe(shuffled, labels, 12, RECIPES).accuracy).toBeLessThan(0.6);
});

test('weights survive being written and read, and a changed or cut file is refused', () => {
  const model = trainByRecipe(() => rowsInMemory(examples), labels, 12, [options]);
  const bytes = writeParts({ tugas: model }, { sharpness: 2 });
  const { parts, facts } = readParts(bytes);
  expect(parts.get('tugas')).toEqual(model);
  expect(facts).toEqual({ sharpness: 2 });
  const changed = bytes.slice();
  changed[bytes.length - 9] = (changed[bytes.length - 9] ?? 0) ^ 1;
  for (const broken of [changed, bytes.slice(0, -20), bytes.slice(0, 30), new Uint8Array(), bytes.slice(3)])
    expect(() => readParts(broken)).toThrow(/model file/);
  const elsewhere = new Uint8Array(bytes.length + 5);
  elsewhere.set(bytes, 5);
  expect(readParts(elsewhere.subarray(5)).parts.get('tugas')).toEqual(model);
});

test('accuracy and macro-F1 count as the books say', () => {
  // Of label 0: 2 of 3 found, nothing else called so; of label 1: 1 of 1 found, one too many.
  const measured = measureAnswers([0, 0, 1, 1], [0, 0, 0, 1], 3);
  expect(measured.accuracy).toBeCloseTo(0.75);
  expect(measured.macroF1).toBeCloseTo((0.8 + 2 / 3) / 2);
});

test('sharpness follows how often great differences are right', () => {
  const score = (most: number) => Float64Array.of(most, 0);
  const sure = fitSharpness([score(1), score(1), score(1), score(1)], [0, 0, 0, 0]);
  const unsure = fitSharpness([score(1), score(1), score(1), score(1)], [0, 0, 1, 1]);
  expect(sure).toBeGreaterThan(unsure);
  expect(sharesOf(score(1), unsure)[0]).toBeLessThan(0.7);
});
