import type { FailureReason } from './failure-words.ts';
import type { FailureClass } from './network.ts';

/** Thrown by `poll`, `complete` and `download` for what the network answered; the caller decides by `failure`. */
export class NetworkFailure extends Error {
  override name = 'NetworkFailure';
  readonly failure: FailureClass;
  readonly reason: FailureReason;
  readonly retryAfterSeconds: number | undefined;

  constructor(failure: FailureClass, reason: FailureReason, retryAfterSeconds?: number) {
    super(`${failure}: ${reason}`);
    this.failure = failure;
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** A call that names our address, refused without a better reason, was refused for the address: many networks call it at once. */
export async function blameAddress<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const general = error instanceof NetworkFailure && ['bad_request', 'no_clear_answer'].includes(error.reason);
    throw general ? new NetworkFailure('permanent', 'address_refused') : error;
  }
}

/** Node's and undici's codes of faults that happen before a request leaves this machine. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_INVALID_URL',
]);

/** True when a failed call certainly had no effect, because no connection (or no trusted one) was ever made. */
export function neverLeft(error: unknown): boolean {
  for (let fault: unknown = error, depth = 0; fault instanceof Error && depth < 5; fault = fault.cause, depth++) {
    const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
    if (beforeSending.has(code) || isCertificateFault(code)) return true;
    if (fault instanceof AggregateError && fault.errors.length > 0) return fault.errors.every(neverLeft);
  }
  return false;
}

function isCertificateFault(code: string): boolean {
  return /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_)/.test(code);
}
