import { createHash } from 'node:crypto';
import type { Incoming } from './network.ts';

/** A stable id for something the network gave none: the same content is the same item when delivered again. */
export function contentId(prefix: string, content: unknown): string {
  return `${prefix}:${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)}`;
}

/** Keeps an item of a kind nobody here knows, so that a person sees that something came. */
export function keepUnknown(what: string, content: unknown, at: Date): Incoming {
  const externalId = contentId('unknown', content);
  return {
    kind: 'unsupported',
    externalId,
    conversation: externalId,
    replyTo: {},
    visibility: 'private',
    author: { externalId: 'unknown' },
    text: '',
    attachments: [],
    at,
    unsupported: what,
  };
}

/** Keeps a notice of the network itself (a dashboard test, a reaction, a hand-over); it never opens a report. */
export function keepNotice(what: string, content: unknown, at: Date): Incoming {
  return { ...keepUnknown(what, content, at), kind: 'automatic' };
}
