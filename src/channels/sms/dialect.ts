import type {
  Attachment,
  ChannelAccount,
  Outgoing,
  PolledPage,
  ReplyOutcome,
  WebhookRequest,
  WebhookVerdict,
} from '../domain/network.ts';
import type { SmsBody } from './read-body.ts';

/** One thing a gateway tells, in the same words for all of them. */
export type SmsEvent =
  | {
      is: 'text';
      /** The gateway's own id; absent where it gives none. */
      id?: string | undefined;
      from: string;
      to?: string | undefined;
      text: string;
      at?: Date | undefined;
      media?: Attachment[];
      /** One of several pieces of a long message. */
      part?: { ref: string; number: number; total: number } | undefined;
      /** The gateway itself took it for a word that stops or begins writing. */
      asks?: 'stop' | 'start';
    }
  | { is: 'own'; id: string; to: string; text: string; at?: Date | undefined }
  /** What became of a message of ours: every id by which we may know it. */
  | { is: 'report'; ids: string[]; state: 'failed' | 'delivered' | 'underway'; at?: Date | undefined }
  | { is: 'unknown'; what: string; content: unknown; at?: Date | undefined };

/** One message to be sent, once. */
export interface SmsOut {
  /** The city's number, short code or registered name. */
  from: string;
  to: string;
  text: string;
  /** Our own reference: made from the key of the intent, the same for the same intent. */
  ref: string;
}

/** A call to a gateway, and how its answer is read. */
export interface SmsCall {
  url: URL;
  init: RequestInit;
}

/** What a gateway answered; `body` is undefined when it was no JSON. */
export interface SmsAnswer {
  status: number;
  headers: Headers;
  body: unknown;
  said: string;
}

/** One gateway's way of speaking; a new one is a file and a line in `dialects.ts`. */
export interface Dialect {
  name: string;
  /** What it wants to read when its call was accepted. Several send any text they get back to the resident. */
  hookAnswer: { mime: string; body: string };
  verify(account: ChannelAccount, request: WebhookRequest): WebhookVerdict;
  /** What a body says; undefined when it is not of this gateway's shape. Pure. */
  read(account: ChannelAccount, body: SmsBody): SmsEvent[] | undefined;
  /** The call that sends; undefined while settings or secrets are missing. */
  send(account: ChannelAccount, out: SmsOut): SmsCall | undefined;
  /** How the sending ended. Only what the gateway lists as a refusal is `failed`. */
  outcome(account: ChannelAccount, answer: SmsAnswer, out: SmsOut): ReplyOutcome;
  /** A call without effect that proves the secrets; undefined where the gateway has none. */
  check?(account: ChannelAccount): SmsCall | undefined;
  /** Whether the answer to `check` shows that the secrets work; left out, a status of 200 does. */
  admits?(answer: SmsAnswer): boolean;
  find?(account: ChannelAccount, out: SmsOut, since: Date, signal: AbortSignal): Promise<string | undefined>;
  poll?(account: ChannelAccount, cursor: string | null, signal: AbortSignal): AsyncIterable<PolledPage>;
}

/** What is to be sent for an answer; undefined when there is nobody to send it to. */
export function outOf(account: ChannelAccount, outgoing: Outgoing, ref: string): SmsOut | undefined {
  const to = outgoing.replyTo.to;
  return to ? { from: account.settings.sender || account.externalId, to, text: outgoing.text, ref } : undefined;
}
