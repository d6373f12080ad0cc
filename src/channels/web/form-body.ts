import { z } from 'zod';
import { type Incoming, type RawEvent, UnreadableEvent } from '../domain/network.ts';

/**
 * What the form, the counter and the API keep in the journal for one entry. Photos are stored before the entry and
 * named by id, so that the journal row stays small.
 */
export const formBody = z.object({
  /** The form's key: the same key again is the same entry. */
  key: z.string().min(1).max(200),
  code: z.string(),
  text: z.string().min(1),
  place: z.string().nullable(),
  kelurahanCode: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  privacy: z.enum(['open', 'anonymous', 'secret']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  photoIds: z.array(z.number().int()),
  at: z.iso.datetime(),
  /** How the resident came: by the form, or what the mimin at the counter noted down. */
  via: z.enum(['form', 'phone', 'visit', 'letter', 'link', 'api', 'open311', 'import', 'follow_up']),
  link: z.string().nullable(),
  enteredBy: z.number().int().nullable(),
  suspect: z.boolean().default(false),
  /** Code of the topic the sender chose from our list. */
  topic: z.string().optional(),
  /** Where a picture lies that the sender named; fetched later. */
  mediaUrl: z.string().optional(),
});
export type FormBody = z.infer<typeof formBody>;

/** Reads a journalled form entry back. */
export function parseFormBody(body: Uint8Array): FormBody {
  try {
    return formBody.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
  } catch (error) {
    throw new UnreadableEvent(`form entry cannot be read: ${(error as Error).message}`);
  }
}

/** Says what a form entry means: one private message of one person, whose thread is the report itself. */
export function readFormBody(event: RawEvent): Incoming {
  const form = parseFormBody(event.body);
  const anonymous = form.privacy === 'anonymous';
  return {
    kind: 'message',
    externalId: form.key,
    conversation: form.code,
    replyTo: { code: form.code },
    visibility: 'private',
    author: {
      externalId: `form:${form.code}`,
      ...(form.name && !anonymous ? { name: form.name } : {}),
      ...(form.email && !anonymous ? { email: form.email } : {}),
      ...(form.phone && !anonymous ? { phone: form.phone } : {}),
    },
    text: form.text,
    attachments: [
      ...form.photoIds.map((id) => ({ kind: 'image' as const, ref: `media:${id}` })),
      ...(form.mediaUrl ? [{ kind: 'image' as const, url: form.mediaUrl }] : []),
    ],
    at: new Date(form.at),
    ...(form.link ? { permalink: form.link } : {}),
    given: {
      ...(form.via === 'follow_up' ? { followsCode: form.code } : { code: form.code }),
      ...(form.place ? { place: form.place } : {}),
      ...(form.kelurahanCode ? { kelurahanCode: form.kelurahanCode } : {}),
      ...(form.latitude !== null && form.longitude !== null
        ? { latitude: form.latitude, longitude: form.longitude }
        : {}),
      ...(form.enteredBy !== null ? { enteredBy: form.enteredBy } : {}),
      privacy: form.privacy,
      ...(form.suspect ? { suspect: true } : {}),
      ...(form.topic ? { topic: form.topic } : {}),
      via: form.via,
    },
  };
}
