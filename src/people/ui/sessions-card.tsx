import { nameBrowser } from '../domain/browser-name.ts';
import { formatInstant, useWords } from './words.tsx';

export interface ShownSession {
  sessionId: string;
  createdAt: Date | string;
  address: string | null;
  browser: string | null;
  isHere: boolean;
}

/** Where a person is logged in, each to be ended. */
export function SessionsCard({ sessions, language }: { sessions: ShownSession[]; language: 'id' | 'en' }) {
  const words = useWords();
  return (
    <section className="card" aria-labelledby="sessions">
      <h2 id="sessions">{words.account.sessions}</h2>
      <ul className="steps">
        {sessions.map((session) => (
          <li key={session.sessionId}>
            <strong>{nameBrowser(session.browser) ?? words.account.unknownBrowser}</strong>
            {session.isHere ? ` (${words.account.sessionHere})` : null}
            <br />
            {words.account.sessionSince} {formatInstant(session.createdAt, language)}
            {session.address ? ` · ${words.account.sessionAddress} ${session.address}` : null}
            {session.isHere ? null : (
              <form method="post">
                <input type="hidden" name="part" value="session" />
                <input type="hidden" name="sessionId" value={session.sessionId} />
                <button type="submit" className="button button-secondary">
                  {words.account.sessionEnd}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
