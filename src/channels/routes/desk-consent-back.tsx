import { redirect } from 'react-router';
import { appContext } from '#src/context.ts';
import { orRefuse, requireSeat } from '#src/people/index.ts';
import { finishConsent } from '../commands/finish-consent.ts';
import type { Route } from './+types/desk-consent-back';

/** Where a network sends the browser back. It always leads on: the address bears a code and must not stay in the browser. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { actor, sessionId } = await requireSeat(context, request);
  const { network } = params;
  const given = new URL(request.url).searchParams;
  // TikTok's business consent names the code otherwise.
  const code = given.get('code') ?? given.get('auth_code') ?? '';
  const error = given.get('error') ?? given.get('error_code') ?? '';
  const input = { network, sessionId, state: given.get('state') ?? '', code, error };
  const done = await orRefuse(context, () => finishConsent(app, actor, input));
  const page = `/desk/kanal/izin/${encodeURIComponent(network)}`;
  if (done.ok) throw redirect(`${page}/pilih/${done.consentId}`, 303);
  const why = new URLSearchParams({ gagal: done.reason, ...(done.failure ? { sebab: done.failure } : {}) });
  throw redirect(`${page}?${why}`, 303);
}

export default function DeskConsentBack() {
  return null;
}
