import { Button, Checkbox, Group, NativeSelect, Stack, Table, TextInput } from '@mantine/core';
import { data, Form } from 'react-router';
import { appContext } from '#src/context.ts';
import { endApiToken } from '#src/people/commands/end-api-token.ts';
import { makeApiToken } from '#src/people/commands/make-api-token.ts';
import { apiScopes } from '#src/people/domain/api-scopes.ts';
import { readFields, typedText } from '#src/people/domain/form.ts';
import { canManageTokens } from '#src/people/domain/policy.ts';
import { endApiToken as endApiTokenForm, makeApiToken as makeApiTokenForm } from '#src/people/schema.ts';
import { goOn } from '#src/people/store/answers.ts';
import { listApiTokens } from '#src/people/store/api-tokens.ts';
import { orRefuse, refusePage, requireStaff } from '#src/people/store/session.ts';
import { listWorkingAgencies } from '#src/people/store/staff.ts';
import type { Problem } from '#src/people/ui/field.tsx';
import { CopyLink } from '#src/people/ui/made-link.tsx';
import { formatInstant, useLanguage, useWords } from '#src/people/ui/words.tsx';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said } from '#src/ui/desk-parts.tsx';
import type { Route } from './+types/desk-tokens';

export async function loader({ request, context }: Route.LoaderArgs) {
  const actor = await requireStaff(context, request);
  if (!canManageTokens(actor)) throw refusePage(context);
  const { db } = context.get(appContext);
  const [tokens, agencies] = await Promise.all([listApiTokens(db), listWorkingAgencies(db)]);
  return { tokens, agencies };
}

export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const actor = await requireStaff(context, request);
  const form = await readForm(request);
  if (form.get('part') === 'end') {
    const read = readFields(form, endApiTokenForm);
    if (read.ok) await orRefuse(context, () => endApiToken(app, actor, read.value));
    return goOn('/desk/token');
  }
  const read = readFields(form, makeApiTokenForm);
  if (!read.ok) return data({ problems: read.problems as Record<string, Problem>, typed: read.typed }, { status: 422 });
  const made = await orRefuse(context, async () => makeApiToken(app, actor, read.value));
  if (made.ok) return data({ token: made.token });
  const problems: Record<string, Problem> = { agencyId: made.reason };
  return data({ problems, typed: typedText(Object.fromEntries(form)) }, { status: 422 });
}

export default function DeskTokensPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords();
  const language = useLanguage();
  const failed = actionData && 'problems' in actionData ? actionData : undefined;
  const say = (field: string) => {
    const problem = failed?.problems[field];
    return problem ? words.problems[problem] : undefined;
  };
  const token = actionData && 'token' in actionData ? actionData.token : undefined;
  return (
    <DeskPage title={words.tokens.title} lead={words.tokens.lead}>
      <title>{`${words.tokens.title} · Mimin`}</title>
      {token ? (
        <Said>
          <p>{words.tokens.made}</p>
          <Group>
            <code style={{ overflowWrap: 'anywhere' }}>{token}</code>
            <CopyLink text={token} />
          </Group>
        </Said>
      ) : null}
      <section className="card">
        <Form method="post" key={token ?? 'first'}>
          <Stack>
            <TextInput
              name="name"
              label={words.tokens.name}
              required
              defaultValue={failed?.typed.name}
              error={say('name')}
            />
            <NativeSelect
              name="agencyId"
              label={words.fields.agency}
              defaultValue={failed?.typed.agencyId ?? ''}
              error={say('agencyId')}
              data={[
                { value: '', label: words.fields.noAgency },
                ...loaderData.agencies.map((agency) => ({ value: String(agency.id), label: agency.name })),
              ]}
            />
            <Checkbox.Group label={words.tokens.scopes} error={say('scopes')} defaultValue={['reports:read']}>
              <Stack gap="xs" mt="xs">
                {apiScopes.map((scope) => (
                  <Checkbox key={scope} name="scopes" value={scope} label={words.tokens.scopeNames[scope]} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Button type="submit">{words.tokens.submit}</Button>
          </Stack>
        </Form>
      </section>
      {loaderData.tokens.length === 0 ? (
        <EmptyState title={words.tokens.title}>{words.tokens.none}</EmptyState>
      ) : (
        <Table.ScrollContainer minWidth={640}>
          <Table striped>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.tokens.name}</Table.Th>
                <Table.Th>{words.fields.agency}</Table.Th>
                <Table.Th>{words.tokens.scopes}</Table.Th>
                <Table.Th>{words.tokens.madeAt}</Table.Th>
                <Table.Th>{words.tokens.lastUsed}</Table.Th>
                <Table.Th>{words.tokens.end}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {loaderData.tokens.map((row) => (
                <Table.Tr key={row.tokenId}>
                  <Table.Td>{row.name}</Table.Td>
                  <Table.Td>{row.agency ?? words.fields.noAgency}</Table.Td>
                  <Table.Td>
                    {row.scopes
                      .map((scope) => words.tokens.scopeNames[scope as keyof typeof words.tokens.scopeNames] ?? scope)
                      .join(', ')}
                  </Table.Td>
                  <Table.Td>{formatInstant(row.madeAt, language)}</Table.Td>
                  <Table.Td>{row.lastUsedAt ? formatInstant(row.lastUsedAt, language) : words.tokens.never}</Table.Td>
                  <Table.Td>
                    {row.endedAt ? (
                      words.tokens.ended
                    ) : (
                      <Form method="post">
                        <input type="hidden" name="part" value="end" />
                        <input type="hidden" name="tokenId" value={row.tokenId} />
                        <Button type="submit" size="compact-sm" variant="outline" color="merah">
                          {words.tokens.end}
                        </Button>
                      </Form>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </DeskPage>
  );
}
