import { Anchor, SimpleGrid } from '@mantine/core';
import { data, Link } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { nameBrowser } from '#src/people/domain/browser-name.ts';
import {
  canChangeRole,
  canEndSessions,
  canEndStaff,
  canResetPassword,
  canSeePeople,
  canTransfer,
  grantableRoles,
  roles,
} from '#src/people/domain/policy.ts';
import { handlePersonForm } from '#src/people/routes/desk-person-forms.ts';
import { listSessions } from '#src/people/store/logins.ts';
import { orRefuse, refusePage, requireStaff } from '#src/people/store/session.ts';
import { findPerson, listStaff, listWorkingAgencies } from '#src/people/store/staff.ts';
import { MadeLink } from '#src/people/ui/made-link.tsx';
import { PersonForms } from '#src/people/ui/person-forms.tsx';
import { formatInstant, useLanguage, useWords } from '#src/people/ui/words.tsx';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, Said } from '#src/ui/desk-parts.tsx';
import type { Route } from './+types/desk-person';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const actor = await requireStaff(context, request);
  const staffId = Number(params.id);
  const person = Number.isSafeInteger(staffId) && staffId < 2 ** 31 ? await findPerson(app.db, staffId) : undefined;
  if (!person) throw data(null, { status: 404 });
  if (!canSeePeople(actor, person.agencyId)) throw refusePage(context);
  const [colleagues, agencies, sessions] = await Promise.all([
    listStaff(app.db, { agencyId: person.agencyId, ended: false }),
    listWorkingAgencies(app.db),
    person.userId && canEndSessions(actor, person) ? listSessions(app.db, person.userId, app.now()) : [],
  ]);
  const isSelf = person.staffId === actor.staffId;
  const isOpen = !person.endedAt && !isSelf;
  const { userId: _, ...shown } = person;
  return {
    person: shown,
    isSelf,
    substitutes: colleagues.filter((colleague) => colleague.staffId !== person.staffId),
    agencies,
    sessions: sessions.map(({ sessionId, createdAt, browser }) => ({
      sessionId,
      createdAt,
      browser: nameBrowser(browser),
    })),
    roles: roles.filter((role) => grantableRoles[actor.role].includes(role) && role !== person.role),
    may: {
      changeRole: isOpen && canChangeRole(actor, person, person.role),
      transfer: isOpen && canTransfer(actor, person, null),
      reset: isOpen && canResetPassword(actor, person),
      endSessions: isOpen && canEndSessions(actor, person),
      end: isOpen && canEndStaff(actor, person),
    },
    done: new URL(request.url).searchParams.get('kabar') === 'tersimpan',
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const actor = await requireStaff(context, request);
  const form = await readForm(request);
  form.set('staffId', params.id);
  const facts = context.get(requestContext);
  const answer = await orRefuse(context, () => handlePersonForm(app, actor, form, facts));
  return answer instanceof Response ? answer : data(answer, { status: answer.made ? 200 : 422 });
}

export default function DeskPersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords();
  const language = useLanguage();
  const { person, may } = loaderData;
  return (
    <DeskPage
      title={person.name}
      lead={[words.roles[person.role], person.agency ?? words.fields.noAgency, person.email]
        .filter(Boolean)
        .join(' · ')}
    >
      <title>{`${person.name} · Mimin`}</title>
      <Anchor component={Link} to="/desk/orang">
        {words.person.back}
      </Anchor>
      {loaderData.done && !actionData ? <Said>{words.person.done}</Said> : null}
      {actionData?.made ? <MadeLink {...actionData.made} title={words.person.resetReady} /> : null}
      {person.endedAt ? (
        <p>
          {words.person.endedAt(formatInstant(person.endedAt, language))}{' '}
          {person.substitute ? words.person.replacedBy(person.substitute) : null}
        </p>
      ) : null}
      {loaderData.isSelf ? (
        <p>
          {words.person.yourself} <Anchor href="/akun">{words.account.title}</Anchor>
        </p>
      ) : null}
      {!loaderData.isSelf && !person.endedAt && !Object.values(may).some(Boolean) ? (
        <p>{words.person.nothing}</p>
      ) : null}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <PersonForms {...loaderData} problem={actionData?.problem} />
      </SimpleGrid>
    </DeskPage>
  );
}
