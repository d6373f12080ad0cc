import { idText, list, number, record, text } from '../domain/loose-json.ts';
import type { ChannelAccount } from '../domain/network.ts';
import { NetworkFailure, neverLeft } from '../domain/network-failure.ts';
import type { Post, PublishPort, PublishStep } from '../domain/publish.ts';
import { callGraph, type GraphAnswer, readGraph } from '../meta/call.ts';
import { readGraphError } from '../meta/errors.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readLink } from '../meta/read-link.ts';
import { failed, sameWords } from '../meta/send.ts';
import { readPublishRefusal, readStatusRefusal } from './publish-errors.ts';
import { planContainers } from './publish-plan.ts';

/** Meta asks to look once a minute, for at most five. */
const askAgain = 60;
const skewMs = 60_000;
const day = 24 * 3_600;

/** Publishes pictures, reels, stories and albums by containers, which die after 24 hours when they are not published. */
export const instagramPublish: PublishPort = { prepare, check, complete, find };

async function prepare(account: ChannelAccount, post: Post, signal: AbortSignal): Promise<PublishStep> {
  if (!account.secrets.access_token) return failed('reauth', 'secret_missing');
  const plan = planContainers(post);
  if ('refused' in plan) return failed('permanent', plan.refused);
  if (await isUsedUp(account, signal)) return failed('rate', 'quota_used_up', day);
  const handle = {
    caption: post.text,
    kind: post.choices.kind ?? '',
    since: new Date(Date.now() - skewMs).toISOString(),
  };
  if ('whole' in plan) return makeContainer(account, plan.whole, handle, signal);
  const pieces: string[] = [];
  for (const piece of plan.pieces) {
    const step = await makeContainer(account, piece, handle, signal);
    if (step.state !== 'pending') return step;
    pieces.push(step.handle.container ?? '');
  }
  // The album is made when every piece of it has ripened.
  return { state: 'pending', handle: { ...handle, pieces: pieces.join(',') }, afterSeconds: 10 };
}

/** Makes what nobody sees yet; trouble is certain to be without effect for anybody. */
async function makeContainer(
  account: ChannelAccount,
  fields: Record<string, unknown>,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const path = `${self(account)}/media`;
  let answer: GraphAnswer;
  try {
    answer = await callGraph(account, { method: 'POST', path, json: fields }, signal);
  } catch (error) {
    signal.throwIfAborted();
    return failed('transient', neverLeft(error) ? 'network_down' : 'service_down');
  }
  const refusal = readPublishRefusal(answer, handle);
  if (refusal) return refusal;
  const fault = readGraphError(answer.status, answer.headers, answer.body);
  if (fault) return failed(fault.failure, fault.reason, fault.retryAfterSeconds);
  const container = idText(record(answer.body).id);
  if (container === undefined) return failed('transient', 'service_down');
  return { state: 'pending', handle: { ...handle, container }, afterSeconds: 10 };
}

async function check(
  account: ChannelAccount,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const { pieces, ...rest } = handle;
  if (handle.container === undefined && pieces !== undefined) {
    for (const piece of pieces.split(',')) {
      const step = await readContainer(account, piece, handle, signal);
      if (step.state !== 'ready') return step;
    }
    const album = { media_type: 'CAROUSEL', caption: handle.caption ?? '', children: pieces };
    return makeContainer(account, album, rest, signal);
  }
  return readContainer(account, handle.container ?? '', handle, signal);
}

async function readContainer(
  account: ChannelAccount,
  container: string,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const query = { fields: 'status_code,status' };
  const said = record(await readGraph(account, `/${encodeURIComponent(container)}`, query, signal));
  switch (text(said.status_code)) {
    case 'FINISHED':
      return { state: 'ready', handle };
    case 'ERROR':
      return readStatusRefusal(text(said.status) ?? '');
    case 'EXPIRED':
      return failed('transient', 'media_gone');
    case 'PUBLISHED':
      return readPublished(account, handle, signal);
    default:
      return { state: 'pending', handle, afterSeconds: askAgain };
  }
}

/** An earlier call worked although we were not told: never again, whether or not the list shows it yet. */
async function readPublished(
  account: ChannelAccount,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const found = await findMedia(account, handle, signal);
  return found ? { state: 'completed', ...found } : { state: 'unknown', reason: 'no_clear_answer' };
}

async function complete(
  account: ChannelAccount,
  _post: Post,
  handle: Record<string, string>,
  signal: AbortSignal,
): Promise<PublishStep> {
  const call = {
    method: 'POST',
    path: `${self(account)}/media_publish`,
    json: { creation_id: handle.container ?? '' },
  } as const;
  let answer: GraphAnswer;
  try {
    // Reading changes nothing, and tells when an earlier attempt was the one that counted.
    const before = await readContainer(account, handle.container ?? '', handle, signal);
    if (before.state !== 'ready') return before;
  } catch (error) {
    if (error instanceof NetworkFailure) return failed(error.failure, error.reason, error.retryAfterSeconds);
    return failed('transient', 'network_down');
  }
  try {
    answer = await callGraph(account, call, signal);
  } catch (error) {
    return neverLeft(error) ? failed('transient', 'network_down') : { state: 'unknown', reason: 'no_clear_answer' };
  }
  const refusal = readPublishRefusal(answer, handle);
  if (refusal) return refusal;
  const fault = readGraphError(answer.status, answer.headers, answer.body);
  if (fault?.freeOfEffect) return failed(fault.failure, fault.reason, fault.retryAfterSeconds);
  const externalId = idText(record(answer.body).id);
  if (fault || externalId === undefined) return { state: 'unknown', reason: 'no_clear_answer' };
  return { state: 'completed', externalId, ...(await readLink(account, externalId, 'permalink', signal)) };
}

function find(account: ChannelAccount, post: Post, since: Date, signal: AbortSignal) {
  const handle = { caption: post.text, kind: post.choices.kind ?? '', since: since.toISOString() };
  return findMedia(account, handle, signal);
}

async function findMedia(account: ChannelAccount, handle: Record<string, string>, signal: AbortSignal) {
  // A story has no words by which it could be told from another.
  if (handle.kind === 'story') return undefined;
  const query = { fields: 'id,caption,timestamp,permalink', limit: '25' };
  const rows = list(record(await readGraph(account, `${self(account)}/media`, query, signal)).data).map(record);
  const since = new Date(handle.since ?? 0);
  const found = rows.find(
    (row) =>
      (readInstant(row.timestamp) ?? new Date(0)) >= since && sameWords(text(row.caption) ?? '', handle.caption ?? ''),
  );
  const externalId = idText(found?.id);
  if (externalId === undefined) return undefined;
  const permalink = text(found?.permalink);
  return { externalId, ...(permalink === undefined ? {} : { permalink }) };
}

/** Two official pages name two quotas, so only what the account itself is told counts. */
async function isUsedUp(account: ChannelAccount, signal: AbortSignal): Promise<boolean> {
  const path = `${self(account)}/content_publishing_limit`;
  const answer = record(await readGraph(account, path, { fields: 'quota_usage,config' }, signal));
  const row = record(list(answer.data)[0]);
  const total = number(record(row.config).quota_total);
  return total !== undefined && (number(row.quota_usage) ?? 0) >= total;
}

function self(account: ChannelAccount): string {
  return `/${encodeURIComponent(account.externalId)}`;
}
