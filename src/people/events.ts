import type { Tx } from '#src/db/kysely.ts';

/** Somebody no longer works for an agency: their open reports go to the substitute, or back to the agency's pile. */
export interface StaffLeft {
  staffId: number;
  /** The agency that was left; null for somebody who served the whole city. */
  agencyId: number | null;
  substituteId: number | null;
  /** Who decided it; null when it was done on the server itself. */
  byStaffId: number | null;
  at: Date;
}

type Listener = (tx: Tx, event: StaffLeft) => Promise<void>;

const listeners = new Set<Listener>();

/** Registers what a later capability does in the same transaction when somebody leaves; called once, when it is loaded. */
export function onStaffLeft(listener: Listener): void {
  listeners.add(listener);
}

/** Tells every later capability, inside the transaction that makes it true. */
export async function announceStaffLeft(tx: Tx, event: StaffLeft): Promise<void> {
  for (const listener of listeners) await listener(tx, event);
}
