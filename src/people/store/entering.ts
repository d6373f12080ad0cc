import type { App } from '#src/app.ts';
import type { StaffActor } from '../domain/policy.ts';
import { recordAudit } from './audit.ts';
import { findStaffActor } from './staff.ts';

export interface Entered {
  ok: true;
  next: 'desk';
  actor: StaffActor;
  cookies: string[];
}

/** Says who has just logged in, and notes it in the audit trail. */
export async function enter(app: App, userId: string, email: string, cookies: string[]): Promise<Entered> {
  const actor = await findStaffActor(app.db, userId);
  // Ending somebody removes their log-in in the same transaction, so a log-in without a person cannot be.
  if (!actor) throw new Error('a log-in without a member of staff');
  await recordAudit(app.db, actor, { action: 'logged_in', subject: email }, app.now());
  return { ok: true, next: 'desk', actor, cookies };
}
