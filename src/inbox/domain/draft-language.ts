import { foldText } from '#src/language/domain/fold.ts';
import { recogniseLanguage } from '#src/language/domain/language-of.ts';
import { cutTokens } from '#src/language/domain/tokens.ts';
import { isCommonWord } from '#src/language/domain/words.ts';
import type { Language } from '#src/language/schema.ts';

/** The language a text is written in. */
export function languageOf(text: string): Language {
  return recogniseLanguage(cutTokens(text, foldText(text)));
}

/** Tells whether a draft can be read by whoever wrote in `wanted`: in that language, or in Indonesian, never in a script or a language of elsewhere. */
export function isReadableIn(draft: string, wanted: Language): boolean {
  const letters = draft.match(/\p{L}/gu) ?? [];
  const latin = draft.match(/\p{Script=Latin}/gu) ?? [];
  if (letters.length === 0 || latin.length < letters.length * 0.95) return false;
  const found = languageOf(draft);
  if (found === wanted && found !== 'id') return true;
  if (found !== 'id') return false;
  // Recognition falls back on Indonesian: a text from elsewhere has few words that anybody here knows.
  const words = draft.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  const known = words.filter(isCommonWord).length;
  return words.length < 4 || known >= words.length * 0.25;
}
