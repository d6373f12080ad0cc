import { lookup as ask } from 'node:dns';
import { get } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Why a file at somebody's address was not read; `gone` stays so, `away` may pass. */
export class FileNotRead extends Error {
  override name = 'FileNotRead';
  readonly reason: 'not_allowed' | 'gone' | 'too_big' | 'away';

  constructor(reason: FileNotRead['reason']) {
    super(`a file was not read: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Reads a file from an address that a stranger gave: over HTTPS, from the open internet only, without following redirects,
 * at most `maxBytes`. The address is judged in the very look-up that the connection uses, so that a name which answers
 * differently a moment later leads nowhere. Throws `FileNotRead`.
 */
export function readPublicFile(address: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return refuse('not_allowed');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) return refuse('not_allowed');
  return new Promise((resolve, reject) => {
    const fail = (reason: FileNotRead['reason']) => reject(new FileNotRead(reason));
    const request = get(url, { lookup: publicLookup, signal, headers: { accept: 'image/*' } }, (response) => {
      const status = response.statusCode ?? 0;
      const stop = (reason: FileNotRead['reason']) => {
        response.destroy();
        fail(reason);
      };
      if (status !== 200) return stop(status === 429 || status >= 500 ? 'away' : 'gone');
      if (Number(response.headers['content-length'] ?? 0) > maxBytes) return stop('too_big');
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > maxBytes) stop('too_big');
        else parts.push(part);
      });
      response.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
      response.on('error', () => fail('away'));
    });
    request.on('error', (error) => reject(error instanceof FileNotRead ? error : new FileNotRead('away')));
  });
}

const refuse = (reason: FileNotRead['reason']) => Promise.reject(new FileNotRead(reason));

/** Node's own look-up, which answers only when every address of the name is public. */
const publicLookup: LookupFunction = (name, options, done) => {
  ask(name, { ...options, all: true }, (error, found) => {
    const first = found?.[0];
    if (error || !first) return done(error ?? new Error('no address'), '');
    if (!found.every((one) => isPublicAddress(one.address))) return done(new FileNotRead('not_allowed'), '');
    if (options.all) return done(null, found);
    return done(null, first.address, first.family);
  });
};
