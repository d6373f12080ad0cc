import { randomBytes } from 'node:crypto';
import type { App } from '#src/app.ts';
import { allow, recordAudit, type StaffActor } from '#src/people/index.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { type ConnectInput, connectFormOf, isCalled, keptSettings, leadsElsewhere } from '../domain/connect-form.ts';
import { canWithChannels } from '../domain/policy.ts';
import type { Subscription } from '../domain/subscription.ts';
import { networkNamed } from '../networks.ts';
import { type Channel, forgetChannels, listChannels, putChannel, readChannel } from '../store/accounts.ts';
import { keepSubscribed } from './keep-subscribed.ts';

/** The network may take this long to say whether the account works, in milliseconds. */
const checkMs = 20_000;

export interface ConnectChannel extends ConnectInput {
  network: string;
  agencyId: number | null;
  /** The channel to connect anew; its secrets stay where none is given. */
  channelId?: number;
}

export interface Connected {
  channelId: number;
  name: string;
  /** Path of the address to register with the network, and the secret it must repeat if there is one; null when it never calls. */
  webhook: { path: string; secret: string | null } | null;
  /** Whether the network agreed to call that address. */
  subscription: Subscription;
}

/** `check_failed` carries the key of the words for it; `other_account`: the secrets belong to another account than the one connected anew; `secrets_needed`: the address changed. */
export type ConnectRefusal =
  | 'no_such_network'
  | 'no_such_channel'
  | 'other_account'
  | 'secrets_needed'
  | 'check_failed';

/** Connects an account after the network itself said that the secrets work; nothing is stored before. */
export async function connectChannel(
  app: App,
  actor: StaffActor,
  input: ConnectChannel,
): Promise<Result<{ connected: Connected }, ConnectRefusal> & { failure?: string }> {
  allow(canWithChannels(actor, 'connect'));
  const network = networkNamed(input.network);
  const form = connectFormOf(input.network);
  if (!network || !form) return refuse('no_such_network');
  const known = await listChannels(app);
  const before = input.channelId === undefined ? undefined : known.find((channel) => channel.id === input.channelId);
  if (input.channelId !== undefined && before?.network !== input.network) return refuse('no_such_channel');
  // Who may connect must not learn a kept secret by having it sent to a server of their own.
  const typed = form.fields.every(
    ({ kind, name, required }) => kind !== 'secrets' || input.secrets[name] || !(required || before?.secrets[name]),
  );
  if (before && !typed && leadsElsewhere(before.settings, input.settings)) return refuse('secrets_needed');
  const secrets = secretsOf(form.ourSecret, before, input.secrets);
  const settings = { ...keptSettings(form, before?.settings ?? {}, input), ...input.settings };
  const account = {
    id: before?.id ?? 0,
    network: input.network,
    externalId: input.externalId || before?.externalId || '',
    settings,
    secrets,
  };
  const checked = await network.check(account, AbortSignal.timeout(checkMs)).catch((error: unknown) => {
    app.log.warn({ err: error, network: input.network }, 'an account could not be checked');
    return { ok: false as const, reason: 'network_down' };
  });
  if (!checked.ok) return { ...refuse('check_failed'), failure: checked.reason };
  if (before && checked.externalId !== before.externalId) return refuse('other_account');
  // The same account may be connected already without being named: its own secret for us must not change under it.
  const same = before ?? known.find((one) => one.network === input.network && one.externalId === checked.externalId);
  const kept = secretsOf(form.ourSecret, same, input.secrets);
  // Only what was given goes over what is stored: a token may have been renewed while the network was asked.
  const given = { ...input.secrets, ...(form.ourSecret ? { [form.ourSecret]: kept[form.ourSecret] ?? '' } : {}) };
  const channelId = await app.db.transaction().execute(async (tx) => {
    const id = await putChannel(app, tx, {
      network: input.network,
      externalId: checked.externalId,
      name: checked.name,
      agencyId: input.agencyId,
      settings: {
        ...(before ? {} : keptSettings(form, same?.settings ?? {}, input)),
        ...settings,
        ...checked.settings,
      },
      secrets: given,
    });
    const subject = `${input.network}: ${checked.name}`;
    await recordAudit(
      tx,
      actor,
      { action: 'settings_changed', subject, detail: { did: 'channel_connected' } },
      app.now(),
    );
    return id;
  });
  forgetChannels(app);
  const secret = form.ourSecret === null ? null : (kept[form.ourSecret] ?? '');
  const webhook = isCalled(form, settings) ? { path: `/hook/${channelId}`, secret } : null;
  // After the account is stored: a network may call the address at once, and its refusal takes nothing back.
  const stored = await readChannel(app, channelId);
  const subscription: Subscription = stored ? await keepSubscribed(app, stored) : { state: 'polled' };
  return { ok: true, connected: { channelId, name: checked.name, webhook, subscription } };
}

function secretsOf(
  ours: string | null,
  before: Channel | undefined,
  given: Record<string, string>,
): Record<string, string> {
  const kept = { ...before?.secrets, ...given };
  if (ours && !kept[ours]) kept[ours] = randomBytes(24).toString('base64url');
  return kept;
}
