import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { Form } from 'react-router';
import type { Role } from '../domain/policy.ts';
import type { Problem } from './field.tsx';
import { useWords } from './words.tsx';

interface InviteFormProps {
  roles: readonly Role[];
  agencies: { id: number; name: string }[];
  mayInviteForCity: boolean;
  problems: Record<string, Problem>;
  typed: Record<string, string>;
}

/** Asks whom to invite, as what, and for which agency. */
export function InviteForm({ roles, agencies, mayInviteForCity, problems, typed }: InviteFormProps) {
  const words = useWords();
  const say = (field: string) => {
    const problem = problems[field];
    return problem ? words.problems[problem] : undefined;
  };
  return (
    <section className="card" aria-labelledby="invite">
      <h2 id="invite">{words.people.invite}</h2>
      <Form method="post">
        <Stack mt="sm">
          <TextInput name="name" label={words.fields.name} required defaultValue={typed.name} error={say('name')} />
          <TextInput
            name="email"
            type="email"
            label={words.fields.email}
            required
            defaultValue={typed.email}
            error={say('email')}
          />
          <NativeSelect
            name="role"
            label={words.fields.role}
            defaultValue={typed.role ?? roles[0]}
            error={say('role')}
            data={roles.map((role) => ({ value: role, label: `${words.roles[role]}: ${words.roleHints[role]}` }))}
          />
          <NativeSelect
            name="agencyId"
            label={words.fields.agency}
            defaultValue={typed.agencyId ?? ''}
            error={say('agencyId')}
            data={[
              ...(mayInviteForCity ? [{ value: '', label: words.fields.noAgency }] : []),
              ...agencies.map((agency) => ({ value: String(agency.id), label: agency.name })),
            ]}
          />
          <Button type="submit">{words.people.inviteSubmit}</Button>
        </Stack>
      </Form>
    </section>
  );
}
