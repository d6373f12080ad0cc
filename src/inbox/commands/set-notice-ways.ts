import type { App } from '#src/app.ts';
import type { StaffActor } from '#src/people/index.ts';
import type { SetNoticeWays } from '../schema.ts';

/** Sets how somebody is told: whether by gathered letters, and when not to be disturbed. What is already on its way stays. */
export async function setNoticeWays(app: App, actor: StaffActor, input: SetNoticeWays): Promise<void> {
  const ways = {
    email: input.email,
    quiet_from: input.quiet?.from ?? null,
    quiet_until: input.quiet?.until ?? null,
    set_at: app.now(),
  };
  await app.db
    .insertInto('notice_ways')
    .values({ staff_id: actor.staffId, ...ways })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(ways))
    .execute();
}
