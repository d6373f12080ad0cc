import type { App } from '#src/app.ts';
import { type Refusal, refuse } from '#src/shared/result.ts';
import { type CityDataRefusal, checkCityData } from '../domain/city-data.ts';
import { checkNewPassword, type NewPasswordRefusal } from '../domain/password-rules.ts';
import type { Actor } from '../domain/policy.ts';
import { checkLink, type LinkRefusal } from '../domain/staff-link.ts';
import type { CityData, FirstOperator } from '../schema.ts';
import { recordAudit } from '../store/audit.ts';
import { addCity, hasCity } from '../store/city.ts';
import { findLink, lockLink, markLinkUsed } from '../store/links.ts';
import { addLogin } from '../store/logins.ts';
import { hashPassword } from '../store/passwords.ts';
import { addStaff, findStaffActor, hasOperator, lockPeople } from '../store/staff.ts';

export interface SetUpCity {
  token: string;
  operator: FirstOperator;
  language: 'id' | 'en';
  data: CityData;
}

type Refusals = LinkRefusal | NewPasswordRefusal | CityDataRefusal | 'already_set_up';

/** Loads the city's tables and makes its first operator, all or nothing; a second set-up is refused. */
export async function setUpCity(
  app: App,
  _actor: Actor,
  input: SetUpCity,
): Promise<{ ok: true; staffId: number } | Refusal<Refusals>> {
  const { operator, language } = input;
  // Hashing is dear on purpose, so a made-up link is turned away before it.
  const early = checkLink(await findLink(app.db, input.token), 'setup', app.now());
  if (!early.ok) return early;
  const passwordHash = await hashPassword(operator.password);
  return app.db.transaction().execute(async (tx) => {
    const now = app.now();
    await lockPeople(tx);
    const found = checkLink(await lockLink(tx, input.token), 'setup', now);
    if (!found.ok) return found;
    if ((await hasOperator(tx)) || (await hasCity(tx))) return refuse('already_set_up');
    const checked = checkCityData(input.data);
    if (!checked.ok) return checked;
    const password = checkNewPassword(operator, operator.email);
    if (!password.ok) return password;
    await markLinkUsed(tx, found.link.id, now);
    const userId = await addLogin(tx, { name: operator.name, email: operator.email, passwordHash }, now);
    if (!userId) return refuse('already_set_up');
    const staffId = await addStaff(
      tx,
      { userId, name: operator.name, role: 'operator', agencyId: null, language },
      now,
    );
    await addCity(tx, input.data, { name: operator.cityName, language, madeBy: staffId }, now);
    const actor = await findStaffActor(tx, userId);
    const detail = {
      agencies: input.data.agencies.length,
      topics: input.data.topics.length,
      areas: input.data.areas.length,
    };
    if (actor) await recordAudit(tx, actor, { action: 'city_set_up', subject: operator.cityName, detail }, now);
    return { ok: true as const, staffId };
  });
}
