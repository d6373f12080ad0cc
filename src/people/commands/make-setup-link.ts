import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type Actor, allow } from '../domain/policy.ts';
import { linkLifeMs } from '../domain/staff-link.ts';
import { addLink, endLinks } from '../store/links.ts';
import { hasOperator, lockPeople } from '../store/staff.ts';

/** Makes the one-use link of the first start (24 hours); refused once there is an operator. The link before it ends. */
export function makeSetupLink(app: App, actor: Actor): Promise<{ ok: true; path: string } | Refusal<'already_set_up'>> {
  allow(actor.kind === 'system');
  return app.db.transaction().execute(async (tx) => {
    const now = app.now();
    await lockPeople(tx);
    if (await hasOperator(tx)) return refuse('already_set_up');
    await endLinks(tx, { purpose: 'setup' }, now);
    const token = await addLink(tx, { purpose: 'setup', expiresAt: new Date(now.getTime() + linkLifeMs.setup) }, now);
    return { ok: true, path: `/pasang/${token}` };
  });
}
