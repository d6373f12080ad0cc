import { english } from './city-words-en.tsx';
import { type CityWords, indonesian } from './city-words-id.tsx';
import { useLanguage } from './desk-words.tsx';

/** The words of the city's tables in the page's language. */
export function useCityWords(): CityWords {
  return useLanguage() === 'id' ? indonesian : english;
}
