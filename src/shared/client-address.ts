import type { IncomingMessage } from 'node:http';

/**
 * Who asks: the socket's own end, or, behind a proxy that we are told to trust, the last hop that the proxy itself saw.
 * Earlier entries of the header are the client's to invent. Used for limits only.
 */
export function clientAddress(trustProxy: boolean, incoming: IncomingMessage | undefined): string {
  const forwarded = trustProxy ? incoming?.headers['x-forwarded-for'] : undefined;
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  return last || incoming?.socket.remoteAddress || 'unknown';
}
