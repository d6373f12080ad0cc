import { Button, NativeSelect } from '@mantine/core';
import { Form } from 'react-router';
import { Said } from '#src/ui/desk-parts.tsx';
import type { ConnectField, ConnectForm } from '../domain/connect-form.ts';
import type { ChannelWords } from './channel-words.tsx';
import { OneField } from './one-field.tsx';

export interface ConnectFailed {
  network: string;
  channelId: number | null;
  field?: string;
  said?: string;
  typed: Record<string, string>;
}

export interface ConnectFormFieldsProps {
  form: ConnectForm;
  words: ChannelWords;
  agencies: { value: string; label: string }[];
  /** The account to connect anew: its settings stand in the fields, its secrets never do. */
  channel?: { id: number; agencyId: number | null; externalId: string; settings: Record<string, string> };
  failed: ConnectFailed | undefined;
  busy: boolean;
}

/** The form that connects one account, made from what its network needs. */
export function ConnectFormFields(props: ConnectFormFieldsProps) {
  const { form, words, channel, failed } = props;
  const often = form.fields.filter((field) => !field.rare);
  const rare = form.fields.filter((field) => field.rare);
  const typed = (field: ConnectField) => {
    // A secret is typed anew after a failure: it is never sent back to a page.
    if (field.kind === 'secrets') return '';
    return (
      failed?.typed[field.name] ??
      (field.kind === 'externalId' ? channel?.externalId : channel?.settings[field.name]) ??
      ''
    );
  };
  const draw = (field: ConnectField) => (
    <OneField
      key={field.name}
      network={form.network}
      field={field}
      words={words}
      value={typed(field)}
      missing={failed?.field === field.name}
      kept={channel !== undefined}
    />
  );
  return (
    <Form method="post" className="desk-form">
      <input type="hidden" name="intent" value="connect" />
      <input type="hidden" name="network" value={form.network} />
      {channel ? <input type="hidden" name="channelId" value={channel.id} /> : null}
      {failed?.said ? <Said failed>{failed.said}</Said> : null}
      {often.map(draw)}
      <NativeSelect
        name="agencyId"
        label={words.agency}
        defaultValue={failed?.typed.agencyId ?? String(channel?.agencyId ?? '')}
        data={[{ value: '', label: words.wholeCity }, ...props.agencies]}
      />
      {rare.length > 0 ? (
        <details>
          <summary>{words.rare}</summary>
          <div className="desk-form">{rare.map(draw)}</div>
        </details>
      ) : null}
      <div className="desk-row-actions">
        <Button type="submit" loading={props.busy}>
          {props.busy ? words.checking : words.connect}
        </Button>
      </div>
    </Form>
  );
}
