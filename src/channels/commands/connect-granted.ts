import type { App } from '#src/app.ts';
import { allow, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { withoutOldEnds } from '../domain/connect-form.ts';
import type { GrantedAccount } from '../domain/oauth.ts';
import { canWithChannels } from '../domain/policy.ts';
import { type Channel, listChannels } from '../store/accounts.ts';
import { findOAuthApp } from '../store/oauth-apps.ts';
import { type Consent, findConsent, hashed, takeGranted } from '../store/oauth-consents.ts';
import { type Connected, type ConnectRefusal, connectChannel } from './connect-channel.ts';

export interface ConnectGranted {
  consentId: number;
  sessionId: string;
  /** The chosen accounts by their ids on the network. */
  externalIds: string[];
  agencyId: number | null;
}

/** How connecting one of the chosen accounts ended. */
export interface GrantedOutcome {
  name: string;
  connected?: Connected;
  refused?: ConnectRefusal;
  /** Key of the words for a failed check. */
  failure?: string;
}

/** The accounts a consent granted that wait for the choice; undefined when it is not this session's, or over. */
export async function findChoice(
  app: App,
  actor: StaffActor,
  input: { consentId: number; sessionId: string },
): Promise<{ consent: Consent; accounts: { account: GrantedAccount; channel: Channel | undefined }[] } | undefined> {
  const consent = await findConsent(app, app.db, input.consentId);
  const mine = consent?.staffId === actor.staffId && consent.sessionHash.equals(hashed(input.sessionId));
  if (!consent?.sealed.granted || !mine || consent.expiresAt <= app.now()) return undefined;
  const known = await listChannels(app);
  const accounts = consent.sealed.granted.map((account) => ({ account, channel: channelOf(known, consent, account) }));
  return { consent, accounts };
}

/**
 * Connects the accounts chosen from a consent, each by the rules of `connectChannel`; one that was connected before keeps
 * its row, its settings and its agency. What was not chosen is forgotten.
 */
export async function connectGranted(
  app: App,
  actor: StaffActor,
  input: ConnectGranted,
): Promise<Result<{ outcomes: GrantedOutcome[] }, 'choice_over' | 'nothing_chosen'>> {
  allow(canWithChannels(actor, 'connect'));
  const choice = await findChoice(app, actor, input);
  if (!choice) return refuse('choice_over');
  const chosen = choice.accounts.filter(({ account }) => input.externalIds.includes(account.externalId));
  if (chosen.length === 0) return refuse('nothing_chosen');
  // Taken out once: two clicks connect once.
  if (!(await takeGranted(app, app.db, choice.consent.id))) return refuse('choice_over');
  const { network } = choice.consent;
  const ours = await findOAuthApp(app, app.db, network);
  const outcomes: GrantedOutcome[] = [];
  for (const { account, channel } of chosen) {
    const result = await connectChannel(app, actor, {
      network,
      externalId: account.externalId,
      settings: { ...withoutOldEnds(channel?.settings ?? {}, account.secrets), ...ours?.shared, ...account.settings },
      secrets: account.secrets,
      agencyId: channel ? channel.agencyId : input.agencyId,
      ...(channel ? { channelId: channel.id } : {}),
    });
    outcomes.push(
      result.ok
        ? { name: result.connected.name, connected: result.connected }
        : {
            name: account.name,
            refused: result.reason,
            ...(result.failure === undefined ? {} : { failure: result.failure }),
          },
    );
  }
  return { ok: true, outcomes };
}

function channelOf(known: readonly Channel[], consent: Consent, account: GrantedAccount): Channel | undefined {
  return known.find((one) => one.network === consent.network && one.externalId === account.externalId);
}
