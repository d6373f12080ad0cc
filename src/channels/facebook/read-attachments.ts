import { type Loose, list, record, text } from '../domain/loose-json.ts';
import type { Attachment } from '../domain/network.ts';

/** Pictures and films of a comment or post as a webhook names them: bare addresses, one kind per member. */
export function readFeedMedia(value: Loose): Attachment[] {
  const images = [value.photo, ...list(value.photos)];
  if (value.item === 'photo') images.push(value.link);
  const videos = [value.video, ...(value.item === 'video' ? [value.link] : [])];
  return [...named('image', images), ...named('video', videos)];
}

/** The same of an answer of the API: `attachment` of a comment, `attachments` of a post, with what hangs below. */
export function readPolledMedia(row: Loose): Attachment[] {
  const all = [row.attachment, ...list(record(row.attachments).data)].map(record);
  return all.flatMap((one) => {
    const below = list(record(one.subattachments).data).map(record);
    return (below.length > 0 ? below : [one]).flatMap(readOne);
  });
}

function readOne(attachment: Loose): Attachment[] {
  const type = text(attachment.type) ?? text(attachment.media_type) ?? '';
  const media = record(attachment.media);
  if (type.includes('video')) {
    const source = text(media.source);
    return source === undefined
      ? [{ kind: 'unsupported', name: 'video', ...urlOf(attachment) }]
      : [{ kind: 'video', url: source }];
  }
  const image = text(record(media.image).src);
  if ((type.includes('photo') || type === 'sticker' || type === '') && image) return [{ kind: 'image', url: image }];
  if (type === '') return [];
  return [{ kind: 'unsupported', name: text(attachment.title) ?? type, ...urlOf(attachment) }];
}

function urlOf(attachment: Loose): { url?: string } {
  const url = text(attachment.url);
  return url === undefined ? {} : { url };
}

function named(kind: 'image' | 'video', addresses: unknown[]): Attachment[] {
  const found = addresses.flatMap((one) => (typeof one === 'string' && URL.canParse(one) ? [one] : []));
  return [...new Set(found)].map((url) => ({ kind, url }));
}
