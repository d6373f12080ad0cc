import type { FailureReason } from '../domain/failure-words.ts';
import type { FailureClass, ReplyOutcome } from '../domain/network.ts';
import { neverLeft } from '../domain/network-failure.ts';

/** What nodemailer tells of a failure. */
interface SmtpFault {
  code?: string;
  responseCode?: number;
  response?: string;
}

/**
 * Says how a failed sending ended. A reply of the server with 4xx or 5xx is a clear refusal at any step. A lost
 * connection is harmless before the server asked for the text (354) and unclear after it.
 */
export function readSmtpFailure(error: unknown, textStarted: boolean): ReplyOutcome {
  const fault = error as SmtpFault;
  const code = fault.responseCode;
  // STARTTLS was asked for and refused: whatever the server answered, the cause is the missing protection.
  if (fault.code === 'ETLS' && !textStarted) return failed('permanent', 'secure_connection_failed');
  if (code !== undefined && code >= 400) return refused(code, fault.response ?? '', fault.code);
  if (textStarted) return { state: 'unknown', reason: 'no_clear_answer' satisfies FailureReason };
  if (fault.code === 'EAUTH' || fault.code === 'ENOAUTH') return failed('reauth', 'login_refused');
  if (isCertificateFault(error)) return failed('permanent', 'secure_connection_failed');
  return failed('transient', 'network_down');
}

function refused(code: number, response: string, step: string | undefined): ReplyOutcome {
  if (code === 535 || code === 534 || code === 530 || (step === 'EAUTH' && code >= 500)) {
    return failed('reauth', 'login_refused');
  }
  const status = /\b([45])\.(\d{1,3})\.(\d{1,3})\b/.exec(response);
  const subject = status ? `${status[2]}.${status[3]}` : '';
  if (code < 500) return subject === '2.2' ? failed('transient', 'mailbox_full') : failed('transient', 'service_down');
  if (subject.startsWith('7.')) return failed('policy', 'mail_policy');
  if (subject === '2.2' || code === 552) return failed('permanent', subject === '3.4' ? 'too_long' : 'mailbox_full');
  if (/^1\.(1|2|3|10)$/.test(subject) || subject === '2.1') return failed('permanent', 'address_unknown');
  if (code === 550 && subject === '') return failed('permanent', 'address_unknown');
  return failed('permanent', 'mail_refused');
}

function isCertificateFault(error: unknown): boolean {
  const refusedBefore = neverLeft(error);
  const code = (error as { code?: string; cause?: { code?: string } }).cause?.code ?? (error as SmtpFault).code ?? '';
  return refusedBefore && /CERT|SELF_SIGNED|UNABLE_TO/.test(code);
}

function failed(failure: FailureClass, reason: FailureReason): ReplyOutcome {
  return { state: 'failed', failure, reason };
}
