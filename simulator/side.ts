import type { Deliverer } from './delivery.ts';
import type { Call, Reply } from './http.ts';
import type { SentAnswer } from './record.ts';

/** What the parts of the practice city have in common. */
export interface SideOptions {
  /** Everything the city sent and the networks accepted; each side adds its own. */
  sent: SentAnswer[];
  /** Address of the practice city, known once it listens. */
  base: () => string;
  now: () => Date;
}

/** What a connected channel needs to know to speak to its practice network. */
export interface PracticeAccount {
  externalId: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/** One way in which a resident can speak on a network. */
export interface Way {
  key: string;
  label: string;
  /** The network tells of it once, by its webhook, and offers no way to read it again. */
  toldOnce?: boolean;
  /** What is said this way has no words (stars alone). */
  wordless?: boolean;
}

/** Who speaks: a handle without `@`, and the name shown beside it. */
export interface Speaker {
  username: string;
  name: string;
}

/** One network of the practice city: it answers the official API, and residents act on it. */
export interface Side {
  /** The name the product gives this network. */
  readonly network: string;
  /** The name people know it by. */
  readonly title: string;
  /** The first one is the usual one. */
  readonly ways: readonly Way[];
  /** Absent where the network never calls. */
  readonly webhook?: Deliverer;
  account(): PracticeAccount;
  /** A resident says something; answers the id under which the product will know it. */
  speak(way: string, text: string, by: Speaker): Promise<string>;
  /** Answers a call to this network's API; undefined when the address is not of this network. */
  answer(call: Call, gone: AbortSignal): Promise<Reply> | Reply | undefined;
  start?(): Promise<void>;
  stop(): void;
}
