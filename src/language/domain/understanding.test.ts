import { expect, test } from 'vitest';
import { compileCity } from './city.ts';
import { corpusOf, kotaTangerang, shippedModel } from './kota-tangerang.fixture.ts';
import { type ShareField, scoreTriage } from './score-triage.ts';
import { triage } from './triage.ts';

const city = kotaTangerang();
const kept = corpusOf('held', 'second-reader');
const scores = scoreTriage(kept, city);

// Some points below what was measured (docs/language.md): a change that harms shows here. Raise them when the rules get better.
const FLOORS: readonly (readonly [field: ShareField, least: number])[] = [
  ['kind', 0.88],
  ['complaint', 0.91],
  ['topic', 0.89],
  ['agencyFirst', 0.92],
  ['agencyAmongThree', 0.95],
  ['outside', 0.95],
  ['owner', 0.82],
  ['urgency', 0.79],
  ['danger', 1],
  ['spamFound', 0.86],
  ['spamSpared', 0.997],
  ['language', 0.98],
];

test.each(FLOORS)(
  'on messages nobody tuned the rules on, %s is right at least %d of the time by rules alone',
  (field, least) => {
    const { right, of } = scores[field];
    expect(right / of).toBeGreaterThanOrEqual(least);
  },
);

test('by rules alone 84 % are handed on at the threshold of 0.55, 93 % of these rightly', () => {
  const at = scores.curve.find(({ threshold }) => threshold === 0.55) ?? { acts: 0, right: 0, of: 1 };
  expect(at.acts / at.of).toBeGreaterThanOrEqual(0.84);
  expect(at.right / at.acts).toBeGreaterThanOrEqual(0.93);
});

test('the place found shares at least 72 % of its words with the place meant', () => {
  const { both, found, meant } = scores.place;
  expect((2 * both) / (found + meant)).toBeGreaterThanOrEqual(0.72);
});

test('a stated confidence is at most twelve points from how often it is right', () => {
  expect(scores.calibrationError.kind).toBeLessThanOrEqual(0.12);
  expect(scores.calibrationError.agency).toBeLessThanOrEqual(0.12);
});

const learned = scoreTriage(corpusOf('held'), city, shippedModel());

// Of five writers' messages that neither rules nor weights were made with (docs/language.md says what was measured).
const LEARNED_FLOORS: readonly (readonly [field: ShareField, least: number])[] = [
  ['kind', 0.81],
  ['complaint', 0.87],
  ['topic', 0.75],
  ['agencyFirst', 0.8],
  ['agencyAmongThree', 0.92],
  ['outside', 0.94],
  ['urgency', 0.77],
  ['danger', 0.95],
  ['tone', 0.72],
  ['language', 0.98],
  ['spamFound', 0.75],
  ['spamSpared', 0.998],
];

test.each(LEARNED_FLOORS)('with the shipped weights, %s is right at least %d of the time', (field, least) => {
  const { right, of } = learned[field];
  expect(right / of).toBeGreaterThanOrEqual(least);
});

test('the shipped weights understand more than the rules alone, whatever is asked', () => {
  const rules = scoreTriage(corpusOf('held'), city);
  for (const field of ['kind', 'complaint', 'topic', 'agencyFirst', 'urgency', 'tone', 'spamFound'] as const)
    expect([field, learned[field].right > rules[field].right]).toEqual([field, true]);
});

test('with weights a stated confidence is at most eight points from how often it is right', () => {
  expect(learned.calibrationError.kind).toBeLessThanOrEqual(0.08);
  expect(learned.calibrationError.agency).toBeLessThanOrEqual(0.1);
});

test.each(['saya mau bunuh diri', 'anak saya tenggelam di kali', 'KEBAKARAN rumah tetangga cepat tolong'])(
  'weights never make danger to life less than high: %s',
  (text) => {
    expect(['emergency', 'high']).toContain(triage(text, city, shippedModel()).urgency);
  },
);

test('a topic the weights never met is still found by its words', () => {
  const tables = structuredClone(city.tables);
  tables.topics.push({
    code: 'kereta-gantung',
    name: { id: 'Kereta gantung', en: 'Cable car' },
    agency: 'DISHUB',
    roadMatters: false,
    byKecamatan: false,
    proof: false,
    approval: false,
    urgency: 'medium',
    words: ['kereta gantung:6; gondola:5'],
  });
  const found = triage('kereta gantung berhenti di tengah, gondola goyang', compileCity(tables), shippedModel());
  expect(found.topics[0]?.topic).toBe('kereta-gantung');
});

test('labels the city no longer has are passed over', () => {
  const tables = structuredClone(city.tables);
  tables.topics = tables.topics.filter(({ code }) => code !== 'penerangan-jalan');
  const found = triage('lampu jalan mati, gelap sekali', compileCity(tables), shippedModel());
  expect(found.topics.map(({ topic }) => topic)).not.toContain('penerangan-jalan');
});

test('what is only scored is apart from what rules and weights are made with', () => {
  const used = new Set([...corpusOf('rules'), ...corpusOf('learn')].map(({ text }) => text));
  expect(corpusOf('held').filter(({ text }) => used.has(text))).toEqual([]);
  expect(kept.length).toBeGreaterThanOrEqual(390);
  expect(new Set(kept.map(({ kind }) => kind)).size).toBe(7);
});

test.each([
  'tolong dong pak',
  'terima kasih bu sudah dibantu',
  'mantap pak tapi jalan di kampung saya kapan',
  'orang rumah saya lagi di luar kota bu',
  'bapak ibu sekalian semoga sehat selalu',
])('everyday words and words of address hand nothing on: %s', (text) => {
  const found = triage(text, city);
  expect(found.outside).toBeNull();
  expect(found.agencies[0]?.confidence ?? 0).toBeLessThan(0.55);
});

test.each(['saya mau bunuh diri', 'anak saya tenggelam di kali'])('danger to life is no small talk: %s', (text) => {
  const found = triage(text, city);
  expect(found.kind).toBe('complaint');
  expect(found.urgency).toBe('emergency');
});

test('a longer word that begins like a short stem is not of its family', () => {
  expect(triage('mobil tetangga kerendem', city).evidence.filter(({ says }) => says === 'praise')).toEqual([]);
  expect(triage('kerennya min', city).kind).toBe('praise');
});

test('a building named to say where is not blamed', () => {
  expect(triage('sampah numpuk dekat kantor samsat', city).agencies[0]?.agency).toBe('DLH');
  expect(triage('perpanjang stnk di samsat antri berjam jam', city).outside?.owner).toBe('SAMSAT');
});

test.each(['seorang', 'separah', 'terluka', 'celana', 'tertawa', 'payung'])(
  '%s is an everyday word, not a misspelt word of the tables',
  (word) => {
    expect(city.read(word).words).toEqual([word]);
  },
);
