import type { FormField, FormProblems, TypedReport } from '../domain/citizen-form.ts';
import type { PhotoRefusal } from '../domain/citizen-photo.ts';
import { privacies } from '../schema.ts';
import { Field, problemWords, type ReportWords } from './citizen-field.tsx';
import { PhotoFields, PositionFields } from './citizen-form-parts.tsx';
import { citizenWords } from './citizen-words.tsx';

export interface ReportFormProps {
  language: 'id' | 'en';
  formKey: string;
  kecamatan: { name: string; kelurahan: { code: string; name: string }[] }[];
  typed: TypedReport;
  problems: FormProblems;
  photoProblems: { name: string; reason: PhotoRefusal }[];
  /** Tickets of photos that are already here. */
  keptPhotos: string[];
  /** Whether this is the page that asks the phone for its position. */
  asksPosition: boolean;
}

/** The form of a report. It works without any script; the key in it makes a second sending harmless. */
export function ReportForm(props: ReportFormProps) {
  const { language, typed, problems } = props;
  const say = citizenWords[language].form;
  return (
    <form method="post" action="/lapor" encType="multipart/form-data" noValidate>
      {/* Enter in a field presses the first button of a form; it must be this one and not the position's. */}
      <button className="visually-hidden" type="submit" tabIndex={-1} aria-hidden="true">
        {say.send}
      </button>
      <ProblemSummary say={say} problems={problems} />
      <div className="visually-hidden" aria-hidden="true">
        <label htmlFor="isian_kosong">{say.trap}</label>
        <input id="isian_kosong" name="isian_kosong" tabIndex={-1} autoComplete="off" />
      </div>
      <Field say={say} name="text" label={say.text} hint={say.textHint} problems={problems}>
        {(bound) => <textarea {...bound} rows={6} maxLength={10_000} required defaultValue={typed.text} />}
      </Field>
      <Field say={say} name="place" label={say.place} hint={say.placeHint} problems={problems}>
        {(bound) => <input {...bound} maxLength={300} autoComplete="off" defaultValue={typed.place} />}
      </Field>
      <Field say={say} name="kelurahanCode" label={say.kelurahan} hint={say.kelurahanHint} problems={problems}>
        {(bound) => (
          <select {...bound} defaultValue={typed.kelurahanCode}>
            <option value="">{say.kelurahanNone}</option>
            {props.kecamatan.map(({ name, kelurahan }) => (
              <optgroup key={name} label={`Kec. ${name}`}>
                {kelurahan.map((one) => (
                  <option key={one.code} value={one.code}>
                    {one.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <PositionFields say={say} typed={typed} asks={props.asksPosition} />
      <fieldset className="field">
        <legend>{say.privacy}</legend>
        {privacies.map((privacy) => (
          <label className="choice" key={privacy}>
            <input type="radio" name="privacy" value={privacy} defaultChecked={privacy === typed.privacy} />
            <span>
              <strong>{say.privacyOptions[privacy].title}.</strong> {say.privacyOptions[privacy].body}
            </span>
          </label>
        ))}
      </fieldset>
      <ContactFields say={say} typed={typed} problems={problems} />
      <PhotoFields say={say} problems={problems} photoProblems={props.photoProblems} kept={props.keptPhotos} />
      <p className="actions">
        <button className="button" type="submit">
          {say.send}
        </button>
      </p>
      <p className="hint">{say.sendHint}</p>
      {typed.site === '' ? null : <input type="hidden" name="situs" value={typed.site} />}
      {/* At the end: what stands before it in the page is the same for everybody, and packed once. */}
      <input type="hidden" name="key" value={props.formKey} />
    </form>
  );
}

function ContactFields({ say, typed, problems }: { say: ReportWords; typed: TypedReport; problems: FormProblems }) {
  return (
    <fieldset className="field card" aria-describedby="kontak-guna">
      <legend>{say.contact}</legend>
      <p className="hint" id="kontak-guna">
        {say.contactHint}
      </p>
      <Field say={say} name="name" label={say.name} problems={problems}>
        {(bound) => <input {...bound} maxLength={120} autoComplete="name" defaultValue={typed.name} />}
      </Field>
      <Field say={say} name="email" label={say.email} problems={problems}>
        {(bound) => <input {...bound} type="email" maxLength={254} autoComplete="email" defaultValue={typed.email} />}
      </Field>
      <Field say={say} name="phone" label={say.phone} problems={problems}>
        {(bound) => <input {...bound} type="tel" maxLength={24} autoComplete="tel" defaultValue={typed.phone} />}
      </Field>
    </fieldset>
  );
}

function ProblemSummary({ say, problems }: { say: ReportWords; problems: FormProblems }) {
  const fields = Object.keys(problems) as FormField[];
  if (fields.length === 0) return null;
  return (
    <div className="notice notice-alarm" role="alert" id="masalah">
      <h2>{say.problemsTitle}</h2>
      <ul>
        {fields.map((field) => (
          <li key={field}>
            {field === 'form' ? (
              problemWords(say, field, problems)
            ) : (
              <a href={`#${field}`}>{problemWords(say, field, problems)}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
