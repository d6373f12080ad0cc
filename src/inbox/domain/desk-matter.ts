import type { MatterBand, MatterReason } from './matter-reasons.ts';

/** A report that may be the same matter, as the desk shows it. */
export interface DeskSuggestion {
  id: number;
  code: string;
  title: string;
  network: string;
  agency: string | null;
  openedAt: string;
  band: MatterBand;
  reasons: MatterReason[];
  /** Stands ticked on the page of the group. */
  ticked: boolean;
}

/** A report that is joined to the open one. */
export interface DeskJoined {
  id: number;
  code: string;
  title: string;
  maySplit: boolean;
}

/** What the desk says about the matter of an open report. */
export interface DeskMatter {
  suggestions: DeskSuggestion[];
  /** How often suggestions of a band were right, of how many that people decided. */
  precision: Record<MatterBand, { right: number; of: number }>;
  joined: DeskJoined[];
  /** Joined reports that the reader may not see. */
  unseen: number;
  /** The report that answers for this one; its page only where the reader may open it. */
  main: { id: number; code: string | null; title: string | null } | null;
}

/** Below so many decisions a share says nothing. */
export const leastDecisions = 20;
