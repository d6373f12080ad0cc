import type { ChannelAccount, Network } from './network.ts';
import type { Expiry } from './oauth.ts';

/** Days ahead at which people are told, the earliest first (once for each). */
export const expiryStages = [14, 7, 1] as const;
const dayMs = 86_400_000;
/** From this many failures in a row on a renewal is no longer trusted to come by itself. */
const failuresTrusted = 3;

/** An account as far as its forecast needs it. */
export interface ForecastAccount extends ChannelAccount {
  name: string;
  state: 'connected' | 'needs_reauth' | 'paused' | 'ended';
  renewFailures: number;
}

/** One thing of one account that dies by itself. */
export interface ForecastLine {
  channelId: number;
  network: string;
  name: string;
  what: Expiry['what'];
  /** ISO. */
  at: string;
  /** Whole days left; 0 on the last day, below 0 when it is over. */
  daysLeft: number;
  /**
   * Who must act: `product` renews it by itself; `connect`: a coordinator connects the account again; `password`: a coordinator
   * types a new password or key.
   */
  acts: 'product' | 'connect' | 'password';
  /** The stage that is reached (14, 7, 1, or 0 when it is over); null while there is time, or nobody must act. */
  stage: 14 | 7 | 1 | 0 | null;
}

/** Everything that dies, the next first. */
export function forecastExpiries(
  accounts: readonly ForecastAccount[],
  networkNamed: (name: string) => Network | undefined,
  now: Date,
): ForecastLine[] {
  return accounts
    .flatMap((account) =>
      (networkNamed(account.network)?.expiries?.(account) ?? []).map((one) => lineOf(account, one, now)),
    )
    .sort((a, b) => a.at.localeCompare(b.at) || a.channelId - b.channelId);
}

function lineOf(account: ForecastAccount, { what, at, renewable }: Expiry, now: Date): ForecastLine {
  const left = at.getTime() - now.getTime();
  const daysLeft = Math.floor(left / dayMs);
  const fails =
    what === 'subscription' ? Boolean(account.settings.subscribe_failed) : account.renewFailures >= failuresTrusted;
  const trusted = renewable && account.state !== 'needs_reauth' && !fails;
  const acts = trusted ? 'product' : what === 'password' ? 'password' : 'connect';
  const { id: channelId, network, name } = account;
  return {
    channelId,
    network,
    name,
    what,
    at: at.toISOString(),
    daysLeft,
    acts,
    stage: trusted ? null : stageOf(left),
  };
}

function stageOf(left: number): ForecastLine['stage'] {
  if (left <= 0) return 0;
  // Of the stages reached the nearest one: an account connected five days before its end is told of once, not twice.
  return [...expiryStages].reverse().find((days) => left <= days * dayMs) ?? null;
}
