import type { App } from '#src/app.ts';
import type { StaffActor } from '../domain/policy.ts';
import { forgetSeats } from '../store/session.ts';
import { setStaffLanguage } from '../store/staff.ts';

/** Sets the language somebody reads the desk in. */
export async function changeLanguage(app: App, actor: StaffActor, input: { language: 'id' | 'en' }): Promise<void> {
  await setStaffLanguage(app.db, actor.staffId, input.language);
  forgetSeats(app);
}
