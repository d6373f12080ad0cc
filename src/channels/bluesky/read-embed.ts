import { type Loose, list, record, text } from '../domain/loose-json.ts';
import type { Attachment } from '../domain/network.ts';

/** Reads what hangs under a post: pictures, a film, a link card, or another post beside them. */
export function readEmbed(did: string, embed: Loose): Attachment[] {
  const type = text(embed.$type) ?? '';
  if (type.startsWith('app.bsky.embed.images')) return list(embed.images).map((one) => readImage(did, record(one)));
  if (type.startsWith('app.bsky.embed.video')) return [readBlob('video', did, record(embed.video), text(embed.alt))];
  if (type.startsWith('app.bsky.embed.recordWithMedia')) return readEmbed(did, record(embed.media));
  // A quoted post and a link card are addresses, not files.
  if (type === '' || type.startsWith('app.bsky.embed.record') || type.startsWith('app.bsky.embed.external')) return [];
  return [{ kind: 'unsupported', name: type }];
}

function readImage(did: string, image: Loose): Attachment {
  return readBlob('image', did, record(image.image), text(image.alt));
}

/** Files are named by who keeps them and by their content; older posts have the bare `cid`. */
function readBlob(kind: 'image' | 'video', did: string, blob: Loose, alt: string | undefined): Attachment {
  const cid = text(record(blob.ref).$link) ?? text(blob.cid);
  const mime = text(blob.mimeType);
  return {
    kind: cid === undefined ? 'unsupported' : kind,
    ...(mime ? { mime } : {}),
    ...(alt ? { name: alt.slice(0, 200) } : {}),
    ...(cid === undefined ? {} : { ref: `${did}/${cid}` }),
  };
}
