import { type Loose, list, number, record, text } from '../domain/loose-json.ts';
import type { Attachment } from '../domain/network.ts';

const kinds: Record<string, Attachment['kind']> = { photo: 'image', video: 'video', animated_gif: 'video' };

/** Reads one picture or film, in the new form (`url`, `variants`) or the old one (`media_url_https`, `video_info`). */
export function readMedia(media: Loose): Attachment {
  const type = text(media.type) ?? 'unsupported';
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  const film =
    kind === 'video' ? bestVariant([...list(media.variants), ...list(record(media.video_info).variants)]) : undefined;
  const url =
    film ?? text(media.url_https) ?? pictureOf(media) ?? text(media.preview_image_url) ?? text(media.expanded_url);
  return {
    // Of a film whose address was not told only its first picture can be had.
    kind: kind === 'video' && film === undefined && url !== undefined ? 'image' : (kind ?? 'unsupported'),
    ...(kind === undefined ? { name: type } : {}),
    ...(film === undefined ? {} : { mime: 'video/mp4' }),
    ...(url === undefined ? {} : { url }),
  };
}

/** In the old form `url` is the short address in the text; the picture's own is another member. */
function pictureOf(media: Loose): string | undefined {
  return text(media.media_url_https) ?? text(media.media_url) ?? text(media.url);
}

function bestVariant(variants: unknown[]): string | undefined {
  const films = variants.map(record).filter((one) => one.content_type === 'video/mp4' && text(one.url) !== undefined);
  const rate = (one: Loose) => number(one.bit_rate) ?? number(one.bitrate) ?? 0;
  return text(films.toSorted((a, b) => rate(b) - rate(a))[0]?.url);
}
