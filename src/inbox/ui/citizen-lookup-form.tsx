import { trackingWords } from './citizen-tracking-words.tsx';

interface LookUpFormProps {
  language: 'id' | 'en';
  /** What was typed, and that no report has it. */
  typed?: string;
  unknown?: boolean;
}

/** Asks for a code; a plain GET, so that the address of the answer can be kept. */
export function LookUpForm({ language, typed = '', unknown = false }: LookUpFormProps) {
  const say = trackingWords[language].lookUp;
  return (
    <form method="get" action="/lacak">
      <div className="field">
        <label htmlFor="kode">{say.label}</label>
        <p className="hint" id="kode-petunjuk">
          {say.hint}
        </p>
        {unknown ? (
          <p className="error" id="kode-masalah">
            {say.unknown}
          </p>
        ) : null}
        <input
          className="code-input"
          id="kode"
          name="kode"
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={typed}
          aria-describedby={unknown ? 'kode-petunjuk kode-masalah' : 'kode-petunjuk'}
          aria-invalid={unknown ? true : undefined}
        />
      </div>
      <p className="actions">
        <button className="button button-secondary" type="submit">
          {say.button}
        </button>
      </p>
    </form>
  );
}
