import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FeatureBlocks } from '../store/feature-blocks.ts';
import { predictLines } from './predict-lines.ts';
import { trainLines } from './train-lines.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mimin-train-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = new Date('2026-11-24T03:00:00Z');
const matters = {
  gelap: ['lampu mati', 'pju padam', 'gelap gulita'],
  kotor: ['sampah numpuk', 'bau busuk', 'banyak lalat'],
};
const rows = Object.entries(matters).flatMap(([label, texts]) =>
  texts.flatMap((text) =>
    ['min', 'tolong', 'pak', 'di sini', 'lagi', 'terus'].map((more) => ({ text: `${text} ${more}`, label })),
  ),
);

function train(lines: readonly unknown[], raw = '') {
  const data = join(folder, 'data.jsonl');
  writeFileSync(data, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n${raw}`);
  return trainLines({ task: 'apa', data, out: join(folder, 'out') }, now, () => {});
}

async function predict(input: string): Promise<unknown[]> {
  const output = new PassThrough();
  await predictLines(join(folder, 'out'), Readable.from([input]), output);
  output.end();
  return (await output.toArray())
    .join('')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

test('what is trained says the label of a new text, in order, and a bad line stays in its place', async () => {
  await train(rows);
  const answers = await predict('{"text":"pju nya padam","id":7}\nkaput\n{"text":"bau sampah"}\n{"text":""}\n');
  expect(answers).toMatchObject([{ id: 7, label: 'gelap' }, { error: expect.any(String) }, { label: 'kotor' }, {}]);
  expect(Object.keys(answers[2] as object)).toEqual(['label', 'confidence']);
  expect(answers[3]).toHaveProperty('label');
});

test('the card says what it was made of and how good it is on rows it did not see', async () => {
  const card = await train(rows, 'kaput\n{"text":"tanpa label"}\n{"label":"tanpa teks"}\n');
  expect(card).toMatchObject({
    task: 'apa',
    rows: rows.length,
    bad: { lines: 3, first: [37, 38, 39] },
    labels: { gelap: 18, kotor: 18 },
    madeAt: '2026-11-24T03:00:00.000Z',
  });
  expect(card.measured.accuracy).toBeGreaterThan(0.8);
  expect(JSON.parse(readFileSync(join(folder, 'out', 'card.json'), 'utf8'))).toEqual(card);
});

test.each([
  ['an empty file', []],
  ['one label only', rows.filter(({ label }) => label === 'gelap')],
])('%s trains nothing and says why', async (_, lines) => {
  await expect(train(lines)).rejects.toThrow(/dua label/);
});

test('labels may be numbers or yes and no', async () => {
  await train(rows.map(({ text, label }) => ({ text, label: label === 'gelap' })));
  expect(await predict('{"text":"lampu mati"}\n')).toMatchObject([{ label: 'true' }]);
});

test('rows of several blocks lie on disk, come back whole, and leave nothing behind', () => {
  const turns = [1, 2, 0, 1, 2, 0, 1][Symbol.iterator]();
  const blocks = new FeatureBlocks(folder, 3, () => (turns.next().value ?? 0) / 3);
  for (let row = 0; row < 7; row += 1) blocks.add(row, Uint32Array.of(row, 4_000_000_000 + row));
  blocks.finish();
  const seen = [0, 1, 2].flatMap((index) => {
    const { labels, starts, ids } = blocks.block(index);
    return Array.from(labels, (label, row) => [label, ...ids.subarray(starts[row], starts[row + 1])]);
  });
  expect(seen.sort()).toEqual(Array.from({ length: 7 }, (_, row) => [row, row, 4_000_000_000 + row]));
  blocks.keep(1, Float32Array.of(0.5, 2));
  expect(blocks.recall(1)).toEqual(Float32Array.of(0.5, 2));
  expect(blocks.fresh().recall(1)).toBeUndefined();
  blocks.end();
  expect(readdirSync(folder)).toEqual([]);
});
