import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { data, Form, Link, useNavigation } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { orRefuse, refusePage, requireSeat, staffContext } from '#src/people/index.ts';
import { readForm, readSmallId } from '#src/shared/read-form.ts';
import { DeskPage, Said } from '#src/ui/desk-parts.tsx';
import { beginConsent, redirectUriOf } from '../commands/begin-consent.ts';
import { registerApp } from '../commands/register-app.ts';
import { wordsForFailure } from '../domain/failure-words.ts';
import { oauthAppFields, readOAuthAppForm } from '../domain/oauth-app-form.ts';
import { canWithChannels } from '../domain/policy.ts';
import { networkNamed } from '../networks.ts';
import { listChannels } from '../store/accounts.ts';
import { listOAuthApps } from '../store/oauth-apps.ts';
import { sayMoment, useChannelWords } from '../ui/channel-words.tsx';
import { consentWords, useConsentWords } from '../ui/consent-words.tsx';
import { OAuthAppForm } from '../ui/oauth-app-form.tsx';
import type { Route } from './+types/desk-consent';

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { origin, language } = context.get(requestContext);
  if (!canWithChannels(context.get(staffContext), 'see_channels')) throw refusePage(context);
  const { network } = params;
  if (!networkNamed(network)?.oauth) throw data(consentWords[language].problems.no_such_network, { status: 404 });
  const search = new URL(request.url).searchParams;
  const wanted = readSmallId(search.get('kanal'));
  const [apps, channels] = await Promise.all([listOAuthApps(app.db), listChannels(app)]);
  const channel = channels.find((one) => one.id === wanted && one.network === network);
  const reason = search.get('gagal');
  return {
    network,
    app: apps.find((one) => one.network === network) ?? null,
    fields: oauthAppFields(network),
    channel: channel ? { id: channel.id, name: channel.name } : null,
    redirectUri: redirectUriOf(origin, network),
    reachable: app.config.publicUrl !== undefined,
    problem: reason ? sayProblem(reason, search.get('sebab'), language) : null,
    language,
  };
}

function sayProblem(reason: string, failure: string | null, language: 'id' | 'en'): string {
  const said = consentWords[language].problems[reason] ?? consentWords[language].problems.malformed ?? '';
  return failure ? `${said} ${wordsForFailure(failure, language)}` : said;
}

type Acted =
  | { ok: true; did: 'saved' }
  | { ok: true; did: 'begun'; url: string }
  | { ok: false; field?: string; said?: string; typed: Record<string, string> };

export async function action({ request, params, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const { actor, sessionId } = await requireSeat(context, request);
  const { origin, language } = context.get(requestContext);
  const { network } = params;
  const form = await readForm(request);
  const typed = (name: string) => String(form.get(name) ?? '');
  const fail = (more: { field?: string; said?: string }) => {
    // Secrets are never sent back to a page.
    const shown = oauthAppFields(network).filter((field) => field.kind === 'settings');
    const again = Object.fromEntries(shown.map((field) => [field.name, typed(field.name)]));
    const failed: Acted = { ok: false, typed: { ...again, client_id: typed('client_id') }, ...more };
    return data(failed, { status: 422 });
  };
  if (typed('intent') === 'begin') {
    const input = { network, sessionId, origin, channelId: readSmallId(typed('channelId')) };
    const begun = await orRefuse(context, () => beginConsent(app, actor, input));
    if (!begun.ok) return fail({ said: sayProblem(begun.reason, null, language) });
    return { ok: true, did: 'begun', url: begun.url } satisfies Acted;
  }
  const known = (await listOAuthApps(app.db)).some((one) => one.network === network);
  const read = readOAuthAppForm(network, typed, known);
  // Who may not do it at all is told that, not what is missing.
  if (!read.ok && canWithChannels(actor, 'connect')) return fail({ field: read.field });
  const input = read.ok ? read.input : { clientId: '', clientSecret: '', settings: {}, secrets: {} };
  const set = await orRefuse(context, () => registerApp(app, actor, { network, origin, ...input }));
  if (!set.ok) return fail({ said: sayProblem(set.reason, set.failure ?? null, language) });
  return { ok: true, did: 'saved' } satisfies Acted;
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Consent' : 'Izin jejaring'} · Mimin` },
];

export default function DeskConsent({ loaderData, actionData }: Route.ComponentProps) {
  const words = useConsentWords();
  const channel = useChannelWords();
  const { network, app, problem, language } = loaderData;
  const busy = useNavigation().state !== 'idle';
  const title = channel.networks[network] ?? network;
  const url = actionData?.ok && actionData.did === 'begun' ? actionData.url : undefined;
  const failed = actionData && !actionData.ok ? actionData : undefined;
  useEffect(() => {
    if (url) window.location.assign(url);
  }, [url]);
  return (
    <DeskPage title={words.title(title)} lead={words.lead}>
      <nav className="desk-crumbs desk-no-print" aria-label={words.channels}>
        <Link to="/desk/kanal">{words.channels}</Link>
      </nav>
      {problem && !actionData ? <Said failed>{problem}</Said> : null}
      {failed?.said ? <Said failed>{failed.said}</Said> : null}
      {actionData?.ok && actionData.did === 'saved' ? <Said>{words.saved}</Said> : null}
      {url ? (
        <Said>
          <a href={url} className="desk-action desk-action-first">
            {words.going(title)}
          </a>
        </Said>
      ) : null}
      {app ? (
        <section className="desk-entry">
          <h2>{words.begin}</h2>
          <p>{loaderData.channel ? words.again(loaderData.channel.name) : null}</p>
          <p>{words.beginLead(title)}</p>
          <Form method="post">
            <input type="hidden" name="intent" value="begin" />
            <input type="hidden" name="channelId" value={loaderData.channel?.id ?? ''} />
            <Button type="submit" loading={busy}>
              {words.begin}
            </Button>
          </Form>
        </section>
      ) : null}
      <section className="desk-entry">
        <h2>{words.app}</h2>
        <p>{words.appLead}</p>
        <p className="desk-hint">{words.redirect}</p>
        <p className="desk-code">{loaderData.redirectUri}</p>
        {loaderData.reachable ? null : <p className="desk-hint">{words.publicUrlMissing}</p>}
        {app ? <p className="desk-hint">{words.since(sayMoment(app.setAt, language))}</p> : null}
        <OAuthAppForm
          key={app?.setAt ?? ''}
          network={network}
          fields={loaderData.fields}
          app={app}
          failed={failed}
          busy={busy}
        />
      </section>
    </DeskPage>
  );
}
