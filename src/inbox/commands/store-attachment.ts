import { createHash } from 'node:crypto';
import type { App } from '#src/app.ts';
import { type Result, refuse } from '#src/shared/result.ts';
import { blankPlace, recordingLimit, sniffRecording } from '../domain/attachment-type.ts';
import { insertMedia } from '../store/media.ts';
import { type PhotoRefused, storePhoto } from './store-photo.ts';

export interface StoredFile {
  id: number;
  /** What it really is, whatever the network called it. */
  kind: 'image' | 'video' | 'audio' | 'document';
  mime: string;
  bytes: number;
}

/**
 * Keeps what a resident sent by what it really is: a photo is made anew without EXIF, a film, sound or PDF is kept as it came
 * without the place in its notes; anything else, and what is too large, is refused by name.
 */
export async function storeAttachment(
  app: App,
  bytes: Uint8Array,
): Promise<Result<{ file: StoredFile }, PhotoRefused>> {
  const type = sniffRecording(bytes);
  if (!type) {
    const stored = await storePhoto(app, bytes);
    return stored.ok
      ? { ok: true, file: { id: stored.id, kind: 'image', mime: 'image/webp', bytes: bytes.byteLength } }
      : stored;
  }
  if (bytes.byteLength > recordingLimit[type.kind]) return refuse('too_large');
  const kept = type.kind === 'video' ? blankPlace(bytes) : bytes;
  const id = await insertMedia(app.db, {
    mime: type.mime,
    bytes: Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength),
    width: null,
    height: null,
    originalSha256: createHash('sha256').update(bytes).digest(),
    dhash: null,
    takenAt: null,
    latitude: null,
    longitude: null,
  });
  return { ok: true, file: { id, kind: type.kind, mime: type.mime, bytes: bytes.byteLength } };
}
