import { type ConnectField, connectFormOf } from './connect-form.ts';

/**
 * What is asked of our registration with a network besides its id and secret. The settings become those of each account it
 * connects; the secrets stay with the registration and are given to the consent only.
 */
export function oauthAppFields(network: string): ConnectField[] {
  const fields = connectFormOf(network)?.fields ?? [];
  return fields.filter((field) => field.ofApp === true || field.name === 'base_url');
}

/** Some networks know registrations without a secret ("public clients"); their own form then asks for none either. */
export function needsAppSecret(network: string): boolean {
  const asked = connectFormOf(network)?.fields.find((field) => ['client_secret', 'app_secret'].includes(field.name));
  return asked === undefined || asked.required === true;
}

/** Whether a server of this network registers us by itself, when number and secret are left empty. */
export function registersItself(network: string): boolean {
  return connectFormOf(network)?.registersItself === true;
}

export interface OAuthAppInput {
  /** Empty: have the server register us, where servers do. */
  clientId: string;
  /** Empty: keep the one that is stored. */
  clientSecret: string;
  settings: Record<string, string>;
  /** Further secrets of the registration; one left out stays. */
  secrets: Record<string, string>;
}

/** Reads the filled form of a registration; names the first field that is missing or no choice of ours. */
export function readOAuthAppForm(
  network: string,
  typed: (name: string) => string,
  known: boolean,
): { ok: true; input: OAuthAppInput } | { ok: false; field: string } {
  const clientId = typed('client_id').trim();
  const clientSecret = typed('client_secret').trim();
  const alone = clientId === '' && registersItself(network);
  if ((clientId === '' && !alone) || clientId.length > 500) return { ok: false, field: 'client_id' };
  if ((clientSecret === '' && !known && !alone && needsAppSecret(network)) || clientSecret.length > 4_000)
    return { ok: false, field: 'client_secret' };
  const input: OAuthAppInput = { clientId, clientSecret, settings: {}, secrets: {} };
  for (const field of oauthAppFields(network)) {
    const value = typed(field.name).trim();
    if (value === '' && field.required && field.kind === 'settings') return { ok: false, field: field.name };
    if (value.length > 4_000 || (value !== '' && field.choices && !field.choices.includes(value)))
      return { ok: false, field: field.name };
    if (field.name === 'base_url' && value !== '' && !isWebAddress(value)) return { ok: false, field: field.name };
    if (value !== '' && field.kind !== 'externalId') input[field.kind][field.name] = value;
  }
  return { ok: true, input };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
