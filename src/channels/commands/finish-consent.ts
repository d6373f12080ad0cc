import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import type { GrantedAccount } from '../domain/oauth.ts';
import { canWithChannels } from '../domain/policy.ts';
import { networkNamed } from '../networks.ts';
import { listChannels } from '../store/accounts.ts';
import { findOAuthApp } from '../store/oauth-apps.ts';
import { findConsentByState, hashed, keepGranted, spendState } from '../store/oauth-consents.ts';

/** The network may take this long to trade the code for tokens and to list accounts, in milliseconds. */
const exchangeMs = 30_000;
/** Time to choose among the accounts, in milliseconds; then what was granted is worth nothing. */
const chooseMs = 30 * 60_000;

export interface FinishConsent {
  network: string;
  sessionId: string;
  /** What the network gave back in the address. */
  state: string;
  code: string;
  error: string;
}

/**
 * `state_unknown`: made up, or of long ago; `state_of_other`: begun by somebody else or in another session; `denied`: the
 * person said no; `refused`: the network did; `exchange_failed` carries the key of the words for it.
 */
export type ConsentRefusal =
  | 'no_such_network'
  | 'no_app'
  | 'state_unknown'
  | 'state_of_other'
  | 'state_used'
  | 'state_expired'
  | 'denied'
  | 'refused'
  | 'exchange_failed'
  | 'nothing_granted'
  | 'other_account';

type Finished = Result<{ consentId: number }, ConsentRefusal> & { failure?: string };

/** Takes a network's answer to a consent: checks that we asked in this very session, trades the code, and keeps what was granted for the choice. */
export async function finishConsent(app: App, actor: StaffActor, input: FinishConsent): Promise<Finished> {
  allow(canWithChannels(actor, 'connect'));
  const port = networkNamed(input.network)?.oauth;
  if (!port) return refuse('no_such_network');
  const consent = input.state === '' ? undefined : await findConsentByState(app, app.db, input.state);
  if (consent?.network !== input.network) return refuse('state_unknown');
  if (consent.staffId !== actor.staffId || !consent.sessionHash.equals(hashed(input.sessionId)))
    return refuse('state_of_other');
  if (consent.answeredAt) return refuse('state_used');
  // Used up before anything else is tried: whatever comes of it, it is good for one answer only.
  if (!(await spendState(app, app.db, consent.id))) return refuse('state_used');
  if (consent.expiresAt <= app.now()) return refuse('state_expired');
  if (input.error !== '') return refuse(/denied|cancel|declin|reject/i.test(input.error) ? 'denied' : 'refused');
  const ours = await findOAuthApp(app, app.db, input.network);
  if (!ours) return refuse('no_app');
  if (input.code === '') return refuse('refused');
  const { redirectUri } = consent;
  const answer = { code: input.code, codeVerifier: consent.sealed.codeVerifier ?? '', redirectUri };
  let granted: GrantedAccount[];
  try {
    granted = await port.exchange(ours, answer, app.now(), AbortSignal.timeout(exchangeMs));
  } catch (error) {
    app.log.warn({ err: error, network: input.network }, 'a consent could not be traded for tokens');
    return { ...refuse('exchange_failed'), failure: error instanceof NetworkFailure ? error.reason : 'network_down' };
  }
  if (granted.length === 0) return refuse('nothing_granted');
  const channel = (await listChannels(app)).find((one) => one.id === consent.channelId);
  const wanted = channel ? granted.filter((one) => one.externalId === channel.externalId) : granted;
  if (wanted.length === 0) return refuse('other_account');
  await keepGranted(app, app.db, consent.id, wanted, new Date(app.now().getTime() + chooseMs));
  return { ok: true, consentId: consent.id };
}
