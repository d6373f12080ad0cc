import { NetworkFailure } from './network-failure.ts';

/** Reads a fetched file to its end; refuses what is gone or larger than `maxBytes` without reading further. */
export async function readLimited(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (!response.ok) {
    await response.body?.cancel();
    if (response.status === 429 || response.status >= 500) throw new NetworkFailure('transient', 'service_down');
    throw new NetworkFailure('permanent', 'media_gone');
  }
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw new NetworkFailure('permanent', 'media_too_big');
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    // Leaving the loop cancels the rest of the body.
    if (size > maxBytes) throw new NetworkFailure('permanent', 'media_too_big');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
