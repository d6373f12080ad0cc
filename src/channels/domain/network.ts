import type { ForwardPort } from './forward.ts';
import type { Expiry, OAuthPort, Renewed } from './oauth.ts';
import type { PostFigures, PublishPort } from './publish.ts';
import type { LengthUnit } from './text-length.ts';

/**
 * The four ports behind which each network lives: connect (check, oauth, renew, expiries), receive (handshake, verify,
 * normalise, poll, complete, download), reply (abilities, reply, find) and publish (publish, measure).
 * Nothing outside `channels/<network>/` knows a network by name; what differs is said by these types.
 */

/** One request or polled page as it came, before anybody has understood it. */
export interface RawEvent {
  source: 'webhook' | 'poll' | 'form' | 'counter' | 'email' | 'api';
  receivedAt: Date;
  body: Uint8Array;
}

/** A file that came with a message; `url` or `ref` is fetched later by the channel, `bytes` were in the body itself. */
export interface Attachment {
  kind: 'image' | 'video' | 'audio' | 'file' | 'story_mention' | 'location' | 'unsupported';
  mime?: string;
  name?: string;
  url?: string;
  ref?: string;
  bytes?: Uint8Array;
  latitude?: number;
  longitude?: number;
  /** How long after the message the network keeps it, in seconds, where that is known: what vanishes first is fetched first. */
  keptSeconds?: number;
}

/** Who wrote, as the network tells it; every id is a string, 19 digits long ones too. */
export interface Author {
  externalId: string;
  handle?: string;
  name?: string;
  email?: string;
  phone?: string;
}

/**
 * What one raw event says, in the product's own words.
 * - `message`, `comment`, `mention`: something a person wrote; may open a report.
 * - `edit`, `delete`: about an earlier item, named by `externalId` of that item.
 * - `echo`: written by our own account, through us or in the network's own app.
 * - `unsupported`: a kind nobody here knows yet; kept and shown, never dropped.
 * - `automatic`: a bounce, auto-reply or system notice; kept, never opens a report.
 */
export interface Incoming {
  kind: 'message' | 'comment' | 'mention' | 'edit' | 'delete' | 'echo' | 'unsupported' | 'automatic';
  externalId: string;
  /** The network's key of the thread between one person and us (for comments: person + post thread). */
  conversation: string;
  /** Where an answer goes: a chat id, a top-level comment id, an address; opaque outside the network's folder. */
  replyTo: Record<string, string>;
  visibility: 'public' | 'private';
  author: Author;
  subject?: string;
  text: string;
  attachments: Attachment[];
  at: Date;
  /** Link a mimin can open to see the item in its place. */
  permalink?: string;
  /** The network's key of the post it stands under: many people's comments share it. */
  post?: string;
  /** External ids of earlier items that this one answers (e-mail references, reply_to). */
  answers?: string[];
  unsupported?: string;
  /** Text must be fetched from the network before it can be understood (Instagram mentions). */
  fetch?: Record<string, string>;
  /** Set when the item belongs to another account than the one whose address it came to (one Meta app serves several). */
  account?: string;
  given?: GivenFacts;
  /** Keys under which this thread stood before (a telephone number, then the network's own id for the person); it goes on under the new one. */
  formerly?: string[];
  /** Later news of one of our answers: an `echo` says that it stands there, an `automatic` `bounce_failed` why it does not. */
  told?: ToldLater;
  /** About something we may never have had (our own post, deleted): there is nothing to wait for. */
  ifKnown?: true;
  /** Set when it is one of several pieces of a long message: which of how many, and what all of them share. */
  part?: { of: string; number: number; total: number };
  /** A one-time code with which a member of staff links this chat to himself (`staffLink`); no resident's words. */
  linkCode?: string;
}

/** What a network says of an answer after the call: by our own key where it repeats that, and why when it failed after all. */
export interface ToldLater {
  /** `key` of the answer, as the outbox gave it to the network. */
  key?: string;
  failure?: FailureClass;
  reason?: string;
}

/** What the sender stated apart from the text (a form's fields), so that triage need not guess it. */
export interface GivenFacts {
  /** The code promised before the report existed. */
  code?: string;
  /** The text belongs to the existing report with this code (a resident writing on the tracking page). */
  followsCode?: string;
  place?: string;
  kelurahanCode?: string;
  latitude?: number;
  longitude?: number;
  privacy?: 'open' | 'anonymous' | 'secret';
  /** Filled honeypot or a machine's speed: kept, and shown as suspect. */
  suspect?: boolean;
  /** Staff id of the mimin who wrote it down at the counter. */
  enteredBy?: number;
  via?: string;
  /** Code of the topic that the sender chose from the city's list. */
  topic?: string;
}

