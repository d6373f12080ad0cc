import type { ConnectField, ConnectForm } from './connect-form.ts';

const setting = (name: string, more: Partial<ConnectField> = {}): ConnectField => ({ kind: 'settings', name, ...more });
const secret = (name: string, required = true): ConnectField => ({
  kind: 'secrets',
  name,
  required,
  input: 'password',
});
const securities = ['tls', 'starttls', 'none'];

/** What each network needs to be connected; the keys are the ones its folder reads. */
export const connectForms: readonly ConnectForm[] = [
  {
    network: 'instagram',
    ourSecret: 'verify_token',
    calledWhen: null,
    fields: [
      setting('login', { choices: ['instagram', 'facebook'] }),
      { kind: 'externalId', name: 'externalId' },
      secret('access_token'),
      secret('app_secret'),
      setting('human_agent', { choices: ['off', 'on'], rare: true }),
      setting('base_url', { input: 'url', rare: true }),
    ],
  },
  {
    network: 'telegram',
    ourSecret: 'webhook_secret',
    calledWhen: { setting: 'mode', value: 'webhook' },
    fields: [
      secret('bot_token'),
      setting('mode', { choices: ['poll', 'webhook'] }),
      setting('base_url', { input: 'url', rare: true }),
    ],
  },
  {
    network: 'email',
    ourSecret: null,
    calledWhen: null,
    fields: [
      setting('address', { required: true, input: 'email' }),
      setting('name'),
      setting('user'),
      secret('password'),
      setting('imap_host', { required: true }),
      setting('imap_security', { choices: securities }),
      setting('imap_port', { input: 'number', rare: true }),
      setting('mailbox', { rare: true }),
      setting('smtp_host', { required: true }),
      setting('smtp_security', { choices: securities }),
      setting('smtp_port', { input: 'number', rare: true }),
    ],
  },
];
