import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CarriedField } from '../domain/other-desk-fields.ts';

interface CarriedFieldsProps {
  fields: CarriedField[];
  words: { copy: string; copied: string };
}

/** The fields of another desk's form, each ready to be copied; without scripts the text can be marked by hand. */
export function CarriedFields({ fields, words }: CarriedFieldsProps) {
  return (
    <div className="desk-form">
      {fields.map((field) => (
        <OneField key={field.name} field={field} words={words} />
      ))}
    </div>
  );
}

function OneField({ field, words }: { field: CarriedField; words: CarriedFieldsProps['words'] }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard?.writeText(field.value).then(() => setCopied(true));
  };
  const label = <code>{field.name}</code>;
  return (
    <div className={field.value === '' ? undefined : 'desk-carried'}>
      {field.long ? (
        <Textarea label={label} value={field.value} readOnly autosize minRows={3} maxRows={14} dir="auto" />
      ) : (
        <TextInput label={label} value={field.value} readOnly dir="auto" />
      )}
      {field.value === '' ? null : (
        <button
          type="button"
          className="desk-action desk-no-print"
          onClick={copy}
          aria-label={`${words.copy}: ${field.name}`}
        >
          {copied ? words.copied : words.copy}
        </button>
      )}
    </div>
  );
}
