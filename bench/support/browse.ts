import { practicePassword } from '../../src/practice-city.ts';
import type { BenchProduct } from './product.ts';

/** Logs somebody in by the form, as a browser does; answers the Cookie header of the session. */
export async function logIn(product: BenchProduct, email: string): Promise<string> {
  const answer = await fetch(`${product.url}/masuk`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: product.url, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ email, password: practicePassword }),
  });
  await answer.arrayBuffer();
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  if (!cookies.some((cookie) => cookie.includes('session_token')))
    throw new Error(`the log-in form answered ${answer.status} without a session`);
  return cookies.join('; ');
}

/** Whole bytes of a GET over a kept connection. */
export function getRequest(path: string, headers: Record<string, string> = {}): Buffer {
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
}
