import { get } from 'node:http';
import { practicePassword } from '../../src/practice/city.ts';
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

/** An answer's bytes as they travel, still packed, with the headers that are the page's own. */
export function getPacked(
  port: number,
  path: string,
  encoding: 'gzip' | 'br',
): Promise<{ bytes: Buffer; headers: Record<string, string> }> {
  const ofConnection = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path, headers: { 'accept-encoding': encoding } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const own = Object.entries(answer.headers).filter(([name]) => !ofConnection.includes(name));
        const headers = Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
        resolve({ bytes: Buffer.concat(chunks), headers });
      });
    }).on('error', reject);
  });
}
