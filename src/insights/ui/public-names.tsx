import { deskWords } from '#src/inbox/ui/desk-words.tsx';
import { summaryWords } from './summary-words.tsx';

/** What kinds, networks and what has no part are called in the open figures. */
export function publicNames(language: 'id' | 'en') {
  const { kinds, networks } = deskWords[language];
  const { coordinator, noTopic } = summaryWords[language];
  return { kinds, networks, coordinator, noTopic };
}
