import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { data, Form, Link, redirect, useNavigation } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { orRefuse, refusePage, staffContext } from '#src/people/index.ts';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, Said, Tag } from '#src/ui/desk-parts.tsx';
import { saveAccount } from '../commands/save-account.ts';
import { accountFields, readAccountForm } from '../domain/account-form.ts';
import { type AccountPerson, accountStates } from '../domain/account-values.ts';
import { sayHandle } from '../domain/official-handle.ts';
import { officialNetworks } from '../domain/official-networks.ts';
import { canEditAccount } from '../domain/register-policy.ts';
import { cityDay, listKnownAccounts, readDirectory } from '../store/account-rows.ts';
import { listAccounts } from '../store/official-accounts.ts';
import { useNetworkName } from '../ui/account-row.tsx';
import { registerWords, useRegisterWords } from '../ui/register-words.tsx';
import type { Route } from './+types/desk-account';

export async function loader({ params, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const actor = context.get(staffContext);
  const { language } = context.get(requestContext);
  const id = readSmallId(params.id);
  if (params.id !== 'baru' && id === undefined) throw noSuchAccount(language);
  const [known] = id === undefined ? [] : await listKnownAccounts(app.db, id);
  const [shown] = id === undefined ? [] : await listAccounts(app.db, { id }, app.now());
  if (id !== undefined && (!known || !shown)) throw noSuchAccount(language);
  const mayEdit = canEditAccount(actor, known ? known.agencyId : actor.agencyId);
  if (!known && !mayEdit) throw refusePage(context);
  const directory = await readDirectory(app.db);
  // Addresses of colleagues are for those who note them as holders.
  const staff = mayEdit ? directory.staff : [];
  const typedAs = (person: AccountPerson) => {
    const email = staff.find((one) => one.id === person.staffId)?.email;
    return email ? `${person.name} <${email}>` : person.name;
  };
  const own =
    actor.role === 'head' ? directory.agencies.filter((one) => one.id === actor.agencyId) : directory.agencies;
  return {
    account: shown ?? null,
    typed: known
      ? {
          network: known.network,
          handle: known.handle,
          name: known.name ?? '',
          agencyId: String(known.agencyId ?? ''),
          state: known.state,
          owner: known.owner ? typedAs(known.owner) : '',
          admins: known.admins.map(typedAs).join('\n'),
          lastPostOn: known.lastPostOn ?? '',
          lastAnswerOn: known.lastAnswerOn ?? '',
          note: known.note ?? '',
        }
      : {},
    version: known?.version ?? 0,
    people: staff.map((one) => typedAs({ staffId: one.id, name: one.name })),
    agencies: own.map((agency) => ({ value: String(agency.id), label: agency.shortName })),
    wholeCity: actor.role !== 'head',
    mayEdit,
    language,
  };
}

function noSuchAccount(language: 'id' | 'en') {
  return data(registerWords[language].problems.no_such_account ?? '', { status: 404 });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const actor = context.get(staffContext);
  const { language } = context.get(requestContext);
  const form = await readForm(request);
  const id = readSmallId(params.id);
  const typed = Object.fromEntries(accountFields.map((name) => [name, String(form.get(name) ?? '')]));
  const fail = (reason: string, field: string | null) =>
    data({ typed, field, said: registerWords[language].problems[reason] ?? reason }, { status: 422 });
  const [before] = id === undefined ? [] : await listKnownAccounts(app.db, id);
  // Who may not change it at all is told that, not which field is wrong.
  if (!canEditAccount(actor, before ? before.agencyId : actor.agencyId)) throw refusePage(context);
  const [directory, today] = await Promise.all([readDirectory(app.db), cityDay(app.db, app.now())]);
  const read = readAccountForm((name) => typed[name] ?? '', directory, today, before);
  if (!read.ok) return fail(read.reason, read.field);
  const version = readSmallId(String(form.get('version') ?? '')) ?? 0;
  const saved = await orRefuse(context, () => saveAccount(app, actor, { id, version, values: read.values }));
  if (!saved.ok) return fail(saved.reason, saved.reason === 'same_account' ? 'handle' : null);
  throw redirect('/desk/akun?kabar=disimpan', 303);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Official account' : 'Akun resmi'} · Mimin` },
];

export default function DeskAccount({ loaderData, actionData }: Route.ComponentProps) {
  const words = useRegisterWords();
  const nameOf = useNetworkName();
  const { account, mayEdit } = loaderData;
  const { form } = words;
  const busy = useNavigation().state !== 'idle';
  const typed: Record<string, string> = actionData?.typed ?? loaderData.typed;
  const error = (name: string) => (actionData?.field === name ? actionData.said : undefined);
  const field = (name: string, label: string) => ({
    name,
    label,
    error: error(name),
    defaultValue: typed[name] ?? '',
    disabled: !mayEdit,
  });
  return (
    <DeskPage
      title={account ? sayHandle(account.network, account.handle) : form.titleNew}
      lead={
        account
          ? [nameOf(account.network), account.agency ?? form.wholeCity, form.source[account.source]].join(' · ')
          : undefined
      }
    >
      <nav className="desk-crumbs desk-no-print" aria-label={words.title}>
        <Link to="/desk/akun">{words.title}</Link>
      </nav>
      {account && account.handovers > 0 ? (
        <p>
          <Tag tone="alarm">{words.needsHolder}</Tag> <Link to="/desk/akun/serah-terima">{words.handover.title}</Link>
        </p>
      ) : null}
      {account?.url && /^(https?|mailto):/.test(account.url) ? (
        <p>
          <a href={account.url} rel="noreferrer noopener" target="_blank">
            {form.open}
          </a>
        </p>
      ) : null}
      {actionData && actionData.field === null ? <Said failed>{actionData.said}</Said> : null}
      {mayEdit ? null : <p className="desk-hint">{form.readOnly}</p>}
      <Form method="post" className="desk-form desk-city-form" key={loaderData.version}>
        <input type="hidden" name="version" value={loaderData.version} />
        <NativeSelect
          {...field('network', form.network)}
          data={officialNetworks.map(({ name }) => ({ value: name, label: nameOf(name) }))}
        />
        <TextInput
          {...field('handle', form.handle)}
          description={form.handleHint}
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextInput {...field('name', form.name)} />
        <NativeSelect
          {...field('agencyId', form.agency)}
          data={[...(loaderData.wholeCity ? [{ value: '', label: form.wholeCity }] : []), ...loaderData.agencies]}
        />
        <NativeSelect
          {...field('state', form.state)}
          data={accountStates.map((state) => ({ value: state, label: words.states[state] }))}
        />
        <TextInput {...field('owner', form.owner)} description={form.ownerHint} list="staf" autoComplete="off" />
        <Textarea {...field('admins', form.admins)} rows={3} autosize={false} />
        <datalist id="staf">
          {loaderData.people.map((person) => (
            <option key={person} value={person} />
          ))}
        </datalist>
        <TextInput {...field('lastPostOn', form.lastPost)} type="date" />
        <TextInput {...field('lastAnswerOn', form.lastAnswer)} type="date" description={form.seen} />
        <Textarea {...field('note', form.note)} rows={3} autosize={false} />
        {mayEdit ? (
          <div className="desk-row-actions">
            <Button type="submit" loading={busy}>
              {form.save}
            </Button>
          </div>
        ) : null}
      </Form>
    </DeskPage>
  );
}
