import { expect, test } from 'vitest';
import { everyTemplate, speak } from './voices.ts';

test('the practice city has at least 120 different sentences, most of them complaints over many topics', () => {
  const all = everyTemplate();
  expect(new Set(all.map((one) => one.text)).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(120);
  expect(new Set(all.flatMap((one) => one.topic ?? [])).size).toBeGreaterThanOrEqual(12);
});

test('the same seed says the same, another seed something else', () => {
  const say = (seed: number) => {
    const voices = speak(seed);
    return Array.from({ length: 50 }, () => voices.next().value.text);
  };
  expect(say(7)).toEqual(say(7));
  expect(say(7)).not.toEqual(say(8));
});

test('300 voices are hardly ever equal, come from many people and leave no slot open', () => {
  const voices = speak(1);
  const said = Array.from({ length: 300 }, () => voices.next().value);
  expect(new Set(said.map((one) => one.text)).size).toBeGreaterThan(260);
  expect(new Set(said.map((one) => one.person.username)).size).toBeGreaterThan(200);
  expect(said.filter((one) => /[{}]/.test(one.text))).toEqual([]);
  const complaints = said.filter((one) => one.group === 'complaint').length;
  expect(complaints).toBeGreaterThan(150);
  expect(complaints).toBeLessThan(225);
});
