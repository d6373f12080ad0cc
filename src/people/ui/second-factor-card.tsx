import { Field, Notice, type Problem } from './field.tsx';
import { useWords } from './words.tsx';

interface SecondFactorCardProps {
  isOn: boolean;
  /** People who see the whole city are asked to use it. */
  isUrged: boolean;
  started: { qr: { size: number; path: string }; secret: string; paperCodes: string[] } | undefined;
  problems: Record<string, Problem>;
}

/** Turns the second factor on and off; without script, one form after the other. */
export function SecondFactorCard({ isOn, isUrged, started, problems }: SecondFactorCardProps) {
  const words = useWords();
  const isConfirming = started !== undefined || problems.code !== undefined;
  return (
    <section className="card" aria-labelledby="second">
      <h2 id="second">{words.account.second}</h2>
      <p>{isOn ? words.account.secondOn : words.account.secondOff}</p>
      {isUrged && !isOn && !isConfirming ? <Notice alarm>{words.account.secondUrged}</Notice> : null}
      {started ? <Secret {...started} /> : null}
      {isConfirming ? (
        <form method="post">
          <input type="hidden" name="part" value="second-confirm" />
          <Field
            name="code"
            label={words.fields.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            hint={problems.code ? words.account.secondRetry : undefined}
            problem={problems.code}
          />
          <button type="submit" className="button">
            {words.account.secondConfirm}
          </button>
        </form>
      ) : (
        <form method="post">
          <input type="hidden" name="part" value={isOn ? 'second-stop' : 'second-start'} />
          <PasswordAgain problem={problems.password} />
          <button type="submit" className={isOn ? 'button button-secondary' : 'button'}>
            {isOn ? words.account.secondStop : words.account.secondStart}
          </button>
        </form>
      )}
    </section>
  );
}

function PasswordAgain({ problem }: { problem: Problem | undefined }) {
  const words = useWords();
  // Its own id: the page has another field called `password`.
  return (
    <div className="field">
      <label htmlFor="second-password">{words.fields.currentPassword}</label>
      {problem ? (
        <p className="error" id="second-password-error">
          {words.problems[problem]}
        </p>
      ) : null}
      <input
        id="second-password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'second-password-error' : undefined}
      />
    </div>
  );
}

function Secret({
  qr,
  secret,
  paperCodes,
}: {
  qr: { size: number; path: string };
  secret: string;
  paperCodes: string[];
}) {
  const words = useWords();
  return (
    <>
      <p>{words.account.secondScan}</p>
      <svg
        role="img"
        aria-label={words.account.secondQr}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        width="240"
        height="240"
        shapeRendering="crispEdges"
      >
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <p>
        {words.account.secondSecret} <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <p>{words.account.secondPaper}</p>
      <ul>
        {paperCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
