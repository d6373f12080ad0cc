import type { ChannelAccount, FailureClass } from './network.ts';

/** A picture, film or document of a post, at an address the network can fetch; `bytes` where the network wants an upload. */
export interface PostMedia {
  kind: 'image' | 'video' | 'document';
  mime: string;
  url: string;
  /** What stands in it, for who cannot see it. */
  alt?: string;
  bytes?: Uint8Array;
}

/** What one account is to publish, once. */
export interface Post {
  /** Stable key of this intent; networks with an idempotency key derive theirs from it. */
  key: string;
  text: string;
  title?: string;
  link?: string;
  media: PostMedia[];
  /** The network's own choices (`reel`, `story`, `privacy_level`), opaque outside its folder. */
  choices: Record<string, string>;
}

/**
 * Where one publication stands. `pending`: the network is at work, ask again; `ready`: only the irreversible step is left;
 * `handle` carries what the next step needs (a container's id) and is stored before that step.
 */
export type PublishStep =
  | { state: 'pending'; handle: Record<string, string>; afterSeconds: number }
  | { state: 'ready'; handle: Record<string, string> }
  | { state: 'completed'; externalId: string; permalink?: string }
  | { state: 'failed'; failure: FailureClass; reason: string; retryAfterSeconds?: number }
  | { state: 'unknown'; reason: string };

/** Publishing in three steps, of which only `complete` is seen by anybody and is tried once per intent. */
export interface PublishPort {
  /** Makes what nobody sees yet (container, upload). Safe to repeat. */
  prepare(account: ChannelAccount, post: Post, signal: AbortSignal): Promise<PublishStep>;
  /** Asks how far a prepared post is. Safe to repeat; answers `completed` when an earlier `complete` worked. */
  check(account: ChannelAccount, handle: Record<string, string>, signal: AbortSignal): Promise<PublishStep>;
  /** The irreversible step. Never throws for what the network answered. */
  complete(
    account: ChannelAccount,
    post: Post,
    handle: Record<string, string>,
    signal: AbortSignal,
  ): Promise<PublishStep>;
  /** After an unclear outcome: the post with this text on the account since then, or undefined. Throws `NetworkFailure`. */
  find?(
    account: ChannelAccount,
    post: Post,
    since: Date,
    signal: AbortSignal,
  ): Promise<{ externalId: string; permalink?: string } | undefined>;
}

/** Figures of one post; null means the network has no figure (yet), which is not zero. */
export interface PostFigures {
  views: number | null;
  reach: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  saves: number | null;
  clicks: number | null;
}

/** No figure at all: what a network answers within its lag or below its threshold. */
export const noFigures: PostFigures = {
  views: null,
  reach: null,
  likes: null,
  comments: null,
  shares: null,
  saves: null,
  clicks: null,
};
