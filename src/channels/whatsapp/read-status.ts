import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { Incoming } from '../domain/network.ts';
import { readGraphCode } from '../meta/errors.ts';
import { readInstant } from '../meta/read-instant.ts';
import { readKey } from './own-key.ts';
import { readRecipient } from './person.ts';

/**
 * What became of one of our messages. That it was sent, delivered or read settles an answer of unclear outcome, by the key
 * that WhatsApp repeats; that it failed is told in the manner of a letter that came back. States come in any order and may
 * be skipped. Of messages that other programs sent only a failure is kept.
 */
export function readStatus(status: Loose, contacts: unknown, receivedAt: Date): Incoming[] {
  const id = idText(status.id);
  const state = text(status.status)?.toLowerCase();
  if (id === undefined || state === undefined) return [];
  const key = readKey(text(status.biz_opaque_callback_data));
  const at = readInstant(status.timestamp) ?? receivedAt;
  const person = readRecipient(status, contacts);
  if (state === 'failed') return [readFailure(status, id, key, at)];
  if (key === undefined || person === undefined) return [];
  return [
    {
      kind: 'echo',
      externalId: id,
      conversation: person.key,
      replyTo: person.replyTo,
      visibility: 'private',
      author: person.author,
      text: '',
      attachments: [],
      at,
      told: { key },
    },
  ];
}

function readFailure(status: Loose, id: string, key: string | undefined, at: Date): Incoming {
  const error = record(list(status.errors)[0]);
  const code = number(error.code);
  const told = code === undefined ? {} : readGraphCode(code);
  // It stands apart from the thread, whose newest words decide how it is answered.
  const externalId = `status:${id}:failed`;
  return {
    kind: 'automatic',
    externalId,
    conversation: externalId,
    replyTo: {},
    visibility: 'private',
    author: { externalId: 'whatsapp' },
    text: text(record(error.error_data).details) ?? text(error.title) ?? text(error.message) ?? '',
    attachments: [],
    at,
    unsupported: 'bounce_failed',
    answers: [id],
    told: { ...told, ...(key === undefined ? {} : { key }) },
  };
}
