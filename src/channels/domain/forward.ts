import type { ChannelAccount, FailureClass } from './network.ts';

/** A kind of request that another body's server takes. */
export interface ForwardService {
  code: string;
  name: string;
  description: string;
  group: string;
  /** What it wants to know beside the text. */
  questions: ForwardQuestion[];
}

export interface ForwardQuestion {
  code: string;
  required: boolean;
  words: string;
  /** Answers to choose from; empty: free text. */
  choices: { key: string; name: string }[];
  several: boolean;
}

/** A report of ours on its way to another body's server; who reported is in it only when the reporter agreed. */
export interface Forwarded {
  /** Code of our report; the request bears it, so that it is known again. */
  code: string;
  service: string;
  text: string;
  place?: string;
  latitude?: number;
  longitude?: number;
  answers: Record<string, string[]>;
  reporter?: { name?: string; email?: string; phone?: string };
}

/** How handing over ended; `token`: it is accepted and gets its number later. */
export type ForwardOutcome =
  | { state: 'sent'; externalId: string }
  | { state: 'token'; token: string }
  | { state: 'failed'; failure: FailureClass; reason: string; retryAfterSeconds?: number }
  | { state: 'unknown'; reason: string };

/** Where one of our requests stands at the other body. */
export interface ForwardStatus {
  externalId: string;
  status: string;
  /** What they say to it. */
  notes: string;
  at: Date;
}

/** Handing reports over to the server of another body. Everything but `send` is safe to repeat and throws `NetworkFailure`. */
export interface ForwardPort {
  listServices(account: ChannelAccount, signal: AbortSignal): Promise<ForwardService[]>;
  /** The questions of one service; the list does not hold them. */
  askService(account: ChannelAccount, code: string, signal: AbortSignal): Promise<ForwardQuestion[]>;
  /** The irreversible call, tried once. Never throws for what the server answered. */
  send(account: ChannelAccount, report: Forwarded, signal: AbortSignal): Promise<ForwardOutcome>;
  /** The number behind a token, or undefined while there is none. */
  numberOf(account: ChannelAccount, token: string, signal: AbortSignal): Promise<string | undefined>;
  /** After an unclear outcome: the number under which our report stands there, or undefined. */
  find(account: ChannelAccount, code: string, since: Date, signal: AbortSignal): Promise<string | undefined>;
  /** Where these requests stand; one that the server does not name is left out. */
  statuses(account: ChannelAccount, externalIds: string[], signal: AbortSignal): Promise<ForwardStatus[]>;
}
