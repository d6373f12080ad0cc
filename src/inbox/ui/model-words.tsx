import { type Language, useLanguage } from './desk-words.tsx';
import { englishModelWords } from './model-words-en.tsx';
import { indonesianModelWords, type ModelWords } from './model-words-id.tsx';

/** The words of the pages about the model in the page's language. */
export function useModelWords(): ModelWords {
  return modelWords[useLanguage()];
}

const modelWords: Record<Language, ModelWords> = { id: indonesianModelWords, en: englishModelWords };

/** A share as a whole percent; nothing measured is no percent. */
export function sayPercent(part: number, of: number): string {
  return of === 0 ? '–' : `${Math.round((part / of) * 100)}%`;
}

/** A number between 0 and 1 with two digits, as the language writes it. */
export function sayShare(value: number, language: Language): string {
  return value.toLocaleString(language === 'id' ? 'id-ID' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
}
