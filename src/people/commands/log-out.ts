import type { App } from '#src/app.ts';
import type { Actor } from '../domain/policy.ts';
import { recordAudit } from '../store/audit.ts';
import { forgetSeats } from '../store/session.ts';
import { askAuth, type Visit } from '../store/visit.ts';

/** Ends the session of this browser; gives the cookies that make the browser forget it. */
export async function logOut(app: App, actor: Actor, input: { visit: Visit }): Promise<{ cookies: string[] }> {
  const answer = await askAuth(app, (api) => api.signOut({ headers: input.visit.headers, returnHeaders: true }));
  forgetSeats(app);
  if (actor.kind === 'staff') await recordAudit(app.db, actor, { action: 'logged_out' }, app.now());
  return { cookies: answer.ok ? answer.cookies : [] };
}
