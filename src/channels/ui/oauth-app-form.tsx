import { Button, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import type { ConnectField } from '../domain/connect-form.ts';
import { registersItself } from '../domain/oauth-app-form.ts';
import { useChannelWords } from './channel-words.tsx';
import { useConsentWords } from './consent-words.tsx';
import { OneField } from './one-field.tsx';

export interface OAuthAppFormProps {
  network: string;
  fields: readonly ConnectField[];
  /** The registration as it is stored; its secrets are never shown. */
  app: { clientId: string; settings: Record<string, string> } | null;
  failed: { field?: string; typed: Record<string, string> } | undefined;
  busy: boolean;
}

/** The form of the city's own registration with a network. */
export function OAuthAppForm({ network, fields, app, failed, busy }: OAuthAppFormProps) {
  const words = useConsentWords();
  const channel = useChannelWords();
  const missing = (name: string) => (failed?.field === name ? channel.fieldMissing : undefined);
  const draw = (field: ConnectField) => (
    <OneField
      key={field.name}
      network={network}
      field={field}
      words={channel}
      value={field.kind === 'secrets' ? '' : (failed?.typed[field.name] ?? app?.settings[field.name] ?? '')}
      missing={failed?.field === field.name}
      kept={app !== null}
    />
  );
  const often = fields.filter((field) => !field.rare);
  const rare = fields.filter((field) => field.rare);
  return (
    <Form method="post" className="desk-form">
      <input type="hidden" name="intent" value="app" />
      <TextInput
        name="client_id"
        label={words.clientId}
        description={registersItself(network) ? words.registersItself : undefined}
        error={missing('client_id')}
        defaultValue={failed?.typed.client_id ?? app?.clientId ?? ''}
        autoComplete="off"
        spellCheck={false}
      />
      <TextInput
        name="client_secret"
        type="password"
        label={words.clientSecret}
        error={missing('client_secret')}
        description={app ? channel.keepSecret : undefined}
        autoComplete="off"
      />
      {often.map(draw)}
      {rare.length > 0 ? (
        <details open={rare.some((field) => failed?.field === field.name)}>
          <summary>{channel.rare}</summary>
          <div className="desk-form">{rare.map(draw)}</div>
        </details>
      ) : null}
      <div className="desk-row-actions">
        <Button type="submit" variant={app ? 'default' : 'filled'} loading={busy}>
          {words.save}
        </Button>
      </div>
    </Form>
  );
}
