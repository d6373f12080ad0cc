import type { App } from '#src/app.ts';
import { cityReader } from '#src/city-reader.ts';
import {
  acceptInvitation,
  inviteStaff,
  makeSetupLink,
  type Role,
  type StaffActor,
  setUpCity,
} from '#src/people/index.ts';

/** For the practice city, tests and benches only: such a city is thrown away. */
export const practicePassword = 'sawah-hijau-di-tepi-cisadane';

/** Sets up the shipped city through the same command as the set-up page. */
export async function setUpPracticeCity(app: App): Promise<StaffActor> {
  const link = await makeSetupLink(app, { kind: 'system' });
  if (!link.ok) throw new Error(link.reason);
  const done = await setUpCity(
    app,
    { kind: 'resident' },
    {
      token: link.path.split('/').at(-1) ?? '',
      operator: {
        cityName: 'Kota Tangerang',
        name: 'Oki Operator',
        email: 'operator@kota.example',
        password: practicePassword,
        repeated: practicePassword,
      },
      language: 'id',
      data: await cityReader.readPreset('kota-tangerang'),
    },
  );
  if (!done.ok) throw new Error(done.reason);
  return {
    kind: 'staff',
    staffId: done.staffId,
    name: 'Oki Operator',
    role: 'operator',
    agencyId: null,
    language: 'id',
  };
}

let people = 0;

/** Invites somebody and accepts the invitation; answers who they are and how they log in. */
export async function addPracticeStaff(
  app: App,
  operator: StaffActor,
  role: Role,
  agencyCode?: string,
  person?: { name: string; email: string },
): Promise<StaffActor & { email: string }> {
  const agency = agencyCode
    ? await app.db.selectFrom('agencies').select('id').where('code', '=', agencyCode).executeTakeFirstOrThrow()
    : undefined;
  const { name, email } = person ?? { name: `${role} ${++people}`, email: `${role}-${people}@kota.example` };
  const invited = await inviteStaff(app, operator, { name, email, role, agencyId: agency?.id });
  if (!invited.ok) throw new Error(invited.reason);
  const accepted = await acceptInvitation(
    app,
    { kind: 'resident' },
    {
      token: invited.path.split('/').at(-1) ?? '',
      name,
      password: practicePassword,
      repeated: practicePassword,
      language: 'id',
    },
  );
  if (!accepted.ok) throw new Error(accepted.reason);
  return { kind: 'staff', staffId: accepted.staffId, name, role, agencyId: agency?.id ?? null, language: 'id', email };
}
