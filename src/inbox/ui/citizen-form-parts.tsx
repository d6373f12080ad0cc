import type { FormProblems, TypedReport } from '../domain/citizen-form.ts';
import type { PhotoRefusal } from '../domain/citizen-photo.ts';
import { FieldProblem, hintId, problemId, type ReportWords } from './citizen-field.tsx';

/**
 * The phone's position. On the form itself only a button that leads to the twin page, so that the form ships no script;
 * there, two fields that the script (or a person) fills.
 */
export function PositionFields({ say, typed, asks }: { say: ReportWords; typed: TypedReport; asks: boolean }) {
  const known = typed.latitude !== '' && typed.longitude !== '';
  if (!asks) {
    return (
      <div className="field">
        <input type="hidden" name="latitude" value={typed.latitude} />
        <input type="hidden" name="longitude" value={typed.longitude} />
        <button className="button button-secondary" type="submit" formAction="/lapor/posisi" formNoValidate>
          {say.positionButton}
        </button>
        <p className="hint">{known ? say.positionSaved : say.positionHint}</p>
      </div>
    );
  }
  const words = say.positionWords;
  return (
    <fieldset
      className="field card"
      id="posisi"
      data-asking={words.asking}
      data-found={words.found}
      data-denied={words.denied}
      data-failed={words.failed}
    >
      <legend>{say.positionTitle}</legend>
      {/* The script puts its own words here; these stay where it does not run or did not arrive. */}
      <p id="posisi-kata" role="status">
        {say.positionNoScript}
      </p>
      <button className="button button-secondary" type="button" id="posisi-ambil" hidden>
        {say.positionAsk}
      </button>
      <div className="grid">
        <div className="field">
          <label htmlFor="latitude">{say.latitude}</label>
          <input id="latitude" name="latitude" inputMode="text" autoComplete="off" defaultValue={typed.latitude} />
        </div>
        <div className="field">
          <label htmlFor="longitude">{say.longitude}</label>
          <input id="longitude" name="longitude" inputMode="text" autoComplete="off" defaultValue={typed.longitude} />
        </div>
      </div>
    </fieldset>
  );
}

interface PhotoProps {
  say: ReportWords;
  problems: FormProblems;
  photoProblems: { name: string; reason: PhotoRefusal }[];
  kept: string[];
}

/** Photos: those that are already here as ticks, and the choice of new ones. */
export function PhotoFields({ say, problems, photoProblems, kept }: PhotoProps) {
  const wrong = problems.photos !== undefined;
  return (
    <div className="field">
      {kept.length > 0 ? (
        <fieldset className="field">
          <legend>{say.photosKept}</legend>
          {kept.map((ticket, i) => (
            <label className="choice" key={ticket}>
              <input type="checkbox" name="keptPhoto" value={ticket} defaultChecked />
              <span>{say.photoKept(i + 1)}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <label htmlFor="photos">{say.photos}</label>
      <p className="hint" id={hintId('photos')}>
        {say.photosHint} {say.photosPrivacy}
      </p>
      <FieldProblem say={say} name="photos" problems={problems} />
      {photoProblems.length > 0 ? (
        <ul id="foto-masalah">
          {photoProblems.map((photo) => (
            <li key={`${photo.name} ${photo.reason}`}>
              <strong>{photo.name}</strong> {say.photoProblems[photo.reason]}
            </li>
          ))}
        </ul>
      ) : null}
      <input
        id="photos"
        name="photos"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp"
        aria-describedby={[hintId('photos'), ...(wrong ? [problemId('photos')] : [])].join(' ')}
        aria-invalid={wrong ? true : undefined}
      />
    </div>
  );
}
