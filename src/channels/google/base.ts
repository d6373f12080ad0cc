import { parseExact } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { limitOf } from './limits.ts';

/** What a call needs to know of an account; an app that has no account yet fits too. */
export type Caller = Pick<ChannelAccount, 'settings' | 'secrets'> & Partial<Pick<ChannelAccount, 'noteUsage'>>;

const hosts = {
  data: 'https://www.googleapis.com',
  analytics: 'https://youtubeanalytics.googleapis.com',
  reviews: 'https://mybusiness.googleapis.com',
  accounts: 'https://mybusinessaccountmanagement.googleapis.com',
  information: 'https://mybusinessbusinessinformation.googleapis.com',
  performance: 'https://businessprofileperformance.googleapis.com',
  notifications: 'https://mybusinessnotifications.googleapis.com',
  token: 'https://oauth2.googleapis.com',
  consent: 'https://accounts.google.com',
} as const;

export type GoogleHost = keyof typeof hosts;

/** Where one of Google's APIs lives; `settings.base_url` puts another server in the place of all (the practice city). */
export function hostOf(caller: Pick<ChannelAccount, 'settings'>, host: GoogleHost): string {
  return (caller.settings.base_url || hosts[host]).replace(/\/+$/, '');
}

/** The caller's signal, and the time one call may take (`settings.timeout_seconds`). */
export function withLimit(caller: Caller, signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(limitOf(caller.settings, 'timeout_seconds', 20) * 1_000)]);
}

/** The body as JSON, or undefined when it is none. */
export function parseOrNothing(said: string): unknown {
  try {
    return parseExact(said);
  } catch {
    return undefined;
  }
}
