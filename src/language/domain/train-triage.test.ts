import { expect, test, vi } from 'vitest';
import type { TriageExample } from '../schema.ts';
import { corpusOf, kotaTangerang } from './kota-tangerang.fixture.ts';
import { readModel, writeModel } from './model-bytes.ts';
import { trainTriage } from './train-triage.ts';
import { triage } from './triage.ts';

// Training is work of seconds; on a busy machine of more.
vi.setConfig({ testTimeout: 120_000 });

const city = kotaTangerang();
const corpus = corpusOf('learn', 'letters').slice(0, 200);

test('what people corrected is understood the next time, also in other words of the same', () => {
  const said = 'pos kamling blok timur dicoret-coret lagi pake pilok';
  const corrections: TriageExample[] = [
    'tembok balai warga dicoret coret pilok',
    'gapura komplek penuh coretan pilok anak-anak',
    'dinding sd dicoret coret lagi pake pilok',
    'coretan pilok di tembok makin banyak min',
  ].map((text) => ({ text, kind: 'complaint', topic: 'ketertiban', agency: 'SATPOLPP', outside: null }));
  const [before, after] = [trainTriage(corpus, city), trainTriage(corpus, city, corrections)];
  expect(triage(said, city, before).agencies[0]?.agency).not.toBe('SATPOLPP');
  expect(triage(said, city, after).agencies[0]?.agency).toBe('SATPOLPP');
});

test('who only hands on an agency teaches the likeliest of its topics', () => {
  const corrections: TriageExample[] = ['zorp di depan rumah', 'zorp lagi nih pak', 'zorpnya makin parah'].map(
    (text) => ({
      text,
      agency: 'DLH',
      outside: null,
    }),
  );
  const model = trainTriage(corpus, city, corrections);
  expect(triage('zorp terus dari kemarin', city, model).agencies[0]?.agency).toBe('DLH');
});

test('a place that people put into a kelurahan twice is known from then on, once or in dispute it is not', () => {
  const place = (text: string, kelurahan: string): TriageExample => ({ text, kelurahan });
  const model = trainTriage(corpus, city, [
    place('lampu mati di gang haji zubrin', 'Cimone'),
    place('sampah numpuk di gang haji zubrin', 'Cimone'),
    place('got mampet di gang haji warbun', 'Cimone'),
    place('jalan bolong di gang haji mudrik', 'Cimone'),
    place('lampu mati di gang haji mudrik', 'Benda'),
  ]);
  const kelurahan = (text: string) => triage(text, city, model).place?.kelurahan;
  expect(kelurahan('air keruh di gang haji zubrin')).toBe('Cimone');
  expect(kelurahan('air keruh di gang haji warbun')).toBeNull();
  expect(kelurahan('air keruh di gang haji mudrik')).toBeNull();
  // What the text says itself stands above what was learned.
  expect(kelurahan('air keruh di gang haji zubrin kelurahan poris jaya')).toBe('Poris Jaya');
});

test('a model survives being written and read, and answers alike', () => {
  const model = trainTriage(corpus, city);
  const again = readModel(writeModel(model));
  for (const { text } of corpus.slice(0, 50)) expect(triage(text, city, again)).toEqual(triage(text, city, model));
});

test('examples that state nothing teach nothing, and none at all is refused with a reason', () => {
  expect(() => trainTriage([{ text: 'tanpa label' }], city)).toThrow(/no example states a label/);
});
