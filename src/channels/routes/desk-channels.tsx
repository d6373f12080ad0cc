import { data, Form, Link, useNavigation } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { listWorkingAgencies, NotAllowed, refusePage, staffContext } from '#src/people/index.ts';
import { readForm } from '#src/shared/read-form.ts';
import { DeskPage, EmptyState, Said } from '#src/ui/desk-parts.tsx';
import { connectChannel } from '../commands/connect-channel.ts';
import { pauseChannel } from '../commands/pause-channel.ts';
import { subscribeChannel } from '../commands/subscribe-channel.ts';
import { connectFormOf, isCalled, readConnectForm } from '../domain/connect-form.ts';
import { connectForms } from '../domain/connect-forms.ts';
import { type ForecastLine, forecastExpiries } from '../domain/expiry-forecast.ts';
import { wordsForFailure } from '../domain/failure-words.ts';
import { canWithChannels } from '../domain/policy.ts';
import { subscriptionOf } from '../domain/subscription.ts';
import { type ToldCalled, tellCalled } from '../domain/tell-called.ts';
import { networkNamed, networks } from '../networks.ts';
import { listChannelHealth } from '../store/channel-health.ts';
import { listOAuthApps } from '../store/oauth-apps.ts';
import { CalledNote } from '../ui/called-note.tsx';
import { useCalledWords } from '../ui/called-words.tsx';
import { ChannelCard } from '../ui/channel-card.tsx';
import { channelWords, useChannelWords } from '../ui/channel-words.tsx';
import { type ConnectFailed, ConnectFormFields } from '../ui/connect-form-fields.tsx';
import { ConsentSection } from '../ui/consent-section.tsx';
import { useConsentWords } from '../ui/consent-words.tsx';
import { sayExpiry, useExpiryWords } from '../ui/expiry-words.tsx';
import type { Route } from './+types/desk-channels';

