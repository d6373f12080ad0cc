import { idText, type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { Attachment } from '../domain/network.ts';

/** Content fields that hold one file, and what it is. */
const fileKinds: Record<string, Attachment['kind']> = {
  document: 'file',
  voice: 'audio',
  audio: 'audio',
  video: 'video',
  video_note: 'video',
  animation: 'video',
};

/** Reads what came with a message; files are named by their `file_id` and fetched later. */
export function readAttachments(message: Loose): Attachment[] {
  const found: Attachment[] = [];
  const photo = biggestPhoto(list(message.photo).map(record));
  if (photo) found.push({ kind: 'image', mime: 'image/jpeg', ref: photo });
  for (const [field, kind] of Object.entries(fileKinds)) {
    // An animation also comes as a document, for old clients.
    if (field === 'document' && 'animation' in message) continue;
    const file = record(message[field]);
    const ref = idText(file.file_id);
    if (ref === undefined) continue;
    const mime = text(file.mime_type);
    const name = text(file.file_name);
    found.push({
      kind: kind === 'file' && mime?.startsWith('image/') ? 'image' : kind,
      ref,
      ...(mime === undefined ? {} : { mime }),
      ...(name === undefined ? {} : { name }),
    });
  }
  const place = readPlace(message);
  if (place) found.push(place);
  const sticker = record(message.sticker);
  if ('sticker' in message) found.push({ kind: 'unsupported', name: `stiker ${text(sticker.emoji) ?? ''}`.trim() });
  return found;
}

function biggestPhoto(sizes: Loose[]): string | undefined {
  const area = (size: Loose) => (number(size.width) ?? 0) * (number(size.height) ?? 0);
  const biggest = sizes.toSorted((a, b) => area(b) - area(a))[0];
  return biggest && idText(biggest.file_id);
}

function readPlace(message: Loose): Attachment | undefined {
  const venue = record(message.venue);
  const location = record('venue' in message ? venue.location : message.location);
  const latitude = number(location.latitude);
  const longitude = number(location.longitude);
  if (latitude === undefined || longitude === undefined) return undefined;
  const name = [text(venue.title), text(venue.address)].filter(Boolean).join(', ');
  return { kind: 'location', latitude, longitude, ...(name === '' ? {} : { name }) };
}
