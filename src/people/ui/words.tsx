import { useRouteLoaderData } from 'react-router';
import { english } from './words-en.tsx';
import { indonesian } from './words-id.tsx';

/** Every word these pages show; what one language lacks is a type error. */
export type Words = typeof indonesian;
export const words: Record<'id' | 'en', Words> = { id: indonesian, en: english };

/** The language of the page, as the host read it from the request. */
export function useLanguage(): 'id' | 'en' {
  const root = useRouteLoaderData('root') as { language?: 'id' | 'en' } | undefined;
  return root?.language ?? 'id';
}

/** The words of the page's language. */
export function useWords(): Words {
  return words[useLanguage()];
}

/** A date and time as people of the city write it. */
export function formatInstant(at: Date | string, language: 'id' | 'en', timeZone = 'Asia/Jakarta'): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(at));
}
