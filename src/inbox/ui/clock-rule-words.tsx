import { english } from './clock-rule-words-en.tsx';
import { type ClockRuleWords, indonesian } from './clock-rule-words-id.tsx';
import { useLanguage } from './desk-words.tsx';

/** The words of the calendar and the promises in the page's language. */
export function useClockRuleWords(): ClockRuleWords {
  return useLanguage() === 'id' ? indonesian : english;
}
