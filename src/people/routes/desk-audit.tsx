import { Anchor, Button, Group, NativeSelect, Table } from '@mantine/core';
import { Form, Link } from 'react-router';
import { appContext } from '#src/context.ts';
import { auditActions } from '#src/people/domain/audit-actions.ts';
import { canSeeAudit } from '#src/people/domain/policy.ts';
import { listAudit } from '#src/people/store/audit.ts';
import { refusePage, requireStaff } from '#src/people/store/session.ts';
import { formatInstant, useLanguage, useWords } from '#src/people/ui/words.tsx';
import { readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState } from '#src/ui/desk-parts.tsx';
import type { Route } from './+types/desk-audit';

export async function loader({ request, context }: Route.LoaderArgs) {
  const actor = await requireStaff(context, request);
  if (!canSeeAudit(actor)) throw refusePage(context);
  const search = new URL(request.url).searchParams;
  const action = auditActions.find((known) => known === search.get('kegiatan'));
  const before = Number(search.get('sebelum')) || undefined;
  const staffId = readSmallId(search.get('orang'));
  const filter = { action, before: Number.isSafeInteger(before) ? before : undefined, staffId };
  const page = await listAudit(context.get(appContext).db, filter);
  return { ...page, action, staffId: filter.staffId, isFirst: filter.before === undefined };
}

export default function DeskAuditPage({ loaderData }: Route.ComponentProps) {
  const words = useWords();
  const language = useLanguage();
  const { entries, next, action, staffId, isFirst } = loaderData;
  const kept = { ...(action ? { kegiatan: action } : {}), ...(staffId ? { orang: String(staffId) } : {}) };
  const address = (more: Record<string, string>) => `?${new URLSearchParams({ ...kept, ...more })}`;
  return (
    <DeskPage title={words.audit.title} lead={words.audit.lead}>
      <title>{`${words.audit.title} · Mimin`}</title>
      <Form method="get">
        <Group align="flex-end">
          <NativeSelect
            name="kegiatan"
            label={words.audit.filter}
            defaultValue={action ?? ''}
            data={[
              { value: '', label: words.audit.all },
              ...auditActions.map((known) => ({ value: known, label: words.audit.actions[known] })),
            ]}
          />
          <Button type="submit" variant="default">
            {words.audit.show}
          </Button>
        </Group>
      </Form>
      {entries.length === 0 ? (
        <EmptyState title={words.audit.title}>{words.audit.none}</EmptyState>
      ) : (
        <Table.ScrollContainer
          minWidth={640}
          // Nothing inside takes the focus, so the keyboard scrolls the frame itself.
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': words.audit.title } }}
        >
          <Table striped>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.audit.at}</Table.Th>
                <Table.Th>{words.audit.who}</Table.Th>
                <Table.Th>{words.audit.what}</Table.Th>
                <Table.Th>{words.audit.subject}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries.map((entry) => (
                <Table.Tr key={entry.id}>
                  <Table.Td>{formatInstant(entry.at, language)}</Table.Td>
                  <Table.Td>{entry.staff ?? words.audit.server}</Table.Td>
                  <Table.Td>
                    {words.audit.actions[entry.action as keyof typeof words.audit.actions] ?? entry.action}
                  </Table.Td>
                  <Table.Td>{entry.subject}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Group>
        {isFirst ? null : (
          <Anchor component={Link} to={address({})}>
            {words.audit.newest}
          </Anchor>
        )}
        {next === undefined ? null : (
          <Anchor component={Link} to={address({ sebelum: String(next) })}>
            {words.audit.older}
          </Anchor>
        )}
      </Group>
    </DeskPage>
  );
}
