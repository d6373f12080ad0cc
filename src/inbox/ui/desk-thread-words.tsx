import { english } from './desk-thread-words-en.tsx';
import { indonesian, type ThreadWords } from './desk-thread-words-id.tsx';
import { type Language, useLanguage } from './desk-words.tsx';

const threadWords: Record<Language, ThreadWords> = { id: indonesian, en: english };

/** The words of an open report in the page's language. */
export function useThreadWords(): ThreadWords {
  return threadWords[useLanguage()];
}
