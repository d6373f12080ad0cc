import { Anchor, Group, SimpleGrid, Table } from '@mantine/core';
import { data, Link } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { inviteStaff } from '#src/people/commands/invite-staff.ts';
import { readFields, typedText } from '#src/people/domain/form.ts';
import { canManageTokens, canSeeAudit, canSeePeople, grantableRoles, peoplePolicy } from '#src/people/domain/policy.ts';
import { inviteStaff as inviteStaffForm } from '#src/people/schema.ts';
import { mailStaffLink } from '#src/people/store/link-mail.ts';
import { listInvitations } from '#src/people/store/links.ts';
import { orRefuse, refusePage, requireStaff } from '#src/people/store/session.ts';
import { listStaff, listWorkingAgencies } from '#src/people/store/staff.ts';
import type { Problem } from '#src/people/ui/field.tsx';
import { InviteForm } from '#src/people/ui/invite-form.tsx';
import { MadeLink } from '#src/people/ui/made-link.tsx';
import { PeopleFilter } from '#src/people/ui/people-filter.tsx';
import { formatInstant, useLanguage, useWords } from '#src/people/ui/words.tsx';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Tag } from '#src/ui/desk-parts.tsx';
import type { Route } from './+types/desk-people';

export async function loader({ request, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const actor = await requireStaff(context, request);
  const search = new URL(request.url).searchParams;
  const wanted = readSmallId(search.get('opd'));
  const agencyId = peoplePolicy[actor.role].see_people === 'all' ? wanted : actor.agencyId;
  if (!canSeePeople(actor, agencyId ?? null)) throw refusePage(context);
  const ended = search.get('keadaan') === 'berhenti';
  const filter = agencyId === undefined ? {} : { agencyId };
  const mayInvite = grantableRoles[actor.role].length > 0;
  const [people, invitations, agencies] = await Promise.all([
    listStaff(app.db, { ...filter, ended }),
    mayInvite && !ended ? listInvitations(app.db, filter, app.now()) : [],
    listWorkingAgencies(app.db),
  ]);
  const everywhere = peoplePolicy[actor.role].invite === 'all';
  return {
    people,
    invitations,
    ended,
    agencyId: agencyId ?? null,
    seesAll: peoplePolicy[actor.role].see_people === 'all',
    agencies,
    mayGrant: grantableRoles[actor.role],
    inviteAgencies: everywhere ? agencies : agencies.filter((agency) => agency.id === actor.agencyId),
    mayInviteForCity: everywhere,
    maySeeAudit: canSeeAudit(actor),
    mayManageTokens: canManageTokens(actor),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const actor = await requireStaff(context, request);
  const form = await readForm(request);
  const read = readFields(form, inviteStaffForm);
  if (!read.ok) return data({ problems: read.problems as Record<string, Problem>, typed: read.typed }, { status: 422 });
  const invited = await orRefuse(context, async () => inviteStaff(app, actor, read.value));
  if (!invited.ok) {
    const field = invited.reason === 'email_taken' ? 'email' : 'agencyId';
    const problems: Record<string, Problem> = { [field]: invited.reason };
    return data({ problems, typed: typedText(Object.fromEntries(form)) }, { status: 422 });
  }
  const { name, email } = read.value;
  const made = { kind: 'invite', name, email, path: invited.path, expiresAt: invited.expiresAt } as const;
  const { link, mailed } = await mailStaffLink(app, context.get(requestContext), made);
  return data({ made: { name, link, until: invited.expiresAt, mailed } });
}

export default function DeskPeoplePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords();
  const language = useLanguage();
  const { people, invitations, ended } = loaderData;
  const made = actionData && 'made' in actionData ? actionData.made : undefined;
  const failed = actionData && 'problems' in actionData ? actionData : undefined;
  return (
    <DeskPage title={words.people.title} lead={words.people.lead}>
      <title>{`${words.people.title} · Mimin`}</title>
      <Group component="nav" aria-label={words.people.title}>
        {loaderData.mayManageTokens ? (
          <Anchor component={Link} to="/desk/token">
            {words.people.tokens}
          </Anchor>
        ) : null}
        {loaderData.maySeeAudit ? (
          <Anchor component={Link} to="/desk/audit">
            {words.people.audit}
          </Anchor>
        ) : null}
      </Group>
      {made ? <MadeLink {...made} title={words.people.invited(made.name)} /> : null}
      <PeopleFilter
        agencies={loaderData.seesAll ? loaderData.agencies : []}
        agencyId={loaderData.agencyId}
        ended={ended}
      />
      {people.length === 0 ? (
        <EmptyState title={words.people.title}>{ended ? words.people.noneEnded : words.people.none}</EmptyState>
      ) : (
        <Table.ScrollContainer minWidth={640}>
          <Table striped>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.fields.name}</Table.Th>
                <Table.Th>{words.fields.role}</Table.Th>
                <Table.Th>{words.fields.agency}</Table.Th>
                <Table.Th>{ended ? words.fields.substitute : words.people.secondFactor}</Table.Th>
                <Table.Th>{words.people.lastLogin}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {people.map((person) => (
                <Table.Tr key={person.staffId}>
                  <Table.Td>
                    <Anchor component={Link} to={`/desk/orang/${person.staffId}`}>
                      {person.name}
                    </Anchor>
                    {person.email ? <div>{person.email}</div> : null}
                  </Table.Td>
                  <Table.Td>{words.roles[person.role]}</Table.Td>
                  <Table.Td>{person.agency ?? words.fields.noAgency}</Table.Td>
                  <Table.Td>
                    {ended ? (
                      (person.substitute ?? '–')
                    ) : (
                      <Tag tone={person.hasSecondFactor ? 'brand' : 'warn'}>
                        {person.hasSecondFactor ? words.people.on : words.people.off}
                      </Tag>
                    )}
                  </Table.Td>
                  <Table.Td>
                    {person.lastLoginAt ? formatInstant(person.lastLoginAt, language) : words.people.never}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {loaderData.mayGrant.length > 0 && !ended ? (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <InviteForm
            // A new form after each invitation, so that the next one starts empty.
            key={made?.link ?? 'first'}
            roles={loaderData.mayGrant}
            agencies={loaderData.inviteAgencies}
            mayInviteForCity={loaderData.mayInviteForCity}
            problems={failed?.problems ?? {}}
            typed={failed?.typed ?? {}}
          />
          {invitations.length > 0 ? (
            <section className="card" aria-labelledby="invitations">
              <h2 id="invitations">{words.people.invitations}</h2>
              {invitations.map((invitation) => (
                <p key={invitation.id}>
                  {invitation.name} ({invitation.email}), {words.roles[invitation.role]}
                  {invitation.agency ? `, ${invitation.agency}` : ''}. {words.people.until}{' '}
                  {formatInstant(invitation.expiresAt, language)}.
                </p>
              ))}
            </section>
          ) : null}
        </SimpleGrid>
      ) : null}
    </DeskPage>
  );
}
