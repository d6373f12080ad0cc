import type { FailureReason } from '../domain/failure-words.ts';
import { number, record } from '../domain/loose-json.ts';
import type { FailureClass } from '../domain/network.ts';
import type { PublishStep } from '../domain/publish.ts';
import type { GraphAnswer } from '../meta/call.ts';

type Row = [failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number];

const day = 24 * 3_600;
/** Refusals of publishing by subcode; each says that nothing was published (platform-apis, section 2.3). */
const refusals: Record<string, Row> = {
  '2207001': ['transient', 'service_down'],
  '2207003': ['transient', 'service_down'],
  '2207032': ['transient', 'service_down'],
  '2207053': ['transient', 'service_down'],
  '2207082': ['transient', 'service_down'],
  '2207006': ['transient', 'media_gone'],
  '2207008': ['transient', 'media_gone'],
  '2207020': ['transient', 'media_gone'],
  '2207051': ['policy', 'account_restricted'],
  '2207050': ['policy', 'account_restricted'],
  '2207042': ['rate', 'quota_used_up', day],
  '2207052': ['permanent', 'media_not_fetched'],
  '2207004': ['permanent', 'media_too_big'],
  '2207005': ['permanent', 'media_refused'],
  '2207009': ['permanent', 'media_refused'],
  '2207023': ['permanent', 'media_refused'],
  '2207026': ['permanent', 'media_refused'],
  '2207028': ['permanent', 'media_refused'],
  '2207057': ['permanent', 'media_refused'],
  '2207010': ['permanent', 'too_long'],
  '2207040': ['permanent', 'bad_request'],
};

/** The subcode of "not ready yet": the call is made again later, for nothing was published. */
const notReady = 2_207_027;

/** A step by what publishing answered; undefined when its own table does not know the code. */
export function readPublishRefusal(answer: GraphAnswer, handle: Record<string, string>): PublishStep | undefined {
  const subcode = number(record(record(answer.body).error).error_subcode);
  if (subcode === notReady) return { state: 'pending', handle, afterSeconds: 60 };
  return subcode === undefined ? undefined : refusalOfCode(String(subcode));
}

/** The same of a container's status text, which holds the code among its words. */
export function readStatusRefusal(status: string): PublishStep {
  const code = /22070\d\d/.exec(status)?.[0];
  return (code && refusalOfCode(code)) || { state: 'failed', failure: 'permanent', reason: 'media_refused' };
}

function refusalOfCode(code: string): PublishStep | undefined {
  const row = refusals[code];
  if (!row) return undefined;
  const [failure, reason, retryAfterSeconds] = row;
  return { state: 'failed', failure, reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}
