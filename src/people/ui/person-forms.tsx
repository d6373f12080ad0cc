import { Button, Checkbox, NativeSelect, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { Role } from '../domain/policy.ts';
import type { Problem } from './field.tsx';
import { formatInstant, useLanguage, useWords } from './words.tsx';

interface PersonFormsProps {
  person: { agencyId: number | null };
  may: { changeRole: boolean; transfer: boolean; reset: boolean; endSessions: boolean; end: boolean };
  roles: Role[];
  agencies: { id: number; name: string }[];
  substitutes: { staffId: number; name: string; role: Role }[];
  sessions: { sessionId: string; createdAt: Date | string; browser: string | undefined }[];
  problem: { part: string; reason: Problem } | undefined;
}

/** The forms about one person; each is there only for whoever may use it. */
export function PersonForms(props: PersonFormsProps) {
  const { person, may, agencies, sessions, problem } = props;
  const words = useWords();
  const language = useLanguage();
  const substitute = <SubstituteSelect substitutes={props.substitutes} />;
  return (
    <>
      {may.changeRole && props.roles.length > 0 ? (
        <PersonForm part="role" title={words.person.role} submit={words.person.roleSubmit} problem={problem}>
          <NativeSelect
            name="role"
            label={words.fields.role}
            data={props.roles.map((role) => ({ value: role, label: `${words.roles[role]}: ${words.roleHints[role]}` }))}
          />
        </PersonForm>
      ) : null}
      {may.transfer ? (
        <PersonForm
          part="transfer"
          title={words.person.transfer}
          hint={words.person.transferHint}
          submit={words.person.transferSubmit}
          problem={problem}
        >
          <NativeSelect
            name="agencyId"
            label={words.fields.agency}
            defaultValue={person.agencyId ?? ''}
            data={[
              { value: '', label: words.fields.noAgency },
              ...agencies.map((agency) => ({ value: String(agency.id), label: agency.name })),
            ]}
          />
          {substitute}
        </PersonForm>
      ) : null}
      {may.reset ? (
        <PersonForm
          part="reset"
          title={words.person.reset}
          hint={words.person.resetHint}
          submit={words.person.resetSubmit}
          problem={problem}
        >
          <Checkbox name="clearsSecondFactor" label={words.person.resetSecond} />
        </PersonForm>
      ) : null}
      {may.endSessions ? (
        <PersonForm
          part="sessions"
          title={words.person.sessions}
          submit={sessions.length > 0 ? words.person.endSessions : undefined}
          problem={problem}
        >
          {sessions.length === 0 ? <p>{words.person.noSessions}</p> : null}
          {sessions.map((session) => (
            <p key={session.sessionId}>
              {session.browser ?? words.account.unknownBrowser}, {words.account.sessionSince}{' '}
              {formatInstant(session.createdAt, language)}
            </p>
          ))}
        </PersonForm>
      ) : null}
      {may.end ? (
        <PersonForm
          part="end"
          title={words.person.end}
          hint={words.person.endHint}
          submit={words.person.endSubmit}
          problem={problem}
          isGrave
        >
          {substitute}
        </PersonForm>
      ) : null}
    </>
  );
}

interface PersonFormProps {
  part: string;
  title: string;
  hint?: string;
  submit: string | undefined;
  problem: { part: string; reason: Problem } | undefined;
  isGrave?: boolean;
  children: ReactNode;
}

function PersonForm({ part, title, hint, submit, problem, isGrave = false, children }: PersonFormProps) {
  const words = useWords();
  return (
    <section className="card" aria-labelledby={`part-${part}`}>
      <h2 id={`part-${part}`}>{title}</h2>
      <Form method="post">
        <Stack mt="sm">
          <input type="hidden" name="part" value={part} />
          {hint ? <p className="hint">{hint}</p> : null}
          {problem?.part === part ? (
            <p className="error" role="alert">
              {words.problems[problem.reason]}
            </p>
          ) : null}
          {children}
          {submit ? (
            <Button type="submit" variant={isGrave ? 'outline' : 'filled'} {...(isGrave ? { color: 'merah' } : {})}>
              {submit}
            </Button>
          ) : null}
        </Stack>
      </Form>
    </section>
  );
}

function SubstituteSelect({ substitutes }: { substitutes: PersonFormsProps['substitutes'] }) {
  const words = useWords();
  return (
    <NativeSelect
      name="substituteId"
      label={words.fields.substitute}
      data={[
        { value: '', label: words.fields.noSubstitute },
        ...substitutes.map((colleague) => ({
          value: String(colleague.staffId),
          label: `${colleague.name} (${words.roles[colleague.role]})`,
        })),
      ]}
    />
  );
}
