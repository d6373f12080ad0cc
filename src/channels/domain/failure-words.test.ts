import { expect, test } from 'vitest';
import { failureWords, wordsForFailure } from './failure-words.ts';

test('every reason has words in Indonesian and in English that end as a sentence', () => {
  for (const [key, words] of Object.entries(failureWords)) {
    expect(key).toMatch(/^[a-z]+(_[a-z]+)*$/);
    for (const said of [words.id, words.en]) {
      expect(said, key).toMatch(/^[A-Z].{15,}[.!]$/);
      expect(said, key).not.toMatch(/[a-z]_[a-z]|undefined|error code/i);
    }
    expect(words.id, key).not.toBe(words.en);
  }
});

test('a reason nobody knows reads as "not certain", never as sent', () => {
  expect(wordsForFailure('something_new', 'id')).toMatch(/Belum pasti/);
  expect(wordsForFailure('toString', 'en')).toBe(failureWords.no_clear_answer.en);
  expect(wordsForFailure('window_closed', 'en')).toBe(failureWords.window_closed.en);
});