/** How a failed call to a network is classed (platform-apis section 0, rule 9). */
export type FailureClass = 'reauth' | 'rate' | 'transient' | 'permanent' | 'policy';

/**
 * How one irreversible call ended. `failed` only when the network said so with a code listed as free of effect;
 * anything else is `unknown` and a person looks (corrections, 10).
 */
export type ReplyOutcome =
  | { state: 'sent'; externalId: string }
  | { state: 'failed'; failure: FailureClass; reason: string; retryAfterSeconds?: number }
  | { state: 'unknown'; reason: string };

/** The connection to one account: its own settings and secrets, already decrypted. */
export interface ChannelAccount {
  id: number;
  network: string;
  /** The account's own id on the network (Instagram user id, bot id, mailbox address). */
  externalId: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** Hears what the network's own headers say of our budget; called by the folder after each call that tells. */
  noteUsage?: (usage: Usage) => void;
}

/** How much of a budget is used, as the network told with an answer. */
export interface Usage {
  /** 0 to 1, or above when it is overdrawn. */
  share: number;
  /** Seconds until the budget is open again (or begins anew), where the network says. */
  resetSeconds?: number;
}

/** What the outbox asks a network to send, once. */
export interface Outgoing {
  /** Stable key of this intent; networks with an idempotency key (e-mail Message-ID) derive theirs from it. */
  key: string;
  visibility: 'public' | 'private';
  replyTo: Record<string, string>;
  subject?: string;
  text: string;
  /** True for the automatic receipt: never sent with a human-agent tag, marked auto-replied in e-mail. */
  automatic: boolean;
  /** When the person last wrote to us in this conversation; decides messaging windows. */
  lastInboundAt: Date;
  /** The product's own time, when it is not this machine's (a practice week played fast). */
  now?: Date;
}

/** Whether and how a person can be answered now; `until` is when the window closes; `maxBytes` counts UTF-8 where the network does. */
export type Ability =
  | {
      allowed: true;
      until?: Date;
      maxLength: number;
      /** How `maxLength` is counted; absent: UTF-16 units. */
      unit?: LengthUnit;
      maxBytes?: number;
      /** What the network or its folder puts before the text (`@name `), part of what the resident sees and of the length. */
      prefix?: string;
      /** Only one of these prepared texts may be sent (WhatsApp templates outside the window). */
      templates?: readonly string[];
    }
  | { allowed: false; reason: AbilityRefusal };
/** `person_stopped`: they asked not to be written to again. */
export type AbilityRefusal =
  | 'window_closed'
  | 'already_replied_privately'
  | 'not_offered'
  | 'not_permitted'
  | 'person_stopped';

export interface ReplyAbilities {
  public: Ability;
  private: Ability;
}

/** Facts of a conversation that decide what is allowed. */
export interface ReplyFacts {
  visibility: 'public' | 'private';
  lastInboundAt: Date;
  firstInboundAt: Date;
  privateRepliesSent: number;
  now: Date;
  /** Where an answer would go; some places take no private word. */
  replyTo?: Record<string, string>;
  /** The account's settings: some features (Instagram's human agent) widen what is allowed. */
  settings?: Record<string, string>;
}

export type WebhookVerdict =
  | { accepted: true }
  | { accepted: false; status: 400 | 401 | 403; reason: 'missing_signature' | 'bad_signature' | 'stale' | 'malformed' };

export interface WebhookRequest {
  headers: Headers;
  /** The raw bytes; of a call by GET (see `hookByGet`) the query as it stands in the address, our secret left out. */
  body: Uint8Array;
  now: Date;
  /** The whole address as the network called it: some sign it. */
  url: URL;
}

/** One page of polled material: the bodies to journal, and where to go on next time. */
export interface PolledPage {
  bodies: Uint8Array[];
  cursor: string | null;
  /** Called after the bodies are committed to the journal (mark as seen, advance an offset). */
  acknowledge?: () => Promise<void>;
}

/** What came of asking a network to call us. */
export interface Subscribed {
  /** Worth keeping, such as an id that was looked up. */
  settings: Record<string, string>;
  /** Where it ends by itself: after how many seconds. */
  lastsSeconds?: number;
  /** True when a person must still enter our address at the network, because no API of it does that. */
  byHand: boolean;
}

