import { type ConnectField, connectFormOf } from './connect-form.ts';

/**
 * What is asked of our registration with a network besides its id and secret: the settings in which the network's own form
 * offers a choice, and its address where that may be another. They become the settings of each account it connects.
 */
export function oauthAppFields(network: string): ConnectField[] {
  const form = connectFormOf(network);
  if (!form) return [];
  return form.fields.filter(
    (field) =>
      field.kind === 'settings' &&
      field.name !== 'client_id' &&
      (field.choices !== undefined || field.name === 'base_url'),
  );
}

export interface OAuthAppInput {
  clientId: string;
  /** Empty: keep the one that is stored. */
  clientSecret: string;
  settings: Record<string, string>;
}

/** Reads the filled form of a registration; names the first field that is missing or no choice of ours. */
export function readOAuthAppForm(
  network: string,
  typed: (name: string) => string,
  known: boolean,
): { ok: true; input: OAuthAppInput } | { ok: false; field: string } {
  const clientId = typed('client_id').trim();
  const clientSecret = typed('client_secret').trim();
  if (clientId === '' || clientId.length > 500) return { ok: false, field: 'client_id' };
  if ((clientSecret === '' && !known) || clientSecret.length > 4_000) return { ok: false, field: 'client_secret' };
  const settings: Record<string, string> = {};
  for (const field of oauthAppFields(network)) {
    const value = typed(field.name).trim();
    if (value === '' && field.required) return { ok: false, field: field.name };
    if (value.length > 4_000 || (value !== '' && field.choices && !field.choices.includes(value)))
      return { ok: false, field: field.name };
    if (field.name === 'base_url' && value !== '' && !isWebAddress(value)) return { ok: false, field: field.name };
    if (value !== '') settings[field.name] = value;
  }
  return { ok: true, input: { clientId, clientSecret, settings } };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
