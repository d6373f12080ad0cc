import { data, redirect } from 'react-router';
import { appContext, requestContext } from '#src/context.ts';
import { checkSecret } from '../commands/look-up-report.ts';
import { readCode, readSecret } from '../domain/citizen-code.ts';
import { reportCookie, secretCookie } from '../domain/citizen-cookie.ts';
import { trackingWords } from '../ui/citizen-tracking-words.tsx';
import type { Route } from './+types/citizen-key';

/**
 * Turns the secret link into a cookie and leaves at once, so that the secret stands in no Referer and in no page's
 * history. It lasts until the browser is closed: the link may have been opened on a borrowed phone.
 */
export function loader({ params, context }: Route.LoaderArgs) {
  const app = context.get(appContext);
  const { clientAddress, language, origin } = context.get(requestContext);
  const code = readCode(params.code);
  const secret = readSecret(params.secret);
  if (!code || !secret || !checkSecret(app, { code, secret, address: clientAddress })) {
    throw data(trackingWords[language].lookUp.unknown, { status: 404 });
  }
  const cookie = reportCookie(secretCookie, secret, { code, secure: origin.startsWith('https:') });
  return redirect(`/lacak/${code}`, { status: 303, headers: { 'set-cookie': cookie } });
}

export default function CitizenKey() {
  return null;
}
