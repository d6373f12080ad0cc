import { Button, NativeSelect, Table, TextInput } from '@mantine/core';
import { Form, Link } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { listWorkingAgencies, staffContext } from '#src/people/index.ts';
import { DeskPage, EmptyState, Said } from '#src/ui/desk-parts.tsx';
import { accountStates } from '../domain/account-values.ts';
import { officialNetworks } from '../domain/official-networks.ts';
import { canEditAccount, canImportAccounts } from '../domain/register-policy.ts';
import { listHandovers } from '../store/account-handovers.ts';
import { type AccountFilter, listAccounts } from '../store/official-accounts.ts';
import { AccountRow, useNetworkName } from '../ui/account-row.tsx';
import { useRegisterWords } from '../ui/register-words.tsx';
import type { Route } from './+types/desk-accounts';

const pageSize = 200;
const silences = [14, 30, 90] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const actor = context.get(staffContext);
  const search = new URL(request.url).searchParams;
  const asked = readFilter(search);
  const page = Math.max(1, Math.min(25, Number(search.get('hal')) || 1));
  const [rows, agencies, handovers] = await Promise.all([
    listAccounts(app.db, { ...asked, skip: (page - 1) * pageSize, most: pageSize + 1 }, app.now()),
    listWorkingAgencies(app.db),
    listHandovers(app.db),
  ]);
  return {
    accounts: rows.slice(0, pageSize),
    more: rows.length > pageSize,
    page,
    asked: Object.fromEntries(
      ['jejaring', 'opd', 'keadaan', 'tersambung', 'diam', 'cari'].map((name) => [name, search.get(name) ?? '']),
    ),
    narrowed: Object.values(asked).some((value) => value !== undefined),
    agencies: agencies.map((agency) => ({ value: String(agency.id), label: agency.shortName })),
    handovers: handovers.length,
    may: { add: canEditAccount(actor, actor.agencyId), import: canImportAccounts(actor) },
    saved: search.get('kabar') === 'disimpan',
    language: context.get(requestContext).language,
  };
}

/** What stands in the address; a value that is no choice of ours narrows nothing. */
function readFilter(search: URLSearchParams): AccountFilter {
  const network = search.get('jejaring');
  const agency = search.get('opd') ?? '';
  const state = search.get('keadaan');
  const connected = search.get('tersambung');
  const silent = Number(search.get('diam'));
  return {
    network: officialNetworks.find((one) => one.name === network)?.name,
    agencyId: /^\d{1,9}$/.test(agency) ? Number(agency) : undefined,
    state: accountStates.find((one) => one === state),
    connected: connected === 'yes' || connected === 'no' ? connected : undefined,
    silentDays: silences.find((days) => days === silent),
    text: search.get('cari')?.trim().slice(0, 100) || undefined,
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Official accounts' : 'Akun resmi'} · Mimin` },
];

export default function DeskAccounts({ loaderData }: Route.ComponentProps) {
  const words = useRegisterWords();
  const nameOf = useNetworkName();
  const { accounts, asked, may, page, narrowed, language } = loaderData;
  const { filter } = words;
  const choose = (name: string, label: string, choices: { value: string; label: string }[]) => (
    <NativeSelect
      key={`${name} ${asked[name]}`}
      name={name}
      label={label}
      defaultValue={asked[name]}
      data={[{ value: '', label: filter.all }, ...choices]}
    />
  );
  const further = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  further.set('hal', String(page + 1));
  return (
    <DeskPage title={words.title} lead={words.lead}>
      {loaderData.saved ? <Said>{words.form.saved}</Said> : null}
      <p className="desk-row-actions">
        {may.add ? (
          <Link to="/desk/akun/baru" className="desk-action desk-action-first">
            {words.add}
          </Link>
        ) : null}
        {may.import ? (
          <Link to="/desk/akun/impor" className="desk-action">
            {words.import}
          </Link>
        ) : null}
        <a href="/desk/akun.csv" className="desk-action" download>
          {words.export}
        </a>
        <Link to="/desk/akun/serah-terima" className="desk-action">
          {words.handovers(loaderData.handovers)}
        </Link>
      </p>
      <Form method="get">
        <div className="desk-table-search">
          <TextInput
            key={`cari ${asked.cari}`}
            name="cari"
            type="search"
            label={filter.text}
            defaultValue={asked.cari}
          />
          <Button type="submit" variant="default">
            {filter.apply}
          </Button>
          {narrowed ? <Link to="/desk/akun">{filter.clear}</Link> : null}
        </div>
        <details open={narrowed && asked.cari === ''}>
          <summary>{filter.narrow}</summary>
          <div className="desk-table-search">
            {choose(
              'jejaring',
              filter.network,
              officialNetworks.map(({ name }) => ({ value: name, label: nameOf(name) })),
            )}
            {choose('opd', filter.agency, [{ value: '0', label: filter.city }, ...loaderData.agencies])}
            {choose(
              'keadaan',
              filter.state,
              accountStates.map((state) => ({ value: state, label: words.states[state] })),
            )}
            {choose('tersambung', filter.connected, [
              { value: 'yes', label: filter.yes },
              { value: 'no', label: filter.no },
            ])}
            {choose(
              'diam',
              filter.silent,
              silences.map((days) => ({ value: String(days), label: filter.silentFor(days) })),
            )}
          </div>
        </details>
      </Form>
      {accounts.length === 0 ? (
        <EmptyState title={narrowed ? words.noneFound : words.empty}>
          <p>{narrowed ? <Link to="/desk/akun">{filter.clear}</Link> : words.emptyNext}</p>
        </EmptyState>
      ) : (
        <Table.ScrollContainer
          minWidth={800}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': words.title } }}
        >
          <Table striped className="desk-city-table">
            <Table.Thead>
              <Table.Tr>
                {Object.values(words.columns).map((column) => (
                  <Table.Th key={column} scope="col">
                    {column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {accounts.map((account) => (
                <AccountRow key={account.id} account={account} language={language} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {page > 1 || loaderData.more ? (
        <p className="desk-row-actions">
          {words.page(page)} {loaderData.more ? <Link to={`/desk/akun?${further}`}>{words.next}</Link> : null}
        </p>
      ) : (
        <p className="desk-hint">
          {words.count(accounts.length)}. {words.unknownHint}
        </p>
      )}
    </DeskPage>
  );
}
