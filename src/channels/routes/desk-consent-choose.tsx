import { Button, NativeSelect } from '@mantine/core';
import { data, Form, Link, useNavigation } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { listWorkingAgencies, orRefuse, refusePage, requireSeat } from '#src/people/index.ts';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said, Tag } from '#src/ui/desk-parts.tsx';
import { connectGranted, findChoice, type GrantedOutcome } from '../commands/connect-granted.ts';
import { connectFormOf } from '../domain/connect-form.ts';
import { wordsForFailure } from '../domain/failure-words.ts';
import { canWithChannels } from '../domain/policy.ts';
import { tellCalled } from '../domain/tell-called.ts';
import { CalledNote } from '../ui/called-note.tsx';
import { useChannelWords } from '../ui/channel-words.tsx';
import { consentWords, useConsentWords } from '../ui/consent-words.tsx';
import type { Route } from './+types/desk-consent-choose';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { actor, sessionId } = await requireSeat(context, request);
  if (!canWithChannels(actor, 'connect')) throw refusePage(context);
  const [choice, agencies] = await Promise.all([
    findChoice(app, actor, { consentId: readSmallId(params.id) ?? 0, sessionId }),
    listWorkingAgencies(app.db),
  ]);
  const accounts = choice?.consent.network === params.network ? choice.accounts : [];
  return {
    network: params.network,
    accounts: accounts.map(({ account, channel }) => ({
      externalId: account.externalId,
      name: account.name,
      known: channel !== undefined,
    })),
    agencies: agencies.map((agency) => ({ value: String(agency.id), label: agency.name })),
    language: context.get(requestContext).language,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const { actor, sessionId } = await requireSeat(context, request);
  const { language, origin } = context.get(requestContext);
  const form = await readForm(request);
  const result = await orRefuse(context, () =>
    connectGranted(app, actor, {
      consentId: readSmallId(params.id) ?? 0,
      sessionId,
      externalIds: form.getAll('externalId').map(String),
      agencyId: readSmallId(String(form.get('agencyId') ?? '')) ?? null,
    }),
  );
  if (!result.ok) return data({ ok: false as const, said: consentWords[language].problems[result.reason] ?? '' }, 422);
  const place = { network: params.network, origin, reachable: app.config.publicUrl !== undefined };
  return { ok: true as const, outcomes: result.outcomes.map((one) => sayOutcome(one, place, language)) };
}

function sayOutcome(
  { name, connected, refused, failure }: GrantedOutcome,
  { network, origin, reachable }: { network: string; origin: string; reachable: boolean },
  language: 'id' | 'en',
) {
  const { problems } = consentWords[language];
  const why = failure ? wordsForFailure(failure, language) : refused ? (problems[refused] ?? problems.malformed) : null;
  if (!connected) return { name, why: why ?? null, called: null };
  const { webhook, subscription } = connected;
  const register = webhook && { address: origin + webhook.path, secret: webhook.secret };
  return { name, why: null, called: tellCalled(connectFormOf(network), subscription, register, language, reachable) };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Choose the accounts' : 'Pilih akun'} · Mimin` },
];

export default function DeskConsentChoose({ loaderData, actionData }: Route.ComponentProps) {
  const words = useConsentWords();
  const channel = useChannelWords();
  const { network, accounts } = loaderData;
  const busy = useNavigation().state !== 'idle';
  const title = channel.networks[network] ?? network;
  const outcomes = actionData?.ok ? actionData.outcomes : undefined;
  return (
    <DeskPage title={words.choose} lead={outcomes || accounts.length === 0 ? title : words.chooseLead}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.channels}>
        <Link to="/desk/kanal">{words.channels}</Link>{' '}
        <Link to={`/desk/kanal/izin/${network}`}>{words.title(title)}</Link>
      </nav>
      {actionData && !actionData.ok ? <Said failed>{actionData.said}</Said> : null}
      {outcomes ? (
        <section className="desk-entry" role="status">
          <h2>{words.connectedTitle}</h2>
          <ul className="desk-changes">
            {outcomes.map((one) => (
              <li key={one.name}>
                <Tag tone={one.why ? 'alarm' : 'brand'}>{one.why ? words.failed : words.connected}</Tag> {one.name}
                {one.why ? <p>{one.why}</p> : null}
                {one.called ? <CalledNote called={one.called} /> : null}
              </li>
            ))}
          </ul>
          <Link to="/desk/kanal" className="desk-action">
            {words.back}
          </Link>
        </section>
      ) : accounts.length === 0 ? (
        <EmptyState title={words.over}>
          <p>
            {words.overNext} <Link to={`/desk/kanal/izin/${network}`}>{words.title(title)}</Link>
          </p>
        </EmptyState>
      ) : (
        <Form method="post" className="desk-form desk-city-form">
          <fieldset className="desk-form">
            <legend>{title}</legend>
            {accounts.map((account) => (
              <label key={account.externalId} className="desk-choice">
                <input
                  type="checkbox"
                  name="externalId"
                  value={account.externalId}
                  defaultChecked={accounts.length === 1 || account.known}
                />
                <span>
                  {account.name}{' '}
                  <Tag tone={account.known ? 'brand' : 'plain'}>{account.known ? words.known : words.fresh}</Tag>
                </span>
              </label>
            ))}
          </fieldset>
          {accounts.every((account) => account.known) ? null : (
            <NativeSelect
              name="agencyId"
              label={words.agency}
              data={[{ value: '', label: words.wholeCity }, ...loaderData.agencies]}
            />
          )}
          <div className="desk-row-actions">
            <Button type="submit" loading={busy}>
              {words.connect}
            </Button>
          </div>
        </Form>
      )}
    </DeskPage>
  );
}
