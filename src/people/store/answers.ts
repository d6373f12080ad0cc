import { redirect } from 'react-router';

const languageSeconds = 365 * 24 * 3600;

/** Sends the browser on after a form was handled, with the cookies it must get. */
export function goOn(path: string, cookies: string[] = []): Response {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return redirect(path, { status: 303, headers });
}

/** The cookie by which the host knows in which language to answer. */
export function languageCookie(language: 'id' | 'en', origin: string): string {
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `bahasa=${language}; Path=/; Max-Age=${languageSeconds}; SameSite=Lax${secure}`;
}
