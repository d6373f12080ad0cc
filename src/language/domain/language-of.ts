import { COMMON_WORDS } from '../lexicon/common-words.ts';
import { LANGUAGE_PARTS, LANGUAGE_WORDS } from '../lexicon/languages.ts';
import type { Language } from '../schema.ts';
import type { Token } from './tokens.ts';

const LANGUAGES = ['id', 'jv', 'su', 'en'] as const;
type Scores = readonly [id: number, jv: number, su: number, en: number];

const ofWord = new Map<string, [number, number, number, number]>();
LANGUAGES.forEach((language, index) => {
  for (const word of LANGUAGE_WORDS[language].split(/\s+/)) {
    const scores = ofWord.get(word) ?? [0, 0, 0, 0];
    scores[index] = 2;
    ofWord.set(word, scores);
  }
});
for (const word of COMMON_WORDS.split(/\s+/)) if (word !== '' && !ofWord.has(word)) ofWord.set(word, [1, 0, 0, 0]);
// A word of several languages tells little about any of them.
for (const scores of ofWord.values()) {
  const shared = scores.filter((s) => s > 0).length;
  if (shared > 1) for (let i = 0; i < 4; i += 1) scores[i] = (scores[i] ?? 0) / (shared * 1.5);
}

const remembered = new Map<string, Scores>();
const MOST_REMEMBERED = 20_000;

function scoresOf(form: string): Scores {
  const listed = ofWord.get(form);
  if (listed !== undefined) return listed;
  const known = remembered.get(form);
  if (known !== undefined) return known;
  const scores: [number, number, number, number] = [0, 0, 0, 0];
  for (const [part, language, weight] of LANGUAGE_PARTS)
    if (part.test(form)) scores[LANGUAGES.indexOf(language)] = (scores[LANGUAGES.indexOf(language)] ?? 0) + weight;
  // @NOTE Bounded: a flood of invented words must not grow the process for ever.
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  if (form.length <= 40) remembered.set(form, scores);
  return scores;
}

/** Recognises Indonesian, Javanese, Sundanese or English by small words and word parts; a tie or nothing at all is Indonesian. */
export function recogniseLanguage(tokens: readonly Token[]): Language {
  const sums = [1.5, 0, 0, 0];
  for (const token of tokens) {
    if (token.sort !== 'word' || token.form.length > 40) continue;
    const scores = scoresOf(token.form);
    for (let i = 0; i < 4; i += 1) sums[i] = (sums[i] ?? 0) + (scores[i] ?? 0);
  }
  let best: Language = 'id';
  let most = sums[0] ?? 0;
  LANGUAGES.forEach((language, i) => {
    if ((sums[i] ?? 0) > most) {
      most = sums[i] ?? 0;
      best = language;
    }
  });
  return best;
}
