import { setTimeout } from 'node:timers/promises';
import type { FailureReason } from '../domain/failure-words.ts';
import { idText, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure } from '../domain/network-failure.ts';
import { askGraph, type GraphCall, readGraph } from '../meta/call.ts';
import { positive } from './limits.ts';

/** Seconds between two questions how far a container is. */
const restSeconds = 1;
/** Seconds that a reply waits for its container; text is ready at once (Threads asks to wait 30 for media). */
const waitSeconds = 15;

/** Where the account's own things are made and listed. */
export function selfOf(account: ChannelAccount): string {
  return `/${encodeURIComponent(account.externalId)}`;
}

/** Makes a container, which nobody sees; answers its id. Throws `NetworkFailure`, always without effect. */
export async function makeContainer(
  account: ChannelAccount,
  fields: Record<string, string>,
  signal: AbortSignal,
): Promise<string> {
  const call = { method: 'POST', path: `${selfOf(account)}/threads`, form: fields } as const;
  const id = idText(record(await askGraph(account, call, signal)).id);
  if (id === undefined) throw new NetworkFailure('transient', 'service_down');
  return id;
}

/** How far a container is. `PUBLISHED`: an earlier call worked although nobody was told. Throws `NetworkFailure`. */
export async function readContainer(
  account: ChannelAccount,
  container: string,
  signal: AbortSignal,
): Promise<'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED'> {
  const path = `/${encodeURIComponent(container)}`;
  const said = record(await readGraph(account, path, { fields: 'status,error_message' }, signal));
  switch (text(said.status)) {
    case 'FINISHED':
      return 'FINISHED';
    case 'PUBLISHED':
      return 'PUBLISHED';
    case 'ERROR':
      throw new NetworkFailure('permanent', reasonOf(text(said.error_message) ?? ''));
    case 'EXPIRED':
      throw new NetworkFailure('transient', 'media_gone');
    default:
      return 'IN_PROGRESS';
  }
}

/** Why a container failed, by the words of Threads. */
function reasonOf(message: string): FailureReason {
  if (/LINK_LIMIT/i.test(message)) return 'too_many_links';
  if (/DOWNLOAD|could not be fetched|URI/i.test(message)) return 'media_not_fetched';
  return /VIDEO|IMAGE|AUDIO|ASPECT|SIZE|DURATION|FRAME|FORMAT/i.test(message) ? 'media_refused' : 'bad_request';
}

/** Waits until a container can be published; throws `NetworkFailure` when it is not in time, without effect. */
export async function waitUntilReady(account: ChannelAccount, container: string, signal: AbortSignal): Promise<void> {
  const turns = positive(account.settings.container_seconds) ?? waitSeconds;
  for (let turn = 0; turn <= turns; turn++) {
    if ((await readContainer(account, container, signal)) === 'FINISHED') return;
    await setTimeout(restSeconds * 1_000, undefined, { signal });
  }
  throw new NetworkFailure('transient', 'service_down');
}

/** The irreversible call: what the container holds becomes visible. */
export function planPublish(account: ChannelAccount, container: string): GraphCall {
  return { method: 'POST', path: `${selfOf(account)}/threads_publish`, form: { creation_id: container } };
}

/**
 * Notes how much of the day's quota is used, and throws `NetworkFailure` as `rate` when it is used up. A quota that cannot
 * be read keeps nothing from being tried; a dead token does.
 */
export async function respectQuota(account: ChannelAccount, what: 'quota' | 'reply_quota', signal: AbortSignal) {
  const config = what === 'quota' ? 'config' : 'reply_config';
  const path = `${selfOf(account)}/threads_publishing_limit`;
  let row: Record<string, unknown>;
  try {
    const answer = record(await readGraph(account, path, { fields: `${what}_usage,${config}` }, signal));
    row = record(list(answer.data)[0]);
  } catch (error) {
    if (error instanceof NetworkFailure && error.failure === 'reauth') throw error;
    signal.throwIfAborted();
    return;
  }
  const used = number(row[`${what}_usage`]);
  const total = number(record(row[config]).quota_total);
  if (used === undefined || total === undefined || total <= 0) return;
  account.noteUsage?.({ share: used / total, resetSeconds: quotaRest });
  if (used >= total) throw new NetworkFailure('rate', 'quota_used_up', quotaRest);
}
/** The quota moves with the last 24 hours, so that some of it is free again soon; seconds. */
const quotaRest = 3_600;
