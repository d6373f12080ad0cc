import type { Attachment as MailPart } from 'mailparser';
import type { Attachment } from '../domain/network.ts';

/** Files of one letter that are kept; what lies beyond is named, so that a mimin knows of it. */
const maxFiles = 20;

/** Reads the files of a letter with their bytes; one larger than `maxBytes` keeps only its name. */
export function readAttachments(parts: MailPart[], maxBytes: number): Attachment[] {
  return parts.map((part, place) => {
    const mime = part.contentType || 'application/octet-stream';
    const name = part.filename ? part.filename.slice(0, 200) : undefined;
    if (place >= maxFiles || part.content.byteLength > maxBytes) {
      return { kind: 'unsupported', mime, name: name ?? `berkas ${place + 1}` };
    }
    return { kind: kindOf(mime), mime, ...(name === undefined ? {} : { name }), bytes: part.content };
  });
}

function kindOf(mime: string): Attachment['kind'] {
  const family = mime.split('/')[0];
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file';
}