export async function loader({ context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { origin, language } = context.get(requestContext);
  if (!canWithChannels(context.get(staffContext), 'see_channels')) throw refusePage(context);
  const [channels, agencies, apps] = await Promise.all([
    listChannelHealth(app.db),
    listWorkingAgencies(app.db),
    listOAuthApps(app.db),
  ]);
  const registered = new Set(apps.map((one) => one.network));
  return {
    channels: channels.map((channel) => {
      const form = connectFormOf(channel.network);
      const account = { ...channel, secrets: {} };
      const called = form !== undefined && isCalled(form, channel.settings);
      const offered = networkNamed(channel.network)?.subscribe !== undefined;
      const subscription = subscriptionOf(channel.settings, called, offered);
      return {
        ...channel,
        expiry: nextExpiry(forecastExpiries([account], networkNamed, app.now())),
        byConsent: networkNamed(channel.network)?.oauth !== undefined,
        reason: channel.stateReason ? wordsForFailure(channel.stateReason, language) : undefined,
        webhook: called ? `${origin}/hook/${channel.id}` : undefined,
        subscription: subscription.state,
        refusedCalls: subscription.reason ? wordsForFailure(subscription.reason, language) : undefined,
      };
    }),
    agencies: agencies.map((agency) => ({ value: String(agency.id), label: agency.name })),
    consents: networks.flatMap(({ name, oauth }) =>
      oauth ? [{ network: name, registered: registered.has(name) }] : [],
    ),
    language,
  };
}

/** What a person must act on comes before what renews itself. */
function nextExpiry(lines: ForecastLine[]): ForecastLine | null {
  return lines.find((line) => line.acts !== 'product') ?? lines[0] ?? null;
}

type Acted =
  | { ok: true; did: 'changed' }
  | { ok: true; did: 'connected' | 'asked'; name: string; called: ToldCalled }
  | ({ ok: false } & ConnectFailed);

export async function action({ request, context }: Route.ActionArgs) {
  const app = context.get(appContext);
  const actor = context.get(staffContext);
  const { language, origin } = context.get(requestContext);
  const form = await readForm(request);
  const typed = (name: string) => String(form.get(name) ?? '');
  const channelId = /^\d{1,9}$/.test(typed('channelId')) ? Number(typed('channelId')) : undefined;
  const fail = (more: { field?: string; said?: string }) => {
    const shape = connectFormOf(typed('network'));
    // Secrets are never sent back to a page, also not to the one they came from.
    const shown =
      shape?.fields.filter((field) => field.kind !== 'secrets').map((field) => [field.name, typed(field.name)]) ?? [];
    const failed: Acted = {
      ok: false,
      network: typed('network'),
      channelId: channelId ?? null,
      typed: { ...Object.fromEntries(shown), agencyId: typed('agencyId') },
      ...more,
    };
    return data(failed, { status: 422 });
  };
  const refused = (reason: string) =>
    channelWords[language].problems[reason] ?? channelWords[language].problems.malformed ?? '';
  try {
    if (typed('intent') === 'pause' && channelId !== undefined) {
      const result = await pauseChannel(app, actor, { channelId, paused: typed('paused') === '1' });
      return result.ok ? ({ ok: true, did: 'changed' } satisfies Acted) : fail({ said: refused(result.reason) });
    }
    const reachable = app.config.publicUrl !== undefined;
    if (typed('intent') === 'subscribe' && channelId !== undefined) {
      const result = await subscribeChannel(app, actor, { channelId });
      if (!result.ok) return fail({ said: refused(result.reason) });
      const called = tellCalled(connectFormOf(typed('network')), result.subscription, null, language, reachable);
      return { ok: true, did: 'asked', name: result.name, called } satisfies Acted;
    }
    const shape = connectFormOf(typed('network'));
    if (typed('intent') !== 'connect' || !shape) return fail({ said: refused('malformed') });
    const read = readConnectForm(shape, typed, channelId !== undefined);
    if (!read.ok) return fail({ field: read.field });
    const agencyId = /^\d{1,9}$/.test(typed('agencyId')) ? Number(typed('agencyId')) : null;
    const input = {
      ...read.input,
      network: shape.network,
      agencyId,
      ...(channelId === undefined ? {} : { channelId }),
    };
    const result = await connectChannel(app, actor, input);
    if (!result.ok)
      return fail({ said: result.failure ? wordsForFailure(result.failure, language) : refused(result.reason) });
    const { name, webhook, subscription } = result.connected;
    const register = webhook && { address: origin + webhook.path, secret: webhook.secret };
    const called = tellCalled(shape, subscription, register, language, reachable);
    return { ok: true, did: 'connected', name, called } satisfies Acted;
  } catch (error) {
    if (error instanceof NotAllowed) throw refusePage(context);
    throw error;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.language === 'en' ? 'Channels' : 'Kanal'} · Mimin` },
];

export default function DeskChannels({ loaderData, actionData }: Route.ComponentProps) {
  const words = useChannelWords();
  const consent = useConsentWords();
  const expiries = useExpiryWords();
  const calls = useCalledWords();
  const { channels, agencies, language } = loaderData;
  const busy = useNavigation().state === 'submitting';
  const accounts = channels.filter((channel) => connectFormOf(channel.network));
  const failed = actionData && !actionData.ok ? actionData : undefined;
  const form = { words, agencies, busy };
  return (
    <DeskPage title={words.title} lead={words.lead}>
      {actionData?.ok ? <Done acted={actionData} /> : null}
      {failed && failed.network === '' ? <Said failed>{failed.said}</Said> : null}
      {accounts.length === 0 ? (
        <EmptyState title={words.empty}>
          <p>{words.emptyNext}</p>
        </EmptyState>
      ) : null}
      <ul className="desk-entries">
        {channels.map((channel) => {
          const shape = connectFormOf(channel.network);
          const mine = failed?.channelId === channel.id ? failed : undefined;
          return (
            <ChannelCard
              key={channel.id}
              channel={channel}
              ownDoor={shape === undefined}
              reason={channel.reason}
              webhook={channel.webhook}
              called={channel.webhook || channel.refusedCalls ? calls.states[channel.subscription] : undefined}
              refusedCalls={channel.refusedCalls}
              expiry={channel.expiry ? sayExpiry(channel.expiry, expiries, language) : undefined}
              renewal={channel.renewFailures > 0 ? expiries.renewalFails(channel.renewFailures) : undefined}
              words={words}
              language={language}
            >
              {shape ? (
                <>
                  {channel.state === 'needs_reauth' ? null : (
                    <Form method="post" className="desk-row-actions">
                      <input type="hidden" name="intent" value="pause" />
                      <input type="hidden" name="channelId" value={channel.id} />
                      <input type="hidden" name="paused" value={channel.state === 'paused' ? '0' : '1'} />
                      <button type="submit" className="desk-action">
                        {channel.state === 'paused' ? words.resume : words.pause}
                      </button>
                    </Form>
                  )}
                  {channel.subscription === 'failed' || channel.subscription === 'not_asked' ? (
                    <Form method="post" className="desk-row-actions">
                      <input type="hidden" name="intent" value="subscribe" />
                      <input type="hidden" name="network" value={channel.network} />
                      <input type="hidden" name="channelId" value={channel.id} />
                      <button type="submit" className="desk-action">
                        {channel.subscription === 'failed' ? calls.askAgain : calls.ask}
                      </button>
                    </Form>
                  ) : null}
                  {channel.byConsent ? (
                    <p>
                      <Link to={`/desk/kanal/izin/${channel.network}?kanal=${channel.id}`}>{consent.section}</Link>
                    </p>
                  ) : null}
                  <details open={channel.state === 'needs_reauth' || mine !== undefined}>
                    <summary>{words.reconnect}</summary>
                    <ConnectFormFields form={shape} channel={channel} failed={mine} {...form} />
                  </details>
                </>
              ) : null}
            </ChannelCard>
          );
        })}
      </ul>
      <p>
        <a href="/desk/tombol">{words.buttonForSites}</a> <Link to="/desk/kanal/masa-berlaku">{expiries.title}</Link>
      </p>
      <ConsentSection consents={loaderData.consents} />
      <h2>{words.connectNew}</h2>
      {connectForms.map((shape) => {
        const mine = failed?.network === shape.network && failed.channelId === null ? failed : undefined;
        return (
          <details key={shape.network} className="desk-entry" open={mine !== undefined}>
            <summary>{words.networks[shape.network] ?? shape.network}</summary>
            <ConnectFormFields form={shape} failed={mine} {...form} />
          </details>
        );
      })}
    </DeskPage>
  );
}

function Done({ acted }: { acted: Extract<Acted, { ok: true }> }) {
  const words = useChannelWords();
  if (acted.did === 'changed') return <Said>{words.changed}</Said>;
  return (
    <Said failed={acted.did === 'asked' && acted.called.state === 'failed'}>
      <p>{acted.did === 'connected' ? words.connected(acted.name) : acted.name}</p>
      <CalledNote called={acted.called} />
    </Said>
  );
}
