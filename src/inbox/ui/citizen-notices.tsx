import { citizenWords } from './citizen-words.tsx';

/** Shown on every page before the operator has set the city up. */
export function NotSetUp({ language }: { language: 'id' | 'en' }) {
  const say = citizenWords[language].notSetUp;
  return (
    <>
      <h1>{say.title}</h1>
      <p>{say.body}</p>
      <p>{say.urgent}</p>
    </>
  );
}