/** What a network's folder exports as `network`. */
export interface Network {
  name: string;
  /** Answers the GET handshake of the network, or undefined when it has none or the token is wrong; JSON where the network wants it. */
  handshake?(account: ChannelAccount, query: URLSearchParams): string | { json: unknown } | undefined;
  /**
   * Set when the network may also call by GET, with what it says in the address (SMS gateways); these fields of it repeat our
   * secret and are left out of the journal.
   */
  hookByGet?: { secretFields: readonly string[] };
  /** What the network wants to read when its call was accepted, if not a plain word; may differ with the account. */
  hookAnswer?(account: ChannelAccount): { mime: string; body: string };
  /** Fetches what `verify` needs and this process has not got yet (public keys, which change); throws when that is not to be had. */
  readyToVerify?(account: ChannelAccount, headers: Headers, signal: AbortSignal): Promise<void>;
  /** Checks a webhook on its raw bytes. Absent when the network has no webhook. */
  verify?(account: ChannelAccount, request: WebhookRequest): WebhookVerdict;
  /**
   * Asks the network to call this address from now on. Asked when an account that it calls is connected, and again before
   * it ends; safe to repeat. Throws `NetworkFailure`.
   */
  subscribe?(account: ChannelAccount, callback: URL, signal: AbortSignal): Promise<Subscribed>;
  /** Asks it to call nobody, where only then something can be polled; safe to repeat. Throws `NetworkFailure`. */
  unsubscribe?(account: ChannelAccount, signal: AbortSignal): Promise<void>;
  /**
   * Says what a raw event means, by its shape (a webhook, or an answer of the API as it was polled). Pure; throws
   * `UnreadableEvent` for what cannot be read at all (dead letter). An account whose `externalId` is empty (`mimin replay`)
   * is the one that the body names.
   */
  normalise(account: ChannelAccount, event: RawEvent): Promise<Incoming[]> | Incoming[];
  /** Fills items whose `fetch` is set by asking the network; returns them complete. */
  complete?(account: ChannelAccount, item: Incoming, signal: AbortSignal): Promise<Incoming>;
  /** Reads what is new since the cursor, newest state included; the journal and unique keys drop what is known. */
  poll?(account: ChannelAccount, cursor: string | null, signal: AbortSignal): AsyncIterable<PolledPage>;
  /** How long to rest between two polls of this account, in seconds; absent: the product's setting (POLL_SECONDS). */
  pollEverySeconds?(account: ChannelAccount): number;
  /** Downloads an attachment that came by reference; refuses what is larger than `maxBytes`. */
  download?(
    account: ChannelAccount,
    attachment: Attachment,
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<Uint8Array>;
  /** What may be answered now. Pure. */
  abilities(facts: ReplyFacts): ReplyAbilities;
  /** The irreversible call, tried once. Never throws for what the network answered. */
  reply(account: ChannelAccount, outgoing: Outgoing, signal: AbortSignal): Promise<ReplyOutcome>;
  /** True when a call with the same `key` again surely makes no second answer (an idempotency key, a chosen id). */
  repeatsSafely?: boolean;
  /** True when a conversation takes one answer for ever (a review): no automatic receipt takes that place. */
  answersOnce?: boolean;
  /** After an unclear outcome: looks on the network for what was sent; its id, or undefined when it is not (yet) there. Throws `NetworkFailure`. */
  find?(account: ChannelAccount, outgoing: Outgoing, since: Date, signal: AbortSignal): Promise<string | undefined>;
  /** Handing reports over to another body's server. */
  forward?: ForwardPort;
  /**
   * Set where staff may be told in a chat of their own with this account: how the chat is opened so that it brings the one-time
   * code back as `linkCode`. The address is absent where the account's name gives none; then `typed` is written by hand.
   */
  staffLink?(name: string, code: string): { address?: string; typed: string };
  /** Publishing, where the network lets programs do it. */
  publish?: PublishPort;
  /** Figures of one of our posts, by its id on the network. Throws `NetworkFailure`. */
  measure?(account: ChannelAccount, postId: string, signal: AbortSignal): Promise<PostFigures>;
  /** Consent by OAuth, where the network offers it. */
  oauth?: OAuthPort;
  /** New tokens while the old ones still work; throws `NetworkFailure`. */
  renew?(account: ChannelAccount, now: Date, signal: AbortSignal): Promise<Renewed>;
  /** What of this connection dies by itself, and when. Pure. */
  expiries?(account: ChannelAccount): Expiry[];
  /**
   * Checks that the stored secrets work (used when connecting and by `mimin doctor`); answers the account's own name and id,
   * and settings that only the network knows (when the token dies).
   */
  check(
    account: ChannelAccount,
    signal: AbortSignal,
  ): Promise<
    | { ok: true; externalId: string; name: string; settings?: Record<string, string> }
    | { ok: false; failure: FailureClass; reason: string }
  >;
}

/** A body that no rule of the network can read; the raw event becomes a visible dead letter. */
export class UnreadableEvent extends Error {
  override name = 'UnreadableEvent';
}
