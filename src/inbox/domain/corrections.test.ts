import { expect, test } from 'vitest';
import { examplesOf, isHeldApart } from './corrections.ts';

test('the newest word on a field stands, and what a later person did not touch stays', () => {
  const examples = examplesOf([
    { reportId: 7, text: 'sampah di jalan', stated: { kind: 'question', topic: 'sampah' } },
    { reportId: 8, text: 'lampu mati', stated: { agency: 'DISHUB', outside: null } },
    { reportId: 7, text: 'sampah di jalan', stated: { kind: 'complaint' } },
    { reportId: 8, text: 'lampu mati', stated: { agency: 'DPUPR', outside: null } },
  ]);
  expect(examples).toEqual([
    { text: 'sampah di jalan', kind: 'complaint', topic: 'sampah' },
    { text: 'lampu mati', agency: 'DPUPR', outside: null },
  ]);
});

test('about one report in five is kept apart', () => {
  const held = Array.from({ length: 10_000 }, (_, i) => isHeldApart(`jalan rusak di RT ${i}`)).filter(Boolean).length;
  expect(held).toBeGreaterThan(1_850);
  expect(held).toBeLessThan(2_150);
});

test('the same words stay on one side, however they are spaced and shouted', () => {
  for (let i = 0; i < 200; i += 1)
    expect(isHeldApart(`JALAN rusak, RT ${i}!!`)).toBe(isHeldApart(` jalan  rusak rt ${i}`));
});
