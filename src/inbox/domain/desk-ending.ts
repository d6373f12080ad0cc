import type { DeskProof } from './proof-rules.ts';

/** What the report page tells about ending the report. */
export interface DeskEnding {
  /** The topic asks for a photo. */
  proof: boolean;
  /** Resolving would only ask for the head's word. */
  asks: boolean;
  proofs: DeskProof[];
  /** May ask for the file as it came. */
  mayOpen: boolean;
  mayRemove: boolean;
  waiting: {
    askedBy: string;
    askedAt: string;
    explanation: string;
    mayDecide: boolean;
    /** The reader asked for it himself. */
    own: boolean;
  } | null;
}
