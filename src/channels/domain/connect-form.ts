import { connectForms } from './connect-forms.ts';

/** One thing to fill in when an account is connected. */
export interface ConnectField {
  /** `settings` are shown again, `secrets` never are; `externalId` is the account's own id on its network. */
  kind: 'settings' | 'secrets' | 'externalId';
  name: string;
  required?: boolean;
  /** Choices instead of free text; the first one is the default. */
  choices?: readonly string[];
  input?: 'email' | 'number' | 'password' | 'url';
  /** Rarely needed: shown folded. */
  rare?: boolean;
  /** Belongs to our registration with the network and is asked with it, for consent; `base_url` always is. */
  ofApp?: true;
}

/** What each network needs to be connected. */
export interface ConnectForm {
  network: string;
  fields: readonly ConnectField[];
  /** A secret that we make and the network repeats to us; shown with the address to register. */
  ourSecret: string | null;
  /** The network signs its calls with a key that it gave us (the app secret): only our address is registered with it. */
  signsItself?: true;
  /** What is new comes by the network's call or not at all: it offers no reading beside it. */
  onlyByCall?: true;
  /** Every server keeps registrations of its own and gives us one when asked: number and secret of the app may be left empty. */
  registersItself?: true;
  /** The network calls us when this setting has this value; null: always or never, by `ourSecret` and `signsItself`. */
  calledWhen: { setting: string; value: string } | null;
}

/** The form of a network; undefined for doors of our own, which need no connecting. */
export function connectFormOf(network: string): ConnectForm | undefined {
  return connectForms.find((form) => form.network === network);
}

export interface ConnectInput {
  externalId: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/**
 * Reads a filled form; on a reconnection an empty secret means "keep the one you have". Names the first field that is
 * missing or no choice of ours.
 */
export function readConnectForm(
  form: ConnectForm,
  typed: (name: string) => string,
  reconnecting: boolean,
): { ok: true; input: ConnectInput } | { ok: false; field: string } {
  const input: ConnectInput = { externalId: '', settings: {}, secrets: {} };
  for (const field of form.fields) {
    const value = typed(field.name).trim();
    const kept = reconnecting && field.kind === 'secrets';
    if (value === '' && field.required && !kept) return { ok: false, field: field.name };
    if (value !== '' && field.choices && !field.choices.includes(value)) return { ok: false, field: field.name };
    if (value.length > 4_000) return { ok: false, field: field.name };
    if (value === '') continue;
    if (field.kind === 'externalId') input.externalId = value;
    else input[field.kind][field.name] = value;
  }
  return { ok: true, input };
}

const places = [
  'base_url',
  'callback_url',
  'imap_host',
  'imap_port',
  'imap_security',
  'smtp_host',
  'smtp_port',
  'smtp_security',
];

/** Whether these settings send an account's secrets to another server, or less protected, than those they were given for. */
export function leadsElsewhere(before: Record<string, string>, after: Record<string, string>): boolean {
  return places.some((name) => (before[name] ?? '') !== (after[name] ?? ''));
}

/** Whether the network calls our webhook address under these settings. */
export function isCalled(form: ConnectForm, settings: Record<string, string>): boolean {
  if (form.ourSecret === null && !form.signsItself) return false;
  return form.calledWhen === null || settings[form.calledWhen.setting] === form.calledWhen.value;
}

/** Which secret each known end belongs to; the others belong to whatever was given. */
const endsWith: Record<string, string> = { token_expires_at: 'access_token', refresh_expires_at: 'refresh_token' };

/** Settings without the ends of those secrets that are given anew: what dies when is said with the new ones. */
export function withoutOldEnds(
  settings: Record<string, string>,
  secrets: Record<string, string>,
): Record<string, string> {
  const given = Object.values(secrets).some((value) => value !== '');
  return Object.fromEntries(
    Object.entries(settings).filter(([name]) => {
      if (!name.endsWith('_expires_at')) return true;
      const of = endsWith[name];
      return of === undefined ? !given : !secrets[of];
    }),
  );
}

/** What stays of an account's settings when it is connected anew: what no form asks for, such as a client id. */
export function keptSettings(
  form: ConnectForm,
  before: Record<string, string>,
  input: Pick<ConnectInput, 'secrets'>,
): Record<string, string> {
  const asked = new Set(form.fields.filter((field) => field.kind === 'settings').map((field) => field.name));
  const kept = Object.fromEntries(Object.entries(before).filter(([name]) => !asked.has(name)));
  return withoutOldEnds(kept, input.secrets);
}
