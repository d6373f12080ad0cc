import { NativeSelect, TextInput } from '@mantine/core';
import type { ConnectField } from '../domain/connect-form.ts';
import type { ChannelWords } from './channel-words.tsx';

export interface OneFieldProps {
  network: string;
  field: ConnectField;
  words: ChannelWords;
  value: string;
  missing: boolean;
  /** A secret is stored already and stays when nothing is typed. */
  kept: boolean;
}

/** One thing to fill in of what a network needs, under the name its own pages give it. */
export function OneField({ network, field, words, value, missing, kept }: OneFieldProps) {
  const label = words.fields[`${network}.${field.name}`] ?? words.fields[field.name] ?? field.name;
  const error = missing ? words.fieldMissing : undefined;
  const { choices } = field;
  if (choices) {
    return (
      <NativeSelect
        name={field.name}
        label={label}
        error={error}
        defaultValue={value || choices[0]}
        data={choices.map((choice) => ({ value: choice, label: words.choices[choice] ?? choice }))}
      />
    );
  }
  return (
    <TextInput
      name={field.name}
      type={field.input ?? 'text'}
      label={label}
      error={error}
      description={kept && field.kind === 'secrets' ? words.keepSecret : undefined}
      defaultValue={value}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
