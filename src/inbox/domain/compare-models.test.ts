import { expect, test } from 'vitest';
import { compareRest, decideCandidate, lackForTraining, pairModels, signTest } from './compare-models.ts';
import { CardScores } from './model-card.ts';

const scores = (right: Partial<Record<'kind' | 'topic' | 'spamSpared', number>>) =>
  CardScores.parse({
    messages: 400,
    ...Object.fromEntries(Object.entries(right).map(([field, n]) => [field, { right: n, of: 400 }])),
    calibrationError: { kind: 0, agency: 0 },
    curve: [],
  });
const same = compareRest(scores({ kind: 340 }), scores({ kind: 340 }));
const times = (n: number, value: number) => Array.from({ length: n }, () => value);

test.each([
  [5, 0, 1 / 32],
  [4, 0, 1 / 16],
  [9, 1, 11 / 1024],
  [5, 5, 638 / 1024],
  [0, 0, 1],
])('%i wins to %i losses: chance does as well with probability %f', (wins, losses, chance) => {
  expect(signTest(wins, losses)).toBeCloseTo(chance, 10);
});

test('a thousand comparisons are still a number', () => {
  expect(signTest(700, 300)).toBeLessThan(1e-30);
  expect(signTest(1_500, 1_500)).toBeGreaterThan(0.49);
});

test.each([
  ['five better and none worse', 5, 0, { live: true }],
  ['four better and none worse may be luck', 4, 0, { live: false, why: 'not_better' }],
  ['as many worse as better', 9, 9, { live: false, why: 'not_better' }],
  ['worse', 0, 9, { live: false, why: 'not_better' }],
  ['nothing to compare', 0, 0, { live: false, why: 'not_better' }],
])('a new model that reads corrections so: %s', (_, better, worse, decided) => {
  const corrections = pairModels(
    [...times(better, 1), ...times(worse, 0), ...times(10, 1)],
    [...times(better, 0), ...times(worse, 1), ...times(10, 1)],
  );
  expect(decideCandidate({ corrections, rest: same })).toEqual(decided);
});

test('a model that wins on corrections and loses elsewhere does not go live', () => {
  const corrections = pairModels(times(20, 1), times(20, 0));
  const rest = compareRest(scores({ kind: 330, topic: 300 }), scores({ kind: 340, topic: 300 }));
  expect(decideCandidate({ corrections, rest })).toEqual({ live: false, why: 'worse_on_rest' });
});

test('one score that falls is not bought back by another that rises', () => {
  const corrections = pairModels(times(20, 1), times(20, 0));
  const rest = compareRest(scores({ kind: 380, spamSpared: 380 }), scores({ kind: 340, spamSpared: 400 }));
  expect(rest.fell).toEqual(['spamSpared']);
  expect(decideCandidate({ corrections, rest })).toEqual({ live: false, why: 'worse_on_rest' });
});

test('what a training lacks is counted on both sides of the fence', () => {
  expect(lackForTraining({ taught: 3, held: 5 })).toEqual({ taught: 17, held: 0 });
  expect(lackForTraining({ taught: 20, held: 2 })).toEqual({ taught: 0, held: 3 });
  expect(lackForTraining({ taught: 20, held: 5 })).toBeUndefined();
});
