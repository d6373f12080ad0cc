import type { ChannelAccount } from '../domain/network.ts';

/** How a connection to a mail server is protected. `none` is for a server on the same machine only. */
export type Security = 'tls' | 'starttls' | 'none';

export interface MailServer {
  host: string;
  port: number;
  security: Security;
}

const defaultPorts = { imap: { tls: 993, starttls: 143, none: 143 }, smtp: { tls: 465, starttls: 587, none: 25 } };

/** The server of one kind, or undefined when its host is not set. */
export function serverOf(account: ChannelAccount, kind: 'imap' | 'smtp'): MailServer | undefined {
  const host = account.settings[`${kind}_host`];
  if (!host) return undefined;
  const set = account.settings[`${kind}_security`];
  const security = set === 'starttls' || set === 'none' ? set : 'tls';
  const port = Number(account.settings[`${kind}_port`]);
  return { host, security, port: Number.isInteger(port) && port > 0 ? port : defaultPorts[kind][security] };
}

/** User and secret of the mailbox; a token wins over a password. */
export function loginOf(account: ChannelAccount): { user: string; pass?: string; accessToken?: string } {
  const user = account.settings.user || addressOf(account);
  const { access_token: accessToken, password } = account.secrets;
  return accessToken ? { user, accessToken } : { user, pass: password ?? '' };
}

/** The city's own address, in lower case. */
export function addressOf(account: ChannelAccount): string {
  return (account.settings.address || account.externalId).toLowerCase();
}

/** The folder into which residents' letters come. */
export function inboxOf(account: ChannelAccount): string {
  return account.settings.mailbox || 'INBOX';
}

/** A whole number of the settings, or what stands for it. */
export function wholeSetting(account: ChannelAccount, name: string, otherwise: number): number {
  const set = Number(account.settings[name]);
  return Number.isInteger(set) && set > 0 ? set : otherwise;
}

/** What both mail clients are told about TLS: an own authority (PEM) may be named, checking is never switched off. */
export function tlsOf(account: ChannelAccount): { minVersion: 'TLSv1.2'; ca?: string } {
  return { minVersion: 'TLSv1.2', ...(account.settings.tls_ca ? { ca: account.settings.tls_ca } : {}) };
}

/** How long one visit waits for new letters, in seconds; 0 only looks. */
export function idleSeconds(account: ChannelAccount): number {
  return account.settings.idle_seconds === '0' ? 0 : wholeSetting(account, 'idle_seconds', 25);
}
